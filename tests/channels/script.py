"""A scripted conversation for a person's day, so that channels are tested without a model."""

import asyncio
from pathlib import Path

from bot.content.reply import Choice, Reply
from bot.gateway.turn import DocumentRequest, Said, Understood
from bot.intake.base import FileText
from bot.storage.dialogue import DialogueState
from bot.storage.people import Person

LONG = "Une phrase assez longue sur le *contrat* & le <visa> à lire. " * 180
MENU = {
    "fr": (
        Choice("Vérifier une offre", "offer.start"),
        Choice("Suivre l'atelier", "walk.menu"),
        Choice("Parler à quelqu'un", "human.ask"),
        Choice("Effacer mes données", "data.erase"),
        Choice("Langue / اللغة", "language.set"),
    ),
    "ar": (
        Choice("التحقق من عرض", "offer.start"),
        Choice("متابعة الورشة", "walk.menu"),
        Choice("التحدث إلى شخص", "human.ask"),
        Choice("مسح معطياتي", "data.erase"),
        Choice("اللغة / Langue", "language.set"),
    ),
}
WELCOME = {"fr": "Bonjour, que voulez-vous faire ?", "ar": "Rihla ترحب بكم، ماذا تريدون؟"}


class DayConversation:
    """Language, module, quiz, photo of an offer, counsellor, erase; and echoes."""

    def __init__(self) -> None:
        self.heard: list[Said] = []

    async def turn(self, person: Person, state: DialogueState, said: Said) -> Understood:
        self.heard.append(said)
        language = person.language or "fr"
        does = said.press.does if said.press else ""
        if said.press and does == "language.set" and said.press.args:
            language = said.press.args["language"]
        if (said.text or "").startswith("slow"):
            await asyncio.sleep(6 if "slower" in (said.text or "") else 2)
        reply = self._reply(said, does, language)
        return Understood(
            reply,
            DialogueState({"turns": int(state.slots.get("turns", 0)) + 1}),
            language,
            erase=does == "data.erase_confirmed",
            wants_person=does == "human.ask" or None,
            document=DocumentRequest("export", language) if does == "data.export" else None,
        )

    def _reply(self, said: Said, does: str, language: str) -> Reply | None:
        text = said.text or ""
        if said.trouble:
            return Reply(f"trouble {said.trouble}")
        if said.document is not None:
            return Reply(f"*Ce que j'ai lu*\n{said.document}", MENU[language][1:3])
        if text.startswith(("echo", "slow")):
            return Reply(text)
        if text == "long":
            return Reply(LONG, MENU[language])
        if text == "copie" or does == "data.export":
            return Reply("Voici une copie.", (Choice("Copie", "data.export"),))
        if text == "beaucoup":
            return Reply(
                "Choisissez", tuple(Choice(f"Métier {chr(65 + n)}", "echo") for n in range(23))
            )
        return self._pressed(said, does, language)

    def _pressed(self, said: Said, does: str, language: str) -> Reply:
        if does == "language.set" and not (said.press and said.press.args):
            two = (
                Choice("Français", does, {"language": "fr"}),
                Choice("العربية", does, {"language": "ar"}),
            )
            return Reply("Langue ?", two)
        if does == "walk.menu":
            return Reply(
                "*Atelier*", (Choice("Module 1", "walk.start", {"module": "1"}, "Lire une offre"),)
            )
        if does == "walk.start":
            options = tuple(Choice(t, "walk.choose", {"option": t}) for t in ("Vrai", "Faux"))
            return Reply("Question : payer pour un contrat est normal.", options)
        if does == "walk.choose":
            right = said.press is not None and said.press.args["option"] == "Faux"
            return Reply("*C'est juste.*" if right else "Pas tout à fait.", MENU[language])
        if does == "offer.start":
            return Reply("Envoyez l'offre.")
        if does == "human.ask":
            return Reply("Une personne vous répondra ici.", MENU[language])
        if does == "data.erase":
            return Reply("Tout effacer ?", (Choice("Oui, tout effacer", "data.erase_confirmed"),))
        if does == "data.erase_confirmed":
            return Reply("C'est fait : tout est effacé.")
        if does == "echo":
            return Reply(f"Choisi : {said.press.title if said.press else ''}")
        return Reply(WELCOME[language], MENU[language])

    def apology(self, person: Person, state: DialogueState, failures: int) -> Reply:
        return Reply("Pardon.")


async def read_words(path: Path, name: str) -> FileText:
    """Read a file of a test: its bytes are its words."""
    return FileText(text=path.read_bytes().decode())
