"""The second opinion: it withholds what reads like a warning, raises what reads like a sign."""

import math
from itertools import accumulate
from pathlib import Path

import numpy as np
import pytest

from actions.sign_engine import SecondOpinion, SignEngine
from actions.sign_engine.opinion import (
    LEAST_WORDS,
    PROFILE,
    TELLING_WORDS,
    WORDS_AROUND,
    WORRYING,
    Reading,
)
from actions.sign_engine.opinion_examples import Example, digest, files_of
from actions.sign_engine.opinion_training import MIN_EXAMPLES, train_opinion
from actions.sign_engine.passages import PASSAGE_WORDS, Text
from bot.content.model import Snapshot
from bot.text.folding import fold_with_positions
from bot.text.words import BOUNDARY, split_words
from tests.conftest import ROOT, TODAY

SIGN = "test.sign"
OTHER = "test.other"
WHOLE = "test.whole"
OPINION = SecondOpinion(
    ["payez", "mefiez", "احذروا", "{fee}", "vite", "tribunal"],
    [SIGN, OTHER],
    [WORRYING, WHOLE],
    np.array(
        [
            [4, 0, 1, 0],
            [-12, 0, -9, 0],
            [-12, 0, -9, 0],
            [8, 0, 1, 0],
            [1, 2, 9, 4],
            [0, 0, -9, -4],
        ],
        np.float32,
    ),
    np.array([0.5, 0.5, 1.0, 0.5], np.float32),
    np.array([2.5, math.inf, math.inf, 4.0], np.float32),
)


def text_of(words: list[str], **sets: int) -> Text:
    sentences = list(accumulate((word == BOUNDARY for word in words), initial=0))[: len(words)]
    return Text(words, sentences, sets)


def reading(words: list[str], **sets: int) -> Reading:
    return OPINION.read(text_of(words, **sets))


def read(text: str) -> Text:
    return text_of(list(split_words(fold_with_positions(text)).words))


def test_a_sign_is_doubted_where_words_warn_of_it() -> None:
    assert reading(["mefiez", "vous", "payez"]).doubts(SIGN, [(2, 2)])
    assert reading(["احذروا", "payez"]).doubts(SIGN, [(1, 1)])
    assert not reading(["vous", "payez"]).doubts(SIGN, [(1, 1)])


def test_words_far_from_the_evidence_count_for_nothing() -> None:
    far = ["mefiez", *["mot"] * (WORDS_AROUND + 1), "payez"]
    assert not reading(far).doubts(SIGN, [(len(far) - 1, len(far) - 1)])


def test_one_piece_of_evidence_that_stands_is_enough() -> None:
    words = ["mefiez", "payez", *["mot"] * (3 * WORDS_AROUND), "payez"]
    assert not reading(words).doubts(SIGN, [(1, 1), (len(words) - 1, len(words) - 1)])


def test_a_passage_beyond_doubt_stands_whatever_is_said_around() -> None:
    warned = ["mefiez"] * 6
    assert reading([*warned, BOUNDARY, "payez", *["mot"] * 9]).doubts(SIGN, [(7, 7)])
    demand = ["payez"] * 6
    assert not reading([*warned, BOUNDARY, *demand]).doubts(SIGN, [(7, 12)])


def test_a_sign_without_a_model_or_without_words_is_never_doubted() -> None:
    assert not reading(["mefiez"]).doubts("other.sign", [(0, 0)])
    assert not reading(["mefiez"]).doubts(SIGN, [])


def test_a_passage_that_leans_far_raises_its_sign_and_its_words_are_quoted() -> None:
    words = ["un", "beau", "jardin", "a", "louer", "ici", BOUNDARY]
    words += ["vous", "payez", "payez", "payez", "chez", "nous", "demain"]
    (raised,) = reading(words).raised().items()
    sign, (first, last) = raised
    assert sign == SIGN
    assert "payez" in words[first : last + 1]
    assert BOUNDARY not in words[first : last + 1]
    assert last - first < TELLING_WORDS


def test_a_set_of_words_counts_where_it_stands() -> None:
    calm = ["un", "mot", "dit", "ici", "par", "nous"]
    assert reading([*calm, BOUNDARY, *calm], fee=0b10, other=0b1).raised()
    assert not reading([*calm, BOUNDARY, *calm], other=0b10).raised()


@pytest.mark.parametrize("words", [["mefiez", "vous", "payez"], ["tribunal", "payez"]])
def test_a_text_that_reads_like_a_warning_or_a_tale_is_harmless(words: list[str]) -> None:
    assert reading(words).is_harmless()
    assert not reading(["payez", "demain"]).is_harmless()


def test_of_a_sign_of_whole_texts_the_text_decides() -> None:
    assert reading(["tribunal", "payez"]).doubts(WHOLE, [(1, 1)])
    assert not reading(["tribunal", "vite", "payez"]).doubts(WHOLE, [])
    words = ["vite", "vite", "une", "place", "reste", "vite", "ici"]
    assert WHOLE in reading(words).raised()
    assert WHOLE not in reading(["vite", *["mot"] * 9]).raised()


def test_a_heading_raises_nothing_by_itself() -> None:
    assert not reading(["payez"] * (LEAST_WORDS - 1)).raised()
    assert reading(["payez"] * LEAST_WORDS).raised()


@pytest.mark.parametrize("words", [[], [BOUNDARY], ["mot"]])
def test_a_text_of_hardly_any_words_raises_nothing(words: list[str]) -> None:
    assert reading(words).raised() == {}


def test_a_passage_is_a_sentence_or_two_and_a_long_one_is_read_in_parts() -> None:
    assert text_of(["a", "b", BOUNDARY, "c"]).passages() == [(0, 2), (3, 4), (0, 4)]
    parts = text_of(["mot"] * (2 * PASSAGE_WORDS)).passages()
    assert all(last - first <= 2 * PASSAGE_WORDS for first, last in parts)
    assert len(parts) == 3


def test_what_is_learnt_is_stored_and_tells_a_demand_from_a_warning(tmp_path: Path) -> None:
    towns = [f"ville{number}" for number in range(MIN_EXAMPLES)]
    examples = [Example(f"Payez 300 DH à {t}", frozenset([SIGN]), True) for t in towns]
    examples += [
        Example(f"Méfiez-vous si on dit payez 300 DH à {t}", frozenset(), True) for t in towns
    ]
    examples += [Example(f"أدوا 300 درهم في {t}", frozenset([SIGN]), True) for t in towns]
    examples += [Example(f"احذروا من يقول أدوا 300 درهم في {t}", frozenset(), True) for t in towns]
    path = tmp_path / "profile.npz"
    assert train_opinion(examples, read, path) == [SIGN]
    opinion = SecondOpinion.load(path)
    for demand, warning in (
        ("payez 300 dh a ville5", "mefiez vous si on dit payez 300 dh a ville5"),
        ("ادوا 300 درهم في ville5", "احذروا من يقول ادوا 300 درهم في ville5"),
    ):
        asks, warns = opinion.read(read(demand)), opinion.read(read(warning))
        assert not asks.doubts(SIGN, [(0, 0)])
        assert warns.doubts(SIGN, [(4, 4)])


def test_a_sign_with_few_examples_gets_no_model(tmp_path: Path) -> None:
    few = [Example(f"payez {n} dh", frozenset([SIGN]), True) for n in range(MIN_EXAMPLES - 1)]
    honest = [Example(f"salaire {n} dh", frozenset(), True) for n in range(MIN_EXAMPLES)]
    assert train_opinion([*few, *honest], read, tmp_path / "profile.npz") == []
    assert not SecondOpinion.load(tmp_path / "profile.npz").signs


def test_what_a_guard_undid_is_not_raised(content: Snapshot) -> None:
    names = ["{fee}"]
    sign = "money.fee_to_candidate"
    always = SecondOpinion(
        names,
        [sign],
        [],
        np.zeros((1, 1), np.float32),
        np.array([9.0], np.float32),
        np.array([1.0], np.float32),
    )
    engine = SignEngine.from_content(content, always)
    said = {
        "Ne payez jamais 3 000 DH de frais de dossier pour un contrat.": False,
        "لا تدفعوا 3000 درهم رسوم الملف لأي شخص.": False,
        "Le jardin est grand et la maison est calme le soir.": True,
    }
    for text, raised in said.items():
        findings = engine.examine(text, {}, today=TODAY)
        assert (sign in {hit.sign.id for hit in findings.hits}) is raised, text


def test_the_stored_models_are_of_signs_that_exist(content: Snapshot) -> None:
    opinion = SecondOpinion.load()
    known = {document.data["id"] for document in content.signs}
    assert set(opinion.signs) <= known
    assert set(opinion.wholes) <= known | {WORRYING}
    assert "money.fee_to_candidate" in opinion.signs
    assert any(math.isfinite(line) for line in opinion.raising)


def test_the_stored_models_were_made_from_the_examples_as_they_are() -> None:
    with np.load(PROFILE) as stored:
        assert str(stored["made_from"]) == digest(files_of(ROOT)), "run `rihla train --signs`"
