"""Hostile files: none crashes the service, hangs it, gives away a secret, or leaves a trace.

Every fifth of those that `python -m tests.intake.hostile` reads, and all that are named here.
"""

from pathlib import Path

import pytest

from tests.intake.hostile import (
    Outcome,
    corpus,
    given_away,
    left_on_disk,
    left_running,
    read_watched,
    without_answer,
)

STEP = 5
TROUBLES = {
    "pdf with a password": "utter_file_locked",
    "docx with a password": "utter_file_locked",
    "over the limit": "utter_file_too_large",
    "png of 400 million points": "utter_file_too_large",
    "docx that is a bomb": "utter_file_too_large",
    "docx of a billion laughs": "utter_file_unreadable",
    "docx that includes a file": "utter_file_unreadable",
    "windows program": "utter_file_unreadable",
    "sound that is rubbish after ogg": "utter_file_voice",
}


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("hostile")


@pytest.fixture(scope="module")
def outcomes(work: Path) -> dict[str, Outcome]:
    """Read a part of the corpus once."""
    chosen = [f for n, f in enumerate(corpus()) if n % STEP == 0 or f[0] in TROUBLES]
    return read_watched(work, chosen)


def test_there_are_enough_ways_to_do_harm() -> None:
    assert len({name for name, _ in corpus()}) >= 150


def test_each_file_ends_in_words_or_in_a_kind_reply(outcomes: dict[str, Outcome]) -> None:
    assert len(outcomes) >= len(corpus()) // STEP
    assert without_answer(outcomes) == []


def test_no_secret_and_no_file_of_the_machine_comes_out(outcomes: dict[str, Outcome]) -> None:
    assert given_away(outcomes) == []


def test_nothing_is_left_on_the_disk(outcomes: dict[str, Outcome], work: Path) -> None:
    assert outcomes
    assert left_on_disk(work) == []


def test_no_process_is_left_behind(outcomes: dict[str, Outcome]) -> None:
    assert outcomes
    assert left_running() == []


@pytest.mark.parametrize("name", TROUBLES)
def test_the_person_is_told_why(outcomes: dict[str, Outcome], name: str) -> None:
    assert outcomes[name][0].trouble == TROUBLES[name]
