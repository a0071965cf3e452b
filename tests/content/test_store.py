"""The running service takes a good edit at once and refuses a broken one."""

import shutil
from pathlib import Path

import pytest

from bot.content.model import Snapshot
from bot.content.problems import ContentError
from bot.content.store import ContentStore
from tests.conftest import ROOT


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy = tmp_path / "content"
    shutil.copytree(ROOT / "content", copy, ignore=shutil.ignore_patterns("signs"))
    return copy


def edit(folder: Path, old: str, new: str) -> None:
    path = folder / "fr" / "replies.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_good_edit_is_taken_without_a_restart(folder: Path) -> None:
    store = ContentStore(folder)
    before = store.current
    edit(folder, "Que voulez-vous faire ?", "Par quoi commence-t-on ?")
    assert store.reload_if_changed()
    assert store.current.number > before.number
    assert "Par quoi" in store.current.replies["fr"]["utter_menu"].text
    assert "Que voulez-vous" in before.replies["fr"]["utter_menu"].text


def test_a_broken_edit_is_refused_and_the_last_good_content_stays(folder: Path) -> None:
    store = ContentStore(folder)
    before = store.current
    edit(folder, "schema: 1", "schema: 99")
    assert not store.reload_if_changed()
    assert store.current is before
    assert store.problems[0].path.as_posix() == "fr/replies.yaml"
    edit(folder, "schema: 99", "schema: 1")
    assert store.reload_if_changed()
    assert store.problems == ()


def test_nothing_is_reloaded_when_nothing_changed(folder: Path) -> None:
    assert not ContentStore(folder).reload_if_changed()


def test_a_service_does_not_start_on_broken_content(folder: Path) -> None:
    edit(folder, "schema: 1", "schema: 99")
    with pytest.raises(ContentError, match=r"fr/replies.yaml:\d+: error"):
        ContentStore(folder)


def test_an_edit_is_prepared_before_anybody_sees_it(folder: Path) -> None:
    store = ContentStore(folder)
    before, prepared = store.current, []

    def prepare(snapshot: Snapshot) -> None:
        assert store.current is before
        prepared.append(snapshot)

    store.prepare = prepare
    edit(folder, "Que voulez-vous faire ?", "Par quoi commence-t-on ?")
    assert store.reload_if_changed()
    assert prepared == [store.current]
