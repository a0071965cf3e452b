"""The real service with the console beside the chat, around a small conversation without a model."""

from pathlib import Path

from actions.offer_check import OfferCheck
from bot.console import passwords
from bot.console.app import mount
from bot.content.reply import Choice, Reply
from bot.content.store import ContentStore
from bot.gateway.memory import OfferMemory
from bot.gateway.pipeline import utc_now
from bot.gateway.turn import OfferRead, Said, Understood
from bot.intake.base import FileText
from bot.storage import accounts
from bot.storage.database import Database
from bot.storage.dialogue import DialogueState
from bot.storage.people import Person
from tests.browser.fake_service import FakeService
from tests.console.conftest import PASSWORD

OFFER_CHARACTERS = 60
ACCOUNTS = (("salma", "counsellor"), ("hiba", "editor"), ("rim", "administrator"))
WANTS_PERSON = {"une personne svp", "بغيت نهضر مع شي واحد"}


class ReadingConversation:
    """Reads long messages as offers with the real signs; everything else is not understood."""

    def __init__(self, store: ContentStore, memory: OfferMemory) -> None:
        self.check, self.memory = OfferCheck(store.current), memory

    async def turn(self, person: Person, state: DialogueState, said: Said) -> Understood:
        text = said.text or ""
        language = "ar" if any("\u0600" <= c <= "\u06ff" for c in text) else person.language or "fr"
        if len(text) < OFFER_CHARACTERS:
            wants = text in WANTS_PERSON
            intent = "talk_to_counsellor" if wants else "out_of_scope"
            words = "C'est noté." if wants else "Je n'ai pas compris."
            reply = Reply(words, (Choice("Menu", "menu.show"),))
            return Understood(reply, state, language, True, intent, 0.4, wants_person=wants or None)
        checked = self.check.check(text, today=utc_now().date(), recall=self.memory.recall)
        signs = tuple(hit.sign.id for hit in checked.findings.hits)
        titles = "\n".join(hit.sign.words["title"][language] for hit in checked.findings.hits)
        level = checked.findings.level.value
        read = OfferRead(level, signs, checked.contacts, checked.offer.to_json()["country"])
        detail = {"level": level, "signs": list(signs)}
        return Understood(
            Reply(f"*{level}*\n{titles}"),
            state,
            language,
            True,
            "share_offer",
            0.97,
            detail=detail,
            offer=read,
        )

    def apology(self, person: Person, state: DialogueState, failures: int) -> Reply:
        return Reply("Pardon.")


async def read_nothing(path: Path, name: str) -> FileText:
    return FileText(text="")


class ConsoleService(FakeService):
    """Chat and console on a port of this machine, with a counsellor, an editor, an administrator."""

    def __init__(self, var: Path, port: int, store: ContentStore, language: str) -> None:
        memory = OfferMemory(b"m" * 32)
        reading = ReadingConversation(store, memory)
        super().__init__(var, port, reading, store, read_nothing)
        self.more = {"memory": memory, "mounts": [mount]}
        database = Database(self.settings.database_url)
        database.upgrade()
        for name, role in ACCOUNTS:
            database.work(
                lambda session, name=name, role=role: accounts.add(
                    session,
                    name=name,
                    shown_name=name.title(),
                    role=role,
                    language=language,
                    digest=passwords.digest(PASSWORD),
                    now=utc_now(),
                )
            )
        database.close()
