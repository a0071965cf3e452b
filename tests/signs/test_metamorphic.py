"""One offer written in four ways shows the same signs in each.

`metamorphic.jsonl` was written from the meanings of the signs alone, by someone who had not seen
their phrases: French, Standard Arabic, and Darija in Arabic and in Latin letters. The four versions
of a group tell the same facts, so whatever differs between them is ours to repair.
"""

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from actions.offer_check import OfferCheck
from actions.sign_engine.model import Severity
from bot.content.model import Snapshot
from tests.conftest import TODAY

FILE = Path(__file__).parent / "metamorphic.jsonl"
VARIETIES = {"fr", "ar", "ary", "ary-Latn"}
STRONG = (Severity.DANGER, Severity.WARNING)


def groups() -> dict[str, list[dict[str, Any]]]:
    """Return the versions of each offer, by group."""
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in FILE.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        found[row["group"]].append(row)
    return dict(found)


GROUPS = groups()
VERSIONS = {row["id"]: row for rows in GROUPS.values() for row in rows}


@pytest.fixture(scope="module")
def check(content: Snapshot) -> OfferCheck:
    return OfferCheck(content)


def signs_in(check: OfferCheck, text: str) -> dict[str, Severity]:
    """Return the signs found in a text, with the severity of each."""
    hits = check.check(text, today=TODAY).findings.hits
    return {hit.sign.id: hit.severity for hit in hits}


def strong(found: dict[str, Severity]) -> set[str]:
    """Return those of danger and warning."""
    return {sign for sign, severity in found.items() if severity in STRONG}


def misread(check: OfferCheck, row: dict[str, Any]) -> tuple[set[str], set[str]]:
    """Return the labelled signs that a version misses, and the strong ones that it invents."""
    found, labelled = signs_in(check, row["text"]), set(row["signs"])
    return labelled - set(found), strong(found) - labelled


def test_each_offer_is_there_in_four_varieties_with_one_label() -> None:
    for group, rows in GROUPS.items():
        assert {row["variety"] for row in rows} == VARIETIES, group
        assert len({(row["label"], tuple(row["signs"])) for row in rows}) == 1, group
        assert bool(rows[0]["signs"]) == (rows[0]["label"] == "fraud"), group


def test_the_signs_of_labels_exist(check: OfferCheck) -> None:
    known = {sign.id for sign in check.engine.signs}
    assert {sign for row in VERSIONS.values() for sign in row["signs"]} <= known


@pytest.mark.parametrize("group", GROUPS)
def test_an_offer_shows_the_same_signs_whatever_it_is_written_in(
    check: OfferCheck, group: str
) -> None:
    found = {row["variety"]: strong(signs_in(check, row["text"])) for row in GROUPS[group]}
    shared = set.intersection(*found.values())
    apart = {variety: sorted(some - shared) for variety, some in found.items() if some - shared}
    assert not apart, f"only in these versions: {apart}"


@pytest.mark.parametrize("version", VERSIONS)
def test_an_offer_shows_the_signs_that_a_reader_sees(check: OfferCheck, version: str) -> None:
    row = VERSIONS[version]
    missing, invented = misread(check, row)
    assert not missing, "a sign of the text is missed"
    assert not invented, "a sign that is not in the text is reported"
