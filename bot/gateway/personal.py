"""Find what identifies a person in a text: mail, bank accounts, cards, telephones, papers.

Characters are read as they look: no-break spaces, long hyphens, Arabic digits and marks of
direction are the plain ones, one for one, so that places stay. Sums of money, dates and hours are
left: they identify nobody, and who reads a masked offer needs them.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from bot.text.cards import passes_luhn

MAIL, NUMBER, IBAN, CARD, PAPER = "[email]", "[number]", "[iban]", "[card]", "[id]"
"""Marks in the place of what was found."""
_MIN_DIGITS = 8
"""Fewer digits are no telephone."""
_MIN_IBAN_DIGITS = 10
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_IBAN = re.compile(
    r"(?<![A-Za-z\d])(?:[A-Z]{2}\d{2}(?: ?[A-Z\d]{4}){3,7}(?: ?[A-Z\d]{1,3})?|"
    r"[A-Za-z]{2}\d{2} ?[A-Za-z\d]{4}(?: ?(?=[A-Za-z]*\d)[A-Za-z\d]{4}){2,6}"
    r"(?: ?(?=[A-Za-z]*\d)[A-Za-z\d]{1,3})?)(?![A-Za-z\d])"
)
"""In small letters, letters without a digit are words behind the account."""

_GAP = r"[ .\-/()_·•]{0,4}"
_GAPS = re.compile(_GAP)
_RUN = re.compile(rf"(?<!\d)(?:\+[ (]{{0,2}})?\d(?:{_GAP}\d){{{_MIN_DIGITS - 1},}}")
_DAY, _MONTH, _YEAR = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])", r"(?:19|20)\d\d"
_DATE = re.compile(
    rf"(?<!\d)(?:{_DAY}([./\-]){_MONTH}\1{_YEAR}|{_YEAR}([./\-]){_MONTH}\2{_DAY})(?!\d)"
)
_SPACED_DATE = re.compile(rf"{_DAY} {_MONTH} {_YEAR}(?!\d)")
_DATED = re.compile(
    rf"(?:{_DAY}[./\-]{_MONTH}[./\-]\d\d|{_MONTH}[./\-]{_YEAR}|"
    rf"{_YEAR}|\d\d?(?= ?[:hH])|(?<=[:hH])\d\d)(?!\d)"
)
"""A date or an hour only where nothing else is left of a run: pairs of a telephone look so."""
_PHONE = re.compile(
    rf"(?:(?:\+|00)(?:212|33){_GAP}(?:0{_GAP})?|0{_GAP})[1-9](?:{_GAP}\d){{8}}(?!\d)"
)
"""A number of Morocco or France: where one ends is known, so several may stand in a row."""
_SUM_BESIDE = re.compile(r"[1-9]\d{3,5}(?!\d)")
_PIECES = (_SPACED_DATE, _PHONE, _DATED, _SUM_BESIDE)
_SUM = re.compile(r"(?:[1-9]\d?(?:[ .]\d{3}){2}|[1-9]\d{0,2}[ .]\d{3}|[1-9]\d{2,7})(?:\.\d\d)?")
_TO = re.compile(r" ?[\-/] ?")
_A_RANGE = 2

_CURRENCY = (
    r"(?:€|\$|£|dhs?|mad|d[ie]?rh[ae]?ms?|eur(?:os?)?|f ?cfa|xof|usd|cad|dollars?|aed|sar|qar|"
    r"r[iy]+als?|dinars?|francs?|millions?|net|brut|par mois|/ ?mois|درهم|دراهم|ريال|دينار|دولار|"
    r"[اأي]ورو|فرنك|مليون|سنتيم)"
)
_THEN_MONEY = re.compile(rf"(?:[.,]\d\d?)? ?(?:d'|ديال |د ?)?{_CURRENCY}(?![a-z])", re.IGNORECASE)
_MONEY_FIRST = re.compile(rf"(?<![a-z]){_CURRENCY} ?$", re.IGNORECASE)
_LONGEST_CURRENCY = 10
_ROUND = "00"
"""The end of a sum of money, and seldom that of a number of a paper."""

_LAST = r"(?!\d)(?:[A-Za-z](?![A-Za-z]))?"
_LABEL = (
    r"(?:(?<![a-z])(?:c\.?i\.?n|cnie?|carte|lacarte|lakart|passe?port|nie|permis)|"
    r"بطاق|جواز|كارط|باسبور|رخص)[^\d\n]{0,20}?"
)
_SURE_PAPER = re.compile(rf"(?<![A-Z\d])(?P<paper>[A-Z]{{1,2}}(?P<digits>\d{{5,7}}){_LAST})")
_PAPERS = (
    re.compile(
        r"(?<![A-Za-zÀ-ÿ\d])"
        rf"(?P<paper>(?:[A-Za-z]{{1,2}}|[A-Z]{{1,2}} )(?P<digits>\d{{5,7}}){_LAST})"
    ),
    re.compile(
        rf"{_LABEL}(?:(?<![a-zà-ÿ])|(?<=cin)|(?<=cnie))"
        rf"(?P<paper>[a-z]{{1,3}}(?:[ .\-](?=\d{{6}}))?(?P<digits>\d{{5,7}}){_LAST})",
        re.IGNORECASE,
    ),
    re.compile(
        rf"{_LABEL}(?:n[°ºo]|num(?:[eé]ro|ber)?|رقم[^\W\d]{{0,3}}|est|هو|هي|:) ?"
        r"(?P<paper>(?P<digits>\d{5,7})(?!\d))",
        re.IGNORECASE,
    ),
)
"""Numbers of papers that are none where they end as sums do: "b35000" is "for 35000" to many."""


class Part(NamedTuple):
    """What was found: where it stands, and the mark that is put there."""

    start: int
    end: int
    mark: str


class _Plain(dict[int, str]):
    """Code point to the plain character that it looks like; filled as characters are met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        likeness = unicodedata.normalize("NFKC", character)
        character = likeness if len(likeness) == 1 else character
        category = unicodedata.category(character)
        if category in {"Zs", "Cf"} or character == "\t":
            character = " "
        elif category == "Pd" or character == "\u2212":
            character = "-"
        elif character in "\u2044\u2215":
            character = "/"
        elif category == "Nd":
            character = str(unicodedata.digit(character))
        self[code] = character
        return character


_PLAIN = _Plain()


def personal_parts(text: str) -> list[Part]:
    """Return the parts of a text that identify a person, in order and apart from each other."""
    plain, found = text.translate(_PLAIN), []
    for look in (_mails, _accounts, _numbers, _papers):
        parts = sorted(look(plain))
        found += parts
        plain = _without(plain, parts)
    return sorted(found)


def _without(plain: str, parts: list[Part]) -> str:
    """Return a text in which what was found is not found again, every place as it was."""
    pieces, done = [], 0
    for start, end, _ in parts:
        pieces += [plain[done:start], "\n" * (end - start)]
        done = end
    return "".join((*pieces, plain[done:]))


def _mails(plain: str) -> Iterator[Part]:
    return (Part(*match.span(), MAIL) for match in _EMAIL.finditer(plain))


def _accounts(plain: str) -> Iterator[Part]:
    for match in _IBAN.finditer(plain):
        if len(_digits(match.group())) >= _MIN_IBAN_DIGITS:
            yield Part(*match.span(), IBAN)


def _numbers(plain: str) -> Iterator[Part]:
    for run in _RUN.finditer(plain):
        start = run.start()
        for day in _DATE.finditer(plain, *run.span()):
            yield from _number(plain, start, day.start())
            start = day.end()
        yield from _number(plain, start, run.end())


def _number(plain: str, start: int, end: int) -> list[Part]:
    """Return what identifies a person in digits that stand together and hold no whole date."""
    while start < end and plain[start] not in "+0123456789":
        start += 1
    while start < end and not plain[end - 1].isdigit():
        end -= 1
    digits = _digits(plain[start:end])
    if len(digits) < _MIN_DIGITS or _is_money(plain, start, end):
        return []
    pieces = _in_pieces(plain, start, end)
    if pieces == [] or (pieces and not passes_luhn(digits)):
        return pieces
    return [Part(start, end, CARD if passes_luhn(digits) else NUMBER)]


def _in_pieces(plain: str, start: int, end: int) -> list[Part] | None:
    """Return the telephones among dates and sums; None where other digits are left."""
    phones, sums = [], False
    while start < end:
        tried = (pattern.match(plain, start) for pattern in _PIECES)
        piece = next((match for match in tried if match), None)
        if piece is None or piece.end() > end:
            return None
        if piece.re is _PHONE:
            phones.append(Part(*piece.span(), NUMBER))
        sums = sums or piece.re is _SUM_BESIDE
        gap = _GAPS.match(plain, piece.end())
        start = gap.end() if gap else piece.end()
    return phones if phones or not sums else None


def _is_money(plain: str, start: int, end: int) -> bool:
    """Tell whether digits are a sum, or sums from and to, by their form and what stands beside."""
    sums = _TO.split(plain[start:end])
    if not all(_SUM.fullmatch(one) for one in sums):
        return False
    if _beside_money(plain, start, end):
        return len(sums) <= _A_RANGE or all(one.endswith("0") for one in sums)
    return len(sums) == _A_RANGE and all(one.endswith(_ROUND) for one in sums)


def _beside_money(plain: str, start: int, end: int) -> bool:
    before = plain[max(0, start - _LONGEST_CURRENCY) : start]
    return bool(_THEN_MONEY.match(plain, end) or _MONEY_FIRST.search(before))


def _papers(plain: str) -> Iterator[Part]:
    found = list(_SURE_PAPER.finditer(plain))
    for pattern in _PAPERS:
        found += (m for m in pattern.finditer(plain) if not m["digits"].endswith(_ROUND))
    done = 0
    for match in sorted(found, key=lambda match: match.span("paper")):
        start, end = match.span("paper")
        if start >= done and not _beside_money(plain, *match.span("digits")):
            done = end
            yield Part(start, end, PAPER)


def _digits(written: str) -> str:
    return "".join(character for character in written if character.isdigit())
