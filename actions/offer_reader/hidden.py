"""Characters that hide words: invisible ones inside a word, look-alikes of another alphabet.

Direction marks, the tatweel, and the joiners of emoji and of Arabic letters are ordinary typing
and are left out.
"""

import re

from bot.text.evidence import Evidence
from bot.text.facts import ABSENT, FieldValue, known

MAX_EVIDENCE = 3
_INVISIBLE = re.compile("[^\\W_][\u00ad\u200b\u2060-\u2064\ufeff]{1,8}[^\\W_]")
_JOINERS = re.compile("[A-Za-z\u00c0-\u024f][\u200c\u200d]{1,8}[A-Za-z\u00c0-\u024f]")
_MIXED = re.compile(
    "[A-Za-z\u00c0-\u024f][\u0370-\u03ff\u0400-\u052f]|"
    "[\u0370-\u03ff\u0400-\u052f][A-Za-z\u00c0-\u024f]"
)
_SUSPECT = re.compile("[\u00ad\u200b-\u200d\u2060-\u2064\ufeff\u0370-\u03ff\u0400-\u052f]")
"""Without one of these a text hides nothing, which is told at once."""
_WORD_EDGE = re.compile(r"\s")
_WORD_REACH = 30


def read_hidden(text: str) -> FieldValue:
    """Tell whether a text hides words, quoting those words; absent when it hides none."""
    if _SUSPECT.search(text) is None:
        return ABSENT
    found: dict[int, Evidence] = {}
    for pattern in (_INVISIBLE, _JOINERS, _MIXED):
        for match in pattern.finditer(text):
            start, end = _word(text, match.start(), match.end())
            found.setdefault(start, Evidence(start, end, text[start:end]))
            if len(found) >= MAX_EVIDENCE:
                break
    if not found:
        return ABSENT
    return known(True, evidence=tuple(sorted(found.values())[:MAX_EVIDENCE]))


def _word(text: str, start: int, end: int) -> tuple[int, int]:
    low = max(0, start - _WORD_REACH)
    edges = [m.end() for m in _WORD_EDGE.finditer(text, low, start)]
    after = _WORD_EDGE.search(text, end, end + _WORD_REACH)
    high = min(len(text), end + _WORD_REACH)
    return (edges[-1] if edges else low, after.start() if after else high)
