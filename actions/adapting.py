"""What `content/shared/adapt.yaml` says of how answers follow the person: trades, places."""

from collections.abc import Mapping
from typing import Any

from actions import shelf

FILE = "adapt"
THERE = "there"
"""The key of the profile that holds the country where somebody is already."""


def adapted(key: str) -> Mapping[str, Any]:
    """Return one part of the file; a folder without the file has none."""
    document = shelf.content().shared.get(FILE)
    return document.data.get(key, {}) if document is not None else {}
