"""Every language says the same things: same files, same skeletons, same replies.

A skeleton is everything of a file except its words: ids, order, kinds, correct answers, deeds.
"""

from collections.abc import Iterator
from pathlib import PurePath
from typing import Any

from bot.content.checks.base import Context
from bot.content.document import Document
from bot.content.problems import Level, Problem

_WORDS = frozenset(
    {
        "text",
        "title",
        "summary",
        "aim",
        "feedback",
        "short",
        "more",
        "questions",
        "if_no_media",
        "says",
    }
    | {"todo", "all_done", "some_left"}
    | {"language", "version", "status", "last_reviewed", "reviewed_by", "owner", "forms", "args"}
)
_FORMS = frozenset({"text", "plural", "forms"})
"""A number changes the words of one language and not of another: either way of writing will do."""
MIN_RATIO = 0.35
MAX_RATIO = 2.5
MIN_COMPARED = 40
"""Texts shorter than this are not compared in length."""


class Parity:
    """Other languages against the source language."""

    def run(self, context: Context) -> Iterator[Problem]:
        """Return every difference of skeleton, and translations of a suspicious length."""
        source, *others = context.content.languages
        files = {document.path: document for document in context.files.documents}
        for path, document in files.items():
            if path.parts[0] not in context.content.languages:
                continue
            rest = PurePath(*path.parts[1:])
            for language in [source, *others]:
                twin = files.get(PurePath(language) / rest)
                if twin is None:
                    yield self._missing(document, language)
            if path.parts[0] == source:
                for language in others:
                    twin = files.get(PurePath(language) / rest)
                    if twin is not None:
                        yield from self._compare(document, twin)

    def _missing(self, document: Document, language: str) -> Problem:
        published = document.data.get("status", "published") == "published"
        level = Level.ERROR if published else Level.NOTICE
        return document.problem(level, f"there is no such file in {language!r}", "translate it")

    def _compare(self, document: Document, twin: Document) -> Iterator[Problem]:
        for keys, wanted, found in _differences(document.data, twin.data, ()):
            place = ".".join(map(str, keys)) or "the file"
            what = f"{place} differs from {document.path}: {_shown(found)}, not {_shown(wanted)}"
            yield twin.problem(Level.ERROR, what, "make both the same", *keys)
        for keys, here, there in _lengths(document.data, twin.data, ()):
            ratio = len(there) / len(here)
            if len(here) >= MIN_COMPARED and not MIN_RATIO <= ratio <= MAX_RATIO:
                what = f"{'.'.join(map(str, keys))} is {ratio:.0%} as long as in {document.path}"
                yield twin.problem(Level.NOTICE, what, "look for a forgotten sentence", *keys)


def _shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:60] + "…"


_ABSENT = object()


def _differences(here: Any, there: Any, keys: tuple[Any, ...]) -> Iterator[tuple[Any, Any, Any]]:
    """Yield the places where two skeletons differ."""
    if isinstance(here, dict) and isinstance(there, dict):
        for key in [*here, *(k for k in there if k not in here)]:
            if key in _FORMS or (key in _WORDS and key in here and key in there):
                continue
            one, other = here.get(key, _ABSENT), there.get(key, _ABSENT)
            if one is _ABSENT or other is _ABSENT:
                yield (*keys, key), _name(one), _name(other)
            else:
                yield from _differences(one, other, (*keys, key))
    elif isinstance(here, list) and isinstance(there, list):
        if len(here) != len(there):
            yield keys, f"{len(here)} entries", f"{len(there)} entries"
        for index, (one, other) in enumerate(zip(here, there, strict=False)):
            yield from _differences(one, other, (*keys, index))
    elif here != there:
        yield keys, here, there


def _name(value: Any) -> str:
    return "absent" if value is _ABSENT else "present"


def _lengths(here: Any, there: Any, keys: tuple[Any, ...]) -> Iterator[tuple[Any, str, str]]:
    """Yield the texts that stand at the same place in both files."""
    if isinstance(here, dict) and isinstance(there, dict):
        for key in here.keys() & there.keys():
            yield from _lengths(here[key], there[key], (*keys, key))
    elif isinstance(here, list) and isinstance(there, list):
        for index, (one, other) in enumerate(zip(here, there, strict=False)):
            yield from _lengths(one, other, (*keys, index))
    elif isinstance(here, str) and isinstance(there, str) and keys[-1] in _WORDS:
        yield keys, here, there
