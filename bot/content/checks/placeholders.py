"""Placeholders: each must be known where it stands, or it would be shown raw or left out."""

import re
from collections.abc import Iterator

from bot.content.checks.base import Context, texts
from bot.content.document import Document, Keys
from bot.content.model import Snapshot
from bot.content.problems import Level, Problem
from bot.content.render import PLACEHOLDER, REFERENCES

WITH_VALUES = frozenset({"replies.yaml", "plan.yaml"})
"""Files whose texts the program gives values to."""
_BRACES = re.compile(r"\{[^{}]*\}|[{}]")


class Placeholders:
    """References to facts, contacts and links everywhere; values only in replies."""

    def run(self, context: Context) -> Iterator[Problem]:
        """Return every placeholder that nothing fills, and values that one language lacks."""
        source = next(iter(context.content.languages))
        for language, document in context.localised():
            is_replies = document.path.name == "replies.yaml"
            has_values = document.path.name in WITH_VALUES
            for keys, text in texts(document.data):
                yield from self._text(context.content, document, keys, text, has_values)
            if is_replies and language != source:
                yield from self._same_values(context, document, source)

    def _text(
        self, content: Snapshot, document: Document, keys: Keys, text: str, has_values: bool
    ) -> Iterator[Problem]:
        for braces in _BRACES.findall(text):
            match = PLACEHOLDER.fullmatch(braces)
            if match is None:
                what, repair = f"{braces!r} is no placeholder", "write {name} or {fact:DEU.name}"
                yield document.problem(Level.ERROR, what, repair, *keys)
                continue
            name, country, key = match.groups()
            if country:
                yield from self._reference(content, document, keys, name, country, key)
            elif not has_values:
                what = f"{braces} is filled by nothing here"
                repair = "use {fact:…}, {contact:…} or {link:…}"
                yield document.problem(Level.ERROR, what, repair, *keys)

    def _reference(
        self, content: Snapshot, document: Document, keys: Keys, name: str, country: str, key: str
    ) -> Iterator[Problem]:
        sheet = content.countries.get(country)
        if name not in REFERENCES:
            what = f"{{{name}:…}} is not known"
            repair = f"use one of {', '.join(sorted(REFERENCES))}"
            yield document.problem(Level.ERROR, what, repair, *keys)
            return
        known = (
            {
                "fact": sheet.facts,
                "fact_from": sheet.facts,
                "contact": sheet.contacts,
                "link": sheet.links,
            }[name]
            if sheet
            else {}
        )
        if key not in known:
            what = f"there is no {name} {country}.{key}"
            repair = f"add it to shared/countries/{country.lower()}.yaml or correct the name"
            yield document.problem(Level.ERROR, what, repair, *keys)

    def _same_values(self, context: Context, document: Document, source: str) -> Iterator[Problem]:
        """A reply must use the same values in every language (a plural form may leave some)."""
        for reply_id, reply in document.data["replies"].items():
            twin = context.content.replies[source].get(reply_id)
            if twin is None or "text" not in reply:
                continue
            here, there = _values(reply["text"]), _values(twin.text)
            if here != there:
                what = f"{reply_id} uses {sorted(here)}, {source} uses {sorted(there)}"
                repair = "use the same values in both"
                yield document.problem(Level.ERROR, what, repair, "replies", reply_id)


def _values(text: str) -> set[str]:
    return {m.group(1) for m in PLACEHOLDER.finditer(text) if m.group(2) is None}
