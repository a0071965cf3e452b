"""What an editor gets wrong is told with its place and its repair; the project's content is clean."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from actions.content_checks import check_folder
from bot.content.problems import Level, Problem
from tests.conftest import ROOT, TODAY

CONTENT = ROOT / "content"


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a small content folder without signs and phrases, quick to check many times."""
    folder = tmp_path_factory.mktemp("template") / "content"
    shutil.copytree(CONTENT, folder)
    shutil.rmtree(folder / "shared" / "signs")
    for phrases in (
        "situations",
        "situation_examples",
        "topics",
        "topic_examples",
        "topic_follows",
        "commands",
        "asks",
        "ask_examples",
        "whom",
    ):
        (folder / "shared" / f"{phrases}.yaml").unlink()
    return folder


@pytest.fixture
def folder(template: Path, tmp_path: Path) -> Path:
    copy = tmp_path / "content"
    shutil.copytree(template, copy)
    return copy


def errors(problems: list[Problem]) -> list[Problem]:
    return [problem for problem in problems if problem.level is Level.ERROR]


def test_the_projects_own_content_has_no_error() -> None:
    assert [str(problem) for problem in errors(check_folder(CONTENT, today=TODAY))] == []


def replace(path: str, old: str, new: str) -> Callable[[Path], None]:
    def edit(folder: Path) -> None:
        file = folder / path
        text = file.read_text(encoding="utf-8")
        assert old in text, f"{path} no longer holds {old!r}"
        file.write_text(text.replace(old, new, 1), encoding="utf-8")

    return edit


def remove(path: str) -> Callable[[Path], None]:
    return lambda folder: (folder / path).unlink()


EXAMPLES = "shared/situation_examples.yaml"
TERMS = "shared/terms.yaml"
MODULE = "fr/modules/05_read_offer.yaml"
ARABIC = "ar/modules/05_read_offer.yaml"


@pytest.mark.parametrize(
    ("edit", "path", "what"),
    [
        (replace(MODULE, "title:", "titel:"), MODULE, "titel"),
        (replace(MODULE, "minutes: 10", 'minutes: "dix"'), MODULE, "wrong kind"),
        (replace(MODULE, "id: read_offer", "id: read_offers"), MODULE, "its content says"),
        (replace(MODULE, "language: fr", "language: ar"), MODULE, "the language is"),
        (replace(MODULE, "correct: true", "correct: false"), MODULE, "no option of the quiz"),
        (replace(MODULE, "- id: employer", "- id: welcome"), MODULE, "two steps are called"),
        (replace(MODULE, "source: un_job_fraud", "source: nobody"), MODULE, "no source 'nobody'"),
        (replace(MODULE, "Voici Salma.", "Voici {name}."), MODULE, "filled by nothing"),
        (replace(MODULE, "Voici Salma.", "Voici {fact:DEU.nothing}."), MODULE, "no fact"),
        (replace(MODULE, "Voici Salma.", "TODO"), MODULE, "not finished"),
        (replace(MODULE, "Voici Salma.", "x" * 5000), MODULE, "characters long"),
        (replace(ARABIC, "correct: true", "correct: false"), ARABIC, "differs from"),
        (replace(ARABIC, "- id: employer", "- id: boss"), ARABIC, "differs from"),
        (remove(ARABIC), MODULE, "no such file in 'ar'"),
        (replace("fr/replies.yaml", "does: offer.start", "does: offer.begin"), "fr/replies.yaml", "no button does"),
        (replace("fr/replies.yaml", 'text: "Oui, en français"', 'text: "Oui, continuons en français"'), "fr/replies.yaml", "characters long"),
        (replace("ar/replies.yaml", "{feedback}", "{feedbak}"), "ar/replies.yaml", "uses"),
        (replace("fr/replies.yaml", "utter_menu:\n", "utter_menu:\n    text: \"a\"\n"), "fr/replies.yaml", "twice"),
    ],
)  # fmt: skip
def test_an_editors_mistake_is_told_in_the_file_where_it_is(
    folder: Path, edit: Callable[[Path], None], path: str, what: str
) -> None:
    edit(folder)
    found = errors(check_folder(folder, today=TODAY))
    assert any(problem.path.as_posix() == path and what in problem.what for problem in found), found
    assert all(problem.repair for problem in found)
    assert all(problem.line >= 1 for problem in found)


def test_all_mistakes_are_told_at_once(folder: Path) -> None:
    replace(MODULE, "source: un_job_fraud", "source: nobody")(folder)
    replace(MODULE, "Voici Salma.", "TODO")(folder)
    replace("fr/replies.yaml", "does: offer.start", "does: offer.begin")(folder)
    assert len(errors(check_folder(folder, today=TODAY))) >= 3


def test_an_expired_figure_and_a_late_review_are_warnings(folder: Path) -> None:
    later = TODAY.replace(year=TODAY.year + 3)
    found = check_folder(folder, today=later)
    warnings = [problem.what for problem in found if problem.level is Level.WARNING]
    assert any("expired on" in what for what in warnings)
    assert any("review was due" in what for what in warnings)
    assert errors(found) == []


def test_examples_of_a_situation_that_does_not_exist_are_told(folder: Path) -> None:
    for name in ("situations.yaml", "situation_examples.yaml"):
        shutil.copy(CONTENT / "shared" / name, folder / "shared" / name)
    replace(EXAMPLES, "  poisoned:", "  poisonned:")(folder)
    (problem,) = errors(check_folder(folder, today=TODAY))
    assert (problem.path.as_posix(), problem.line) == (EXAMPLES, 5)
    assert "no situation 'poisonned'" in problem.what


def test_examples_of_an_ask_that_does_not_exist_are_told(folder: Path) -> None:
    name = "ask_examples.yaml"
    shutil.copy(CONTENT / "shared" / name, folder / "shared" / name)
    found = errors(check_folder(folder, today=TODAY))
    assert {problem.path.as_posix() for problem in found} == {f"shared/{name}"}
    assert all("no ask" in problem.what and problem.line > 1 for problem in found)


def test_examples_of_a_topic_without_an_answer_are_told(folder: Path) -> None:
    name = "topic_examples.yaml"
    shutil.copy(CONTENT / "shared" / name, folder / "shared" / name)
    replace(f"shared/{name}", "  studies:", "  studees:")(folder)
    told = [problem.what for problem in errors(check_folder(folder, today=TODAY))]
    assert told == ["there is no answer 'studees'"]


def test_what_follows_an_answer_that_does_not_exist_is_told(folder: Path) -> None:
    (folder / "shared/topic_follows.yaml").write_text(
        "schema: 1\ntopic_follows:\n  ask_visa: {ask_fees: 2, ask_fes: 1}\n  ask_vsa: {ask_fees: 1}\n",
        encoding="utf-8",
    )
    found = errors(check_folder(folder, today=TODAY))
    told = {(problem.line, problem.what) for problem in found}
    assert told == {(3, "there is no answer 'ask_fes'"), (4, "there is no answer 'ask_vsa'")}


def test_the_answer_of_a_trade_exists_and_is_the_only_one(folder: Path) -> None:
    (folder / "shared/adapt.yaml").write_text(
        "schema: 1\nstages: [{id: offer, first: [one]}]\nfamilies: []\nmodules: {}\nanswers:\n"
        "  ask_visa: [cook, cok]\n  ask_visas: [cook]\n",
        encoding="utf-8",
    )
    found = errors(check_folder(folder, today=TODAY))
    told = {(problem.line, problem.what) for problem in found if "adapt" in str(problem.path)}
    assert told == {
        (6, "there is no trade 'cok'"),
        (7, "there is no answer 'ask_visas'"),
        (7, "'cook' has the answer 'ask_visa' already"),
    }


@pytest.mark.parametrize(
    ("edit", "what"),
    [
        (replace(TERMS, '"OFPPT"', '"ANAPEC"'), "'ANAPEC' is a name of anapec too"),
        (replace(TERMS, '"OFPPT"', '"انابيك"'), "'انابيك' is a name of anapec too"),
        (replace(TERMS, "countries: [ITA]", "countries: [ITL]"), "there is no country 'ITL'"),
        (replace(TERMS, "[qc_oiiq_abroad]", "[nobody]"), "there is no source 'nobody'"),
        (replace(TERMS, "    ar: ", "    arabic: "), "'ar' is a required property"),
        (replace(TERMS, "2026-11-30", "2026-12-30"), "which is to come"),
    ],
)
def test_what_is_wrong_in_a_term_is_told(
    folder: Path, edit: Callable[[Path], None], what: str
) -> None:
    edit(folder)
    told = errors(check_folder(folder, today=TODAY))
    assert any(what in problem.what for problem in told), told
    assert {problem.path.as_posix() for problem in told} == {TERMS}
    assert all(problem.line > 1 for problem in told)


def test_a_term_that_must_be_read_again_is_told_at_its_line(folder: Path) -> None:
    replace(TERMS, "last_reviewed: 2026-11-30", "last_reviewed: 2024-11-30")(folder)
    (due,) = [one for one in check_folder(folder, today=TODAY) if one.path.as_posix() == TERMS]
    assert due.level is Level.WARNING
    assert "its review was due on 2025-11-25" in due.what
    assert "2024" in (folder / TERMS).read_text("utf-8").splitlines()[due.line - 1]


def test_a_folder_without_languages_says_so(tmp_path: Path) -> None:
    assert "restore it" in str(check_folder(tmp_path, today=TODAY)[0])
