"""Where the work is: country and city of the workplace, not of the candidate or the office.

Every name of a place weighs by what stands around it: a nationality weighs little, a place where
interviews are held or papers handed in less than nothing. Morocco, where candidates are, is the
workplace only where no other country is.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from actions.offer_reader import place_words
from actions.offer_reader.employer_told import is_told
from actions.offer_reader.model import Found
from actions.offer_reader.page import Page
from bot.text.folding import fold
from bot.text.gazetteer import Gazetteer, NameMatch

HOME = "MAR"
QUEBEC = "QUE"
CANADA = "CAN"

_MEETING = ("interview",)
_MEETING_REACH = 46
_LOOK_BACK = 64
_SHORTEST_DEFINITE = 5

_WEIGHT_NAME = 6
_WEIGHT_CITY = 5
_WEIGHT_HINT = 3
_WEIGHT_DEMONYM = 2
_WEIGHT_LABEL = 12
_WEIGHT_PREPOSITION = 2
_WEIGHT_TITLE = 3
_MEETING_ABROAD = 1.25
"""A country of which only the embassy or an office is named: a hint, unless work is at home."""
_HELD_IN_MEETING = frozenset({_MEETING_ABROAD})
_TITLE_CHARACTERS = 80
_WEIGHT_DOUBTFUL = 0.1
"""A form that also means something else tells a city of a country that is known, no country."""

_PREFIX = re.compile(r"[+0](?<![\w+].)(?:(?<=\+)|(?<=0)0)(\d{2,3})(?=[ \d(.\-])")
_WIDELY_USED = frozenset({"USD", "MAD", "EUR"})
"""Money in which people of every country are paid or asked to pay."""
MAX_FLAGS = 200
"""Flags that are read; a text of more shows nothing new."""
_FLAG_A = 0x1F1E6
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")


@dataclass(frozen=True)
class _Name:
    """What a form of the gazetteer stands for."""

    country: str
    kind: str
    city: str | None = None
    ambiguous: bool = False


@dataclass(frozen=True)
class Place:
    """The workplace.

    Attributes:
        country: ISO alpha-3 code, or None.
        city: As the text writes it, or None.
        home: Whether the text shows that it speaks to people in Morocco.
        names: Start, end and country of each name of a place, in the folded text.
    """

    country: Found[str] | None
    city: Found[str] | None
    home: bool
    names: tuple[tuple[int, int, str], ...] = ()


class Places:
    """The gazetteer of `places.yaml`, compiled."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        """Compile countries, cities, regions and hints."""
        doubtful = {fold(row["form"]) for row in data.get("ambiguous_forms", ())}
        self._names: dict[str, _Name] = {}
        pairs = [row for country in data.get("countries", ()) for row in _rows(country)]
        pairs += [
            (form, _Name(row["country"], "hint"))
            for row in data.get("hints", ())
            for form in row["forms"]
        ]
        pairs += [(f"لل{form[2:]}", name) for form, name in pairs if _definite(form)]
        for form, name in pairs:
            folded = fold(form)
            known = self._names.get(folded)
            if known is None or (known.kind == "demonym" and name.kind != "demonym"):
                ambiguous = folded in doubtful
                self._names[folded] = _Name(name.country, name.kind, name.city, ambiguous)
        self.gazetteer = Gazetteer((form, form) for form in self._names)
        self.currencies = {row["id"]: row.get("currency") for row in data.get("countries", ())}
        self.prefixes = {row["id"]: row.get("phone_prefix") for row in data.get("countries", ())}
        self._by_currency = _only_one(self.currencies)
        self._by_prefix = {str(p): code for code, p in self.prefixes.items() if p}

    def read(
        self,
        page: Page,
        alpha3: Mapping[str, str],
        currencies: Iterable[str],
        employer: tuple[int, int] | None = None,
    ) -> Place:
        """Return the workplace.

        Args:
            page: The offer.
            alpha3: Alpha-3 code by alpha-2 region, to read flags.
            currencies: Codes of the money that the text names, as a last hint.
            employer: Where the folded text names the employer; a place in that name ("Hôtel
                Riyad") is a hint, and no city while another is named; none at all in what the text
                tells to be a name.
        """
        low, high = employer or (-1, -1)
        told = employer is not None and is_told(page, low)
        scores: dict[str, float] = {}
        best: dict[str, tuple[float, NameMatch]] = {}
        cities: list[tuple[float, NameMatch, _Name]] = []
        labels = [m.end() for m in page.labels(place_words.LABEL)]
        home = False
        names: list[tuple[int, int, str]] = []
        for match in page.names[self.gazetteer]:
            name = self._names[match.id]
            weight = self._weight(page, match, name, labels)
            inside = low <= match.start < high and weight < _WEIGHT_LABEL
            if inside:
                weight = min(weight, _MEETING_ABROAD)
            home = home or name.country == HOME
            names.append((match.start, match.end, name.country))
            named = inside and (told or is_told(page, match.start))
            if name.kind == "city" and not named and not _is_word(page, match, name, weight):
                cities.append((weight, match, name))
            if weight <= _WEIGHT_DOUBTFUL:
                continue
            scores[name.country] = max(scores.get(name.country, 0.0), weight) + (
                0.5 if name.country in scores else 0.0
            )
            if name.country not in best or weight > best[name.country][0]:
                best[name.country] = (weight, match)
        department = next(page.labels(place_words.DEPARTMENT), None)
        if department is not None:
            scores["FRA"] = scores.get("FRA", 0.0) + _WEIGHT_LABEL
            best.setdefault("FRA", (0.0, NameMatch("", department.start(), department.end())))
        flags = _flags(page, alpha3)
        for code, _ in flags:
            scores[code] = scores.get(code, 0.0) + _WEIGHT_NAME
        country = _chosen(scores)
        city = _city(page, cities, country)
        if country is None:
            found = self._hinted(page, currencies)
            return Place(found, city if found is None else None, home, tuple(names))
        if country in best:
            match = best[country][1]
            shown = (page.quote(match.start, match.end),)
        else:
            shown = tuple(evidence for code, evidence in flags if code == country)[:1]
        return Place(Found(country, shown), city, home, tuple(names))

    def _hinted(self, page: Page, currencies: Iterable[str]) -> Found[str] | None:
        """Return the country that the money or an international telephone number points to."""
        hinted = {self._by_currency[c] for c in currencies if c in self._by_currency}
        if len(hinted) == 1:
            return Found(hinted.pop())
        for match in _PREFIX.finditer(page.text):
            for length in (3, 2):
                country = self._by_prefix.get(match.group(1)[:length])
                if country is not None and country != HOME:
                    return Found(country, (page.quote(match.start(), match.end()),))
        return None

    def _weight(self, page: Page, match: NameMatch, name: _Name, labels: list[int]) -> float:
        text = page.text
        low = page.sentence(match.start)[0]
        floor = max(low, match.start - _LOOK_BACK)
        before = text[floor : match.start]
        nearest = bisect_right(labels, match.start)
        label = labels[nearest - 1] if nearest else -place_words.LABEL_REACH
        labelled = (
            match.start - label <= place_words.LABEL_REACH and "\n" not in text[label : match.start]
            if nearest
            else False
        )
        preposition = (
            place_words.GOING_TO.search(before) is not None
            or text[match.start - 1 : match.start].isalpha()
        )
        base = {"name": _WEIGHT_NAME, "city": _WEIGHT_CITY, "hint": _WEIGHT_HINT}
        weight = float(base.get(name.kind, _WEIGHT_DEMONYM))
        if labelled:
            weight += _WEIGHT_LABEL
        elif name.kind in {"name", "city"}:
            if match.start < _TITLE_CHARACTERS:
                weight += _WEIGHT_TITLE
            if preposition:
                weight += _WEIGHT_PREPOSITION
            if name.ambiguous and not preposition:
                weight = min(weight, _WEIGHT_DOUBTFUL)
            if text[match.start : match.end] in place_words.TRADES_LIKE_TOWNS:
                weight = 0.0 if not place_words.TOWARDS.search(before) else weight
            if self._meeting(page, match, before):
                weight = min(weight, _MEETING_ABROAD) if name.country != HOME else -1.0
        if name.kind == "demonym" and name.country == HOME:
            weight = 0.0
        if place_words.STREET.search(before) and not labelled:
            weight = 0.0
        return weight

    def _meeting(self, page: Page, match: NameMatch, before: str) -> bool:
        """Tell whether the place is one of an interview, an office or an embassy."""
        if place_words.OTHER_USE.search(before):
            return True
        cue = page.before(_MEETING, match.start, _MEETING_REACH)
        return cue is not None and cue.end > _TITLE_CHARACTERS // 3


def _definite(form: str) -> bool:
    """Tell whether a name has the Arabic article, which "to" merges with (الشارقة, للشارقة)."""
    return form.startswith("ال") and " " not in form and len(form) > _SHORTEST_DEFINITE


def _rows(country: Mapping[str, Any]) -> Iterable[tuple[str, _Name]]:
    code = country["id"]
    for key, forms in country.get("names", {}).items():
        kind = "region" if key == "local" else "name"
        for form in forms:
            yield form, _Name(code, "name" if kind == "name" else "city", None)
    for city in country.get("cities", ()):
        for form in city["forms"]:
            yield form, _Name(code, "city", city["name"])
    for forms in country.get("demonyms", {}).values():
        for form in forms:
            yield form, _Name(code, "demonym")


def _only_one(currencies: Mapping[str, str | None]) -> dict[str, str]:
    """Return the country of each currency that only one country uses."""
    users: dict[str, list[str]] = {}
    for country, currency in currencies.items():
        if currency and country != QUEBEC and currency not in _WIDELY_USED:
            users.setdefault(currency, []).append(country)
    return {currency: codes[0] for currency, codes in users.items() if len(codes) == 1}


def _flags(page: Page, alpha3: Mapping[str, str]) -> list[tuple[str, Any]]:
    found = []
    flags = _FLAG.finditer(page.text) if not page.text.isascii() else ()
    for match in islice(flags, MAX_FLAGS):
        letters = "".join(chr(ord(c) - _FLAG_A + ord("A")) for c in match.group())
        if letters in alpha3:
            found.append((alpha3[letters], page.quote(match.start(), match.end())))
    return found


def _is_word(page: Page, match: NameMatch, name: _Name, weight: float) -> bool:
    """Tell whether a town's name is rather a word: "safi", enough, in small letters."""
    doubtful = name.ambiguous and weight <= _WEIGHT_DOUBTFUL
    return doubtful and page.quote(match.start, match.end).text.islower()


def _chosen(scores: Mapping[str, float]) -> str | None:
    abroad = {code: score for code, score in scores.items() if code != HOME}
    if not abroad:
        return HOME if scores.get(HOME, 0.0) > 0 else None
    top = max(abroad.values())
    here = scores.get(HOME, 0.0)
    if here >= _WEIGHT_LABEL and here >= top + _WEIGHT_NAME:
        return HOME
    if top <= _WEIGHT_DEMONYM + 1 and here >= _WEIGHT_CITY and top not in _HELD_IN_MEETING:
        return HOME
    chosen = next(code for code, score in abroad.items() if score == top)
    if chosen == CANADA and abroad.get(QUEBEC, 0.0) > _WEIGHT_DEMONYM:
        return QUEBEC
    return chosen


def _city(
    page: Page, cities: list[tuple[float, NameMatch, _Name]], country: str | None
) -> Found[str] | None:
    candidates = [(w, m) for w, m, n in cities if n.country == country and n.city and w > 0]
    labelled = next(page.labels(place_words.CITY_LABEL), None)
    if not candidates or (labelled and not any(w >= _WEIGHT_LABEL for w, _ in candidates)):
        if labelled is None:
            return None
        evidence = page.quote(*labelled.span(1))
        return Found(evidence.text, (evidence,)) if evidence.text else None
    top = max(weight for weight, _ in candidates)
    match = next(match for weight, match in candidates if weight == top)
    evidence = page.quote(match.start, match.end)
    return Found(evidence.text, (evidence,))
