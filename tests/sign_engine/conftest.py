"""Small engines for the tests: signs made of a few phrases, without the content folder."""

from collections.abc import Callable, Mapping
from pathlib import PurePath
from typing import Any

import pytest

from actions.sign_engine import Findings, SignEngine
from actions.sign_engine.domains import OfficialDomains
from actions.sign_engine.guards import read_shared
from actions.sign_engine.model import read_sign
from bot.content.document import Document
from bot.text.facts import FieldValue

LISTS = {
    "free_mail_hosts": frozenset({"gmail.com"}),
    "web_forms": frozenset({"docs.google.com/forms"}),
}
FACTS = {("FRA", "minimum_wage_monthly"): 1800.0}


class FakeLookup:
    """Two lists, one fact, a few official domains."""

    def __init__(self) -> None:
        self.official = OfficialDomains(
            ["anapec.org", "canada.ca", "arbeitsagentur.de"], ["canada"], ["immigration", "gov"]
        )

    def on(self, day: object) -> None:
        """Take any day."""

    def items(self, name: str) -> frozenset[str] | None:
        """Return a list."""
        return LISTS.get(name)

    def fact(self, country: str, name: str) -> float | None:
        """Return a fact."""
        return FACTS.get((country, name))


def document(data: Mapping[str, Any]) -> Document:
    """Return data as if it came from a file."""
    return Document(PurePath("test.yaml"), data, {})


def sign_data(signal: Mapping[str, Any], **more: Any) -> dict[str, Any]:
    """Return a sign file with this signal."""
    both = {"fr": "mots", "ar": "كلمات"}
    return {
        "id": "test.sign",
        "status": "active",
        "severity": "danger",
        "category": "money",
        "title": both,
        "explanation": both,
        "advice": {"fr": ["mots"], "ar": ["كلمات"]},
        "signal": dict(signal),
        **more,
    }


@pytest.fixture
def lookup() -> FakeLookup:
    """Return lists and facts for the tests."""
    return FakeLookup()


Examine = Callable[..., Findings]


@pytest.fixture
def examine(lookup: FakeLookup) -> Examine:
    """Return a function that examines a text with signs given as data."""

    def run(
        text: str,
        *signs: Mapping[str, Any],
        fields: Mapping[str, FieldValue] | None = None,
        shared: Mapping[str, Any] | None = None,
    ) -> Findings:
        from datetime import date

        rules, problems = read_shared(document(shared) if shared is not None else None)
        assert not problems, problems
        compiled = []
        for data in signs:
            sign, found = read_sign(document(data), frozenset(rules.word_sets))
            assert sign is not None, found
            compiled.append(sign)
        engine = SignEngine(compiled, rules, lookup)  # type: ignore[arg-type]
        return engine.examine(text, fields or {}, today=date(2026, 11, 25))

    return run
