"""What things are called in a language: signs, countries, modules, meanings, from the content."""

from collections.abc import Callable

from bot.console.words import marked
from bot.content.model import Snapshot

CHANNELS = {
    "web": marked("Page web"),
    "whatsapp": "WhatsApp",
    "telegram": "Telegram",
    "terminal": marked("Terminal"),
}
LEVELS = {
    "danger": marked("Danger"),
    "warning": marked("Attention"),
    "caution": marked("À vérifier"),
    "none": marked("Aucun signe"),
}
DANGERS = {
    "distress": marked("Détresse"),
    "paid": marked("Peut-être victime"),
    "signs": marked("Offre dangereuse"),
}
VERDICTS = {
    "none": marked("Pas encore jugée"),
    "fraud": marked("Fraude confirmée"),
    "genuine": marked("Offre sérieuse"),
    "undecided": marked("On ne sait pas"),
}
LANGUAGES = {"fr": marked("Français"), "ar": marked("Arabe")}
ROLES = {
    "counsellor": marked("Conseil"),
    "editor": marked("Contenus"),
    "supervisor": marked("Encadrement"),
    "administrator": marked("Administration"),
}
MEANINGS = {
    "share_offer": marked("Une offre à lire"),
    "distress": marked("Détresse"),
    "out_of_scope": marked("Pas compris"),
    "nlu_fallback": marked("Pas compris"),
    "greet": marked("Salutation"),
    "goodbye": marked("Au revoir"),
    "thanks": marked("Merci"),
    "affirm": marked("Oui"),
    "deny": marked("Non"),
    "next": marked("La suite"),
    "insult": marked("Insulte"),
    "chitchat": marked("Bavardage"),
}
"""Meanings that no button offers."""
SHORT = 8
"""Characters of a pseudonym that are shown."""


class Names:
    """Names in one language of one snapshot; what has none is shown by its id."""

    def __init__(self, content: Snapshot, language: str, gettext: Callable[[str], str]) -> None:
        self.content = content
        self.language = language
        self._ = gettext

    def _of(self, table: dict[str, str], key: str | None) -> str:
        return self._(table[key]) if key in table else (key or "")

    def channel(self, name: str | None) -> str:
        """Return what a channel is called."""
        return self._of(CHANNELS, name)

    def level(self, name: str | None) -> str:
        """Return what a level of an offer is called."""
        return self._of(LEVELS, name)

    def danger(self, name: str | None) -> str:
        """Return why somebody may be in danger."""
        return self._of(DANGERS, name)

    def verdict(self, name: str | None) -> str:
        """Return what was decided on an offer."""
        return self._of(VERDICTS, name)

    def tongue(self, name: str | None) -> str:
        """Return what a language is called."""
        return self._of(LANGUAGES, name)

    def role(self, name: str | None) -> str:
        """Return what a role is called."""
        return self._of(ROLES, name)

    def country(self, code: str | None) -> str:
        """Return what a destination is called."""
        country = self.content.countries.get(code or "")
        if country is None:
            return code or ""
        return country.names.get(self.language) or country.names.get("fr") or country.id

    def module(self, module_id: str | None) -> str:
        """Return the title of a module."""
        module = self.content.modules.get(self.language, {}).get(module_id or "")
        return module.title if module is not None else (module_id or "")

    def sign(self, sign_id: str) -> str:
        """Return the title of a sign."""
        titles = _titles(self.content).get(sign_id)
        return (titles or {}).get(self.language) or sign_id

    def question(self, field: str) -> str:
        """Return the question that would settle a field of an offer."""
        for document in self.content.signs:
            asked = (document.data.get("ask_if_unknown") or {}).get(field)
            if asked:
                return str(asked.get(self.language) or field)
        return field

    def signs(self) -> list[tuple[str, str]]:
        """Return every sign with its title, by title."""
        known = [(sign_id, self.sign(sign_id)) for sign_id in _titles(self.content)]
        return sorted(known, key=lambda pair: pair[1])

    def meaning(self, intent: str | None) -> str:
        """Return what an intent means, in words."""
        reply = self.content.replies.get(self.language, {}).get(f"meaning_{intent}")
        return reply.text if reply is not None else self._of(MEANINGS, intent)


def _titles(content: Snapshot) -> dict[str, dict[str, str]]:
    """Return the titles of the signs, read once for each snapshot."""
    if content.number not in _READ:
        _READ.clear()
        _READ[content.number] = {d.data["id"]: dict(d.data["title"]) for d in content.signs}
    return _READ[content.number]


_READ: dict[int, dict[str, dict[str, str]]] = {}


def short(person_id: str) -> str:
    """Return the beginning of a pseudonym: enough to tell people on a page apart."""
    return person_id[:SHORT]
