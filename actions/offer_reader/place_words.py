"""Patterns of the words around a place, over folded text: labels, prepositions, other uses."""

import re

LABEL = re.compile(
    r"[^\n:]{0,3}(?:lieu|lieu de travail|ville|localisation|region|pays|adresse|"
    r"location|place|city|"
    r"country|workplace|poste base a|المدينه|المنطقه|مكان العمل|البلد|المكان|الدوله|مقر العمل|"
    r"lieu du poste|lblassa)"
    r" ?[:\-] ?"
)
CITY_LABEL = re.compile(
    r"[^\n:\w]{0,3}(?:lieu|lieu de travail|ville|localisation|location|city|"
    r"المدينه) ?: ?(?:\d{2,3} ?- ?)?"
    r"([^\W\d_][^\n,;/(|:]{1,40}?)(?= ?[,;/(|\n]| - |$)"
)
DEPARTMENT = re.compile(
    r"[^\n:\w]{0,3}(?:lieu|lieu de travail|localisation|ville) ?: ?(?:\d{2}|2[ab]|"
    r"97\d) ?- ?"
)
"""French boards write the number of the department before the town: "Lieu : 07 - Privas"."""
LABEL_REACH = 60
GOING_TO = re.compile(
    r"(?:^|[^\w])(?:en|au|aux|a|in|to|for|vers|pour|f|fi|l|dial|ديال|في|الي|ل|ب|ف|نحو|d'|de|du|des|"
    r"d) ?(?:l'|la |le |les )?$"
)
TOWARDS = re.compile(r"(?<![^\W_])(?:a|vers|pres de|sur|f|in) $")
"""Before a town that could be a trade: "à Mâcon", and not "un maçon" or "de maçon"."""
OTHER_USE = re.compile(
    r"(?<![^\W_])(?:ambassade|consulat|consul|embassy|consulate|gouvernement|ministere|"
    r"convention|loi|"
    r"bureau|agence|cabinet|"
    r"antenne|representant|representante|representation|permanence|office|agency|entretiens?|"
    r"entrevue|interviews?|selection|"
    r"preselection|essai|essai pratique|trial|rdv|rendez-vous|depart de|clinique|"
    r"laboratoire|cabinet du dr|"
    r"consultant|collegues|patients|client|clients|marche|donneur d'ordre|depuis|from|"
    r"born|exam|anapec|anapec de|"
    r"recus|recu|presentez-vous|transport depuis|embarquement|"
    r"سفاره|قنصليه|السفاره|القنصليه|بمكتب|مكتب|وكاله|الوكاله|مقابله|المقابله|المقابلات|"
    r"الانتقاء|اختبار|ممثلنا|مختبر|"
    r"لانترفيو|الانترفيو|اانترفيو|وزاره|من|جايه|جاي|نهار|"
    r"intermediaire|courtier|smsar|smasri|semsar|samsar|wasit|lwasit|سمسار|السمسار|وسيط|الوسيط|"
    r"ambassade dial|anapec dial|mn|agence dial)"
    r"(?: [^\W\d_]{1,14}){0,5} ?$"
)
TRADES_LIKE_TOWNS = frozenset({"macon"})
"""Towns whose name, as it is folded, is also a trade; they need a preposition or a label."""
STREET = re.compile(
    r"(?<![^\W_])(?:avenue|av|rue|boulevard|bd|bld|place|route|quartier|hay|lot|lotissement|"
    r"immeuble|"
    r"residence|street|road|شارع|زنقه|حي|طريق)"
    r"(?: [^\W\d_]{1,12}){0,2} $"
)
