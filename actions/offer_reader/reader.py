"""Read an offer: every field from one folded page, in linear time."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from babel.core import get_global

from actions.offer_reader import addresses, contract, dates, fees, living, pay, steps
from actions.offer_reader.contacts import read_channels
from actions.offer_reader.employer import Employers
from actions.offer_reader.hidden import read_hidden
from actions.offer_reader.hours import read_hours
from actions.offer_reader.model import Found
from actions.offer_reader.money import currency_in, find_amounts
from actions.offer_reader.numerals import NUMBER_WORDS
from actions.offer_reader.offer import Offer
from actions.offer_reader.page import Cues, Page, make_page
from actions.offer_reader.phones import HOME_REGION, read_phones
from actions.offer_reader.place import QUEBEC, Places
from actions.offer_reader.positions import read_positions
from actions.offer_reader.roles import Role, Sum, weigh_all
from actions.offer_reader.title import Titles
from actions.offer_reader.told import told
from actions.offer_reader.vocabulary import phrases
from bot.content.model import Snapshot
from bot.text.facts import FieldValue, known
from bot.text.folding import fold
from bot.text.gazetteer import Gazetteers

MAX_CHARACTERS = 64_000
"""A longer text is read up to here; `text.length` still tells its whole length."""
MAX_SUMS = 1_000
"""Sums that are weighed: a text of more is no offer, and weighing them would be slow."""
_LEAST_SCORE = 3
_QUEBEC_REGION = "CA"
_HOME = "MAR"
_MOROCCAN_MONEY = frozenset({"MAD", "dirham"})


class OfferReader:
    """The reader of one content snapshot, compiled."""

    def __init__(
        self,
        cues: Cues,
        places: Places,
        titles: Titles,
        employers: Employers,
        alpha3: Mapping[str, str],
    ) -> None:
        """Keep the compiled gazetteers."""
        self._cues = cues
        self._places = places
        self._titles = titles
        self._employers = employers
        self._alpha3 = alpha3
        self._gazetteers = Gazetteers(
            (cues.gazetteer, places.gazetteer, titles.gazetteer, NUMBER_WORDS, dates.MONTHS)
        )
        self._alpha2 = {three: two for two, three in alpha3.items()} | {QUEBEC: _QUEBEC_REGION}

    @classmethod
    def from_content(cls, content: Snapshot) -> "OfferReader":
        """Compile the gazetteers and lists of a snapshot."""
        places = content.shared["places"].data if "places" in content.shared else {}
        trades = content.shared["occupations"].data if "occupations" in content.shared else {}
        return cls(
            Cues(phrases(content)),
            Places(places),
            Titles(trades),
            Employers(_place_names(places), _trade_names(trades), _institutions(content)),
            _alpha3({row["id"] for row in places.get("countries", ())}),
        )

    def read(self, text: str, *, today: date) -> Offer:
        """Return the fields of an offer.

        Args:
            text: The offer as given; what is beyond `MAX_CHARACTERS` is left unread.
            today: The day to which "tomorrow" and dates without a year are relative.
        """
        original = text[:MAX_CHARACTERS]
        page = make_page(original, self._cues, self._gazetteers)
        amounts = find_amounts(page.text, page.number_words)
        currencies = _order(currency_in(None, a.currency) for a in amounts)
        employer = self._employers.read(page)
        place = self._places.read(page, self._alpha3, currencies, _span(page, employer))
        country = place.country.value if place.country else None
        sums = weigh_all(page, amounts[:MAX_SUMS], country)
        country = country or _home_pay(sums)
        trades = self._titles.trades(page)
        emails = addresses.read_emails(page)
        links = addresses.read_links(page, emails)
        speaks_home = place.home or any(a.currency in _MOROCCAN_MONEY for a in amounts)
        regions = self._regions(country, home=speaks_home)
        phones = read_phones(page, regions, self._alpha3, place.names)
        duration = contract.read_duration(page)
        hours = read_hours(page)
        salary = pay.read_pay(page, sums, country, self._places.currencies.get(country or ""))
        found_dates = dates.find_dates(page, today)
        asked = fees.read_fees(page, sums, country)
        return Offer(
            title=self._titles.read(page, trades),
            employer=employer,
            country=place.country or (Found(country) if country else None),
            city=place.city,
            salary=salary,
            contract_type=contract.read_type(page, duration),
            duration_months=duration,
            hours_per_week=hours,
            start_date=dates.read_start(page, found_dates),
            deadline=dates.read_deadline(page, found_dates, today),
            positions=read_positions(page, trades),
            emails=tuple(emails),
            phones=tuple(phones),
            urls=tuple(links),
            fees=tuple(asked),
            official_costs=tuple(fees.official_costs(page, sums, country)),
            documents=tuple(steps.read_papers(page)),
            visa_type=living.read_visa(page),
            housing=living.read_housing(page),
            language_level=living.read_language(page, country),
            monthly_pay=pay.monthly(salary.value, hours.value if hours else None)
            if salary
            else None,
            no_fee=fees.no_fee_words(page),
            flags=_flags(page, text, read_channels(page, emails, phones, links)),
            looks_like_offer=_looks_like_offer(
                page,
                told=(salary, bool(asked), any(s.role is Role.FEE for s in sums)),
                named=(bool(trades), place.country, emails or phones or links),
            ),
            told=told(page),
        )

    def _regions(self, country: str | None, *, home: bool) -> tuple[str, ...]:
        """Return the regions in which national numbers are read, the likeliest first."""
        abroad = self._alpha2.get(country or "")
        order = (HOME_REGION, abroad) if home or abroad is None else (abroad, HOME_REGION)
        return tuple(_order(region for region in order))


def _span(page: Page, found: Found[str] | None) -> tuple[int, int] | None:
    """Return where the folded text shows what was found."""
    if found is None or not found.evidence:
        return None
    evidence = found.evidence[0]
    return page.place_of(evidence.start), page.place_of(evidence.end)


def _home_pay(sums: list[Sum]) -> str | None:
    """Return Morocco where pay is in dirhams, no money is asked and no place is named."""
    paid = any(s.role is Role.PAY and s.amount.currency in _MOROCCAN_MONEY for s in sums)
    asked = any(s.role is Role.FEE for s in sums)
    return _HOME if paid and not asked else None


def _flags(page: Page, text: str, channels: FieldValue) -> dict[str, FieldValue]:
    return {
        "contract.visaed": steps.contract_flag(page, "contract.visaed", "contract.not_visaed"),
        "contract.shown": steps.contract_flag(page, "contract.shown", "contract.not_shown"),
        "interview": steps.interview(page),
        "selection": steps.selection(page),
        "contact.channels": channels,
        "text.length": known(len(text)),
        "text.hidden": read_hidden(page.folded.original),
    }


def _looks_like_offer(page: Page, *, told: tuple[Any, ...], named: tuple[Any, ...]) -> bool:
    """Tell whether a text is an offer: it speaks of recruiting, money, a trade, a place, a contact.

    A question of a few words ("how do I get a visa for Canada?") has too little of them.
    """
    recruits = len(page.of("recruit", "recruit.now"))
    score = 2 * sum(map(bool, told)) + sum(map(bool, named)) + min(recruits, 2)
    score += (
        bool(page.of("recruit.now")) + bool(page.of("contract")) + bool(page.of("no_interview"))
    )
    return score >= _LEAST_SCORE


def _order(values: Iterable[str | None]) -> list[str]:
    return list(dict.fromkeys(value for value in values if value is not None))


def _alpha3(known: Collection[str]) -> dict[str, str]:
    """Return ISO alpha-3 codes by alpha-2, from the territory aliases of CLDR.

    Where a territory has several codes, as some were withdrawn, the gazetteer's is the one.
    """
    codes: dict[str, str] = {}
    for three, two in sorted(get_global("territory_aliases").items()):
        country = len(three) == 3 and three.isalpha() and len(two) == 1 and len(two[0]) == 2
        if country and (two[0] not in codes or three in known):
            codes[two[0]] = three
    return codes


def _place_names(data: Mapping[str, Any]) -> Iterator[str]:
    for country in data.get("countries", ()):
        for names in country.get("names", {}).values():
            yield from map(fold, names)
        for city in country.get("cities", ()):
            yield from map(fold, city["forms"])


def _trade_names(data: Mapping[str, Any]) -> Iterator[str]:
    """Yield the names of trades whose words are no employer's; Darija tells a trade in a phrase.

    "Khdama d dar" makes no trade of the house in "Riad Dar Salam".
    """
    for row in data.get("occupations", ()):
        for variety, names in row.get("names", {}).items():
            phrases = variety in {"ary", "ary-Latn"}
            yield from (fold(name) for name in names if not (phrases and " " in name))


def _institutions(content: Snapshot) -> Iterator[str]:
    for row in content.list_items("institutions"):
        for names in row.get("names", {}).values():
            yield from map(fold, names)
