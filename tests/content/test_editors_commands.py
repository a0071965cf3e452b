"""An editor makes a module, asks what is due, finds the schemas and looks at screens in a terminal."""

import json
import shutil
from collections.abc import Iterator
from datetime import timedelta
from functools import lru_cache
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner

from actions import shelf
from actions.content_checks import check_folder
from bot.cli import app
from bot.content.association import associations
from bot.content.loader import Files, read_files
from bot.content.problems import Level
from bot.content.report import Matter, due
from bot.content.scaffold import ScaffoldError, new_module
from bot.content.store import ContentStore
from tests.conftest import ROOT, TODAY

CONTENT = ROOT / "content"
runner = CliRunner()


@lru_cache(maxsize=1)
def project_files() -> Files:
    """Return the project's files, read once."""
    return read_files(CONTENT)[0]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a copy of the content without signs, which take long to check."""
    copy = tmp_path / "content"
    shutil.copytree(CONTENT, copy)
    shutil.rmtree(copy / "shared/signs")
    return copy


@pytest.fixture(autouse=True)
def shelf_put_back(store: ContentStore) -> Iterator[None]:
    yield
    shelf.use(store)


# A new module


def test_a_new_module_is_a_draft_with_the_same_steps_in_every_language(folder: Path) -> None:
    made = runner.invoke(app, ["content", "new-module", "cv_letter", "--content", str(folder)])
    assert made.exit_code == 0, made.output
    files = sorted(folder.glob("*/modules/*_cv_letter.yaml"))
    assert len(files) == 2
    modules = [yaml.safe_load(file.read_text(encoding="utf-8")) for file in files]
    assert [m["language"] for m in modules] == ["ar", "fr"]
    assert len({tuple(step["id"] for step in m["steps"]) for m in modules}) == 1
    assert {m["status"] for m in modules} == {"draft"}
    found = [p for p in check_folder(folder, today=shelf.today()) if "cv_letter" in str(p.path)]
    assert found, "the placeholder words are told"
    assert {p.level for p in found} == {Level.WARNING}
    assert {p.what for p in found} == {"the text is not finished"}


def test_a_skeleton_that_is_published_unfinished_is_an_error(folder: Path) -> None:
    for path in new_module(folder, read_files(folder)[0], "cv_letter", None, TODAY):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("status: draft", "status: published"), encoding="utf-8")
    found = [p for p in check_folder(folder, today=TODAY) if "not finished" in p.what]
    assert found
    assert {p.level for p in found} == {Level.ERROR}


@pytest.mark.parametrize(
    ("module_id", "order", "what"),
    [
        ("CV letter", None, "is no id"),
        ("../escape", None, "is no id"),
        ("read_offer", None, "already"),
        ("cv_letter", 5, "is taken"),
    ],
)
def test_a_module_that_cannot_be_made_leaves_no_file(
    folder: Path, module_id: str, order: int | None, what: str
) -> None:
    before = sorted(folder.rglob("*"))
    with pytest.raises(ScaffoldError, match=what):
        new_module(folder, read_files(folder)[0], module_id, order, TODAY)
    assert sorted(folder.rglob("*")) == before


def test_a_missing_skeleton_is_told_and_no_half_module_is_made(folder: Path) -> None:
    (folder / "ar/_new_module.yaml").unlink()
    with pytest.raises(ScaffoldError, match="restore it"):
        new_module(folder, read_files(folder)[0], "cv_letter", None, TODAY)
    assert not list(folder.rglob("*cv_letter*"))


# Schemas


def test_every_content_file_is_covered_by_a_schema_that_its_modeline_reaches() -> None:
    files = project_files()
    found = associations(files)
    covered = {path for one in found for glob in one.globs for path in CONTENT.glob(glob)}
    for name in ("fr/modules", "ar/answers", "fr/countries", "shared/countries", "shared/signs"):
        assert set((CONTENT / name).glob("*.yaml")) <= covered, name
    for one in found:
        example = next(iter(CONTENT.glob(one.globs[0])))
        relative = one.modeline.partition("$schema=")[2]
        assert (example.parent / relative).resolve() == one.schema.resolve()


def test_the_schema_command_prints_a_setting_that_editors_read() -> None:
    printed = runner.invoke(app, ["content", "schema", "--json", "--content", str(CONTENT)])
    setting = json.loads(printed.output)["yaml.schemas"]
    assert all(Path(schema).is_file() for schema in setting)
    assert any("fr/modules/*.yaml" in glob for globs in setting.values() for glob in globs)


# What is due


def test_the_report_puts_what_expired_longest_ago_first() -> None:
    files = project_files()
    found = due(files, TODAY)
    assert [one.on for one in found] == sorted(one.on for one in found)
    assert {one.matter for one in found} == set(Matter)
    much_later = TODAY + timedelta(days=3 * 365)
    assert all(one.expired(much_later) for one in due(files, much_later)), "all is due one day"


def test_the_report_names_terms_one_by_one() -> None:
    oss = next(one for one in due(project_files(), TODAY) if one.name == "terms.oss")
    assert (oss.matter, oss.path, oss.what) == (Matter.REVIEW, "shared/terms.yaml", "oss")
    line = (CONTENT / oss.path).read_text(encoding="utf-8").splitlines()[oss.line - 1]
    assert "last_reviewed" in line


def test_the_report_names_the_place_and_the_page_of_a_figure(folder: Path) -> None:
    sheet = folder / "shared/countries/deu.yaml"
    text = sheet.read_text(encoding="utf-8")
    sheet.write_text(
        text.replace("expires: 2027-01-31, value: 75,", "expires: 2026-08-01, value: 75,"),
        encoding="utf-8",
    )
    printed = runner.invoke(app, ["content", "report", "--json", "--content", str(folder)])
    assert printed.exit_code == 0, printed.output
    rows = {row["name"]: row for row in json.loads(printed.stdout)["due"]}
    fee = rows["DEU.visa_fee"]
    assert fee["expired"] is True
    assert fee["due"] == "2026-08-01"
    assert fee["link"].startswith("https://")
    line = sheet.read_text(encoding="utf-8").splitlines()[fee["line"] - 1]
    assert "visa_fee" in line or "label" in line


def test_the_report_is_a_table_for_people(folder: Path) -> None:
    printed = runner.invoke(app, ["content", "report", "--all", "--content", str(folder)])
    assert printed.exit_code == 0, printed.output
    assert "DEU.visa_fee" in printed.stdout
    assert "shared/countries/deu.yaml:" in printed.stdout


# Screens in a terminal


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_the_terminal_shows_every_screen_of_a_module_with_its_buttons(language: str) -> None:
    args = ["content", "preview", "read_offer", "--lang", language, "--content", str(CONTENT)]
    printed = runner.invoke(app, args)
    assert printed.exit_code == 0, printed.output
    module = yaml.safe_load((CONTENT / language / "modules/05_read_offer.yaml").read_text("utf-8"))
    for step in module["steps"]:
        assert f"{language} · {step['id']}\n" in printed.output
        for option in step.get("options", ()):
            assert option["text"] in printed.output
    assert f"{language} · end\n" in printed.output


def test_the_terminal_lists_all_there_is_and_tells_a_wrong_name() -> None:
    listed = runner.invoke(app, ["content", "preview", "--content", str(CONTENT)])
    assert "read_offer" in listed.output
    assert "ask_visa" in listed.output
    assert "DEU" in listed.output
    wrong = runner.invoke(app, ["content", "preview", "nothing", "--content", str(CONTENT)])
    assert wrong.exit_code == 2
    assert "to see what there is" in wrong.output
    tongue = ["content", "preview", "read_offer", "--lang", "xx", "--content", str(CONTENT)]
    assert runner.invoke(app, tongue).exit_code == 2
