"""Names of employers in Arabic letters: a word for an organisation and the words of its name."""

import re
from collections.abc import Iterator
from functools import lru_cache

from actions.offer_reader import employer_arabic_words as words
from actions.offer_reader import employer_plain_words as plain
from actions.offer_reader.employer_tokens import CACHED_WORDS
from bot.text.folding import fold

MAX_NAME_WORDS = 6
MAX_AGENCY_WORDS = 4
_LETTER = re.compile(r"[^\W_]")
_WORD = re.compile(r"[\u0621-\u065f\u0670-\u06d3]{1,40}")
_PREFIXES = ("وال", "بال", "فال", "لل", "ال", "ب", "ف", "ل", "و")
_LEFT_OF_NOUN = ("", "ب", "ل", "ف", "و", "لل")
_OF = "ديال"
_VERB = re.compile(r"^(?:ت|ي|كت|كي|ست|سي)[^ا]{3,5}$")  # noqa: RUF001
_YOURS, _LONG_ENOUGH = ("كم", "هم", "نا"), 4
_QUOTED = re.compile(r"[^\n.,:;!؟]{0,32}?[«\"“]([^»\"”\n«]{2,48})[»\"”]")
_MARKS = re.compile(r" {0,2}[«\"“] ?([^»\"”\n«]{2,48}?) ?[»\"”]")
_LATIN = re.compile(
    r"[ «\"“]{1,2}((?:[A-Z][\w.&'’\-]*|&|d[aeu]s?|l[ae]s?|van|von|of|and)"  # noqa: RUF001
    r"(?: (?:[A-Z][\w.&'’\-]*|&|d[aeu]s?|l[ae]s?|van|von|of|and)){0,5})"  # noqa: RUF001
)
_EXAMINED = re.compile(r"فحص|فحوص|تحاليل|كشف طبي|الكشف الطبي|visite medicale|ڤيزيت|فيزيت")
_NEAR = 80
MAX_BEFORE_QUOTE = 3
MAX_QUOTED = 6
_OPENING = '«"“'
_MARK = re.compile(r"[«»\"“”'()]")


_folded = lru_cache(maxsize=CACHED_WORDS)(fold)


def arabic_names(original: str, places: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each name of an organisation in Arabic letters."""
    matches = list(_WORD.finditer(original))
    folded = [_folded(match.group()) for match in matches]
    index = done = 0
    while index < len(matches):
        if matches[index].start() < done:  # inside a name: "منظمة «ماء لكل قصر»"
            index += 1
            continue
        prefix = _attached(folded[index], words.NOUNS)
        if prefix is None:
            named = _named_in_marks(original, matches, folded, index)
            if named is not None:
                yield named
                done = named[1]
            index += 1
            continue
        if _no_employer(original, matches, folded, index):
            index += 1
            continue
        quoted = _end_in_marks(original, matches, folded, index, places)
        if quoted is not None:
            yield _start_in_marks(original, matches, folded, index, quoted), quoted
            done = quoted
            index += 1
            continue
        last = _last_of_name(original, matches, folded, index, places)
        if last > index:
            yield matches[index].start() + len(prefix), matches[last].end()
            index = last
        index += 1
    yield from _agencies(original, matches, folded)


def _start_in_marks(
    original: str, matches: list[re.Match[str]], folded: list[str], index: int, end: int
) -> int:
    """Return where a name begins: in its marks, if what the firm does stands before them."""
    word = folded[index]
    prefix = _attached(word, words.NOUNS | words.MARKED_NOUNS) or ""
    start = matches[index].start() + len(prefix)
    mark = max(original.rfind(sign, start, end) for sign in _OPENING)
    between = len(_WORD.findall(original, matches[index].end(), max(mark, 0)))
    told = word[len(prefix) :] in words.FIRMS or _OF in folded[index + 1 : index + 1 + between]
    return mark + 1 if between and told else start


def _named_in_marks(
    original: str, matches: list[re.Match[str]], folded: list[str], index: int
) -> tuple[int, int] | None:
    """Return a name in marks behind "the firm of" ("الشركة ديال «ألفا»") or behind "at" alone."""
    word = folded[index]
    if _attached(word, words.MARKED_NOUNS) is not None:
        end_in_marks = _quoted_end(original, matches[index].end())
        if end_in_marks is None:
            return None
        return _start_in_marks(original, matches, folded, index, end_in_marks), end_in_marks
    known = word.removeprefix("ال") in words.NOUNS and word.startswith("ال")
    if not known and word not in words.AT_NAMES:
        return None
    end = matches[index].end()
    if known and index + 1 < len(matches) and folded[index + 1] in {_OF, *words.NAMED}:
        end = matches[index + 1].end()
    works = known and words.WORKING.intersection(folded[index + 1 : index + 1 + MAX_BEFORE_QUOTE])
    marks = (_QUOTED if works else _MARKS).match(original, end)
    if marks is None or len(marks.group(1).split()) > MAX_QUOTED:
        return None
    return marks.span(1)


def _no_employer(
    original: str, matches: list[re.Match[str]], folded: list[str], index: int
) -> bool:
    """Tell whether a word names an owner, or a place where candidates are examined."""
    following = folded[index + 1] if index + 1 < len(folded) else ""
    if folded[index] == words.OWNER and following.removeprefix("ال") in words.NOUNS:
        return True
    start, end = matches[index].span()
    return (
        index > 0
        and folded[index] in words.CARE
        and folded[index - 1] in words.AT
        and _EXAMINED.search(original[max(0, start - _NEAR) : end + _NEAR]) is not None
    )


def _end_in_marks(
    original: str,
    matches: list[re.Match[str]],
    folded: list[str],
    index: int,
    places: frozenset[str],
) -> int | None:
    """Return the end of a name in marks of quotation or in Latin letters behind its word."""
    end = matches[index].end()
    quoted = _quoted_end(original, end)
    if quoted is not None:
        return quoted
    at = end
    if index + 1 < len(matches) and folded[index + 1] in words.NAMED:
        at = matches[index + 1].end()
    latin = _LATIN.match(original, at)
    if latin is not None and any(
        part[0].isupper() and not {fold(part).strip(".")} & (plain.GENERIC | places)
        for part in latin.group(1).split()
    ):
        return latin.end(1)
    return None


def _quoted_end(original: str, end: int) -> int | None:
    """Return the end of a name in marks of quotation, up to three words behind a place."""
    quoted = _QUOTED.match(original, end)
    if quoted is None or len(quoted.group(1).split()) > MAX_QUOTED:
        return None
    before = _WORD.findall(original[end : quoted.start(1)])
    if len(before) > MAX_BEFORE_QUOTE or words.SAID.intersection(map(fold, before)):
        return None
    return quoted.end(1)


def _agencies(
    original: str, matches: list[re.Match[str]], folded: list[str]
) -> Iterator[tuple[int, int]]:
    """Yield names that begin a line and say what an agency does ("بوابة الشمال للتوظيف")."""
    for index, word in enumerate(folded):
        fewest = 2
        if (word, *folded[index + 1 : index + 2]) == words.TEMPORARY:
            fewest = 1
        elif word not in words.AGENCY_ENDINGS:
            continue
        first = index
        while first > 0 and original[matches[first - 1].end() : matches[first].start()] == " ":
            first -= 1
        line = original[: matches[first].start()].rpartition("\n")[2]
        if (
            fewest <= index - first <= MAX_AGENCY_WORDS
            and not _LETTER.search(line)
            and not words.STOPS.intersection(folded[first:index])
            and _OF not in folded[first:index]
        ):
            yield matches[first].start(), matches[index].end()


def _attached(word: str, nouns: frozenset[str]) -> str | None:
    """Return what is attached before a word for an organisation, or None if it is none."""
    return next((p for p in _LEFT_OF_NOUN if word.startswith(p) and word[len(p) :] in nouns), None)


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
        if word == _OF or word in words.NAMED:
            continue
        told = folded[at - 1] in words.NAMED  # "شركة اسمها الريان", which is a town too
        if word in words.STOPS or (not told and _is_place(word, places, at - index)):
            break
        if _says_where(folded, at, places, many=at == index + 1 and folded[index] in words.MANY):
            break
        if word.endswith(_YOURS) and len(word) > _LONG_ENOUGH:
            break  # "the agency of your region" has no name
        if at - index >= 2 and _VERB.match(word) and not word.endswith("ه"):  # noqa: RUF001
            break
        last = at
    behind = folded[index + 1 : last + 1]
    if (
        behind
        and behind[0] in words.GENERIC_AFTER
        and (len(behind) == 1 or behind[1] in words.GENERIC_AFTER or behind[1].startswith("و"))
    ):
        return index
    return last


def _says_where(folded: list[str], at: int, places: frozenset[str], *, many: bool) -> bool:
    """Tell whether a word says where: "in the quarter", "in" a place of two words, a country."""
    word = folded[at]
    for prefix in ("ب", "ف", "بال", "فال"):
        rest = word.removeprefix(prefix)
        if rest != word and (
            rest in words.WHERE or " ".join((rest, *folded[at + 1 : at + 2])) in places
        ):
            return True
    return word in words.BESIDE or (many and (word in places or word.removeprefix("ال") in places))


def _is_place(word: str, places: frozenset[str], distance: int) -> bool:
    """Tell whether a word says where: a place, alone or behind an attached "in"."""
    for prefix in _PREFIXES:
        rest = word[len(prefix) :]
        if word.startswith(prefix) and len(rest) > 2 and (rest in places or "ال" + rest in places):
            return prefix not in {"ال", "لل", "وال"} or distance > 1
    return distance > 1 and word in places
