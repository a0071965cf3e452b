"""Names of employers in Arabic letters: a word for an organisation and the words of its name."""

import re
from collections.abc import Iterator

from actions.offer_reader import employer_arabic_words as words
from bot.text.folding import fold

MAX_NAME_WORDS = 6
MAX_AGENCY_WORDS = 4
_LETTER = re.compile(r"[^\W_]")
_WORD = re.compile(r"[\u0621-\u065f\u0670-\u06d3]+")
_PREFIXES = ("وال", "بال", "فال", "لل", "ال", "ب", "ف", "ل", "و")
_LEFT_OF_NOUN = ("", "ب", "ل", "ف", "و", "لل")
_OF = "ديال"
_VERB = re.compile(r"^(?:ت|ي|كت|كي|ست|سي)[^ا]{3,5}$")  # noqa: RUF001
_MARK = re.compile(r"[«»\"“”'()]")


def arabic_names(original: str, places: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each name of an organisation in Arabic letters."""
    matches = list(_WORD.finditer(original))
    folded = [fold(match.group()) for match in matches]
    index = 0
    while index < len(matches):
        prefix = _noun_prefix(folded[index])
        if prefix is None:
            index += 1
            continue
        last = _last_of_name(original, matches, folded, index, places)
        if last > index:
            yield matches[index].start() + len(prefix), matches[last].end()
            index = last
        index += 1
    yield from _agencies(original, matches, folded)


def _agencies(
    original: str, matches: list[re.Match[str]], folded: list[str]
) -> Iterator[tuple[int, int]]:
    """Yield names that begin a line and say what an agency does ("بوابة الشمال للتوظيف")."""
    for index, word in enumerate(folded):
        if word not in words.AGENCY_ENDINGS:
            continue
        first = index
        while first > 0 and original[matches[first - 1].end() : matches[first].start()] == " ":
            first -= 1
        line = original[: matches[first].start()].rpartition("\n")[2]
        if (
            2 <= index - first <= MAX_AGENCY_WORDS
            and not _LETTER.search(line)
            and not words.STOPS.intersection(folded[first:index])
        ):
            yield matches[first].start(), matches[index].end()


def _noun_prefix(word: str) -> str | None:
    """Return what is attached before a word for an organisation, or None if it is none."""
    if word in words.NOUNS:
        return ""
    for prefix in _LEFT_OF_NOUN[1:]:
        if word.startswith(prefix) and word[len(prefix) :] in words.NOUNS:
            return prefix
    return None


def _last_of_name(
    original: str,
    matches: list[re.Match[str]],
    folded: list[str],
    index: int,
    places: frozenset[str],
) -> int:
    last = index
    for at in range(index + 1, min(index + 1 + MAX_NAME_WORDS, len(matches))):
        gap = _MARK.sub(" ", original[matches[at - 1].end() : matches[at].start()])
        word = folded[at]
        if gap.strip() or "\n" in gap or not gap:
            break
        if word == _OF:
            continue
        if word in words.STOPS or _is_place(word, places, at - index):
            break
        if at - index >= 2 and _VERB.match(word) and not word.endswith("ه"):  # noqa: RUF001
            break
        last = at
    if last == index + 1 and folded[last] in words.GENERIC_AFTER:
        return index
    return last


def _is_place(word: str, places: frozenset[str], distance: int) -> bool:
    """Tell whether a word says where: a place, alone or behind an attached "in"."""
    for prefix in _PREFIXES:
        rest = word[len(prefix) :]
        if word.startswith(prefix) and len(rest) > 2 and (rest in places or "ال" + rest in places):
            return prefix not in {"ال", "لل", "وال"} or distance > 1
    return distance > 1 and word in places
