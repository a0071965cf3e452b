"""A reminder is offered once and stopped by a word; a summary is shown, printed and shared."""

import pytest

from actions import shelf
from actions.glue_yes_no import ActionAffirm, ActionDeny
from bot.content.store import ContentStore
from bot.text.codes import SUMMARY_CODES
from tests.glue.person import Person, does_of, fits_platforms

LANGUAGES = ("fr", "ar")


@pytest.fixture(params=LANGUAGES)
def person(request: pytest.FixtureRequest, store: ContentStore) -> Person:
    return Person(store, request.param)


def pause(person: Person) -> None:
    person.press("walk.start", module="read_offer")
    person.press("walk.pause")


def test_a_pause_offers_a_reminder_once(person: Person) -> None:
    pause(person)
    assert "reminder.set" in does_of(person.reply.choices)
    fits_platforms(person.reply, person.language)
    person.hear(ActionDeny(), "deny")
    assert person.signals["reminder"] is False
    pause(person)
    assert "reminder.set" not in does_of(person.reply.choices)


def test_yes_is_an_agreement_and_the_next_pause_says_how_to_stop(person: Person) -> None:
    pause(person)
    person.hear(ActionAffirm(), "affirm")
    assert person.signals["reminder"] is True
    stop = {"fr": "stop", "ar": "وقف"}[person.language]
    assert stop in person.reply.text
    pause(person)
    assert stop in person.reply.text
    assert any(c.args.get("value") == "no" for c in person.reply.choices)


def test_yes_to_a_reminder_resumes_and_no_ends_reminders(person: Person) -> None:
    pause(person)
    person.slots["pending"] = {"kind": "reminder"}
    person.hear(ActionAffirm(), "affirm")
    assert "walk.next" in does_of(person.reply.choices)
    person.slots["pending"] = {"kind": "reminder"}
    person.hear(ActionDeny(), "deny")
    assert person.signals["reminder"] is False


def test_stopping_in_the_middle_of_a_module_pauses_it(person: Person) -> None:
    person.slots["profile"] = {"reminder": "yes"}
    person.press("walk.start", module="read_offer")
    person.press("reminder.set", value="no")
    assert not person.slots["walk"]["active"]
    assert shelf.renderer().words(person.language, "reminder_off") in person.reply.text


def test_there_is_nothing_to_summarise_at_first(person: Person) -> None:
    person.press("summary.show")
    assert "walk.menu" in does_of(person.reply.choices)
    person.press("summary.code")
    assert "shared" not in person.signals


def filled(person: Person) -> None:
    module = next(m for m in shelf.content().walk(person.language) if m.id == "lawful_costs")
    step = next(s for s in module.steps if s.items)
    person.slots["walk"] = {
        "module": "read_offer",
        "step": None,
        "done": ["my_project"],
        "ticked": {f"lawful_costs.{step.id}": [step.items[0].id]},
        "answered": {},
        "active": True,
    }
    person.slots["profile"] = {"destination": "DEU", "trade": "nurse", "stage": "offer"}
    person.slots["costs"] = {"country": "DEU", "sums": [["visa", 75, "EUR"]]}
    person.slots["offer"] = {"signs": ["money.fee_to_candidate"]}
    person.slots["plan"] = {"answers": dict(ANSWERS)}


ANSWERS = {
    **{"destination": "DEU", "trade": "nurse", "training": "vocational", "experience": "under_two"},
    **{"level": "A2", "english": "A0", "age": "under_35", "stage": "searching"},
    **{"time": "six_months", "family": "alone", "means": "some"},
}
"""An answer to every question of the mobility project."""


def test_the_summary_holds_what_was_done_and_fits_a_phone(person: Person) -> None:
    filled(person)
    person.press("summary.show")
    content = shelf.content()
    for words in (
        content.countries["DEU"].names[person.language],
        next(m.title for m in content.walk(person.language) if m.id == "my_project"),
        "75",
    ):
        assert words in person.reply.text
    fits_platforms(person.reply, person.language)
    assert {"summary.file", "summary.code"} <= does_of(person.reply.choices)


def test_the_summary_holds_the_plan_once_every_question_was_answered(person: Person) -> None:
    filled(person)
    say = shelf.renderer().words
    titles = [say(person.language, f"plan_{part}_title") for part in ("have", "missing", "steps")]
    plan = person.press("plan.show").text
    summary = person.press("summary.show").text
    sections = [part for part in plan.split("\n\n") if any(title in part for title in titles)]
    assert len(sections) == len(titles)
    assert all(section in summary for section in sections)
    del person.slots["plan"]["answers"]["means"]
    assert not any(title in person.press("summary.show").text for title in titles)


def test_the_file_and_the_code_carry_the_same_words(person: Person) -> None:
    filled(person)
    person.press("summary.show")
    text = person.reply.text
    person.press("summary.file")
    assert person.signals["document"] == "summary"
    assert person.signals["details"] == {"text": text}
    person.press("summary.code")
    shared = person.signals["shared"]
    assert shared["text"] == text
    assert SUMMARY_CODES.shown(shared["code"]) in person.reply.text
