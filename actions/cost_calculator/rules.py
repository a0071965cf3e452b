"""Kinds of cost and who pays them: read from `content/shared/costs.yaml`."""

from collections.abc import Iterator, Mapping
from typing import Any

from actions.cost_calculator.model import OTHER, Rule, Who
from bot.content.model import Snapshot

DARIJA_IN_LATIN, ARTICLE = "ary-Latn", "l"
"""Written in Latin letters, the article is one with its word ("lvisa")."""


class Rules:
    """The kinds of cost of one content snapshot.

    Attributes:
        kinds: The rules by kind, in the order of the file.
        facts: Names of the dated facts to show for a country, by ISO code.
        words: Pairs of (kind, word) by which people name a cost, the wage or a debt.
        corrections: Words with which a correction begins.
    """

    def __init__(self, content: Snapshot) -> None:
        """Read the file; a folder without it knows only unnamed costs."""
        document = content.shared.get("costs")
        data: Mapping[str, Any] = document.data if document else {}
        rules = [_rule(row) for row in data.get("rules", ())]
        self.kinds: Mapping[str, Rule] = {rule.id: rule for rule in rules}
        self.facts: Mapping[str, tuple[str, ...]] = {
            code: tuple(names) for code, names in data.get("facts", {}).items()
        }
        self.words = tuple(_words(data))
        self._of_purpose = {p: rule.id for rule in rules for p in rule.purposes}

    def kind_of(self, purpose: str) -> str:
        """Return the kind of a fee that the offer reader found."""
        return self._of_purpose.get(purpose, OTHER)

    def who(self, kind: str, country: str | None) -> Who:
        """Return who pays a kind of cost; what nobody named is to be asked about."""
        rule = self.kinds.get(kind)
        return rule.in_country(country) if rule else Who.ASK


def _rule(row: Mapping[str, Any]) -> Rule:
    return Rule(
        row["id"],
        Who(row["who"]),
        tuple(row.get("sources", ())),
        {code: Who(one["who"]) for code, one in row.get("countries", {}).items()},
        tuple(row.get("purposes", ())),
    )


def _words(data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    named = [(row["id"], row["words"]) for row in data.get("rules", ()) if "words" in row]
    for name, varieties in [*named, *data.get("words", {}).items()]:
        for variety, words in varieties.items():
            yield from ((name, word) for word in words)
            if variety == DARIJA_IN_LATIN:
                yield from ((name, ARTICLE + word) for word in words)
