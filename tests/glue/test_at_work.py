"""Who was not paid abroad hears of the country where they are, and is kept in that talk."""

import pytest

from actions.glue_press import ActionPress
from bot.content.store import ContentStore
from tests.glue.person import Person

LANGUAGES = ("fr", "ar")
WORKER = {"intent": "distress", "situation": "unpaid_wages", "turns": 3}


@pytest.fixture(params=LANGUAGES)
def person(request: pytest.FixtureRequest, store: ContentStore) -> Person:
    return Person(store, request.param)


def ask(person: Person, name: str, country: str | None = None) -> str:
    """Ask something as somebody who was not paid in a country."""
    person.slots["country"] = country
    person.slots["topic"] = person.slots.get("topic") or dict(WORKER)
    return person.press("asked.show", question=name).text


def phone(store: ContentStore, country: str, contact: str) -> str:
    return str(store.current.countries[country].contacts[contact].phone)


def test_an_answer_for_a_country_shows_the_numbers_of_that_country_only(
    person: Person, store: ContentStore
) -> None:
    lines = {code: phone(store, code, "labour_ministry") for code in ("SAU", "QAT", "ARE")}
    somewhere = ask(person, "office_debt")
    assert all(number in somewhere for number in lines.values())
    there = ask(person, "office_debt", "SAU")
    assert lines["SAU"] in there
    assert lines["QAT"] not in there
    assert lines["ARE"] not in there


def test_the_numbers_of_a_country_are_not_repeated_right_after(
    person: Person, store: ContentStore
) -> None:
    number = phone(store, "SAU", "police")
    assert number in ask(person, "who_to_call", "SAU")
    assert number not in ask(person, "no_answer", "SAU")
    assert number in ask(person, "who_to_call", "SAU")


def test_where_the_country_is_known_it_is_not_asked_for(
    person: Person, store: ContentStore
) -> None:
    person.slots["country"] = None
    asked = person.press("situation.show", situation="unpaid_wages").text
    assert asked.rstrip().endswith(("?", "؟"))
    person.slots |= {"country": "ESP", "topic": None}
    told = person.press("situation.show", situation="unpaid_wages").text
    assert not told.rstrip().endswith(("?", "؟"))


@pytest.mark.parametrize(
    ("name", "country", "words"),
    [
        ("time_limit", "ESP", {"fr": "un an", "ar": "سنة"}),
        ("time_limit", "SAU", {"fr": "douze mois", "ar": "اثنا عشر شهرا"}),
        ("change_employer", "SAU", {"fr": "trois mois de salaire", "ar": "ثلاثة أشهر"}),
        ("employer_gone", "FRA", {"fr": "AGS", "ar": "AGS"}),
    ],
)
def test_what_is_known_of_the_country_is_said_and_the_talk_goes_on(
    person: Person, name: str, country: str, words: dict[str, str]
) -> None:
    assert words[person.language] in ask(person, name, country)
    assert person.slots["topic"]["situation"] == "unpaid_wages"


def test_a_question_beside_it_does_not_end_the_talk(person: Person) -> None:
    person.slots |= {"topic": {**WORKER, "intent": "ask_rights_abroad"}, "country": "ESP"}
    person.press("answer.show", intent="ask_visa")
    assert person.slots["topic"]["danger"]["situation"] == "unpaid_wages"


@pytest.mark.parametrize(
    ("country", "office"),
    [("ROU", "Inspecția Muncii"), ("POL", "PIP"), ("SRB", "Inspektorat za rad"), ("QAT", "16505")],
)
def test_who_asks_where_to_complain_about_the_wages_is_told_the_office_of_that_country(
    person: Person, country: str, office: str
) -> None:
    assert office in ask(person, "where_complain", country)


def test_who_was_cheated_is_not_sent_to_the_labour_inspectorate(person: Person) -> None:
    person.slots["topic"] = {"intent": "report_fraud", "situation": None, "turns": 3}
    assert "Inspecția Muncii" not in ask(person, "where_complain", "ROU")


@pytest.mark.parametrize(
    ("text", "stays"),
    [
        ("comment rentrer au maroc", "TUR"),
        ("كيف أعود إلى المغرب", "TUR"),
        ("kifach ndkhel l maghrib", "TUR"),
        ("je suis à casablanca", None),
        ("أنا في الدار البيضاء", None),
    ],
)
def test_who_asks_how_to_go_home_is_still_abroad(
    person: Person, text: str, stays: str | None
) -> None:
    topic = {"intent": "distress", "situation": "go_home", "turns": 3}
    person.slots |= {"topic": topic, "country": "TUR"}
    values = {"does": "asked.show", "question": "who_to_call", "country": "MAR"}
    entities = [{"entity": name, "value": value} for name, value in values.items()]
    person.play(ActionPress(), {"text": text, "entities": entities})
    assert person.slots["country"] == stays
