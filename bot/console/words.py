"""The console's words: French in the templates, other languages in `bot/locale/<language>/*.po`.

Catalogues are compiled when the console starts, so that a translated file needs no further step.
"""

import gettext
import io
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALE = Path(__file__).parent.parent / "locale"
SOURCE = "fr"
LANGUAGES: Mapping[str, str] = {"fr": "ltr", "ar": "rtl"}
"""Languages of the console with their directions."""


class _French(gettext.NullTranslations):
    """The source language: what stands in the templates, with the French rule for plurals."""

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return msgid1 if abs(n) < 2 else msgid2


def marked(text: str) -> str:
    """Mark words that are translated where they are shown (extracted as `marked`)."""
    return text


@lru_cache
def translations(language: str) -> gettext.NullTranslations:
    """Return the words of a language; those that it lacks are French."""
    if language == SOURCE or language not in LANGUAGES:
        return _French()
    whole: Catalog | None = None
    for path in sorted((LOCALE / language).glob("console*.po")):
        with path.open("rb") as file:
            read = read_po(file, locale=language)
        if whole is None:
            whole = read
            continue
        for message in read:
            if message.id:
                whole[message.id] = message
    if whole is None:
        return _French()
    compiled = io.BytesIO()
    write_mo(compiled, whole)
    compiled.seek(0)
    made = gettext.GNUTranslations(compiled)
    made.add_fallback(_French())
    return made
