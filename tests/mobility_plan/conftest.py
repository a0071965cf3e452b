"""The project's own questions and words, on one day, in both languages."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from actions.mobility_plan import Ear, Form, Heard, Outline, Project, Words
from bot.content.model import Snapshot
from bot.content.names import gazetteers
from bot.content.render import Renderer
from bot.text.folding import fold_with_positions

TODAY = date(2026, 11, 27)

Hear = Callable[..., Heard | None]


@pytest.fixture(scope="session")
def outline(content: Snapshot) -> Outline:
    return Outline.of(content)


@pytest.fixture(scope="session")
def ear(content: Snapshot, outline: Outline) -> Ear:
    return Ear(content, outline)


@pytest.fixture(scope="session")
def hear(content: Snapshot, ear: Ear) -> Hear:
    """Hear a message at a question, with the names that the understanding finds in it."""
    finders = gazetteers(content)

    def listen(
        text: str, question: str | None, intent: str = "nlu_fallback", **answers: str
    ) -> Heard | None:
        folded = fold_with_positions(text)
        entities: list[dict[str, Any]] = []
        for kind, finder in finders.items():
            for match in finder.find(folded):
                start, end = folded.span(match.start, match.end)
                entities.append({"entity": kind, "value": match.id, "start": start, "end": end})
        project = Project(answers=answers, open=question, active=question is not None)
        return ear.hear(text, intent, entities, project, TODAY)

    return listen


@pytest.fixture(params=["fr", "ar"])
def words(request: pytest.FixtureRequest, content: Snapshot, outline: Outline) -> Words:
    return Words(Renderer(content, TODAY), outline, request.param)


@pytest.fixture
def form(words: Words) -> Form:
    return Form(words, TODAY)
