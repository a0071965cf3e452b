"""A name of the mobility project that leads to nothing is an error before it is a broken screen."""

import shutil
from pathlib import Path

import pytest

from bot.content.checks import Context
from bot.content.checks.projects import Projects
from bot.content.loader import make_snapshot, read_files
from tests.conftest import ROOT, TODAY


def problems(folder: Path) -> list[str]:
    files, found = read_files(folder)
    assert found == []
    context = Context(files, make_snapshot(files), TODAY)
    return [problem.what for problem in Projects().run(context)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "content", tmp_path / "content")
    return tmp_path / "content"


def test_the_projects_own_content_has_no_problem(folder: Path) -> None:
    assert problems(folder) == []


@pytest.mark.parametrize(
    ("path", "old", "new", "named"),
    [
        ("shared/mobility.yaml", "visa_delay]", "visa_dealy]", "visa_dealy"),
        ("shared/mobility.yaml", "jobs: job_search", "jobs: job_serach", "job_serach"),
        ("shared/mobility.yaml", "MAR.anapec_registration", "MAR.anapec_nowhere", "anapec_nowhere"),
        ("shared/mobility.yaml", "threshold: chancenkarte_points", "threshold: nothing", "nothing"),
        ("ar/plan.yaml", "  papers:", "  papiers:", "papers"),
        ("fr/plan.yaml", "    searching:", "    serching:", "searching"),
    ],
)
def test_a_wrong_name_is_found(folder: Path, path: str, old: str, new: str, named: str) -> None:
    file = folder / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert any(named in problem for problem in problems(folder))
