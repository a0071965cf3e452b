"""What an offer tells without a value: "payé au SMIC", "candidature à l'ANAPEC de Meknès".

Neither is a sum or a number to call, but a person who reads "the wage is not told" there would
wonder: the law says what the first is, and anybody may walk in at the second.
"""

import re
from collections.abc import Iterator

from actions.offer_reader.page import Page

_LESS = re.compile(
    r"(?<![^\W_])(?:moins (?:que|du|de)|sous|en dessous (?:de|du)|inferieure? (?:a|au)|pas|sans|"
    r"below|less than|under|not even|اقل من|تحت|ماشي|بدون|9el mn|ta7t|machi|bla)"
    r"(?: (?:le|la|l'|au|the|de|du|ال|l))? ?$"
)
_LESS_REACH = 28
_APPLY = (
    r"(?:candidatures?|postule[rz]?|s'inscrire|inscri(?:ption|ptions|vez-vous|s-toi)|depose[rz]?|"
    r"depot|se presenter|presentez-vous|adresse[rz]?(?:-vous)?|dossiers?|contacte[rz]?|"
    r"appl(?:y|ications?|ying)|regist(?:er|ration)|visit|contact|"
    r"(?:ال)?(?:تسجيل|ترشيح|ترشيحات|تقديم|ملفات?|انتقا)|سجلوا?|ترشحوا?|تقدموا?|اتصلوا?|تسجلو?|حطو?|"
    r"tsej+[ei]?l\w?|tsjil|7ett?o?|t9eyed\w?|sejlo?)"
)
_SERVICE = (
    r"(?:anapec|france travail|pole emploi|eures|forem|actiris|vdab|sepe|arbeitsagentur|"
    r"agentur fur arbeit|(?:ال|لا|ل)?انابيك|لانابيك)"
)
_OFFICE = re.compile(
    rf"(?<![^\W_])(?:ب|ل|و)?{_APPLY}(?![^\W_])[^.;\n]{{0,40}}?(?<![^\W\d_])(?:ب|ل|ف|لل)?{_SERVICE}"
    r"(?![^\W_])"
)
_NAMED = ("anapec", "france travail", "pole emploi", "forem", "actiris", "vdab", "sepe", "agentur")
"""Most texts name no service, which is told far quicker than the pattern finds none."""
_REFUSED = re.compile(
    r"(?<![^\W_])(?:ne|n'|sans|pas|jamais|inutile de|don't|never|no need to|without|لا|بلا|ما|ماشي|"
    r"bla|ma|machi)(?:[ '][^\W_]*){0,3}$"
)
_NOT_THERE = re.compile(r"(?<![^\W_])(?:sans|pas|jamais|without|not|بدون|دون|بلا|bla)(?![^\W_])")
_REFUSED_REACH = 28


def told(page: Page) -> frozenset[str]:
    """Return the essential fields that a text tells without a value that could be read."""
    return frozenset(_told(page))


def _told(page: Page) -> Iterator[str]:
    text = page.text
    if any(
        _LESS.search(text, max(0, cue.start - _LESS_REACH), cue.start) is None
        for cue in page.of("minimum_wage")
    ):
        yield "salary"
    for match in _OFFICE.finditer(text) if _names_a_service(text) else ():
        low = max(0, match.start() - _REFUSED_REACH)
        if _REFUSED.search(text, low, match.start()) is None and not _NOT_THERE.search(
            text, *match.span()
        ):
            yield "contact"
            return


def _names_a_service(text: str) -> bool:
    named = any(name in text for name in _NAMED) or "انابيك" in text
    return named or "eures" in text.replace("heures", "")
