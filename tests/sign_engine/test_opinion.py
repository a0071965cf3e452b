"""The second opinion: it withholds a sign where the words around lean away from it, and only then."""

from pathlib import Path

import numpy as np

from actions.sign_engine import SecondOpinion
from actions.sign_engine.opinion import PROFILE, WORDS_AROUND
from actions.sign_engine.opinion_training import (
    MIN_EXAMPLES,
    Example,
    digest,
    files_of,
    train_opinion,
)
from bot.content.model import Snapshot
from tests.conftest import ROOT

SIGN = "test.sign"
OPINION = SecondOpinion(
    ["payez", "mefiez", "احذروا"],
    np.ones(3),
    {SIGN: (np.array([1.0, -3.0, -3.0]), 0.5)},
)


def test_a_sign_is_doubted_where_words_warn_of_it() -> None:
    assert OPINION.doubts(SIGN, ["mefiez", "vous", "payez"], [(2, 2)])
    assert OPINION.doubts(SIGN, ["احذروا", "payez"], [(1, 1)])
    assert not OPINION.doubts(SIGN, ["vous", "payez"], [(1, 1)])


def test_words_far_from_the_evidence_count_for_nothing() -> None:
    far = ["mefiez", *["mot"] * (WORDS_AROUND + 1), "payez"]
    assert not OPINION.doubts(SIGN, far, [(len(far) - 1, len(far) - 1)])


def test_one_piece_of_evidence_that_stands_is_enough() -> None:
    words = ["mefiez", "payez", *["mot"] * (3 * WORDS_AROUND), "payez"]
    assert not OPINION.doubts(SIGN, words, [(1, 1), (len(words) - 1, len(words) - 1)])


def test_a_sign_without_a_model_or_without_words_is_never_doubted() -> None:
    assert not OPINION.doubts("other.sign", ["mefiez"], [(0, 0)])
    assert not OPINION.doubts(SIGN, ["mefiez"], [])


def test_what_is_learnt_is_stored_and_tells_a_demand_from_a_warning(tmp_path: Path) -> None:
    towns = [f"ville{number}" for number in range(MIN_EXAMPLES)]
    examples = [Example(f"Payez 300 DH à {t}", frozenset([SIGN]), True) for t in towns]
    examples += [
        Example(f"Méfiez-vous si on dit payez 300 DH à {t}", frozenset(), True) for t in towns
    ]
    examples += [Example(f"أدوا 300 درهم في {t}", frozenset([SIGN]), True) for t in towns]
    examples += [Example(f"احذروا من يقول أدوا 300 درهم في {t}", frozenset(), True) for t in towns]
    path = tmp_path / "profile.npz"
    assert train_opinion(examples, path) == [SIGN]
    opinion = SecondOpinion.load(path)
    for demand, warning in (
        ("payez 300 dh a rabat", "mefiez vous si on dit payez 300 dh a rabat"),
        ("ادوا 300 درهم في طنجه", "احذروا من يقول ادوا 300 درهم في طنجه"),
    ):
        asks, warns = opinion.leaning(SIGN, demand.split()), opinion.leaning(SIGN, warning.split())
        assert asks is not None
        assert warns is not None
        assert warns < 0 < asks


def test_a_sign_with_few_examples_gets_no_model(tmp_path: Path) -> None:
    few = [Example(f"payez {n} dh", frozenset([SIGN]), True) for n in range(MIN_EXAMPLES - 1)]
    honest = [Example(f"salaire {n} dh", frozenset(), True) for n in range(MIN_EXAMPLES)]
    assert train_opinion([*few, *honest], tmp_path / "profile.npz") == []
    assert SecondOpinion.load(tmp_path / "profile.npz").leaning(SIGN, ["payez"]) is None


def test_the_stored_models_are_of_signs_that_exist(content: Snapshot) -> None:
    with np.load(PROFILE) as stored:
        signs = set(str(stored["signs"]).split("\n"))
    assert signs <= {document.data["id"] for document in content.signs}
    assert "money.fee_to_candidate" in signs


def test_the_stored_models_were_made_from_the_examples_as_they_are() -> None:
    with np.load(PROFILE) as stored:
        assert str(stored["made_from"]) == digest(files_of(ROOT)), "run `rihla train --signs`"
