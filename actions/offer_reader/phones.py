"""Telephone numbers in international form, whatever the way in which they are typed."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence

import phonenumbers
from phonenumbers import PhoneNumberFormat

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
    r"[+(0-9](?:(?<![\w@].)|(?<=0)(?<![a-z\d_@].))(?:(?<=\+) ?\(?\d|(?<=\()\d|(?<=\d))[\do]?"
    r"(?:(?:(?<!\d{9})(?! [/\-|] ?[0+(])[ .\-/()_]{1,3})?[\doil]){6,18}(?![\w@])"
)
"""A number ends before a stroke that another follows ("06… / 05…") and behind nine straight digits
no space is read; an Arabic particle may stand right before it ("ل0655…")."""
_TWO = re.compile(r"(0[5-8]\d{8})(0[5-8]\d{8})")
_ALIKE = {"MA": re.compile(r"0[5-8]\d{8}"), "FR": re.compile(r"0[1-9]\d{8}")}
"""What everyone there reads as a number, even in a range that the plan does not give out."""
_LETTERS = str.maketrans("oil", "011")
_NOT_DIGITS = re.compile(r"[^\d+]")
_DATE = re.compile(r"\d{1,2}[/.\-]\d{1,2}[/.\-]\d{4}|\d{4}-\d{2}-\d{2}|\d{4} ?- ?\d{4}")
_MONEY_AROUND = re.compile(
    r" ?(?:€|\$|£|dh|mad|euro|f ?cfa|xof|xaf|dollars?|usd|cad|aed|sar|qar|riyal|dinar|million|"
    r"درهم|ريال|دينار|دولار|يورو|اورو|فرنك|مليون)"
)
_ROUND = re.compile(r"0{6}$")
"""The end of a sum, and of no number of a telephone."""


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
_FRANCE = "FR"
_FOR_MIGRANTS = (
    *("visa.work", "visa.seasonal", "visa.tourist", "visa.visit", "visa.student", "visa.training"),
    *("paper.passport", "sold", "price", "payer.employer", "channel.whatsapp"),
)
"""Words of an offer that is made across a border, perhaps by somebody in Morocco."""
_MIGRANTS = re.compile(
    r"[\u0621-\u064a]|maroc|visa|frais d[e']|passe?port|billet|schengen|consulat|khdma|khedma"
)
_LOCAL_WORK = re.compile(
    r"(?<![^\W_])(?:cdi|cdd|interim|cesu|smic|caces|alternance|extra|brut|h/f|f/h)(?![^\W_])|"
    r"de l'heure|(?:€|euros?) ?(?:brut |net )?/ ?h(?![^\W_])"
)
"""Words of an offer that is made in France to people there."""


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
            work is, unless words beside it say whose it is ("numéro italien", "bureau de Lyon") or
            an offer of work in France speaks to people there.
    """
    found: dict[str, Found[Phone]] = {}
    tried_before: dict[tuple[str, tuple[str, ...]], Phone | None] = {}
    likeliest = tuple(regions)
    home_first = tuple(dict.fromkeys((HOME_REGION, *likeliest)))
    abroad_first = (*(r for r in likeliest if r != HOME_REGION), HOME_REGION)
    abroad = [name for name in names if name[2] != HOME]
    places = [name[0] for name in abroad]
    local: bool | None = None if likeliest[:1] == (_FRANCE,) else False
    for tried, (digits, start, end) in enumerate(_candidates(page.text)):
        if tried == MAX_CANDIDATES or len(found) == MAX_PHONES:
            break
        order = alike = likeliest
        if _HOME_SHAPE.fullmatch(digits):
            low, high = bisect_left(places, start - _ABROAD_REACH), bisect_left(places, end + 24)
            local = _made_in_france(page) if local is None else local
            foreign = local or _said_foreign(page, start, end, abroad[low:high])
            order = abroad_first if foreign else home_first
            alike = abroad_first if foreign else likeliest
        if (digits, order) not in tried_before:
            phone = _read(digits, order, alpha3) or _read_alike(digits, alike, alpha3)
            tried_before[digits, order] = phone
        phone = tried_before[digits, order]
        if phone is not None and phone.e164 not in found:
            found[phone.e164] = Found(phone, (page.quote(start, end),))
    return sorted(found.values(), key=lambda f: f.start)


def _made_in_france(page: Page) -> bool:
    """Tell whether an offer of work in France speaks to people there, not to those to travel."""
    if page.has(_FOR_MIGRANTS, 0, len(page.text)) or _MIGRANTS.search(page.text):
        return False
    return _LOCAL_WORK.search(page.text) is not None


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
        if digits[0] not in "+0" and _ROUND.search(digits):
            continue
        two = _TWO.fullmatch(digits)
        for one in two.groups() if two is not None else (digits,):
            yield one, match.start() + len(written) - len(written.lstrip()), match.end()
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


def _read_alike(digits: str, regions: tuple[str, ...], alpha3: Mapping[str, str]) -> Phone | None:
    """Read a number that looks like one of a region though its plan does not give it out."""
    for region in regions:
        alike = _ALIKE.get(region)
        if alike is not None and alike.fullmatch(digits):
            number = _valid(digits, region, possible=True)
            return _phone(number, alpha3) if number is not None else None
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
