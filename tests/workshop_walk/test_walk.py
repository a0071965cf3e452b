"""The walk: one screen at a time, feedback, back, repeat, pause, resume, whatever is pressed."""

from dataclasses import replace

import pytest

from actions.workshop_walk import Progress, Turn, Walk
from bot.content.model import Snapshot, StepKind
from bot.content.render import Renderer
from tests.conftest import TODAY

LANGUAGES = ("fr", "ar")


@pytest.fixture(params=LANGUAGES)
def walk(request: pytest.FixtureRequest, content: Snapshot) -> Walk:
    return Walk(Renderer(content, TODAY), request.param)


def open_module(walk: Walk, module_id: str) -> Turn:
    return walk.start(Progress(), module_id)


def press(walk: Walk, turn: Turn, number: int = 0) -> Turn:
    """Press a choice of a reply, as the glue does."""
    choice = turn.reply.choices[number]
    args = choice.args
    if choice.does == "walk.choose":
        return walk.choose(turn.progress, args["step"], args["option"])
    if choice.does == "walk.tick":
        return walk.tick(turn.progress, args["step"], args["item"])
    assert choice.does == "walk.next", choice
    return walk.next(turn.progress, args.get("step"))


def test_every_module_can_be_followed_to_its_end(walk: Walk) -> None:
    for module in walk.modules:
        turn = open_module(walk, module.id)
        seen = []
        while turn.progress.module == module.id:
            step = turn.progress.step or ""
            seen.append(step)
            current = module.steps[module.position(step) or 0]
            assert turn.reply.text.strip()
            if current.kind is StepKind.QUIZ:
                right = next(option for option in current.options if option.correct)
                turn = walk.choose(turn.progress, step, right.id)
                assert walk.renderer.text(walk.language, right.feedback)[:20] in turn.reply.text
            turn = walk.next(turn.progress, step)
        assert seen == [step.id for step in module.steps]
        assert module.id in turn.progress.done


def test_each_wrong_option_of_each_quiz_gets_its_own_feedback(walk: Walk) -> None:
    for module in walk.modules:
        for step in module.steps:
            for option in step.options:
                if step.kind is not StepKind.QUIZ or option.correct:
                    continue
                turn = walk.choose(Progress().at(module.id, step.id), step.id, option.id)
                assert option.feedback.split()[0] in turn.reply.text
                assert turn.progress.step == step.id


def test_a_wrong_answer_may_be_tried_again_without_the_option_that_was_wrong(walk: Walk) -> None:
    module, step = first_quiz(walk)
    wrong = next(option for option in step.options if not option.correct)
    turn = walk.choose(Progress().at(module.id, step.id), step.id, wrong.id)
    offered = {choice.args.get("option") for choice in turn.reply.choices}
    assert wrong.id not in offered
    assert {o.id for o in step.options if o.correct} <= offered


def test_after_the_last_try_the_right_answer_is_shown_and_the_way_goes_on(walk: Walk) -> None:
    module, step = first_quiz(walk)
    turn = Turn(Progress().at(module.id, step.id), walk.overview(Progress()).reply)
    for option in [o for o in step.options if not o.correct][: step.retry + 1]:
        turn = walk.choose(turn.progress, step.id, option.id)
    right = next(option for option in step.options if option.correct)
    assert right.text in turn.reply.text
    assert [choice.does for choice in turn.reply.choices] == ["walk.next"]


def test_back_from_the_first_screen_stays_there(walk: Walk) -> None:
    turn = open_module(walk, "read_offer")
    assert walk.back(turn.progress).progress.step == turn.progress.step
    second = walk.next(turn.progress)
    assert walk.back(second.progress).progress.step == turn.progress.step


def test_pause_keeps_the_place_and_resume_finds_it(walk: Walk) -> None:
    second = walk.next(open_module(walk, "read_offer").progress)
    paused = walk.pause(second.progress)
    assert not paused.progress.active
    stored = Progress.from_json(paused.progress.to_json())
    assert walk.resume(stored).progress.step == second.progress.step


def test_a_button_of_an_earlier_screen_shows_where_one_is(walk: Walk) -> None:
    first = open_module(walk, "read_offer")
    second = walk.next(first.progress)
    stale = walk.next(second.progress, first.progress.step)
    assert stale.progress.step == second.progress.step


def test_a_checklist_remembers_what_was_ticked(walk: Walk) -> None:
    module, step = next(
        (m, s) for m in walk.modules for s in m.steps if s.kind is StepKind.CHECKLIST
    )
    progress = Progress().at(module.id, step.id)
    ticked = walk.tick(progress, step.id, step.items[0].id)
    assert "☑" in ticked.reply.text
    assert "☑" not in walk.tick(ticked.progress, step.id, step.items[0].id).reply.text
    assert walk.tick(progress, step.id, "nothing").progress == progress


@pytest.mark.parametrize("module", ["gone", None])
def test_a_module_that_is_no_longer_there_leads_to_the_menu(walk: Walk, module: str | None) -> None:
    turn = walk.next(replace(Progress(), module=module, step="x", active=True))
    assert turn.progress.module is None
    assert any(choice.does == "walk.start" for choice in turn.reply.choices)


def test_a_step_that_was_removed_leads_to_the_first_one(walk: Walk) -> None:
    turn = walk.resume(Progress().at("read_offer", "removed_step"))
    module = next(m for m in walk.modules if m.id == "read_offer")
    assert turn.progress.module == "read_offer"
    assert module.steps[0].text.split()[0] in turn.reply.text


def test_progress_survives_storage_and_tolerates_rubbish() -> None:
    progress = Progress().at("m", "s").with_answer("a").with_tick("t").with_done("m")
    assert Progress.from_json(progress.to_json()) == progress
    assert Progress.from_json(None) == Progress()


def first_quiz(walk: Walk):  # type: ignore[no-untyped-def]
    return next(
        (m, s)
        for m in walk.modules
        for s in m.steps
        if s.kind is StepKind.QUIZ and sum(not o.correct for o in s.options) > s.retry
    )
