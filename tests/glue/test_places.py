"""Where somebody would go, or is: a region, two countries, a country that an answer lacks, there."""

from typing import Any

import pytest

from actions import shelf
from actions.adapting import THERE
from actions.glue_answers import ActionAnswer
from actions.near_answers import nearest
from actions.regions import either, of_region
from actions.scene import Scene
from bot.content.model import Snapshot
from bot.content.names import country_names, gazetteers
from bot.content.reply import Reply
from bot.content.store import ContentStore
from bot.dialogue.there import with_place
from bot.text.folding import fold_with_positions
from tests.glue.person import Person

LANGUAGES = ["fr", "ar"]
GULF = {"ARE", "SAU", "QAT"}


@pytest.fixture(autouse=True)
def shelf_with_content(store: ContentStore) -> None:
    shelf.use(store)


def places(content: Snapshot, text: str) -> list[dict[str, Any]]:
    folded = fold_with_positions(text)
    found = []
    for match in gazetteers(content)["country"].find(folded):
        start, end = folded.span(match.start, match.end)
        found.append({"entity": "country", "value": match.id, "start": start, "end": end})
    return found


def ask(person: Person, content: Snapshot, intent: str, text: str) -> Reply:
    said = {"text": text, "intent": {"name": intent}, "entities": places(content, text)}
    return person.play(ActionAnswer(), said)


def offered(reply: Reply) -> set[str]:
    return {str(c.args["country"]) for c in reply.choices if "country" in c.args}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "text",
    ["bghit nkhdem f lkhalij", "je veux partir dans un pays du Golfe", "أريد عملا في دول الخليج"],
)
def test_the_gulf_is_the_countries_of_the_gulf(
    store: ContentStore, content: Snapshot, language: str, text: str
) -> None:
    reply = ask(Person(store, language), content, "ask_steps", text)
    assert offered(reply)
    assert offered(reply) <= GULF


@pytest.mark.parametrize("text", ["nmchi l oroba", "partir en Europe", "العمل في أوروبا"])
def test_europe_is_no_canada(store: ContentStore, content: Snapshot, text: str) -> None:
    countries = offered(ask(Person(store, "fr"), content, "ask_steps", text))
    assert {"DEU", "ESP"} <= countries
    assert not countries & {*GULF, "CAN", "QUE"}


def test_the_next_question_is_about_the_region_too(store: ContentStore, content: Snapshot) -> None:
    person = Person(store, "fr", country="DEU")
    ask(person, content, "ask_steps", "et dans le Golfe ?")
    assert offered(ask(person, content, "ask_visa", "quel visa ?")) <= GULF
    within = Person(store, "fr", country="QAT")
    assert offered(ask(within, content, "ask_visa", "un visa pour le Golfe ?")) <= {"QAT"}


@pytest.mark.parametrize(("language", "word"), [("fr", "Scandinavie"), ("ar", "إسكندنافي")])
def test_a_region_of_which_nothing_is_known_is_said_to_be_so(
    store: ContentStore, content: Snapshot, language: str, word: str
) -> None:
    reply = ask(Person(store, language), content, "ask_steps", "travailler en Scandinavie")
    assert not of_region("SCANDINAVIA")
    assert "Scandinavie" in reply.text or "الإسكندنافية" in reply.text, word
    assert not offered(reply)


def test_a_schengen_visa_is_no_place(store: ContentStore, content: Snapshot) -> None:
    reply = ask(
        Person(store, "fr", country="FRA"), content, "ask_visa", "un visa Schengen suffit ?"
    )
    assert offered(reply) == {"FRA"}


@pytest.mark.parametrize(
    "text", ["Qatar ou Dubaï, je veux y travailler", "قطر أو الإمارات؟", "f qatar wla dubai"]
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_two_countries_side_by_side_are_both_answered(
    store: ContentStore, content: Snapshot, language: str, text: str
) -> None:
    reply = ask(Person(store, language), content, "ask_country_info", text)
    names = country_names(content, language)
    assert all(names[code] in reply.text for code in ("QAT", "ARE"))
    assert {"QAT", "ARE"} <= offered(reply)


@pytest.mark.parametrize(
    "text", ["je vis en Italie et je veux aller en France", "Canada, Québec", "en Espagne"]
)
def test_two_countries_apart_are_not(content: Snapshot, text: str) -> None:
    assert not either(places(content, text), text)


def test_a_near_answer_with_words_for_the_country_is_found(content: Snapshot) -> None:
    text = "أنا حامل في شهري الرابع، ما حقوقي في العمل هناك"
    scene = Scene({"language": "ar"}, {"text": text})
    near = nearest(scene, "women_family_alone", "DEU")
    assert near is None or "DEU" in content.answers["ar"][near].countries


@pytest.mark.parametrize(
    "text",
    ["je vis en Belgique depuis deux ans", "sakna f belgika hadi 3am", "أقيم في بلجيكا منذ سنة"],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_who_lives_there_is_not_sent_to_ask_for_a_first_visa(
    store: ContentStore, content: Snapshot, language: str, text: str
) -> None:
    profile = with_place({"text": text, "entities": places(content, text)}, None)
    assert profile == {THERE: "BEL"}
    there = ask(Person(store, language, profile=profile), content, "ask_visa", "et mon visa ?")
    here = ask(Person(store, language, country="BEL"), content, "ask_visa", "et mon visa ?")
    assert there.text != here.text
    other = Person(store, language, profile=profile)
    assert "FRA" in offered(ask(other, content, "ask_visa", "et un visa pour la France ?"))


@pytest.mark.parametrize(
    "text",
    ["mon frère vit en Belgique depuis deux ans", "bghit nkhdem f belgika", "أريد العيش في بلجيكا"],
)
def test_who_has_a_brother_there_or_a_wish_does_not_live_there(
    content: Snapshot, text: str
) -> None:
    known = {"trade": "welder"}
    assert with_place({"text": text, "entities": places(content, text)}, known) == known


def test_figures_in_arabic_have_units_in_arabic(content: Snapshot) -> None:
    units = {f.unit for sheet in content.countries.values() for f in sheet.facts.values()}
    for unit in units - {"level"}:
        shown = shelf.renderer().measured("ar", 3.0, unit)
        assert not any(letter.isascii() and letter.isalpha() for letter in shown), unit
