"""People and offers for the tests of the console, made as a turn makes them."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from bot.content.reply import Choice, Reply
from bot.gateway.keeping import keep_offer, keep_turn
from bot.gateway.memory import OfferMemory
from bot.gateway.turn import OfferRead, Said, Understood
from bot.storage import dialogue, inbox, people
from bot.storage.database import Database
from bot.storage.dialogue import DialogueState
from bot.storage.inbox import Received
from tests.console.conftest import START

MEMORY = OfferMemory(b"k" * 32)


def say(
    database: Database,
    address: str,
    text: str | None,
    *,
    now: datetime = START,
    channel: str = "web",
    consent: bool | None = True,
    language: str = "fr",
    intent: str = "greet",
    reply: str = "Bonjour.",
    offer: OfferRead | None = None,
    alert: str | None = None,
    waits: bool = False,
    slots: dict | None = None,
    pressed: str | None = None,
) -> str:
    """Let somebody say something and be answered; return their pseudonym."""

    def unit(session: Session) -> str:
        content = {"text": text, "choice": "token" if pressed else None}
        number, person_id = inbox.receive(
            session,
            channel=channel,
            address=address,
            platform_id=f"{address}-{now.isoformat()}-{hash((text, pressed))}",
            content=content,
            now=now,
        )
        received = Received(number, person_id, channel, 1, content)
        state = DialogueState(slots or {})
        result = Understood(
            Reply(reply, (Choice("Menu", "menu.show"),)),
            state,
            language,
            consent,
            intent,
            0.91,
            detail={"alert": alert} if alert else {"signs": list(offer.signs)} if offer else {},
            offer=offer,
        )
        press = Choice(pressed, "menu.show") if pressed else None
        said = Said(text=text if not pressed else None, press=press)
        dialogue.save_state(session, person_id, state, now)
        people.update_person(session, person_id, now, language=language, consent=consent)
        if waits:
            people.ask_for_counsellor(session, person_id, now)
        inbox.close(session, number)
        keep_turn(session, received, result, now, said)
        keep_offer(session, MEMORY, received, said, result, now)
        return person_id

    return database.work(unit)


OFFER = (
    "Ferme au Canada cherche vingt ouvriers agricoles, logement fourni, contrat de six mois. "
    "Frais de dossier 3000 DH à envoyer par Wafacash, écrivez au 06 61 00 00 01 ou à ferme@mail.example"
)
READ = OfferRead("danger", ("money.fee_to_candidate", "money.personal_transfer"), ("tel:1",), "CAN")


def ago(**parts: float) -> datetime:
    return START - timedelta(**parts)
