"""Who is at home in Morocco, in danger or cheated, is helped at home: no quota, no airport, no Dubai."""

import pytest

from actions import shelf
from actions.glue_press import ActionPress
from actions.glue_situations import is_grave
from actions.glue_urgent import ActionDistress
from actions.scene import Scene
from bot.content.reply import Reply
from bot.content.store import ContentStore
from tests.glue.person import Person, does_of

AT_AIRPORT = ("avion", "aéroport", "طائرة", "مطار", "Sportello")
SEASON = "ask_seasonal"


@pytest.fixture(params=("fr", "ar"))
def person(request: pytest.FixtureRequest, store: ContentStore) -> Person:
    return Person(store, request.param)


def tell(person: Person, situation: str, text: str, country: str | None = None) -> Reply:
    start = text.find("Duba")  # the only place that the texts name
    named = [{"entity": "country", "value": country, "start": max(start, 0)}] if country else []
    told = [*named, {"entity": "situation", "value": situation}]
    about = shelf.situations().get(situation).about  # type: ignore[union-attr]
    meant = {"name": about, "confidence": 1.0}
    return person.play(ActionDistress(), {"text": text, "intent": meant, "entities": told})


def ask(person: Person, name: str, text: str = "…", country: str | None = None) -> Reply:
    entities = [{"entity": "does", "value": "asked.show"}, {"entity": "question", "value": name}]
    entities += [{"entity": "country", "value": country}] if country else []
    return person.play(ActionPress(), {"text": text, "entities": entities})


@pytest.mark.parametrize("text", ["j'ai 16 ans, la barque part ce soir", "ana 9aser w ghadi nrkeb"])
def test_a_minor_before_a_boat_is_told_not_to_board_and_whom_to_call(
    person: Person, text: str
) -> None:
    said = tell(person, "crossing", text, "ITA")
    assert person.signals["alert"] == "distress"
    assert "19" in said.text
    assert "177" in said.text
    assert "112" not in said.text.replace("composez aussi le 112", "").replace("بالرقم 112", "")
    assert not any(word in said.text for word in AT_AIRPORT)
    assert SEASON not in {choice.args.get("intent") for choice in said.choices}
    assert "human.ask" in does_of(said.choices)


def test_danger_pressed_at_home_gives_no_words_of_a_plane(person: Person) -> None:
    tell(person, "crossing", "ana 9aser, lflouka had lil", "ITA")
    again = person.hear(ActionDistress(), "distress").text
    assert not any(word in again for word in AT_AIRPORT)
    assert "19" in again


def test_a_debt_to_a_smuggler_and_a_mother_who_does_not_know_are_answered(person: Person) -> None:
    tell(person, "crossing", "j'ai 16 ans, je pars en barque cette nuit")
    debt, mother = ask(person, "smuggler_debt").text, ask(person, "tell_someone").text
    card = ask(person, "card_photo").text
    assert len({debt, mother, card}) == 3
    assert all("19" in words for words in (debt, mother, card))


def test_who_is_blackmailed_at_home_gets_no_numbers_of_where_work_was_promised(
    person: Person,
) -> None:
    assert "999" not in tell(person, "blackmail", "il m'a promis un poste", "ARE").text
    person.slots["topic"] = None
    assert "999" in tell(person, "blackmail", "je suis à Dubaï, il menace de publier", "ARE").text


def test_after_good_news_the_blackmail_is_still_spoken_of_and_a_person_is_urgent(
    person: Person, store: ContentStore
) -> None:
    tell(person, "blackmail", "…")
    tell(person, "self_harm", "…")
    tell(person, "better", "…")
    assert person.slots["topic"]["situation"] == "blackmail"
    urgent = store.current.reply(person.language, "utter_counsellor_urgent")
    assert urgent is not None
    assert urgent.text[:20] in person.press("human.ask").text


def test_who_only_was_misheard_is_not_urgent(person: Person) -> None:
    tell(person, "captive", "…")
    tell(person, "not_in_danger", "…")
    assert not is_grave(Scene(person.slots, {}))


def test_who_wants_to_die_because_of_blackmail_is_answered_about_it(
    person: Person, store: ContentStore
) -> None:
    tell(person, "blackmail", "…")
    tell(person, "self_harm", "…")
    block = store.current.reply(person.language, "asked_he_answers_blackmail")
    assert block is not None
    assert block.text[:30] in ask(person, "he_answers").text


def test_the_numbers_stand_above_only_if_they_do(person: Person, store: ContentStore) -> None:
    tell(person, "captive", "je suis enfermée", "SAU")
    above = store.current.reply(person.language, "utter_numbers_above")
    assert above is not None
    words = above.text.split("{")[0].strip()
    said = [ask(person, "where_complain").text for _ in range(3)]
    assert [words in text for text in said] == [True, False, True]


def test_a_family_at_home_is_told_of_the_embassy_and_not_twice_of_short_numbers(
    person: Person,
) -> None:
    tell(person, "captive", "weldi mhbous f myanmar", "MMR")
    assert person.slots["topic"]["relative"]
    first = ask(person, "embassy", "wach kayna safara f myanmar", "MMR").text
    assert ("Bangkok" in first) or ("بانكوك" in first)
    assert "199" not in first


def test_a_complaint_after_a_fraud_has_a_time_of_its_own(person: Person) -> None:
    person.slots["topic"] = {"intent": "report_fraud", "turns": 3, "situation": None}
    words = [ask(person, name).text for name in ("time_limit", "many_victims", "swindler_kin")]
    assert len(set(words)) == 3
    assert not any("inspection" in text or "مفتشية" in text for text in words)
