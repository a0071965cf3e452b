"""The second opinion: it withholds what reads like a warning, raises what reads like a sign."""

from concurrent.futures import ThreadPoolExecutor
from itertools import accumulate
from pathlib import Path

import numpy as np
import pytest

from actions.sign_engine import SecondOpinion, SignEngine
from actions.sign_engine.opinion import PROFILE
from actions.sign_engine.opinion_examples import Example, digest, files_of
from actions.sign_engine.opinion_training import MIN_EXAMPLES, train_opinion
from actions.sign_engine.passages import PASSAGE_WORDS, Text
from actions.sign_engine.reading import (
    LEAST_WORDS,
    TELLING_WORDS,
    WORDS_AROUND,
    WORRYING,
    Reading,
)
from actions.sign_engine.summing import Layers
from bot.content.model import Snapshot
from bot.text.folding import fold_with_positions
from bot.text.remembered import WORDS_KEPT
from bot.text.words import BOUNDARY, split_words
from tests.conftest import ROOT, TODAY

SIGN = "test.sign"
OTHER = "test.other"
WHOLE = "test.whole"
FEATURES = {
    "payez": [4, 0, 0],
    "mefiez": [-12, 0, 0],
    "احذروا": [-12, 0, 0],
    "{fee}": [15, 0, 0],
    "vite": [0, 2, 0],
    "tribunal": [0, 0, 9],
}
"""What words add to three hidden units: of asking, of haste, of justice."""


def numbers(*rows: object) -> np.ndarray:
    return np.array(rows, np.float32)


def new_opinion() -> SecondOpinion:
    return SecondOpinion(
        list(FEATURES),
        [SIGN, OTHER],
        [WORRYING, WHOLE],
        Layers(
            features=numbers(*FEATURES.values()),
            context=numbers([0, 0, 0], [0, 0, 0], [-1, 0, 0]),
            units=numbers(0, 0, 0),
            to_signs=numbers([1.5, 0], [0, 0], [0, 0]),
            signs_before=numbers(-6.5, -20),
            to_wholes=numbers([1, 0], [0, 2], [-2, -1]),
            wholes_before=numbers(-1.5, -2),
        ),
    )


OPINION = new_opinion()


def text_of(words: list[str], **sets: int) -> Text:
    sentences = list(accumulate((word == BOUNDARY for word in words), initial=0))[: len(words)]
    return Text(words, sentences, sets)


def reading(words: list[str], opinion: SecondOpinion = OPINION, **sets: int) -> Reading:
    return opinion.read(text_of(words, **sets))


def read(text: str) -> Text:
    return text_of(list(split_words(fold_with_positions(text)).words))


def test_a_sign_is_doubted_where_words_warn_of_it() -> None:
    assert reading(["mefiez", "vous", "payez"]).doubts(SIGN, [(2, 2)])
    assert reading(["احذروا", "payez"]).doubts(SIGN, [(1, 1)])
    assert not reading(["vous", "payez"]).doubts(SIGN, [(1, 1)])


def test_words_far_from_the_evidence_count_for_nothing() -> None:
    far = ["mefiez", *["mot"] * (WORDS_AROUND + 1), "payez", "payez"]
    assert not reading(far).doubts(SIGN, [(len(far) - 2, len(far) - 1)])


def test_one_piece_of_evidence_that_stands_is_enough() -> None:
    words = ["mefiez", "payez", *["mot"] * (3 * WORDS_AROUND), "payez", "payez"]
    assert not reading(words).doubts(SIGN, [(1, 1), (len(words) - 2, len(words) - 1)])


def test_a_sentence_that_shows_it_stands_whatever_is_said_before() -> None:
    warned = ["mefiez"] * 6
    assert reading([*warned, "payez", *["mot"] * 9]).doubts(SIGN, [(6, 6)])
    assert not reading([*warned, BOUNDARY, "payez", *["mot"] * 9]).doubts(SIGN, [(7, 7)])


def test_what_the_whole_text_tells_counts_for_each_of_its_sentences() -> None:
    demand = ["vous", "payez", "payez", "payez", "payez", "payez", "ici"]
    justice = [BOUNDARY, "tribunal", "tribunal", "tribunal", "tribunal"]
    assert SIGN in reading(demand).raised()
    assert SIGN not in reading([*demand, *justice]).raised()


def test_a_sign_to_which_nothing_leans_is_not_even_looked_for() -> None:
    assert reading(["vous", "payez"]).unthinkable() - {WORRYING} == {OTHER, WHOLE}
    assert reading(["vite", "vite", "payez"]).unthinkable() - {WORRYING} == {OTHER}


def test_what_is_not_looked_for_would_have_been_doubted_wherever_it_stood() -> None:
    words = ["vous", "payez", BOUNDARY, "mefiez", "vous", BOUNDARY, "vite"]
    for sign in reading(words).unthinkable() - {WORRYING}:
        assert all(reading(words).doubts(sign, [(at, at)]) for at in range(len(words)))


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
    asks = reading(["payez", "payez", "demain"])
    assert asks.is_worrying()
    assert not asks.is_harmless()


def test_of_a_sign_of_whole_texts_the_text_decides() -> None:
    assert reading(["tribunal", "payez"]).doubts(WHOLE, [(1, 1)])
    assert not reading(["vite", "payez"]).doubts(WHOLE, [])
    words = ["vite", "vite", "une", "place", "reste", "vite", "ici"]
    assert WHOLE in reading(words).raised()
    assert WHOLE not in reading(["vite", *["mot"] * 300]).raised()


def test_texts_that_are_read_side_by_side_are_read_as_one_by_one() -> None:
    texts = [[f"mot{number}", "payez", f"autre{number % 7}", "mefiez"] * 4 for number in range(200)]
    alone = [reading(words).likely() for words in texts]
    fresh = new_opinion()
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(lambda words: reading(words, fresh).likely(), texts)) == alone


def test_a_text_of_more_different_words_than_are_kept_is_read_like_any_other() -> None:
    asks = ["vous", "payez", "payez", "payez", "chez", "nous", "demain", BOUNDARY]
    many = [f"mot{number}" for number in range(WORDS_KEPT)]
    fresh = new_opinion()
    assert list(reading(asks, fresh).likely()) == [SIGN]
    assert not reading(many, fresh).raised()
    assert list(reading(asks + many[:9], fresh).likely()) == [SIGN]
    assert not reading([*many, "autre"], fresh).raised()


def test_the_likeliest_signs_come_first() -> None:
    asks = ["vous", "payez", "payez", "payez", "chez", "nous", "demain"]
    assert list(reading(asks).likely()) == [SIGN]
    assert reading(["un", "jardin", "calme", "a", "louer", "ici"]).likely() == {}


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


def test_what_is_learnt_of_a_sign_with_enough_examples_tells_demands_from_warnings(
    tmp_path: Path,
) -> None:
    towns = [f"ville{number}" for number in range(MIN_EXAMPLES)]
    examples = [Example(f"Payez 300 DH à {t}", frozenset([SIGN]), True) for t in towns]
    examples += [
        Example(f"Méfiez-vous si on dit payez 300 DH à {t}", frozenset(), True) for t in towns
    ]
    examples += [Example(f"أدوا 300 درهم في {t}", frozenset([SIGN]), True) for t in towns]
    examples += [Example(f"احذروا من يقول أدوا 300 درهم في {t}", frozenset(), True) for t in towns]
    path = tmp_path / "profile.npz"
    few = [Example(f"vite {t}", frozenset([OTHER]), True) for t in towns[:-1]]
    wordless = [Example("!\n…", frozenset(), True), Example("", frozenset([SIGN]), True)]
    assert train_opinion([*examples, *few, *wordless], read, path, networks=2, epochs=300) == [SIGN]
    opinion = SecondOpinion.load(path)
    for demand, warning in (
        ("payez 300 dh a ville5", "mefiez vous si on dit payez 300 dh a ville5"),
        ("ادوا 300 درهم في ville5", "احذروا من يقول ادوا 300 درهم في ville5"),
    ):
        asks, warns = opinion.read(read(demand)), opinion.read(read(warning))
        assert not asks.doubts(SIGN, [(0, 0)])
        assert warns.doubts(SIGN, [(4, 4)])


def test_without_enough_examples_nothing_is_learnt_and_that_is_said(tmp_path: Path) -> None:
    few = [Example(f"payez {n} dh", frozenset([SIGN]), True) for n in range(MIN_EXAMPLES - 1)]
    with pytest.raises(ValueError, match=f"no sign has {MIN_EXAMPLES} examples"):
        train_opinion(few, read, tmp_path / "profile.npz")


def always(*, sign: float, worrying: float) -> SecondOpinion:
    """Return an opinion to which all texts lean so far, in log-odds."""
    return SecondOpinion(
        ["{fee}"],
        ["money.fee_to_candidate"],
        [WORRYING],
        Layers(
            features=np.zeros((1, 1), np.float32),
            context=numbers([0]),
            units=numbers(0),
            to_signs=numbers([0]),
            signs_before=numbers(sign),
            to_wholes=numbers([0]),
            wholes_before=numbers(worrying),
        ),
    )


SAID = {
    "Ne payez jamais 3 000 DH de frais de dossier pour un contrat.": False,
    "لا تدفعوا 3000 درهم رسوم الملف لأي شخص.": False,
    "Le jardin est grand et la maison est calme le soir.": True,
}


@pytest.mark.parametrize("opinion", [always(sign=9, worrying=0), always(sign=-2, worrying=9)])
def test_what_a_guard_undid_is_not_raised(content: Snapshot, opinion: SecondOpinion) -> None:
    engine = SignEngine.from_content(content, opinion)
    for text, raised in SAID.items():
        findings = engine.examine(text, {}, today=TODAY)
        assert ("money.fee_to_candidate" in {h.sign.id for h in findings.hits}) is raised, text


def test_the_likeliest_sign_is_shown_only_where_the_whole_text_is_worrying(
    content: Snapshot,
) -> None:
    calm = "Le jardin est grand et la maison est calme le soir."
    shown = {
        worrying: SignEngine.from_content(content, always(sign=-2, worrying=worrying))
        .examine(calm, {}, today=TODAY)
        .hits
        for worrying in (0.0, 2.0)
    }
    assert not shown[0.0]
    assert [hit.sign.id for hit in shown[2.0]] == ["money.fee_to_candidate"]


def test_the_stored_models_are_of_signs_that_exist(content: Snapshot) -> None:
    opinion = SecondOpinion.load()
    known = {document.data["id"] for document in content.signs}
    assert set(opinion.network.signs) <= known
    assert set(opinion.network.wholes) <= known | {WORRYING}
    assert "money.fee_to_candidate" in opinion.network.signs
    assert all(np.isfinite(layer).all() for layer in opinion.network.layers)


def test_the_stored_models_were_made_from_the_examples_as_they_are() -> None:
    with np.load(PROFILE) as stored:
        assert str(stored["made_from"]) == digest(files_of(ROOT)), "run `rihla train --signs`"
