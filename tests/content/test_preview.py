"""The preview shows content as a phone does, in both languages, and only to who may see drafts."""

import shutil
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette

from bot.content.loader import read_files
from bot.content.model import Snapshot
from bot.content.scaffold import new_module
from bot.content.store import ContentStore
from bot.preview.pages import PreviewPages, is_local
from bot.preview.screens import Kind, Preview, find, pieces
from bot.settings import read_settings
from tests.conftest import ROOT, TODAY

LOCAL = "127.0.0.1"


def client(
    store: ContentStore, *, enabled: bool = True, host: str = LOCAL, sender: str = LOCAL
) -> httpx.AsyncClient:
    pages = PreviewPages(store, lambda: TODAY, enabled=enabled, host=host)
    transport = httpx.ASGITransport(Starlette(routes=pages.routes()), client=(sender, 50000))
    return httpx.AsyncClient(transport=transport, base_url="http://localhost:8080")


def test_every_piece_has_the_same_places_in_every_language(content: Snapshot) -> None:
    preview = Preview(content, TODAY)
    for piece in pieces(content):
        places = [[s.place for s in preview.screens(piece, k)] for k in content.languages]
        assert places[0], piece
        assert places[0] == places[1], piece


def test_a_quiz_shows_what_each_answer_leads_to(content: Snapshot) -> None:
    piece = find(content, "read_offer")
    assert piece is not None
    module = content.modules["fr"]["read_offer"]
    screens = {s.place: s for s in Preview(content, TODAY).screens(piece, "fr")}
    quiz = next(step for step in module.steps if step.kind.value == "quiz")
    for option in quiz.options:
        shown = screens[f"{quiz.id}/{option.id}"].bubbles[-1].text
        assert option.feedback.split(".")[0] in shown


def test_an_answer_is_shown_with_every_country_and_its_longer_words(content: Snapshot) -> None:
    piece = find(content, "ask_country_info")
    assert piece is not None
    assert piece.kind is Kind.ANSWER
    places = [s.place for s in Preview(content, TODAY).screens(piece, "ar")]
    assert {"ask_country_info", "ask_country_info/more", "DEU", "DEU/more", "QAT"} <= set(places)


@pytest.fixture
def drafts(tmp_path: Path) -> ContentStore:
    """Return content in which a module is a draft."""
    folder = tmp_path / "content"
    shutil.copytree(ROOT / "content", folder)
    new_module(folder, read_files(folder)[0], "cv_letter", None, TODAY)
    return ContentStore(folder)


async def test_a_draft_can_be_looked_at_and_says_that_it_is_one(drafts: ContentStore) -> None:
    assert drafts.current.module("fr", "cv_letter") is None, "people do not get it"
    async with client(drafts) as browser:
        listed = await browser.get("/preview")
        shown = await browser.get("/preview/cv_letter")
    assert 'href="/preview/cv_letter"' in listed.text
    assert shown.status_code == 200
    assert "draft" in shown.text
    assert 'dir="rtl"' in shown.text


async def test_both_languages_stand_side_by_side(store: ContentStore) -> None:
    async with client(store) as browser:
        shown = await browser.get("/preview/read_offer")
        style = await browser.get("/preview/preview.css")
    assert (
        "Lire une offre" in shown.text
        or store.current.modules["fr"]["read_offer"].title in shown.text
    )
    assert store.current.modules["ar"]["read_offer"].title in shown.text
    assert "<script" not in shown.text
    assert "style=" not in shown.text, "the page keeps to its own style sheet"
    assert style.headers["content-type"].startswith("text/css")


async def test_words_of_content_cannot_become_markup(drafts: ContentStore) -> None:
    file = next(drafts.root.glob("fr/modules/*_cv_letter.yaml"))
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace("TODO : une seule idée", "<img src=x onerror=1>"), encoding="utf-8"
    )
    assert drafts.reload()
    async with client(drafts) as browser:
        shown = await browser.get("/preview/cv_letter")
    assert "<img" not in shown.text
    assert "&lt;img" in shown.text


@pytest.mark.parametrize("path", ["/preview", "/preview/read_offer"])
@pytest.mark.parametrize(
    ("enabled", "host", "sender", "headers"),
    [
        (False, LOCAL, LOCAL, {}),
        (True, "0.0.0.0", LOCAL, {}),  # noqa: S104
        (True, LOCAL, "192.0.2.7", {}),
        (True, LOCAL, LOCAL, {"X-Forwarded-For": "192.0.2.7"}),
        (True, LOCAL, LOCAL, {"Host": "rihla.example"}),
    ],
)
async def test_the_preview_is_closed_with_kind_words_to_everyone_else(
    store: ContentStore, path: str, enabled: bool, host: str, sender: str, headers: dict[str, str]
) -> None:
    async with client(store, enabled=enabled, host=host, sender=sender) as browser:
        closed = await browser.get(path, headers=headers)
    assert closed.status_code == 404
    assert "L'aperçu est fermé" in closed.text
    assert "المعاينة مغلقة" in closed.text
    assert "read_offer" not in closed.text


async def test_an_unknown_piece_leads_back_to_all(store: ContentStore) -> None:
    async with client(store) as browser:
        lost = await browser.get("/preview/nothing")
    assert lost.status_code == 404
    assert 'href="/preview"' in lost.text


async def test_refused_files_are_told_above_the_last_good_content(drafts: ContentStore) -> None:
    file = drafts.root / "fr/modules/05_read_offer.yaml"
    file.write_text("title: [", encoding="utf-8")
    assert not drafts.reload()
    async with client(drafts) as browser:
        shown = await browser.get("/preview")
    assert "05_read_offer.yaml" in shown.text
    assert 'href="/preview/read_offer"' in shown.text


def test_the_preview_is_opened_by_a_setting_only() -> None:
    assert read_settings({}).preview is False
    assert read_settings({"RIHLA_PREVIEW": "1"}).preview is True


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "::1", "127.3.0.1"])
def test_this_machine_is_known(host: str) -> None:
    assert is_local(host)
    assert not is_local("example.org")
    assert not is_local("192.168.1.4")
    assert not is_local(None)
