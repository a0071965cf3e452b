"""The words of every `plan.yaml` that say something to the form, and what denies them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.text.folding import fold
from bot.text.gazetteer import Gazetteer, NameMatch

NEGATION_REACH = 3
"""So many words before a name a "not" still denies it: « pas un bon serveur »."""
DECIMAL = "_"
"""Stands for the comma of a number among plain words."""
_MARKS = str.maketrans(dict.fromkeys("?!.,;:()\"'-«»/", " "))
_GROUPS = re.compile(r"(?<=\d)[ .,'](?=\d{3}(?!\d))")
_COMMA = re.compile(r"(?<=\d)[.,](?=\d{1,2}(?!\d))")

Plans = Sequence[Mapping[str, Any]]


def plain(text: str) -> str:
    """Return a text folded, without punctuation; "45 000" and "2,5" stay one number each."""
    folded = _COMMA.sub(DECIMAL, _GROUPS.sub("", fold(text)))
    return " ".join(folded.translate(_MARKS).split())


def table_of(plans: Plans, *keys: str) -> list[tuple[str, str]]:
    """Return pairs of (name, way to say it) of a table, in every language at once."""
    return [
        (name, plain(way))
        for plan in plans
        for name, row in _under(plan, keys).items()
        for way in row["says"]
    ]


def _under(plan: Mapping[str, Any], keys: Sequence[str]) -> Mapping[str, Any]:
    table: Any = plan
    for key in keys:
        table = table.get(key, {})
    found: Mapping[str, Any] = table
    return found


class Speech:
    """How people speak of the form itself, deny, ask, and name what a question is about."""

    def __init__(self, plans: Plans) -> None:
        """Compile the table `speech`, and the subjects of the questions."""
        said = table_of(plans, "speech")
        names = {name for name, _ in said}
        self._whole = {name: frozenset(w for n, w in said if n == name) for name in names}
        self._finders = {name: Gazetteer((n, w) for n, w in said if n == name) for name in names}
        self._tongue = Gazetteer((n, w) for n, w in said if n in {"switch", "speaks"})
        self._subjects = Gazetteer(table_of(plans, "said", "subjects"))

    def is_wholly(self, name: str, words: str) -> bool:
        """Tell whether words are one of the ways to say this, and nothing else."""
        return words in self._whole[name]

    def find(self, name: str, words: str) -> list[NameMatch]:
        """Return where words say this."""
        return self._finders[name].find(words)

    def without(self, name: str, words: str) -> str:
        """Return words without those that say this."""
        for match in reversed(self.find(name, words)):
            words = f"{words[: match.start]} {words[match.end :]}"
        return " ".join(words.split())

    def subjects(self, words: str) -> list[NameMatch]:
        """Return the questions that words name, not answer: « le pays », "3omri"."""
        return self._subjects.find(words)

    def asks_to_switch(self, words: str) -> bool | None:
        """Tell whether words ask for another language, or (False) say what one speaks."""
        found = {match.id for match in self._tongue.find(words)}
        return ("switch" in found and "speaks" not in found) if found else None

    def affirmed(self, matches: Sequence[NameMatch], words: str) -> Iterator[NameMatch]:
        """Yield the matches that no "not" before them denies; what lies between ends its reach."""
        done = 0
        for match in matches:
            if not self.denied(words[done : match.start]):
                yield match
            done = match.end

    def denied(self, before: str) -> bool:
        """Tell whether the words before a name deny it: « pas soudeur mais cuisinier » does not."""
        turns = self.find("but", before)
        since = before[turns[-1].end :] if turns else before
        near = " ".join(since.split()[-NEGATION_REACH:])
        return bool(self.find("not", near))
