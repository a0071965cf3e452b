"""The labelled offers and sentences: what the signs must reach, and honest adverts left in peace.

`offers_*.jsonl` are whole offers with every sign that a reader sees; `offers_fresh.jsonl` and
`retold.jsonl`, of which most are told by hints, were written after the signs had been tuned on the
others. `sentences.jsonl` holds single sentences with the sign that each shows, or none for what an
honest advert or a warning says. Phrases were tuned on them and the second opinion has learnt from
them; from `unseen*.jsonl` nothing was tuned or learnt.
In `unseen_told.jsonl` two texts of three tell their signs by hints; in `unseen_fresh.jsonl` and
`unseen_wide.jsonl` two frauds of five do, and half of the honest texts are tricky.
"""

import json
import time
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from actions.offer_check import OfferCheck
from bot.content.model import Snapshot
from bot.evaluation.signs import (
    ALARMS,
    FRAUD,
    GENUINE,
    Examined,
    Report,
    examine_rows,
    found_by,
    judge,
)
from tests.conftest import TODAY

FOLDER = Path(__file__).parent
VARIETIES = ("fr", "ar", "ary", "ary-Latn", "en")
FRAUDS_WARNED_OF = 0.95
GENUINE_WARNED_OF = 0.02
SIGN_PRECISION = 0.90
SIGN_RECALL = 0.85
OFFER_F1 = 0.95
UNSEEN = {
    "unseen.jsonl": (0.90, 0.88, 0.93),
    "unseen_told.jsonl": (0.87, 0.80, 0.92),
    "unseen_fresh.jsonl": (0.92, 0.86, 0.91),
    "unseen_wide.jsonl": (0.86, 0.84, 0.92),
}
"""Sign precision, sign recall and F1 of offers that are reached where nothing was learnt;
docs/understanding.md has the figures."""
LONG = 64_000
SECONDS = 6.0


def rows_of(pattern: str) -> list[dict[str, Any]]:
    """Return the rows of the files that fit a pattern."""
    return [
        json.loads(line)
        for file in sorted(FOLDER.glob(pattern))
        for line in file.read_text(encoding="utf-8").splitlines()
    ]


SENTENCES = rows_of("sentences.jsonl")


@pytest.fixture(scope="module")
def check(content: Snapshot) -> OfferCheck:
    return OfferCheck(content)


@pytest.fixture(scope="module")
def examined(check: OfferCheck) -> list[Examined]:
    examine = found_by(cache(lambda text: check.check(text, today=TODAY)))
    return examine_rows(rows_of("offers_*.jsonl") + rows_of("retold.jsonl"), examine)


@pytest.fixture(scope="module")
def report(examined: list[Examined]) -> Report:
    return judge(examined)


def test_there_are_enough_offers_in_every_variety(examined: list[Examined]) -> None:
    assert len(examined) >= 300
    assert {row.variety for row in examined} == set(VARIETIES)
    assert len({row.id for row in examined}) == len(examined)


def test_people_are_warned_of_nearly_all_frauds(report: Report) -> None:
    assert report.offers.recall >= FRAUDS_WARNED_OF


def test_people_are_hardly_ever_warned_of_a_genuine_offer(report: Report) -> None:
    assert report.false_alarms <= GENUINE_WARNED_OF


def test_signs_are_right_and_complete(report: Report) -> None:
    assert report.overall.precision >= SIGN_PRECISION
    assert report.overall.recall >= SIGN_RECALL


@pytest.mark.parametrize("variety", VARIETIES)
def test_offers_are_told_apart_in_every_variety(examined: list[Examined], variety: str) -> None:
    assert judge(row for row in examined if row.variety == variety).offers.f1 >= OFFER_F1


@pytest.mark.parametrize("file", UNSEEN)
def test_offers_from_which_nothing_was_learnt_are_read_nearly_as_well(
    check: OfferCheck, file: str
) -> None:
    examine = found_by(lambda text: check.check(text, today=TODAY))
    report = judge(examine_rows(rows_of(file), examine))
    precision, recall, offer_f1 = UNSEEN[file]
    assert report.overall.precision >= precision
    assert report.overall.recall >= recall
    assert report.offers.f1 >= offer_f1


def test_a_label_says_fraud_where_it_names_a_strong_sign(examined: list[Examined]) -> None:
    assert {row.label for row in examined} <= FRAUD | GENUINE
    assert all(row.expected for row in examined if row.label in FRAUD)


@pytest.mark.parametrize("row", SENTENCES, ids=lambda row: row["text"][:60])
def test_a_sentence_shows_its_sign_and_an_honest_one_none(
    check: OfferCheck, row: dict[str, Any]
) -> None:
    hits = check.check(row["text"], today=TODAY).findings.hits
    if row["sign"] is None:
        assert not [hit.sign.id for hit in hits if hit.severity.value in ALARMS]
    else:
        assert row["sign"] in {hit.sign.id for hit in hits}


@pytest.mark.parametrize(
    "piece",
    [
        "frais de dossier 3000 DH ",
        "3000 dh ",
        ", ",
        "de ",
        "لا ",
        "رسوم الملف ",
        "visa ",
        "0",
        "a@b.",
    ],
)
def test_no_long_text_makes_it_slow(check: OfferCheck, piece: str) -> None:
    text = (piece * LONG)[:LONG]
    facts = check.reader.read(text[:2_000], today=TODAY).facts()
    started = time.process_time()
    check.engine.examine(text, facts, today=TODAY)
    assert time.process_time() - started < SECONDS
