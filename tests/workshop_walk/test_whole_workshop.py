"""Every module, screen by screen to its end, in both languages, as both platforms show it.

Each screen fits one message of each platform, each quiz teaches whatever is answered, each module
is the same in both languages, and what it says has sources and dates.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from actions.shelf import today as this_day
from actions.workshop_walk import Progress, Turn, Walk
from bot.channels import limits
from bot.channels.base import OutgoingChoice, OutgoingReply
from bot.channels.render import WhatsAppMessage, render_telegram, render_whatsapp
from bot.content.model import Module, Snapshot, StepKind
from bot.content.render import PLACEHOLDER, Renderer
from tests.conftest import TODAY

LANGUAGES = ("fr", "ar")


@dataclass(frozen=True)
class Shown:
    """A screen on the way through a module."""

    module: Module
    turn: Turn


def walk_of(content: Snapshot, language: str) -> Walk:
    return Walk(Renderer(content, TODAY), language)


def way(walk: Walk, module: Module) -> Iterator[Shown]:
    """Go through a module as a person does: every wrong answer once, every item ticked."""
    turn = walk.start(Progress(), module.id)
    yield Shown(module, turn)
    for _ in range(10 * len(module.steps)):
        if turn.progress.module is None:
            return
        step = module.steps[module.position(turn.progress.step or "") or 0]
        if step.kind is StepKind.QUIZ:
            for option in [o for o in step.options if not o.correct][: step.retry]:
                turn = walk.choose(turn.progress, step.id, option.id)
                yield Shown(module, turn)
            right = next(o for o in step.options if o.correct)
            turn = walk.choose(turn.progress, step.id, right.id)
            yield Shown(module, turn)
        for item in step.items:
            turn = walk.tick(turn.progress, step.id, item.id)
            yield Shown(module, turn)
        turn = walk.next(turn.progress, step.id)
        yield Shown(module, turn)
    raise AssertionError(f"{module.id} has no end")


@pytest.fixture(params=LANGUAGES)
def walk(request: pytest.FixtureRequest, content: Snapshot) -> Walk:
    return walk_of(content, request.param)


def test_there_are_eight_to_ten_modules_of_five_to_ten_minutes(walk: Walk) -> None:
    assert 8 <= len(walk.modules) <= 10
    assert all(5 <= module.minutes <= 10 for module in walk.modules)


def test_every_module_is_walked_to_its_end_and_counted(walk: Walk) -> None:
    progress = Progress()
    for module in walk.modules:
        shown = list(way(walk, module))
        last = shown[-1].turn
        assert last.progress.module is None
        assert module.id in last.progress.done
        seen = {s.turn.progress.step for s in shown if s.turn.progress.step}
        assert seen == {step.id for step in module.steps}
        progress = progress.with_done(module.id)
    overview = walk.overview(progress).reply.text
    assert str(len(walk.modules)) in overview


def test_every_screen_is_one_message_on_both_platforms(walk: Walk) -> None:
    for module in walk.modules:
        for shown in way(walk, module):
            place = f"{walk.language} {module.id}.{shown.turn.progress.step}"
            reply = shown.turn.reply
            assert reply.text.strip(), place
            assert not PLACEHOLDER.search(reply.text), place
            choices = tuple(
                OutgoingChoice(c.title, f"t{n}", c.detail) for n, c in enumerate(reply.choices)
            )
            outgoing = OutgoingReply(reply.text, choices, None, walk.language)
            messages = render_whatsapp(outgoing, 1, _words)
            assert len(messages) == 1, place
            _fits_whatsapp(messages[0], place)
            (telegram,) = render_telegram(outgoing, 1, _words)
            assert len(telegram.html) <= limits.TELEGRAM_TEXT * 2, place
            assert sum(len(row) for row in telegram.rows) <= limits.TELEGRAM_BUTTONS, place


def _fits_whatsapp(message: WhatsAppMessage, place: str) -> None:
    if message.type == "text":
        assert len(str(message.body["body"])) <= limits.WHATSAPP_TEXT, place
        return
    body = message.body
    text = body["body"]["text"]  # type: ignore[index]
    if body["type"] == "button":
        buttons = body["action"]["buttons"]  # type: ignore[index]
        titles = [button["reply"]["title"] for button in buttons]
        assert len(text) <= limits.WHATSAPP_BUTTONS_BODY, place
        assert len(titles) <= limits.WHATSAPP_BUTTONS, place
        longest = limits.WHATSAPP_BUTTON_TITLE
    else:
        rows = body["action"]["sections"][0]["rows"]  # type: ignore[index]
        titles = [row["title"] for row in rows]
        assert len(text) <= limits.WHATSAPP_LIST_BODY, place
        assert len(rows) <= limits.WHATSAPP_LIST_ROWS, place
        longest = limits.WHATSAPP_ROW_TITLE
    assert all(0 < len(title) <= longest for title in titles), (place, titles)
    assert len(set(titles)) == len(titles), (place, titles)


def test_every_quiz_teaches_whatever_is_answered(walk: Walk) -> None:
    for module in walk.modules:
        quizzes = [step for step in module.steps if step.kind is StepKind.QUIZ]
        assert len(quizzes) >= 2, module.id
        for step in quizzes:
            inside = Progress().at(module.id, step.id)
            assert sum(option.correct for option in step.options) == 1, step.id
            said = [option.feedback for option in step.options]
            assert len(set(said)) == len(said), step.id
            for option in step.options:
                turn = walk.choose(inside, step.id, option.id)
                assert walk.renderer.text(walk.language, option.feedback) in turn.reply.text
                onward = {choice.does for choice in turn.reply.choices}
                assert onward == ({"walk.next"} if option.correct else {"walk.choose"})


def test_every_module_has_an_aim_a_story_a_checklist_and_sources(
    walk: Walk, content: Snapshot
) -> None:
    for module in walk.modules:
        assert module.aim.strip(), module.id
        assert any(step.story for step in module.steps), module.id
        assert any(step.kind is StepKind.CHECKLIST for step in module.steps), module.id
        assert module.sources, module.id
        named = {*module.sources, *(step.source for step in module.steps if step.source)}
        for source in named:
            known = content.sources[source]
            assert known.publisher.strip(), source
            assert known.link.startswith("http"), source
            assert known.accessed <= this_day(), source


def test_both_languages_have_the_same_modules_step_by_step(content: Snapshot) -> None:
    one, other = (walk_of(content, language).modules for language in LANGUAGES)
    assert [m.id for m in one] == [m.id for m in other]
    for here, there in zip(one, other, strict=True):
        assert (here.order, here.minutes, here.sources) == (
            there.order,
            there.minutes,
            there.sources,
        )
        assert [_skeleton(step) for step in here.steps] == [_skeleton(step) for step in there.steps]


def _skeleton(step):  # type: ignore[no-untyped-def]
    options = [(o.id, o.correct, o.choice and o.choice.does) for o in step.options]
    return step.id, step.kind, step.source, step.story, options, [i.id for i in step.items]


def test_every_fact_that_a_module_shows_is_dated_and_sourced(content: Snapshot) -> None:
    for language in LANGUAGES:
        for module in content.walk(language):
            for step in module.steps:
                for match in PLACEHOLDER.finditer(step.text):
                    kind, country, name = match.groups()
                    if kind not in {"fact", "fact_from"}:
                        continue
                    period = content.countries[country].facts[name].at(TODAY)
                    assert period is not None, (module.id, step.id, name)
                    assert period.valid_from <= TODAY
                    assert period.source in content.sources


def _words(_language: str, name: str) -> str:
    return {"channel_more_choices": "Plus de choix", "channel_choose": "Choisir"}[name]
