"""The conversations of the practice corner: fictional, with questions and what to say to answers.

They lie in `content/shared/practice/`, one file each, and are checked with the other content.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from bot.content.document import read_document

FOLDER = Path("shared") / "practice"


@dataclass(frozen=True)
class Option:
    """An answer to a question, and what there is to say to it."""

    id: str
    right: bool
    text: Mapping[str, str]
    feedback: Mapping[str, str]


@dataclass(frozen=True)
class Question:
    """A question about the conversation."""

    id: str
    text: Mapping[str, str]
    options: tuple[Option, ...]

    def option(self, option_id: str | None) -> Option | None:
        """Return an answer by its id, or None for no answer."""
        return next((option for option in self.options if option.id == option_id), None)


@dataclass(frozen=True)
class Message:
    """Something said: by whom, in what words, and what they mean in the counsellor's language."""

    by: str
    text: str
    means: Mapping[str, str]


@dataclass(frozen=True)
class Case:
    """A conversation to practise on."""

    id: str
    title: Mapping[str, str]
    situation: Mapping[str, str]
    messages: tuple[Message, ...]
    questions: tuple[Question, ...]
    takeaway: Mapping[str, str]


def read_cases(content: Path) -> tuple[Case, ...]:
    """Return the conversations of a content folder, in the order of their names."""
    paths = sorted((content / FOLDER).glob("*.yaml"))
    return _read(content, tuple((path, path.stat().st_mtime_ns) for path in paths))


@lru_cache(maxsize=2)
def _read(content: Path, paths: tuple[tuple[Path, int], ...]) -> tuple[Case, ...]:
    """Read files; their times tell when to read them again."""
    found = []
    for path, _ in paths:
        document, _problems = read_document(content, path)
        if document is not None:
            found.append(_case(document.data))
    return tuple(found)


def _case(row: Mapping[str, Any]) -> Case:
    return Case(
        id=row["id"],
        title=row["title"],
        situation=row["situation"],
        messages=tuple(
            Message(one["from"], one["text"], one.get("means", {})) for one in row["messages"]
        ),
        questions=tuple(_question(row["id"], one) for one in row["questions"]),
        takeaway=row["takeaway"],
    )


def _question(case_id: str, row: Mapping[str, Any]) -> Question:
    """Return a question whose answers stand in an order that gives nothing away."""

    def place(option: Option) -> bytes:
        return hashlib.sha256(f"{case_id} {row['id']} {option.id}".encode()).digest()

    options = [
        Option(one["id"], one["right"], one["text"], one["feedback"]) for one in row["options"]
    ]
    return Question(row["id"], row["text"], tuple(sorted(options, key=place)))
