"""Pages of both languages, made of the project's own words."""

from datetime import date
from typing import Any

import pypdfium2
import pytest

from actions.mobility_plan import Outline, Project, Words
from actions.mobility_plan.planner import make_plan
from actions.plan_card import PlanCard
from bot.content.model import Snapshot
from bot.content.render import Renderer
from bot.documents.fonts import Fonts, FontsMissingError, find_fonts

TODAY = date(2026, 11, 27)
LONGEST = {
    "destination": "DEU",
    "trade": "nurse",
    "training": "vocational",
    "experience": "over_five",
    "level": "A1",
    "stage": "contract",
    "time": "year",
    "family": "comes",
    "means": "some",
}


@pytest.fixture(scope="session")
def fonts() -> Fonts:
    try:
        return find_fonts()
    except FontsMissingError as error:
        pytest.skip(str(error))


def plan_page(content: Snapshot, language: str, answers: dict[str, str]) -> dict[str, Any]:
    outline = Outline.of(content)
    words = Words(Renderer(content, TODAY), outline, language)
    project = Project(answers=answers, skipped=("age",))
    return PlanCard(words, project).page(make_plan(outline, project, TODAY))


def text_of(pdf: bytes) -> str:
    """Return the text of the only page of a PDF."""
    document = pypdfium2.PdfDocument(pdf)
    assert len(document) == 1
    return str(document[0].get_textpage().get_text_range())
