"""The plan and the readiness view: what follows from the answers, openly and with dates."""

from datetime import date

import pytest

from actions.mobility_plan import Form, Project, Words
from actions.mobility_plan.conditions import Truth, any_truth, truth
from actions.mobility_plan.planner import DAYS_SOON, make_plan, office_day
from actions.mobility_plan.readiness import Standing, routes_for, stand
from actions.plan_card import PlanCard, ReadinessCard
from bot.content.limits import MAX_TEXT_WITH_CHOICES
from bot.content.model import Snapshot
from bot.content.render import Renderer
from tests.mobility_plan.conftest import TODAY

NURSE = {
    "destination": "DEU",
    "trade": "nurse",
    "training": "vocational",
    "experience": "two_to_five",
    "level": "B1",
    "english": "A2",
    "age": "under_35",
    "stage": "searching",
    "time": "six_months",
    "family": "comes",
    "means": "some",
}


def standing(words: Words, **changed: str | None) -> Standing:
    answers = {q: v for q, v in {**NURSE, **changed}.items() if v is not None}
    return stand(routes_for(words.outline, "DEU")[0], Project(answers=answers), words)


def test_a_condition_has_three_values() -> None:
    assert truth({"level": ["B1"]}, {"level": "B1"}) is Truth.YES
    assert truth({"level": ["B1"]}, {"level": "A1"}) is Truth.NO
    assert truth({"level": ["B1"]}, {}) is Truth.UNKNOWN
    assert truth({"level": ["unanswered"]}, {}) is Truth.YES
    assert truth({"level": ["answered"]}, {}) is Truth.NO
    assert any_truth([{"a": ["x"]}, {"b": ["y"]}], {"a": "z"}) is Truth.UNKNOWN
    assert any_truth([], {}) is Truth.UNKNOWN


def test_a_plan_has_three_steps_with_days_to_come_on_which_offices_are_open(words: Words) -> None:
    for answers in (NURSE, {}, {**NURSE, "stage": "contract"}, {"destination": "QAT"}):
        plan = make_plan(words.outline, Project(answers=answers), TODAY)
        assert len(plan.steps) == 3
        days = [step.due for step in plan.steps]
        assert days == sorted(set(days))
        assert all(day > TODAY and day.weekday() < 5 for day in days)


def test_who_wants_to_leave_soon_gets_sooner_days(words: Words) -> None:
    soon = make_plan(words.outline, Project(answers={"time": "three_months"}), TODAY)
    later = make_plan(words.outline, Project(answers={"time": "year"}), TODAY)
    assert soon.steps[-1].due < later.steps[-1].due
    assert (soon.steps[-1].due - TODAY).days <= DAYS_SOON[-1] + 2


def test_a_weekend_becomes_monday() -> None:
    assert office_day(date(2026, 11, 28)) == date(2026, 11, 30)
    assert office_day(date(2026, 11, 29)) == date(2026, 11, 30)
    assert office_day(date(2026, 11, 30)) == date(2026, 11, 30)


def test_what_is_had_is_not_missing(words: Words) -> None:
    plan = make_plan(words.outline, Project(answers=NURSE), TODAY)
    have, missing = {e.id for e in plan.have}, {e.id for e in plan.missing}
    assert {"destination", "trade", "training", "experience", "level"} <= have
    assert {"offer", "recognition", "means"} <= missing
    assert not have & {"means", "offer"}
    assert "level" not in missing


def test_a_contract_is_checked_before_anything_else(words: Words) -> None:
    plan = make_plan(words.outline, Project(answers={**NURSE, "stage": "contract"}), TODAY)
    assert [s.step.id for s in plan.steps][:2] == ["check_contract", "visaed"]
    assert plan.ask[0].id == "visaed"


def test_the_plan_fits_a_phone_whatever_was_answered(words: Words) -> None:
    for stage in ("idea", "searching", "offer", "contract"):
        for country in ("DEU", "BEL", "CAN", "QUE", "ESP", "ITA", "NLD", "QAT", "SWE"):
            project = Project(answers={**NURSE, "destination": country, "stage": stage})
            card = PlanCard(words, project)
            reply = card.screen(make_plan(words.outline, project, TODAY), printed=True)
            assert len(reply.text) <= MAX_TEXT_WITH_CHOICES, (country, stage)
            assert "{" not in reply.text


def test_who_said_nothing_gets_a_general_plan_and_no_reproach(words: Words) -> None:
    project = Project(skipped=("destination",))
    plan = make_plan(words.outline, project, TODAY)
    reply = PlanCard(words, project).screen(plan, printed=False)
    assert plan.have == ()
    assert PlanCard(words, project).say("plan_nothing_known") in reply.text


def test_points_are_counted_from_the_dated_facts_of_the_country(words: Words) -> None:
    counted = {row.group.id: row.counted for row in standing(words).points}
    assert counted["german"] == 2
    assert counted["experience"] == 2
    assert counted["age"] == 2
    assert counted["english"] == 0
    assert standing(words).counted == 6
    assert standing(words).threshold == 6
    assert standing(words, level="B2", experience="over_five").counted == 8


def test_points_that_nobody_was_asked_for_stay_open_and_are_not_counted(words: Words) -> None:
    found = standing(words, level="A1", age="from_45", experience="none")
    assert found.counted == 0
    open_rows = {row.group.id for row in found.points if row.possible}
    assert open_rows == {"recognition", "shortage", "stay", "partner"}
    assert found.possible == 7


def test_a_question_passed_over_is_unknown_and_not_a_no(words: Words) -> None:
    found = standing(words, age=None, level=None)
    rows = {row.group.id: row for row in found.points}
    assert (rows["age"].counted, rows["age"].possible) == (0, 2)
    assert (rows["german"].counted, rows["german"].possible) == (0, 3)


def test_a_fitting_answer_that_must_be_proved_is_not_called_met(words: Words) -> None:
    needs = {n.need.id: n.truth for n in standing(words, means="enough").needs}
    assert needs == {"training": Truth.UNKNOWN, "language": Truth.YES, "means": Truth.UNKNOWN}
    needs = {n.need.id: n.truth for n in standing(words, means="none", training="none").needs}
    assert needs["means"] is Truth.NO
    assert needs["training"] is Truth.NO


def test_english_may_stand_in_for_german(words: Words) -> None:
    needs = {n.need.id: n.truth for n in standing(words, level="A0", english="B2").needs}
    assert needs["language"] is Truth.YES


def test_a_level_of_another_language_counts_for_nothing(words: Words) -> None:
    french = {**NURSE, "destination": "FRA", "level": "C1"}
    found = stand(routes_for(words.outline, "DEU")[0], Project(answers=french), words)
    assert {row.group.id: row.counted for row in found.points}["german"] == 0


def test_the_readiness_view_fits_a_phone_and_says_what_it_is_not(words: Words) -> None:
    for change in ({}, {"level": "A1", "age": None}, {"means": "enough", "english": "C1"}):
        card = ReadinessCard(words, Project(answers=NURSE))
        reply = card.route(standing(words, **change))
        assert len(reply.text) <= MAX_TEXT_WITH_CHOICES
        assert card.say("ready_disclaimer") in reply.text
        assert "2024" in reply.text


def test_every_figure_is_shown_with_its_date(words: Words) -> None:
    for country in words.outline.figures:
        reply = ReadinessCard(words, Project()).figures(country)
        assert reply is not None, country
        rows = [row for row in reply.text.splitlines() if row.startswith("•")]
        assert rows
        assert all("20" in row.rpartition("(")[2] for row in rows), country
        assert len(reply.text) <= MAX_TEXT_WITH_CHOICES, country


def test_a_figure_that_has_expired_is_shown_with_a_warning(content: Snapshot, words: Words) -> None:
    later = Words(Renderer(content, date(2028, 1, 1)), words.outline, words.language)
    reply = ReadinessCard(later, Project()).figures("DEU")
    assert reply is not None
    assert {"fr": "à vérifier", "ar": "يجب التحقق"}[
        words.language
    ] in reply.text or "(" in reply.text
    assert later.figure("DEU", "visa_fee") != words.figure("DEU", "visa_fee")


@pytest.mark.parametrize("country", ["DEU", "FRA", "CAN", "BEL"])
def test_every_name_in_the_outline_exists_in_the_content(
    content: Snapshot, words: Words, country: str
) -> None:
    facts = {f for r in routes_for(words.outline, country) for n in r.needs for f in n.facts}
    facts |= set(words.outline.figures[country])
    assert facts <= set(content.countries[country].facts)


def test_every_line_of_the_outline_has_its_words(content: Snapshot, form: Form) -> None:
    data = content.plans[form.words.language].data
    for table in ("have", "missing", "steps", "ask"):
        assert {entry.id for entry in getattr(form.outline, table)} == set(data[table])
    assert {asked.id for asked in form.outline.asked} == set(data["asked"])
    for asked in form.outline.asked:
        if asked.kind in {"option", "level"} and asked.id != "english":
            assert set(asked.options) == set(data["options"][asked.id])
