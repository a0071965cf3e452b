"""Guards: negation, prevention and who pays, before and after a match, within their reach."""

from typing import Any

import pytest

from actions.sign_engine.guards import read_shared
from tests.sign_engine.conftest import Examine, document, sign_data

SHARED: dict[str, Any] = {
    "words": {"contrast": {"what": "-", "phrases": {"fr": ["mais", "sauf"]}}},
    "guards": {
        "negation": {
            "what": "-",
            "before": 4,
            "phrases": {"fr": ["aucun", "sans"], "ar": ["بدون"]},
        },
        "never": {"what": "-", "before": 12, "crosses": True, "phrases": {"fr": ["jamais"]}},
        "free": {
            "what": "-",
            "after": 4,
            "crosses": True,
            "phrases": {"fr": ["gratuit*", "aucun"]},
        },
    },
}
FEE = sign_data(
    {
        "fee": {
            "phrases": {"fr": ["frais de dossier"], "ar": ["رسوم ملف"]},
            "guards": ["negation", "never", "free"],
        },
        "condition": "fee",
    }
)


@pytest.mark.parametrize(
    "text",
    [
        "Aucun frais de dossier",
        "Inscription sans le moindre frais de dossier",
        "Nous ne demandons jamais d'argent, ni avance, ni frais de dossier",
        "Frais de dossier : aucun",
        "Les frais de dossier sont gratuits",
        "بدون أي رسوم للملف",
    ],
)
def test_words_that_deny_a_match_undo_it(text: str, examine: Examine) -> None:
    assert examine(text, FEE, shared=SHARED).hits == ()


@pytest.mark.parametrize(
    "text",
    [
        "Frais de dossier : 300 DH",
        "Aucun entretien. Frais de dossier obligatoires",
        "Sans entretien, frais de dossier obligatoires",
        "Rien à payer pour l'entretien, sauf les frais de dossier",
        "Aucun risque mais frais de dossier",
        "Gratuit ! Frais de dossier après",
        "رسوم الملف إجبارية",
    ],
)
def test_words_that_deny_something_else_do_not(text: str, examine: Examine) -> None:
    assert len(examine(text, FEE, shared=SHARED).hits) == 1


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Sans diplôme frais de dossier 900 DH", True),
        ("Frais de dossier 900 DH aucun diplôme", True),
        ("بدون شهادة رسوم الملف 900 درهم", True),
        ("Sans diplôme et sans frais de dossier", False),
        ("Sans frais de dossier aucun diplôme", False),
    ],
)
def test_a_no_to_what_nobody_needs_denies_nothing_beside_it(
    text: str, shown: bool, examine: Examine
) -> None:
    waives = {"what": "-", "phrases": {"fr": ["(sans|aucun) diplome"], "ar": ["بدون شهادة"]}}
    shared = {**SHARED, "words": {**SHARED["words"], "waives": waives}}
    assert bool(examine(text, FEE, shared=shared).hits) == shown


def test_one_denied_match_does_not_hide_another(examine: Examine) -> None:
    text = "Aucun frais de dossier pour l'entretien. Ensuite, frais de dossier 900 DH."
    (hit,) = examine(text, FEE, shared=SHARED).hits
    assert [quote.start for quote in hit.evidence] == [text.rindex("frais")]


def test_a_guard_may_reach_across_commas_and_end_at_a_word_of_contrast(examine: Examine) -> None:
    never = {"what": "-", "before": 12, "crosses": "commas", "phrases": {"fr": ["jamais"]}}
    shared = {**SHARED, "guards": {**SHARED["guards"], "never": never}}
    assert not examine("Jamais d'avance, ni frais de dossier", FEE, shared=shared).hits
    assert examine("Jamais d'avance, mais des frais de dossier", FEE, shared=shared).hits


def test_a_word_set_may_not_take_the_name_of_a_class() -> None:
    shared = {"words": {"money": {"what": "-", "phrases": {"fr": ["argent"]}}}, "guards": {}}
    _, problems = read_shared(document(shared))
    assert len(problems) == 1


def test_a_wrong_phrase_in_a_guard_is_reported() -> None:
    shared = {"guards": {"bad": {"what": "-", "phrases": {"fr": ["(a|b"]}}}}
    _, problems = read_shared(document(shared))
    assert "never closed" in problems[0].what


def test_without_a_file_there_are_no_guards() -> None:
    shared, problems = read_shared(None)
    assert not shared.guards
    assert not problems


def test_a_text_that_calls_an_offer_false_bears_none_of_its_signs(examine: Examine) -> None:
    denial = {
        "what": "-",
        "crosses": "text",
        "phrases": {"fr": ["elle est fausse"], "ar": ["إعلان كاذب"]},
    }
    shared = {**SHARED, "guards": {**SHARED["guards"], "denial": denial | {"everywhere": True}}}
    told = "On promet 200 postes contre des frais de dossier. {} Écrivez-nous."
    assert examine(told.format("Elle est fausse."), FEE, shared=shared).hits == ()
    assert examine("رسوم الملف 300 درهم. هذا إعلان كاذب.", FEE, shared=shared).hits == ()
    assert examine(told.format("Elle est belle."), FEE, shared=shared).hits
