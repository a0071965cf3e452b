"""In which language an answer is ordered, whatever else is asked: "jawbni b darija. chno ndir".

A sentence to copy in French, and what a recruiter speaks, order nothing.
"""

import re

MIN_WORDS = 2
"""Fewer words beside an order ask nothing of their own."""
MAX_BEFORE = 3
"""Words of its clause that may stand before an order: "merci, tu peux répondre en arabe"."""
_ANSWER = (
    r"r[ée]pond(?:s|ez|re)?|parl(?:ez?|er)(?=[\s-]+(?:moi|nous|en)\b)|expliquez?|dis(?=[\s-]+moi)"
    r"|[ée]cri(?:s|vez)(?=[\s-]+moi)|answer|reply|speak|talk"
    r"|jawe?b(?:i?ni|ouni|oni|i|o)?|hde?r(?:i|o)?|tkelle?m(?:i|o)?|tkele?m(?:i|o)?"
    r"|أجب(?:ني|نا)?|اجب(?:ني|نا)?|أجيبو\w+|اجيبو\w+|جاوب(?:ني|يني|وني|و|ي)?"
    r"|تكلم(?:ي|وا|و)?|تحدث(?:ي|وا)?|هضر(?:ي|و)?|هدر(?:ي|و)?|كلم(?:ني|يني|وني)"
)
_ME = (
    r"(?:[\s,-]+(?:moi|nous|me|to me|with me|lia|liya|li|m3aya|معي|معنا|معايا|ليا|لي|لنا"
    r"|svp|stp|s'il te pla[iî]t|s'il vous pla[iî]t|please|3afak|عافاك|من فضلك|من فضلكم))*"
)
_ARABIC = (
    r"(?:en |in |b|f)?[\s-]*(?:e?l)?[\s-]*"
    r"(?:arabe|arabic|darija|drija|3a?e?rbi?y?y?a|3arabiya|3rabiya|maghribiya)"
    r"|(?:باللغة |ب|ف)?(?:ال)?(?:عربية|عربي|دارجة|داريجة|درجة|مغربية)"
)
_FRENCH = (
    r"(?:en |in |b|f)?[\s-]*(?:e?l)?[\s-]*(?:fran[cç]ais|french|fransawi?y?a|frança?wiya|fransi?s?)"
    r"|(?:باللغة |ب|ف)?(?:ال)?(?:فرنسية|فرنساوية|فرانسي|فرونسي)"
)
_ORDER = re.compile(
    rf"(?<!\w)(?:{_ANSWER}){_ME}[\s,-]+(?:(?P<ar>{_ARABIC})|(?P<fr>{_FRENCH}))(?!\w)", re.IGNORECASE
)
_MARKS = " .,،;؛!?؟\n-"
_CLAUSE = re.compile(r"[.,،;؛!?؟\n:]")
_OF_ANOTHER = re.compile(
    r"(?<!\w)(?:je|j|on|il|elle|ils|elles|le|la|dois|doit|faut|i|he|she|they|واش|هل|كيف|comment)(?!\w)",
    re.IGNORECASE,
)
"""Words before an order that make it a question of one's own: "je dois répondre en français ?"."""

_WHY = re.compile(
    r"(?:comprends?|parle|lis) (?:pas|rien|mal)|don'?t (?:understand|speak|read)"
    r"|\bma ?(?:kan)?fhe?a?m\w*ch|ma ?kan3re?fch"
    r"|(?:ما|لا) ?(?:كن)?(?:فهم|أفهم|افهم|عرف|أعرف|أقرأ)\w*",
    re.IGNORECASE,
)
"""Words that only say why: "hder b darija, mafhamtch lfrançais"."""


def ordered(text: str) -> tuple[str, str] | None:
    """Return the language that a message orders the answers in, and what else it asks, if anything.

    Args:
        text: The message.
    """
    found = _ORDER.search(text)
    if found is None:
        return None
    before = _CLAUSE.split(text[: found.start()])[-1]
    if len(before.split()) > MAX_BEFORE or _OF_ANOTHER.search(before):
        return None
    rest = f"{text[: found.start() - len(before)]} {text[found.end() :]}".strip(_MARKS)
    asks = len(re.findall(r"\w+", rest)) > MIN_WORDS and _WHY.search(rest) is None
    return "ar" if found["ar"] else "fr", rest if asks else ""
