"""Hostile files: none crashes the service, hangs it, gives away a secret, or leaves a trace."""

import asyncio
import os
import tempfile
from pathlib import Path

import pytest

from bot.intake import FileText
from tests.intake.hostile import SECRET, corpus, read_all

PASSWD = "root:x:0"


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("hostile")


@pytest.fixture(scope="module")
def outcomes(work: Path) -> dict[str, FileText]:
    """Read the whole corpus once, with a folder for temporary files that can be looked into."""
    before = tempfile.tempdir
    (work / "tmp").mkdir()
    (work / "incoming").mkdir()
    tempfile.tempdir = str(work / "tmp")
    os.environ["TMPDIR"] = str(work / "tmp")
    try:
        done = asyncio.run(read_all(work / "incoming"))
    finally:
        tempfile.tempdir = before
        del os.environ["TMPDIR"]
    return {name: found for name, (found, _, _) in done.items()}


def test_there_are_enough_ways_to_do_harm() -> None:
    assert len({name for name, _ in corpus()}) >= 150


def test_each_file_ends_in_words_or_in_a_kind_reply(outcomes: dict[str, FileText]) -> None:
    odd = [n for n, found in outcomes.items() if (found.text is None) == (found.trouble is None)]
    assert len(outcomes) == len(corpus())
    assert odd == []


def test_no_secret_and_no_file_of_the_machine_comes_out(
    outcomes: dict[str, FileText],
) -> None:
    given_away = [
        name
        for name, found in outcomes.items()
        if SECRET in (found.text or "") or PASSWD in (found.text or "")
    ]
    assert given_away == []


def test_nothing_is_left_on_the_disk(outcomes: dict[str, FileText], work: Path) -> None:
    assert outcomes
    assert [path for path in work.rglob("*") if path.is_file()] == []
    assert not Path("/tmp/rihla_climbed").exists()  # noqa: S108


def test_no_process_is_left_behind(outcomes: dict[str, FileText]) -> None:
    assert outcomes
    left = []
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = entry.read_text().rsplit(")", 1)[1].split()[1]
            command = (entry.parent / "cmdline").read_bytes()
        except OSError:
            continue
        if parent == str(os.getpid()) and (b"bot.intake" in command or b"tesseract" in command):
            left.append(command)
    assert left == []


@pytest.mark.parametrize(
    ("name", "trouble"),
    [
        ("pdf with a password", "utter_file_locked"),
        ("docx with a password", "utter_file_locked"),
        ("over the limit", "utter_file_too_large"),
        ("png of 400 million points", "utter_file_too_large"),
        ("docx that is a bomb", "utter_file_too_large"),
        ("docx of a billion laughs", "utter_file_unreadable"),
        ("docx that includes a file", "utter_file_unreadable"),
        ("windows program", "utter_file_unreadable"),
        ("sound that is rubbish after ogg", "utter_file_voice"),
    ],
)
def test_the_person_is_told_why(outcomes: dict[str, FileText], name: str, trouble: str) -> None:
    assert outcomes[name].trouble == trouble
