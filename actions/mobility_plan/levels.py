"""Levels of languages in a message: « B2 en français », "german a2 i think", « l'anglais zéro »."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from actions.mobility_plan.speech import Plans, Speech, plain, table_of
from bot.content.model import Snapshot
from bot.text.gazetteer import Gazetteer, NameMatch

NO_LEVEL = "A0"
_CODE = re.compile(r"(?<!\w)([abc][12])(?!\w)")
_HIGHEST = {"C2": "C1"}
"""What is asked ends at C1."""


@dataclass(frozen=True)
class SaidLevel:
    """A level, and the language it is said of, if one is named beside it."""

    level: str
    language: str | None


class LevelReader:
    """Finds languages and levels, and which belong together."""

    def __init__(self, content: Snapshot, plans: Plans, speech: Speech) -> None:
        """Compile the names of languages and the ways to say a level."""
        self._speech = speech
        self._languages = Gazetteer(
            (item["id"], plain(form))
            for item in content.list_items("languages")
            for form in item["forms"]
        )
        says = table_of(plans, "options", "level")
        says += [(NO_LEVEL, way) for name, way in table_of(plans, "speech") if name == "none"]
        self._phrases = Gazetteer(says)

    def languages(self, words: str) -> list[NameMatch]:
        """Return the languages that plain words name."""
        return self._languages.find(words)

    def read(self, words: str) -> list[SaidLevel]:
        """Return the levels that plain words tell; a code counts before a word of praise."""
        languages = self.languages(words)
        codes = [NameMatch(m.group(1).upper(), *m.span()) for m in _CODE.finditer(words)]
        phrases = list(self._speech.affirmed(self._phrases.find(words), words))
        said = [SaidLevel(_HIGHEST.get(m.id, m.id), _spoken(m, languages)) for m in codes]
        known = {one.language for one in said}
        praised = [SaidLevel(m.id, _spoken(m, languages)) for m in phrases]
        return said + [one for one in praised if one.language not in known]


def _spoken(level: NameMatch, languages: Sequence[NameMatch]) -> str | None:
    """Return the language nearest to a level; of two as near, the one named before it."""
    nearest = min(
        languages,
        key=lambda one: max(one.start - level.end, level.start - one.end),
        default=None,
    )
    return nearest.id if nearest else None
