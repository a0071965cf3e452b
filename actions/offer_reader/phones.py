"""Telephone numbers in international form, whatever the way in which they are typed."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence

import phonenumbers
from phonenumbers import PhoneNumberFormat, PhoneNumberType

from actions.offer_reader.model import Found, Phone
from actions.offer_reader.page import Page
from actions.offer_reader.spoken import spoken_numbers

MAX_PHONES = 20
MAX_CANDIDATES = 40
MIN_DIGITS = 9
MIN_INTERNATIONAL = 11
HOME_REGION = "MA"
HOME = "MAR"
PlaceName = tuple[int, int, str]
"""Start and end in the folded text, and the country."""
_ZERO_FIRST = frozenset({"MA", "FR", "BE"})
"""Regions that write national numbers with a leading zero."""
_CANDIDATE = re.compile(
    r"[+(\d](?<![\w@].)(?:(?<=\+) ?\(?\d|(?<=\()\d|(?<=\d))[\do]?"
    r"(?:[ .\-/()_]{0,3}[\doil]){6,16}(?![\w@])"
)
_LETTERS = str.maketrans("oil", "011")
_NOT_DIGITS = re.compile(r"[^\d+]")
_DATE = re.compile(r"\d{1,2}[/.\-]\d{1,2}[/.\-]\d{4}|\d{4}-\d{2}-\d{2}|\d{4} ?- ?\d{4}")
_MONEY_AROUND = re.compile(r" ?(?:€|\$|£|dh|mad|euro|درهم|ريال)")


_HOME_SHAPE = re.compile(r"0[567]\d{8}")
"""Ten digits that everyone in Morocco reads as a Moroccan number."""
_ITS_OWN = re.compile(
    r"(?<![^\W_])(?:agence|bureau|siege|cabinet|office|agency|numero|numeros|num|tel|telephone|"
    r"phone|whatsapp|"
    r"مكتب|مكتبنا|وكاله|رقم|هاتف|واتساب|النمره|نمره|nmra|noumra|nemra|biro)"
    r"(?: [^\W\d_]{1,10}){0,2}[ :'(]{1,3}(?:[^\W\d_]{1,3}')?(?:ال|ب|ف|في )?$"
)
_TO_NUMBER = re.compile(r"[^.;\n\d]{0,16}")
_FROM_NUMBER = re.compile(
    r" ?[(\[,\-] ?(?:(?:numero|num|tel|رقم|nmra|noumra|number) )?|"
    r" (?:numero|num|رقم|nmra|noumra|نمره) "
)
_ABROAD_REACH = 50


def read_phones(
    page: Page,
    regions: Iterable[str],
    alpha3: Mapping[str, str],
    names: Sequence[PlaceName] = (),
) -> list[Found[Phone]]:
    """Return the telephone numbers of a text, each once.

    Args:
        page: The offer.
        regions: ISO alpha-2 regions in which a national number is read, the likeliest first.
        alpha3: Alpha-3 code by alpha-2 region.
        names: Names of places in the text. A number of Moroccan shape is Moroccan, wherever the
            work is, unless words beside it say whose it is ("numéro italien", "bureau de Lyon").
    """
    found: dict[str, Found[Phone]] = {}
    tried_before: dict[tuple[str, tuple[str, ...]], Phone | None] = {}
    likeliest = tuple(regions)
    home_first = tuple(dict.fromkeys((HOME_REGION, *likeliest)))
    abroad_first = (*(r for r in likeliest if r != HOME_REGION), HOME_REGION)
    abroad = [name for name in names if name[2] != HOME]
    places = [name[0] for name in abroad]
    for tried, (digits, start, end) in enumerate(_candidates(page.text)):
        if tried == MAX_CANDIDATES or len(found) == MAX_PHONES:
            break
        order = likeliest
        if _HOME_SHAPE.fullmatch(digits):
            low, high = bisect_left(places, start - _ABROAD_REACH), bisect_left(places, end + 24)
            foreign = _said_foreign(page, start, end, abroad[low:high])
            order = abroad_first if foreign else home_first
        if (digits, order) not in tried_before:
            tried_before[digits, order] = _read(digits, order, alpha3)
        phone = tried_before[digits, order]
        if phone is not None and phone.e164 not in found:
            found[phone.e164] = Found(phone, (page.quote(start, end),))
    return sorted(found.values(), key=lambda f: f.start)


def _said_foreign(page: Page, start: int, end: int, names: Sequence[PlaceName]) -> bool:
    """Tell whether words beside a number say that it is one of another country."""
    text = page.text
    for low, high, _ in names:
        if high <= start and _TO_NUMBER.fullmatch(text, high, start):
            if _ITS_OWN.search(text, max(0, low - _ABROAD_REACH), low):
                return True
        elif low >= end and _FROM_NUMBER.fullmatch(text, end, low):
            return True
    return False


def _candidates(text: str) -> Iterator[tuple[str, int, int]]:
    for match in _CANDIDATE.finditer(text):
        written = match.group()
        if _DATE.search(written) or _MONEY_AROUND.match(text, match.end()):
            continue
        digits = _NOT_DIGITS.sub("", written.translate(_LETTERS))
        yield digits, match.start() + len(written) - len(written.lstrip()), match.end()
    yield from spoken_numbers(text)


def _read(digits: str, regions: tuple[str, ...], alpha3: Mapping[str, str]) -> Phone | None:
    international = digits.startswith(("+", "00"))
    if digits.startswith("00"):
        digits = "+" + digits[2:]
    if not international and digits[0] != "0" and len(digits) < MIN_INTERNATIONAL:
        regions = tuple(region for region in regions if region not in _ZERO_FIRST)
    for region in (None,) if international else regions:
        number = _valid(digits, region)
        if number is not None:
            return _phone(number, alpha3)
    if not international and len(digits) >= MIN_INTERNATIONAL:
        number = _valid("+" + digits, None)
        if number is not None:
            return _phone(number, alpha3)
    if international:  # a number that looks right but whose plan has changed is still one
        number = _valid(digits, None, possible=True)
        if number is not None:
            return _phone(number, alpha3)
    return None


def _valid(
    digits: str, region: str | None, *, possible: bool = False
) -> phonenumbers.PhoneNumber | None:
    try:
        number = phonenumbers.parse(digits, region)
    except phonenumbers.NumberParseException:
        return None
    if phonenumbers.is_valid_number(number):
        if region is not None and digits[0] != "0" and region in _ZERO_FIRST:
            return None
        return number
    return number if possible and len(digits) > MIN_DIGITS else None


def _phone(number: phonenumbers.PhoneNumber, alpha3: Mapping[str, str]) -> Phone:
    region = phonenumbers.region_code_for_number(number)
    if region is None and number.country_code is not None:
        region = phonenumbers.region_code_for_country_code(number.country_code)
    e164 = phonenumbers.format_number(number, PhoneNumberFormat.E164)
    return Phone(e164, alpha3.get(region) if region and region != "ZZ" else None)


def is_mobile(e164: str) -> bool:
    """Tell whether a number is, or may be, of a mobile telephone."""
    kind = phonenumbers.number_type(phonenumbers.parse(e164))
    return kind in {PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE}
