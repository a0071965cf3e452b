"""The sheet of a country: every destination has one, reached by a button, one section a screen."""

from collections.abc import Iterator
from datetime import date

import pytest

from actions import shelf
from actions.glue_answers import show_answer
from actions.glue_countries import show_sheet
from actions.glue_press import ActionPress
from actions.scene import Scene
from bot.content.limits import MAX_CHOICES
from bot.content.model import Snapshot
from bot.content.render import Renderer
from bot.content.reply import Reply
from bot.content.store import ContentStore

DESTINATIONS = {"DEU", "BEL", "CAN", "QUE", "FRA", "ESP", "ITA", "PRT", "NLD", "ARE", "QAT", "SAU"}
ALWAYS = {"permits", "wages", "portals", "protect", "help"}
LANGUAGES = ["fr", "ar"]


@pytest.fixture(autouse=True)
def shelf_with_content(store: ContentStore) -> Iterator[None]:
    shelf.use(store)
    yield
    shelf.use(store)


def sheet(language: str, code: str | None, section: str | None = None) -> Reply:
    scene = Scene({"language": language})
    show_sheet(scene, code, section)
    return scene.finish()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_destination_has_a_sheet_that_tells_what_everyone_needs(
    content: Snapshot, language: str
) -> None:
    assert set(content.sheets[language]) == DESTINATIONS
    for found in content.sheets[language].values():
        assert {section.id for section in found.sections} >= ALWAYS, found.id
        assert all(section.sources for section in found.sections)
        assert "{contact:" in next(s.text for s in found.sections if s.id == "help")


def test_both_languages_have_the_same_sections_and_sources(content: Snapshot) -> None:
    for code in DESTINATIONS:
        one, other = (content.sheets[k][code].sections for k in LANGUAGES)
        assert [(s.id, s.sources) for s in one] == [(s.id, s.sources) for s in other]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", sorted(DESTINATIONS))
def test_the_sheet_offers_its_sections_and_each_leads_on(
    content: Snapshot, language: str, code: str
) -> None:
    whole = sheet(language, code)
    name = content.countries[code].names[language]
    assert name in whole.text
    assert len(whole.choices) <= MAX_CHOICES
    sections = [c for c in whole.choices if c.does == "country.show"]
    for position, choice in enumerate(sections):
        shown = sheet(language, code, choice.args["step"])
        assert name in shown.text
        assert "{" not in shown.text
        following = [c.args.get("step") for c in shown.choices if c.does == "country.show"]
        if position + 1 < len(sections):
            assert following[0] == sections[position + 1].args["step"]
        assert following[-1] is None, "the way back to the whole sheet"
        assert any(c.does == "offer.start" for c in shown.choices)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_answer_on_a_country_leads_to_its_sheet(language: str) -> None:
    scene = Scene({"language": language})
    show_answer(scene, "ask_country_info", "BEL")
    choice = next(c for c in scene.finish().choices if c.does == "country.show")
    assert choice.args == {"country": "BEL"}
    other = Scene({"language": language})
    show_answer(other, "ask_visa", "BEL")
    assert not any(c.does == "country.show" for c in other.finish().choices)


def test_a_pressed_button_opens_the_section_and_keeps_the_country() -> None:
    entities = [
        {"entity": k, "value": v}
        for k, v in {"does": "country.show", "country": "QUE", "step": "protect"}.items()
    ]
    scene = Scene({"language": "fr"}, {"entities": entities})
    ActionPress().play(scene)
    assert "CNESST" in scene.finish().text
    assert scene.slots["country"] == "QUE"


def test_a_section_that_is_gone_leads_to_the_whole_sheet() -> None:
    assert sheet("fr", "DEU", "removed_section").text == sheet("fr", "DEU").text


@pytest.mark.parametrize("code", ["JPN", "MAR", None])
def test_a_country_without_a_sheet_gets_the_general_answer(code: str | None) -> None:
    shown = sheet("ar", code)
    assert "بطاقة البلد:" not in shown.text
    assert shown.text


@pytest.mark.parametrize(("language", "warning"), [("fr", "à vérifier"), ("ar", "يجب التحقق")])
def test_an_expired_figure_of_a_sheet_is_shown_with_its_date_and_a_warning(
    content: Snapshot, language: str, warning: str
) -> None:
    scene = Scene({"language": language})
    scene.renderer = Renderer(content, date(2040, 1, 1))
    show_sheet(scene, "NLD", "wages")
    assert warning in scene.finish().text
