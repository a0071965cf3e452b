"""The project's own questions and words, on one day, in both languages."""

from datetime import date

import pytest

from actions.mobility_plan import Ear, Form, Outline, Words
from bot.content.model import Snapshot
from bot.content.render import Renderer

TODAY = date(2026, 11, 27)


@pytest.fixture(scope="session")
def outline(content: Snapshot) -> Outline:
    return Outline.of(content)


@pytest.fixture(scope="session")
def ear(content: Snapshot, outline: Outline) -> Ear:
    return Ear(content, outline)


@pytest.fixture(params=["fr", "ar"])
def words(request: pytest.FixtureRequest, content: Snapshot, outline: Outline) -> Words:
    return Words(Renderer(content, TODAY), outline, request.param)


@pytest.fixture
def form(words: Words) -> Form:
    return Form(words, TODAY)
