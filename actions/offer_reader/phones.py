"""Telephone numbers in international form, whatever the way in which they are typed."""

import re
from collections.abc import Iterable, Iterator, Mapping

import phonenumbers
from phonenumbers import PhoneNumberFormat, PhoneNumberType

from actions.offer_reader.model import Found, Phone
from actions.offer_reader.page import Page
from actions.offer_reader.spoken import spoken_numbers

MAX_PHONES = 20
MAX_CANDIDATES = 60
MIN_DIGITS = 9
HOME_REGION = "MA"
_CANDIDATE = re.compile(
    r"(?<![\w@])(?:\+|00)? ?\(?\d[\do]?(?:[ .\-/()_]{0,3}[\doil]){6,16}(?![\w@])"
)
_LETTERS = str.maketrans("oil", "011")
_NOT_DIGITS = re.compile(r"[^\d+]")
_DATE = re.compile(r"\d{1,2}[/.\-]\d{1,2}[/.\-]\d{4}|\d{4}-\d{2}-\d{2}|\d{4} ?- ?\d{4}")
_MONEY_AROUND = re.compile(r" ?(?:€|\$|£|dh|mad|euro|درهم|ريال)")


def read_phones(
    page: Page, regions: Iterable[str], alpha3: Mapping[str, str]
) -> list[Found[Phone]]:
    """Return the telephone numbers of a text, each once.

    Args:
        page: The offer.
        regions: ISO alpha-2 regions in which a national number is read, the likeliest first.
        alpha3: Alpha-3 code by alpha-2 region.
    """
    found: dict[str, Found[Phone]] = {}
    order = tuple(regions)
    for tried, (digits, start, end) in enumerate(_candidates(page.text)):
        if tried == MAX_CANDIDATES or len(found) == MAX_PHONES:
            break
        phone = _read(digits, order, alpha3)
        if phone is not None and phone.e164 not in found:
            found[phone.e164] = Found(phone, (page.quote(start, end),))
    return sorted(found.values(), key=lambda f: f.start)


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
    for region in (None,) if international else regions:
        number = _valid(digits, region)
        if number is not None:
            return _phone(number, alpha3)
    if not international and len(digits) >= 11:
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
        if region is not None and digits[0] != "0" and region in {"MA", "FR", "BE"}:
            return None  # these write national numbers with a leading zero
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
