"""From a file or a link to what the dialogue is told, and to what the person is shown."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from actions import shelf
from actions.glue_offer import read_offer
from actions.scene import Scene
from bot.content.store import ContentStore
from bot.gateway.hearing import Hearing
from bot.gateway.turn import Said
from bot.intake.base import FileText
from bot.intake.confined import Workers
from bot.intake.links import Fetched
from bot.intake.reader import Reader
from bot.storage.database import Database
from bot.storage.inbox import Received

OFFER = "Ouvrier agricole à Montréal, 3 200 $ par mois. Frais de dossier : 3 000 DH par Wafacash."
NOWHERE = Database("sqlite://")
IDENTITY = FileText(trouble="utter_identity_paper", origin="image")


def message(**content: Any) -> Received:
    return Received(1, "p", "web", 0, content)


async def hear(*reads: FileText, **content: Any) -> Said:
    """Return what the dialogue is told of a message with files that read like this."""
    left = list(reads)

    async def read(path: Path, name: str) -> FileText:
        return left.pop(0)

    file = {"path": "/nowhere", "name": "a"}
    parts = [message(file=file) for _ in reads[1:]]
    received = replace(message(file=file, **content), together=tuple(parts))
    return await Hearing(read, {}, None, NOWHERE).said(received, None)


async def test_a_photo_is_a_document_that_says_where_its_words_come_from() -> None:
    said = await hear(FileText(OFFER, origin="image"))
    assert said == Said(document=OFFER, origin="image")


async def test_a_short_voice_note_is_said_and_a_long_one_is_read() -> None:
    assert await hear(FileText("C'est gratuit ?", origin="voice")) == Said(text="C'est gratuit ?")
    assert (await hear(FileText(OFFER * 3, origin="voice"))).document == OFFER * 3


async def test_a_paper_is_refused_even_with_words_beside_it() -> None:
    assert await hear(IDENTITY, text="voici mon passeport") == Said(trouble="utter_identity_paper")


async def test_a_paper_among_pages_of_an_offer_is_held_back_and_said() -> None:
    said = await hear(FileText(OFFER, origin="image"), IDENTITY)
    assert (said.document, said.notes) == (OFFER, ("utter_identity_page",))


async def test_a_link_sent_alone_is_read_by_its_address_when_nothing_is_fetched() -> None:
    said = await Hearing(Reader(Workers()), {}, None, NOWHERE).said(
        message(text="https://a.ma/b"), None
    )
    assert said == Said(document="https://a.ma/b", origin="link", notes=("utter_link_not_opened",))


async def test_a_link_sent_alone_is_read_with_its_page_when_pages_are_fetched() -> None:
    async def fetched(link: str) -> Fetched:
        return Fetched(link, OFFER.encode())

    hearing = Hearing(Reader(Workers(), fetched), {}, None, NOWHERE)
    said = await hearing.said(message(text="https://a.ma/b"), None)
    assert (said.document, said.notes) == (f"https://a.ma/b\n\n{OFFER}", ())


def shown(text: str, store: ContentStore, language: str, **metadata: Any) -> str:
    shelf.use(store)
    scene = Scene({"language": language}, {"text": text, "metadata": metadata})
    read_offer(scene, text)
    return scene.finish().text


@pytest.mark.parametrize(
    ("language", "origin", "beginning"),
    [
        ("fr", "image", "*J'ai lu\u00a0:*"),
        ("fr", "scan", "*J'ai lu\u00a0:*"),
        ("fr", "voice", "*J'ai entendu\u00a0:*"),
        ("ar", "image", "*قرأت:*"),
        ("ar", "voice", "*سمعت:*"),
    ],
)
def test_what_was_seen_or_heard_is_shown_back_first(
    store: ContentStore, language: str, origin: str, beginning: str
) -> None:
    text = shown(OFFER, store, language, origin=origin)
    assert text.startswith(beginning)
    assert "Ouvrier agricole à Montréal" in text.split("\n")[0]


def test_what_was_typed_is_not_shown_back(store: ContentStore) -> None:
    assert "J'ai lu" not in shown(OFFER, store, "fr")


def test_what_was_held_back_is_said_before_the_card(store: ContentStore) -> None:
    text = shown(OFFER, store, "fr", origin="pdf", notes=["utter_identity_page"])
    assert text.startswith("Une page ressemble")
    assert "3 000" in text


def test_a_link_that_shows_nothing_by_itself_is_asked_for_in_words(store: ContentStore) -> None:
    text = shown("https://a.ma/b", store, "fr", origin="link", notes=["utter_link_not_opened"])
    assert text.startswith("Je n'ouvre pas ce lien")
    assert "Je n'ai pas reconnu" not in text


def test_a_contract_is_read_as_one_in_the_card(store: ContentStore) -> None:
    from tests.contract_reader.test_contract import BARE

    text = shown(BARE, store, "fr", origin="pdf")
    assert "Ce document est un contrat" in text
    assert "le salaire chiffré" in text
