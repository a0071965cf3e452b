"""Names of countries, trades and languages, as people write them, found in a folded text."""

from collections.abc import Mapping

from bot.content.model import Snapshot
from bot.text.folding import fold
from bot.text.gazetteer import Gazetteer


def country_names(content: Snapshot, language: str) -> Mapping[str, str]:
    """Return the name of each country: that of its content, or the first of the gazetteer."""
    places = content.shared["places"].data["countries"] if "places" in content.shared else []
    named = {
        row["id"]: row["names"][language][0] for row in places if row.get("names", {}).get(language)
    }
    own = {code: c.names[language] for code, c in content.countries.items() if language in c.names}
    return {**named, **own}


def doubtful_places(content: Snapshot) -> frozenset[str]:
    """Return the folded names of places that are also words ("safi", enough)."""
    places = content.shared["places"].data if "places" in content.shared else {}
    return frozenset(fold(row["form"]) for row in places.get("ambiguous_forms", ()))


def gazetteers(content: Snapshot) -> dict[str, Gazetteer]:
    """Return what finds countries, occupations and languages in a text."""
    places = content.shared["places"].data["countries"] if "places" in content.shared else []
    words = {fold(form) for row in content.list_items("place_words") for form in row["forms"]}
    countries = []
    for country in places:
        for group in ("names", "demonyms"):
            for forms in (country.get(group) or {}).values():
                countries += [(country["id"], form) for form in forms if fold(form) not in words]
        for city in country.get("cities") or ():
            countries += [
                (country["id"], form)
                for form in (city["name"], *city.get("forms", ()))
                if fold(form) not in words
            ]
    trades = (
        content.shared["occupations"].data["occupations"] if "occupations" in content.shared else []
    )
    occupations = [
        (trade["id"], form)
        for trade in trades
        for forms in trade["names"].values()
        for form in forms
    ]
    languages = [
        (item["id"], form) for item in content.list_items("languages") for form in item["forms"]
    ]
    return {
        "country": Gazetteer(countries),
        "occupation": Gazetteer(occupations),
        "language": Gazetteer(languages),
    }
