"""Choices of the last screen that are typed: by number, by title, or by their place in words."""

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from bot.content.model import Snapshot
from bot.content.reply import Choice
from bot.text.folding import fold
from bot.text.gazetteer import Gazetteer

QUIZ = "walk.choose"
"""The deed of an answer to a quiz."""
MIN_TITLE_WORDS = 2
"""A title of fewer words ("Menu", "Visa") is said of other things too."""
_NUMBER = re.compile(r"\d{1,2}")
_WORD = re.compile(r"[^\W_]+")

Shown = Sequence[Mapping[str, Any]]


class TypedChoices:
    """The words of one content snapshot that name a choice by its place."""

    def __init__(self, content: Snapshot, fillers: Collection[str]) -> None:
        """Take the words for "the first", and those that may stand around them."""
        rows = content.list_items("ordinals")
        self._ordinals = Gazetteer((row["id"], form) for row in rows for form in row["forms"])
        choosing = (form for row in content.list_items("choosing") for form in row["forms"])
        self._fillers = frozenset((*fillers, *map(fold, choosing)))

    def find(self, text: str, shown: Shown) -> Choice | None:
        """Return the choice that a message names, so that nothing needs pressing."""
        row = _by_number_or_title(text, shown) or self._by_place(text, shown)
        return Choice(row["title"], row["does"], row["args"]) if row else None

    def within(self, text: str, shown: Shown) -> Choice | None:
        """Return the one choice whose whole title stands among the words of a message.

        "Mon dossier tarde à la préfecture" names the choice "Mon dossier tarde".
        """
        words = set(_WORD.findall(fold(text)))
        told = [(row, set(_WORD.findall(fold(row["title"])))) for row in shown]
        titled = [row for row, title in told if len(title) >= MIN_TITLE_WORDS and title <= words]
        row = titled[0] if len(titled) == 1 else None
        return Choice(row["title"], row["does"], row["args"]) if row else None

    def _by_place(self, text: str, shown: Shown) -> Mapping[str, Any] | None:
        folded = fold(text)
        named = self._ordinals.find(folded)
        if len({match.id for match in named}) != 1:
            return None
        place, rest = int(named[0].id), folded
        for match in reversed(named):
            rest = f"{rest[: match.start]} {rest[match.end :]}"
        if not self._fillers.issuperset(_WORD.findall(rest)):
            return None
        said = {folded[match.start : match.end] for match in named}
        titled = [row for row in shown if said & set(_WORD.findall(fold(row["title"])))]
        if titled:  # "deux" means the title "Deux mois", wherever it stands
            return titled[0] if len(titled) == 1 else None
        asked = [row for row in shown if row["does"] == QUIZ]
        if asked:  # whose answers may hold other numbers: "2 mois" is not the second for that
            return asked[place - 1] if place <= len(asked) else None
        return _by_number_or_title(str(place), shown)


def _by_number_or_title(text: str, shown: Shown) -> Mapping[str, Any] | None:
    folded = fold(text).strip(" .)")
    if not _NUMBER.fullmatch(folded):
        return next((row for row in shown if folded == fold(row["title"])), None)
    # A title with that number ("Module 3") comes before the third choice.
    numbered = (row for row in shown if folded in _NUMBER.findall(fold(row["title"])))
    in_order = shown[int(folded) - 1] if 1 <= int(folded) <= len(shown) else None
    return next(numbered, in_order)
