"""The walk follows a project: three questions, asked once, skippable, changeable; nothing hidden."""

import pytest

from actions.workshop_walk import Profile, Walk
from bot.content.model import Snapshot
from bot.content.render import Renderer
from bot.content.store import ContentStore
from tests.conftest import TODAY
from tests.glue.person import Person, does_of, fits_platforms

LANGUAGES = ("fr", "ar")
STAGES = ("thinking", "searching", "offer", "contract", "leaving")


@pytest.fixture(params=LANGUAGES)
def person(request: pytest.FixtureRequest, store: ContentStore) -> Person:
    return Person(store, request.param)


def test_the_walk_offers_once_to_follow_the_project(person: Person) -> None:
    person.press("walk.menu")
    assert "profile.ask" in does_of(person.reply.choices)
    assert sum(c.does == "walk.start" for c in person.reply.choices) == 10
    person.press("profile.skip", field="all")
    assert "profile.ask" not in does_of(person.reply.choices)
    person.press("walk.menu")
    assert "profile.ask" not in does_of(person.reply.choices)


def test_three_questions_then_the_walk_in_the_order_of_the_stage(person: Person) -> None:
    person.press("profile.ask", field="destination")
    fits_platforms(person.reply, person.language)
    person.press("profile.set", field="destination", value="DEU")
    fits_platforms(person.reply, person.language)
    person.press("profile.set", field="trade", value="nurse")
    fits_platforms(person.reply, person.language)
    person.press("profile.set", field="stage", value="contract")
    fits_platforms(person.reply, person.language)
    assert person.slots["country"] == "DEU"
    modules = [c.args["module"] for c in person.reply.choices if c.does == "walk.start"]
    assert modules[:2] == ["read_contract", "lawful_costs"]
    assert len(modules) == 10


def test_one_message_may_answer_two_questions(person: Person) -> None:
    person.press("profile.ask", field="destination")
    person.press("profile.set", field="destination", value="DEU,nurse")
    assert person.slots["pending"] == {"kind": "profile", "field": "stage"}


def test_each_question_can_be_left_out(person: Person) -> None:
    person.press("profile.ask", field="destination")
    for field in ("destination", "trade", "stage"):
        assert any(c.does == "profile.skip" for c in person.reply.choices)
        person.press("profile.skip", field=field)
    assert "walk.start" in does_of(person.reply.choices)


def test_a_word_that_is_no_trade_is_told_kindly(person: Person) -> None:
    person.press("profile.ask", field="trade")
    person.press("profile.set", field="trade", value="")
    assert "profile.skip" in does_of(person.reply.choices)
    assert person.slots["pending"] == {"kind": "profile", "field": "trade"}


def test_a_correction_changes_one_thing_only(person: Person) -> None:
    person.slots["profile"] = Profile("DEU", "nurse", "offer", asked=True).to_json()
    person.press("profile.set", field="done", value="BEL")
    assert Profile.from_json(person.slots["profile"]) == Profile("BEL", "nurse", "offer", True)


def test_reminders_are_not_forgotten_when_the_project_changes(person: Person) -> None:
    person.slots["profile"] = {"reminder": "yes"}
    person.press("profile.set", field="destination", value="BEL")
    assert person.slots["profile"]["reminder"] == "yes"


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_stage_leaves_every_module_reachable(
    content: Snapshot, language: str, stage: str
) -> None:
    walk = Walk(Renderer(content, TODAY), language, Profile(stage=stage, asked=True))
    assert {m.id for m in walk.ordered} == {m.id for m in walk.modules}
    first = next(r["first"] for r in content.shared["adapt"].data["stages"] if r["id"] == stage)
    assert [m.id for m in walk.ordered[: len(first)]] == first
    assert content.reply(language, f"stage_{stage}") is not None


@pytest.mark.parametrize("language", LANGUAGES)
def test_facts_examples_and_answers_follow_on_the_first_screen(
    content: Snapshot, language: str
) -> None:
    profile = Profile("DEU", "nurse", "offer", asked=True)
    walk = Walk(Renderer(content, TODAY), language, profile)
    turn = walk.start(walk.menu(_none()).progress, "read_offer")
    example = next(
        e.text for e in content.examples[language] if (e.family, e.module) == ("care", "read_offer")
    )
    assert example in turn.reply.text
    assert content.countries["DEU"].facts["minimum_wage_hourly"].label[language] in turn.reply.text
    country = next(c for c in turn.reply.choices if c.does == "answer.country")
    assert country.args == {"intent": "ask_salary_cost", "country": "DEU"}
    second = walk.next(turn.progress)
    assert example not in second.reply.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_first_screen_fits_for_every_destination_and_family(
    content: Snapshot, language: str
) -> None:
    families = {row["id"]: row["trades"][0] for row in content.shared["adapt"].data["families"]}
    for destination in [c for c in content.countries if c != "MAR"]:
        for trade in families.values():
            walk = Walk(Renderer(content, TODAY), language, Profile(destination, trade, "offer"))
            for module in walk.modules:
                reply = walk.start(_none(), module.id).reply
                assert len(reply.text) <= 1024, (destination, trade, module.id)
                fits_platforms(reply, language)


def test_adapt_names_only_what_exists(content: Snapshot) -> None:
    adapt = content.shared["adapt"].data
    trades = {row["id"] for row in content.shared["occupations"].data["occupations"]}
    known = [trade for family in adapt["families"] for trade in family["trades"]]
    assert set(known) <= trades
    assert len(set(known)) == len(known)
    for language in content.languages:
        modules = {m.id for m in content.walk(language)}
        named = {m for stage in adapt["stages"] for m in stage["first"]} | set(adapt["modules"])
        assert named <= modules
        families = {row["id"] for row in adapt["families"]}
        assert {e.family for e in content.examples[language]} <= families
        assert {e.module for e in content.examples[language]} <= modules
        for family in families:
            assert content.reply(language, f"family_{family}") is not None
        for row in adapt["modules"].values():
            assert set(row.get("answers", ())) <= set(content.answers[language])


def _none():  # type: ignore[no-untyped-def]
    from actions.workshop_walk import Progress

    return Progress()
