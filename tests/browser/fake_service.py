"""The real web application around a small scripted conversation, on a port of this machine."""

import asyncio
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

from bot.content.model import Snapshot
from bot.content.reply import Choice, Reply
from bot.content.store import ContentStore
from bot.gateway.app import app_around
from bot.gateway.server import Server
from bot.gateway.turn import Conversation, Said, Understood
from bot.intake.base import FileText, ReadFile
from bot.settings import ROOT, read_settings
from bot.storage.dialogue import DialogueState
from bot.storage.people import Person

START_SECONDS = 20
SCAM_LINK = "https://scam.example/pay"
FRENCH_CARD = (
    "*Ce que j'ai lu*\n• Poste : serveuse\n• Lieu : Doha\n\n*2 signes d'alerte*\n"
    f"1. *De l'argent avant le contrat*\n« payez ici {SCAM_LINK} »\nUn vrai employeur "
    "ne demande rien.\n"
    "2. *Le visa est de tourisme*\nIl ne permet pas de travailler.\n\n"
    "Vérifiez sur https://anapec.example/offres."
)
ARABIC_CARD = (
    "*ما قرأته*\n• المنصب: نادلة\n• المكان: الدوحة\n\n*علامتا تحذير*\n"
    "1. *المال قبل العقد*\n«ادفعوا هنا»\nالمشغِّل الحقيقي لا يطلب شيئا.\n2. *التأشيرة سياحية*\n"
    "لا تسمح بالعمل.\n\nتحققوا من https://anapec.example/offres."
)
MENU = {
    "fr": Reply(
        "Que voulez-vous faire ?\n\nVous pouvez aussi coller une offre ici.",
        (
            Choice("Vérifier une offre", "offer.start"),
            Choice("Suivre l'atelier", "walk.menu"),
            Choice("بالعربية", "language.set", {"language": "ar"}),
        ),
    ),
    "ar": Reply(
        "ماذا تريدون أن نفعل؟\n\nيمكن أيضا لصق عرض شغل هنا.",
        (
            Choice("التحقق من عرض", "offer.start"),
            Choice("متابعة الورشة", "walk.menu"),
            Choice("En français", "language.set", {"language": "fr"}),
        ),
    ),
}
MODULES = {
    "fr": Reply(
        "*Atelier*\n\nChoisissez un module.",
        (
            Choice("Module 5", "walk.start", {"module": "5"}, "Lire une offre, 6 minutes"),
            Choice("Module 7", "walk.start", {"module": "7"}, "Les signes de fraude, 8 minutes"),
        ),
    ),
    "ar": Reply(
        "*الورشة*\n\nاختاروا وحدة.",
        (
            Choice("الوحدة 5", "walk.start", {"module": "5"}, "قراءة عرض، 6 دقائق"),
            Choice("الوحدة 7", "walk.start", {"module": "7"}, "علامات الاحتيال، 8 دقائق"),
        ),
    ),
}


class ScriptedConversation:
    """Answers by a script: the menu, the workshop, a card for an offer, an echo for the rest."""

    def __init__(self) -> None:
        self.heard: list[str] = []

    async def turn(self, person: Person, state: DialogueState, said: Said) -> Understood:
        language = person.language or "fr"
        words = said.text or said.document or said.trouble or ""
        self.heard.append(said.press.title if said.press else words)
        if said.press and said.press.does == "language.set":
            language = said.press.args["language"]
        if said.text and "السلام" in said.text:
            language = "ar"
        if words == "slow":
            await asyncio.sleep(1)
        return Understood(self._reply(said, words, language), state, language)

    def _reply(self, said: Said, words: str, language: str) -> Reply | None:
        if said.press and said.press.does == "walk.menu":
            return MODULES[language]
        if said.press and said.press.does not in {"language.set", "menu.show"}:
            return Reply(f"{said.press.title} ✓", MENU[language].choices[:2])
        if words in {"offre", "عرض"}:
            return Reply(FRENCH_CARD if language == "fr" else ARABIC_CARD, MENU[language].choices)
        if said.document is not None:
            return Reply(f"Lu : {said.document}")
        if words.startswith("echo "):
            return Reply(words.removeprefix("echo "))
        if words == "silence":
            return None
        return MENU[language]

    def apology(self, person: Person, state: DialogueState, failures: int) -> Reply:
        return Reply("Pardon.")


@lru_cache(maxsize=1)
def content() -> Snapshot:
    return ContentStore(ROOT / "content").current


class QuietStore:
    """The project's content, which nobody edits meanwhile."""

    @property
    def current(self) -> Snapshot:
        return content()

    async def watch(self) -> None:
        await asyncio.Event().wait()


async def read_first_line(path: Path, name: str) -> FileText:
    """Read a file as the tests need it: its name and size."""
    return FileText(text=f"{name} {path.stat().st_size}")


class FakeService:
    """A running server; can be stopped and started again on the same port and database."""

    def __init__(
        self,
        var: Path,
        port: int,
        conversation: Conversation | None = None,
        store: Any = None,
        read_file: ReadFile | None = None,
    ) -> None:
        self.settings = read_settings({"RIHLA_VAR": str(var)})
        self.port = port
        self.conversation: Any = conversation or ScriptedConversation()
        self.store = store or QuietStore()
        self.read_file = read_file or read_first_line
        self.more: dict[str, Any] = {}  # what else the application is made with
        self.server: Server | None = None
        self.url = f"http://localhost:{port}/"

    def start(self) -> None:
        async def conversation() -> Conversation:
            return self.conversation  # type: ignore[no-any-return]

        app = app_around(self.settings, self.store, conversation, self.read_file, **self.more)
        self.server = Server(app, "127.0.0.1", self.port)
        self.thread = threading.Thread(target=self.server.run, daemon=True)
        self.thread.start()
        end = time.monotonic() + START_SECONDS
        while not self.server.started:
            if time.monotonic() > end or not self.thread.is_alive():
                raise RuntimeError("the server did not start")
            time.sleep(0.05)

    def stop(self) -> None:
        self.server.should_exit = True
        self.thread.join(START_SECONDS)

    @contextmanager
    def running(self) -> Iterator["FakeService"]:
        self.start()
        try:
            yield self
        finally:
            self.stop()
