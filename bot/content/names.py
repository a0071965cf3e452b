"""Names of countries, trades and languages, as people write them, found in a folded text."""

from bot.content.model import Snapshot
from bot.text.gazetteer import Gazetteer


def gazetteers(content: Snapshot) -> dict[str, Gazetteer]:
    """Return what finds countries, occupations and languages in a text."""
    places = content.shared["places"].data["countries"] if "places" in content.shared else []
    countries = []
    for country in places:
        for group in ("names", "demonyms"):
            for forms in (country.get(group) or {}).values():
                countries += [(country["id"], form) for form in forms]
        for city in country.get("cities") or ():
            countries += [(country["id"], form) for form in (city["name"], *city.get("forms", ()))]
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
