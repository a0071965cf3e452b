"""The words for what figures are about: months, languages, modules, signs, countries, sums."""

from collections.abc import Callable, Mapping
from datetime import date

from babel import Locale
from babel.dates import format_date

from bot.console.words import marked
from bot.content.model import Snapshot

MAX_STEP_CHARACTERS = 60
_LOCALES = {"fr": "fr", "ar": "ar_MA"}
AXES: Mapping[str, str] = {
    "month": marked("Mois"),
    "language": marked("Langue"),
    "variety": marked("Façon d'écrire"),
    "channel": marked("Application"),
    "module": marked("Module"),
    "step": marked("Écran"),
    "sign": marked("Signe d'alerte"),
    "country": marked("Destination"),
    "fee": marked("Argent demandé"),
}
_FEES: Mapping[str, str] = {
    "free": marked("gratuit, c'est écrit"),
    "not_said": marked("l'offre n'en parle pas"),
    "unpriced": marked("demandé, sans montant"),
    "other_currency": marked("demandé dans une autre monnaie"),
    "under_1000": marked("moins de 1 000 DH"),
    "1000_4999": marked("1 000 à 4 999 DH"),
    "5000_19999": marked("5 000 à 19 999 DH"),
    "20000_up": marked("20 000 DH et plus"),
}
FEE_ORDER = tuple(_FEES)
_VARIETIES: Mapping[str, str] = {
    "ary": marked("darija en lettres arabes"),
    "ary-Latn": marked("darija en lettres latines"),
}
_CHANNELS: Mapping[str, str] = {
    "web": marked("page web"),
    "terminal": marked("terminal"),
    "telegram": "Telegram",
    "whatsapp": "WhatsApp",
}


class Labels:
    """Words in one language, from the content as it is now."""

    def __init__(self, content: Snapshot, language: str, gettext: Callable[[str], str]) -> None:
        self.content = content
        self.language = language
        self._ = gettext
        self.locale = _LOCALES.get(language, language)
        self._signs = {d.data["id"]: d.data["title"][language] for d in content.signs}
        places = content.shared.get("places")
        rows = places.data["countries"] if places is not None else []
        self._countries = {
            row["id"]: row["names"][language][0] for row in rows if row["names"].get(language)
        }

    def axis(self, name: str) -> str:
        """Return the heading of an axis."""
        return self._(AXES[name])

    def place(self, axes: tuple[str, ...], keys: tuple[str, ...]) -> tuple[str, ...]:
        """Return the words of a cell's place; a step is named within its module."""
        module = keys[axes.index("module")] if "module" in axes else ""
        return tuple(
            self._step(module, key) if axis == "step" else self.key(axis, key)
            for axis, key in zip(axes, keys, strict=True)
        )

    def key(self, axis: str, key: str) -> str:
        """Return the words of one key; what is known no more keeps its name."""
        if axis == "month":
            year, month = key.split("-")
            return str(format_date(date(int(year), int(month), 1), "LLL y", locale=self.locale))
        if axis == "module":
            module = self.content.modules[self.language].get(key)
            return module.title if module else key
        if axis == "sign":
            return str(self._signs.get(key, key))
        if axis == "country":
            return self.country(key)
        if axis == "fee":
            return self._(_FEES[key]) if key in _FEES else key
        if axis == "channel":
            return self._(_CHANNELS[key]) if key in _CHANNELS else key
        if axis == "variety" and key in _VARIETIES:
            return self._(_VARIETIES[key])
        if axis in {"language", "variety"}:
            return self._language(key)
        return key

    def country(self, code: str) -> str:
        """Return the name of a destination."""
        sheet = self.content.countries.get(code)
        if sheet is not None and sheet.names.get(self.language):
            return sheet.names[self.language]
        return self._countries.get(code) or code or self._("non précisée")

    def _language(self, code: str) -> str:
        named = Locale.parse(self.locale).languages.get(code)
        return str(named) if named else code

    def _step(self, module_id: str, step_id: str) -> str:
        module = self.content.modules[self.language].get(module_id)
        position = module.position(step_id) if module else None
        if module is None or position is None:
            return step_id
        first = " ".join(module.steps[position].text.split()).replace("*", "")
        if len(first) > MAX_STEP_CHARACTERS:
            first = first[: MAX_STEP_CHARACTERS - 1] + "…"
        return f"{position + 1}. {first}"
