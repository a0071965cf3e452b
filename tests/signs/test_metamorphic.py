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

_HOURS_AS_DEADLINE = 'ar: the hours of a week ("48 ساعة") are read as an ultimatum'
_OUR_OFFICE_IS_ABROAD = 'fr: "notre bureau de Meknès" is read as an office abroad'
_ANOTHER_PRICE = "a price or a bonus that is not for the job, file or visa is read as a fee"

KNOWN_DIFFERENCES: dict[str, dict[str, str]] = {
    "meta-02": {"identity.phone_mismatch": _OUR_OFFICE_IS_ABROAD},
    "meta-03": {"money.instalments": 'ary, ary-Latn: "the rest when the visa comes out"'},
    "meta-04": {
        "money.fee_to_candidate": f"ar: {_ANOTHER_PRICE} (medical)",
        "process.urgency": _HOURS_AS_DEADLINE,
    },
    "meta-05": {
        "process.no_contract": 'ary: "the contract, you sign it only when you arrive"',
        "process.urgency": _HOURS_AS_DEADLINE,
    },
    "meta-06": {
        "money.fee_to_candidate": f"ary, ary-Latn: {_ANOTHER_PRICE} (pay for a like)",
        "money.task_scam": 'ary-Latn: "katcharji 500 dh USDT bach tjbed larba7"',
    },
    "meta-07": {"identity.impersonates_institution": "fr, ar: ANAPEC as the heading of a letter"},
    "meta-08": {
        "identity.impersonates_institution": "fr, ar: a government that congratulates",
        "process.documents_early": 'ar: "ترسلوا حالا نسخة من جواز السفر"',
        "promise.lottery": 'ary-Latn: "lqor3a"',
    },
    "meta-09": {
        "identity.blocks_verification": 'ary-Latn: "mat3ayto la l ... la l ...", "matgolouha"',
        "identity.phone_mismatch": "ary: accredited by a consulate is read as being abroad",
        "process.urgency": "fr: a file cancelled for talking is read as haste",
    },
    "meta-10": {
        "identity.phone_mismatch": 'ary, ary-Latn: "our office there", "our number in Spain"',
        "promise.salary_too_high": 'fr, ary: no occupation is read ("ramassage des fraises")',
    },
    "meta-11": {
        "money.fee_to_candidate": f"ar, ary: {_ANOTHER_PRICE} (uniform)",
        "money.paid_training_or_kit": 'ary: "خاصك تشريهم من عندنا"',
    },
    "meta-12": {"process.documents_kept": "fr, ar: a family that keeps the passport"},
    "meta-13": {"promise.all_free": 'ary-Latn: "kolchi fabor l ay wahed"'},
    "meta-14": {"process.documents_early": "ary: a bank card is read as the identity card"},
    "meta-15": {
        "process.documents_early": "fr, ary, ary-Latn: papers joined to a form",
        "work.vague": 'all: "several posts, good pay"',
    },
    "meta-16": {
        "identity.phone_mismatch": _OUR_OFFICE_IS_ABROAD,
        "money.fee_to_candidate": f"fr, ary, ary-Latn: {_ANOTHER_PRICE} (bonus, cheque)",
        "process.contract_not_visaed": 'ary-Latn: "bla ma tdewzo lcontrat mn wizarat choghl"',
    },
    "meta-17": {
        "identity.phone_mismatch": _OUR_OFFICE_IS_ABROAD,
        "process.urgency": _HOURS_AS_DEADLINE,
    },
    "meta-18": {
        "money.fee_to_candidate": f"all: {_ANOTHER_PRICE} (advanced by the employer)",
        "money.repaid_from_wages": 'all: "advances the costs, then takes them from the pay"',
        "process.no_contract": "fr, ary: a contract signed blank",
        "promise.salary_below_minimum": "fr, ary: the monthly deduction is read as the pay",
        "promise.visa_guaranteed": 'fr: "sûr et garanti"',
    },
    "meta-19": {"promise.salary_too_high": 'ary: "بروت فالشهر" is read as pay by the week'},
    "meta-22": {"process.urgency": _HOURS_AS_DEADLINE},
    "meta-25": {
        "money.fee_to_candidate": 'fr, ary-Latn: "agence de Kénitra : 17 $" is read as a price',
        "process.no_contract": 'ar, ary: "nor for the contract" is read as no contract',
        "promise.no_selection": 'ar, ary, ary-Latn: "nor for the interview" is read as none',
    },
    "meta-27": {"process.tourist_visa": "all: the warning does not reach the last of four tricks"},
    "meta-28": {"process.urgency": _HOURS_AS_DEADLINE},
}
"""Signs that some version of a group misses or invents, each with the reason.

The list cannot rot: a sign that is cured must be taken out, a new one fails.
"""


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


def test_the_signs_of_labels_and_of_known_differences_exist(check: OfferCheck) -> None:
    known = {sign.id for sign in check.engine.signs}
    assert set(KNOWN_DIFFERENCES) <= set(GROUPS)
    assert {sign for signs in KNOWN_DIFFERENCES.values() for sign in signs} <= known
    assert {sign for row in VERSIONS.values() for sign in row["signs"]} <= known


@pytest.mark.parametrize("group", GROUPS)
def test_an_offer_shows_the_same_signs_whatever_it_is_written_in(
    check: OfferCheck, group: str
) -> None:
    found = {row["variety"]: strong(signs_in(check, row["text"])) for row in GROUPS[group]}
    shared = set.intersection(*found.values()) | set(KNOWN_DIFFERENCES.get(group, ()))
    apart = {variety: sorted(some - shared) for variety, some in found.items() if some - shared}
    assert not apart, f"only in these versions: {apart}"


@pytest.mark.parametrize("version", VERSIONS)
def test_an_offer_shows_the_signs_that_a_reader_sees(check: OfferCheck, version: str) -> None:
    row = VERSIONS[version]
    missing, invented = misread(check, row)
    known = set(KNOWN_DIFFERENCES.get(row["group"], ()))
    assert missing <= known, "a sign of the text is missed"
    assert invented <= known, "a sign that is not in the text is reported"


@pytest.mark.parametrize("group", KNOWN_DIFFERENCES)
def test_a_known_difference_is_still_there(check: OfferCheck, group: str) -> None:
    still = {sign for row in GROUPS[group] for some in misread(check, row) for sign in some}
    cured = set(KNOWN_DIFFERENCES[group]) - still
    assert not cured, f"take {sorted(cured)} of {group} out of KNOWN_DIFFERENCES"
