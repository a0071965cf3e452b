"""The guided conversation: every question can be answered, passed over, changed, left, taken up."""

from datetime import date, timedelta

from actions.mobility_plan import Form, Heard, Outline, Project
from actions.mobility_plan.project import AWAY_DAYS
from bot.content.limits import MAX_ROW_DETAIL, MAX_ROW_TITLE, MAX_TEXT_WITH_CHOICES
from tests.mobility_plan.conftest import TODAY


def walk_through(form: Form, answers: dict[str, str]) -> Project:
    """Answer what is in the answers, pass over the rest."""
    asking = form.start()
    for _ in range(30):
        question = asking.project.open
        if question is None:
            return asking.project
        if question in answers:
            asking = form.answer(asking.project, question, answers[question])
        else:
            asking = form.skip(asking.project, question)
    raise AssertionError("the form has no end")


def test_every_question_fits_a_phone_and_can_be_passed_over(form: Form) -> None:
    asking = form.start()
    seen = []
    while asking.project.open is not None:
        assert asking.reply is not None
        seen.append(asking.project.open)
        assert len(asking.reply.text) <= MAX_TEXT_WITH_CHOICES
        assert len(asking.reply.choices) <= 10
        does = [choice.does for choice in asking.reply.choices]
        assert "plan.skip" in does
        assert "plan.stop" in does
        for choice in asking.reply.choices:
            assert len(choice.title) <= MAX_ROW_TITLE, choice.title
            assert len(choice.detail) <= MAX_ROW_DETAIL
        values = [c.args["value"] for c in asking.reply.choices if c.does == "plan.answer"]
        asking = form.answer(asking.project, asking.project.open, values[0])
    assert seen[0] == "destination"
    assert "age" in seen  # the first destination is Germany, where it counts


def test_who_refuses_everything_comes_to_the_end_with_nothing_kept(form: Form) -> None:
    project = walk_through(form, {})
    assert project.finished(form.outline)
    assert project.answers == {}


def test_age_and_english_are_asked_only_where_they_count(form: Form) -> None:
    assert {"age", "english"} & set(walk_through(form, {"destination": "BEL"}).skipped) == set()
    assert {"age", "english"} <= set(walk_through(form, {"destination": "DEU"}).skipped)


def test_another_country_with_another_language_asks_the_level_anew(form: Form) -> None:
    project = walk_through(form, {"destination": "DEU", "level": "B1", "age": "under_35"})
    asking = form.take(project, Heard({"destination": "BEL"}))
    assert asking.project.answers == {"destination": "BEL"}
    assert asking.project.open == "level"


def test_another_country_with_the_same_language_keeps_the_level(form: Form) -> None:
    project = walk_through(form, {"destination": "BEL", "level": "B1"})
    asking = form.take(project, Heard({"destination": "FRA"}))
    assert asking.project.answers["level"] == "B1"
    assert asking.project.open is None


def test_an_answer_is_changed_in_the_middle_and_the_form_goes_on_where_it_was(form: Form) -> None:
    asking = form.answer(form.start().project, "destination", "FRA")
    asking = form.answer(asking.project, "trade", "cook")
    assert asking.project.open == "training"
    asking = form.take(asking.project, Heard({"destination": "BEL"}))
    assert asking.project.open == "training"
    assert asking.project.answers == {"destination": "BEL", "trade": "cook"}
    assert asking.reply is not None
    assert form.words.country("BEL") in asking.reply.text


def test_going_back_asks_the_question_before(form: Form) -> None:
    asking = form.answer(form.start().project, "destination", "FRA")
    assert form.back(asking.project).project.open == "destination"


def test_a_forged_or_old_button_changes_nothing_and_asks_again(form: Form) -> None:
    asking = form.answer(form.start().project, "destination", "FRA")
    for question, value in (
        ("trade", "astronaut"),
        ("passport", "AB123456"),
        ("destination", "MAR"),
        ("destination", "ZZZ"),
        ("level", "x" * 500),
    ):
        after = form.answer(asking.project, question, value).project
        assert after.answers == {"destination": "FRA"}
        assert after.open == "trade"


def test_what_is_kept_survives_being_stored(form: Form) -> None:
    project = walk_through(form, {"destination": "DEU", "trade": "nurse"})
    assert Project.from_json(project.to_json()) == project
    assert Project.from_json("broken") == Project()


def test_who_was_away_for_a_month_is_known_to_have_been(outline: Outline) -> None:
    project = Project(open="trade", active=True, touched=TODAY)
    assert not project.away(TODAY + timedelta(days=AWAY_DAYS - 1))
    assert project.away(TODAY + timedelta(days=31))


def test_the_offer_to_go_on_says_when_it_was_left(form: Form) -> None:
    project = Project(answers={"destination": "FRA"}, open="trade", touched=date(2026, 10, 1))
    reply = form.offer_to_resume(project)
    assert "2026" in reply.text
    assert [choice.does for choice in reply.choices][:2] == ["plan.go_on", "plan.restart"]


def test_the_answers_can_be_looked_over_and_each_changed(form: Form) -> None:
    project = walk_through(form, {"destination": "FRA", "trade": "cook"})
    reply = form.review(project)
    assert len(reply.text) <= MAX_TEXT_WITH_CHOICES
    assert {choice.does for choice in reply.choices} == {"plan.ask"}
    assert reply.choices[0].args == {"question": "destination"}


def test_no_question_asks_for_a_number_of_a_paper_or_a_sum(form: Form) -> None:
    ids = {asked.id for asked in form.outline.asked}
    assert not ids & {"name", "passport", "identity", "phone", "address", "birth_date", "amount"}
    assert all(asked.options for asked in form.outline.asked)


def test_what_is_known_already_is_told_and_not_asked_again(form: Form) -> None:
    asking = form.start({"destination": "BEL", "trade": "cook", "stage": "nonsense"})
    assert asking.project.answers == {"destination": "BEL", "trade": "cook"}
    assert asking.project.open == "training"
    assert asking.reply is not None
    assert form.words.country("BEL") in asking.reply.text
