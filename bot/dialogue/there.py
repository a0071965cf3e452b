"""Who is abroad already: what they tell of it is remembered, and their questions are about there.

"Sakna f belgika hadi 3 snin", tells somebody, and asks who renews the permit: the answer for
people in Morocco, who ask for a first visa, is none to them (`there` in `adapt.yaml`).
"""

from collections.abc import Mapping
from typing import Any

from actions import shelf
from actions.adapting import THERE
from actions.country_words import named_abroad


def with_place(
    parsed: Mapping[str, Any], profile: Mapping[str, Any] | None
) -> Mapping[str, Any] | None:
    """Return the profile, with the country where the person says that they live or work."""
    text = str(parsed["text"])
    country = named_abroad(parsed["entities"], text)
    if country is None or not shelf.whom().lives_abroad(text):
        return profile
    return {**(profile or {}), THERE: country}
