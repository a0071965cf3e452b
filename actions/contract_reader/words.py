"""The words by which contracts are recognised and read: French, Arabic, English, Spanish.

All are written as `fold` leaves them: lower case, no accents, Arabic letters unified.
"""

TITLES = (
    r"contrat (?:de travail|d'engagement|saisonnier|a duree|d'emploi)",
    r"(?:promesse|lettre) d'embauche",
    r"عقد (?:ال)?(?:عمل|شغل|استخدام|توظيف)",
    r"(?:employment|work|labour|labor) contract|contract of employment",
    r"contrato (?:individual )?de trabajo|contrato (?:de duracion|fijo)",
)
MARKS = (
    r"entre les soussignes|entre les parties|il a ete convenu|ci-apres (?:denomme|designe)",
    r"d'une part",
    r"d'autre part",
    r"\barticle (?:premier|1|2|i)\b",
    r"lu et approuve|bon pour accord",
    r"fait (?:a|en) .{2,40}\b(?:le|en) \b",
    r"بين الموقعين|تم الاتفاق|اتفق الطرفان",
    r"الطرف الاول|من جهه",
    r"الطرف الثاني|من جهه اخري",
    r"(?:الماده|البند|الفصل) (?:الاول|الاولي|1)\b",
    r"قري وصودق|حرر ب|حرر في",
    r"\b(?:the )?(?:employer|first party)\b.{0,80}\b(?:hereinafter|and)\b",
    r"\bsecond party\b|in witness whereof|hereby agree",
    r"\breunidos\b|de una parte|datos de la empresa",
    r"de otra parte|datos del? (?:la )?trabajador",
    r"\bclausulas\b|\bprimera ?[:.-]",
    r"leido y conforme|en prueba de conformidad|el trabajador\b.{0,200}\bla empresa\b",
)
MARKS_NEEDED = 2

POINTS: dict[str, tuple[str, ...]] = {
    "employer": (
        r"(?:l'employeur|la societe|l'entreprise|raison sociale|employer|first party)\b",
        r"(?:la empresa|razon social|el empleador|la empleadora)\b",
        r"(?:المشغل|المشغله|الطرف الاول|رب العمل|صاحب العمل)",
    ),
    "worker": (
        r"(?:le salarie|la salariee|le travailleur|l'employee?|(?:et )?(?:m|mr|mme)\.? ?/)",
        r"(?:l'ouvrier|le saisonnier|employee|second party|el trabajador|la trabajadora)\b",
        r"(?:الاجير|الاجيره|العامل|العامله|الطرف الثاني|المستخدم)",
    ),
    "job": (
        r"(?:en qualite d|qualite de|(?:le|au|du) poste de|fonctions? (?:de|d')|emploi de)",
        r"(?:emploi occupe|qualification|job title|position)\b",
        r"(?:travaillera|engagee?|employee?|recrutee?|embauchee?) (?:comme|en tant que)\b",
        r"(?:prestara sus servicios como|categoria profesional|puesto de trabajo)\b",
        r"(?:بصفته|بصفتها|بصفه|بوظيفه|في وظيفه|مهنه|المهنه|المنصب)",
    ),
    "place": (
        r"(?:lieu (?:de|du) travail|lieu d'execution|place of work|exercera .{0,40}\ba\b)",
        r"(?:centro de trabajo|lugar de(?: la prestacion| trabajo))",
        r"(?:مكان (?:ال)?(?:عمل|شغل)|مقر (?:ال)?(?:عمل|شغل))",
    ),
    "duration": (
        r"(?:duree (?:determinee|indeterminee)|duree (?:de|du) .{0,20}\d+ ?\(?.{0,15}mois)",
        r"(?:pour une (?:duree|periode) de|\bcdi\b|\bcdd\b|fixed term|period of)",
        r"(?:duracion (?:del|de) [^\n]{0,40}?\d|por tiempo indefinido|fijo[ -]discontinuo)",
        r"(?:se extendera desde|tendra una duracion)",
        r"(?:(?:ل|ال)?مده (?:العقد|غير محدده|محدده|.{0,20}(?:شهر|اشهر|سنه|سنوات|سنتين)))",
    ),
    "signature": (
        r"(?:signatures?\b|lu et approuve|signe a|signed|\bfirmas?\b|\bfirmado)",
        r"(?:توقيع|امضا|قري وصودق)",
    ),
    "stamp": (
        r"(?:\bvise(?:e)? (?:par|au|aupres)|visa (?:du|de) (?:contrat|ministere|l'autorite))",
        r"(?:autorites? (?:gouvernementale|competente|marocaine))",
        r"(?:ministere (?:de l'emploi|du travail)|\blegalis|\bapostille|\banapec\b)",
        r"(?:cachet (?:du|de|de la) (?:ministere|consul|services?))",
        r"(?:visado de (?:trabajo|residencia)|oficina de extranjeria|autorizacion de residencia)",
        r"(?:ministerio de trabajo|consulado)",
        r"(?:موشر عليه|يوشر|تاشيره (?:العقد|الوزاره|السلطه)|مصادق عليه)",
        r"(?:وزاره (?:التشغيل|الشغل|العمل))",
        r"(?:السلطه (?:الحكوميه|المختصه)|انابيك|القنصليه)",
    ),
    "housing": (
        r"(?:\bloge|logement|hebergement|hebergee?\b|accommodation|housing|alojamiento|vivienda)",
        r"(?:السكن|سكن|ايوا|الاقامه المجانيه)",
    ),
    "repatriation": (
        r"(?:rapatri|(?:frais|billet|voyage|trajet)s? (?:de|du) retour|aller[- ]retour|repatriat)",
        r"(?:return (?:ticket|travel|air)|(?:viaje|billete|gastos) de (?:regreso|retorno|vuelta))",
        r"(?:ida y vuelta|repatriacion)",
        r"(?:الترحيل|(?:تذكره|مصاريف|نفقات|سفر) (?:ال)?(?:عوده|رجوع)|ذهابا وايابا|العوده الي)",
    ),
    "trial": (
        r"(?:periode d'essai|probation|trial period|periodo de prueba)",
        r"(?:فتره (?:ال)?(?:اختبار|تجربه|تجريب)|مده (?:ال)?(?:اختبار|تجربه))",
    ),
}
NUMBERED: dict[str, tuple[str, ...]] = {
    "pay": (
        r"(?:salaire|remuneration|traitement|salary|wage)[^\n]{0,120}?\d{2,}",
        r"(?:salario|retribucion|remuneracion)[^\n]{0,120}?\d{2,}",
        r"(?:الاجر|اجر|الراتب|راتب|اجره|الاجره|تعويض)[^\n]{0,120}?\d{2,}",
    ),
    "hours": (
        r"\b\d{1,2} ?(?:h|heures?|hours)\b[^\n]{0,25}(?:semaine|hebdo|jour|week|day|mois)",
        r"\b\d{1,2} ?horas?\b[^\n]{0,25}(?:seman|dia|diari)|jornada[^\n]{0,60}?\d{1,2} ?h",
        r"(?:duree|horaires?)[^\n]{0,30}(?:travail|hebdo)[^\n]{0,40}\d{1,2} ?(?:h|heures?)\b",
        r"\b\d{1,2} ?(?:ساعه|ساعات)|(?:ساعات العمل|مده العمل)[^\n]{0,40}\d",
    ),
}
"""Points that need a number: a label alone, or a label before a blank, says nothing."""

BLANK = r"_{4,}|\.{6,}|…{3,}|\[ *\]|\[?\ba completer\b\]?|\[to be completed\]"
