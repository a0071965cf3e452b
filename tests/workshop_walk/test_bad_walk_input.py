"""What may go wrong in the walk, each with a kind outcome in both languages."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

import pytest

from actions.glue_unsure import ActionOutOfScope, ActionUnsure
from actions.workshop_walk import Progress, Walk
from bot.content.media import MAX_BYTES, Media, make_media
from bot.content.model import Module, Snapshot, Status, Step, StepKind
from bot.content.render import Renderer
from bot.content.store import ContentStore
from tests.conftest import TODAY
from tests.glue.person import Person, does_of

LANGUAGES = ("fr", "ar")


def changed(content: Snapshot, language: str, modules: dict[str, Module]) -> Snapshot:
    """Return a snapshot whose modules of one language are others."""
    everything = {**content.modules, language: MappingProxyType(modules)}
    return replace(content, modules=MappingProxyType(everything))


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_a_module_that_is_retired_while_people_are_in_it(content: Snapshot, language: str) -> None:
    modules = dict(content.modules[language])
    modules["read_offer"] = replace(modules["read_offer"], status=Status.RETIRED)
    walk = Walk(Renderer(changed(content, language, modules), TODAY), language)
    inside = Progress(done=("my_project",)).at("read_offer", "welcome")
    for turn in (
        walk.next(inside),
        walk.resume(inside),
        walk.choose(inside, "x", "y"),
        walk.tick(inside, "x", "y"),
        walk.outside(inside),
    ):
        assert walk.renderer.words(language, "walk_module_gone") in turn.reply.text
        assert "walk.start" in does_of(turn.reply.choices)
        assert turn.progress.done == ("my_project",)
        assert turn.progress.module is None


def test_a_module_that_is_renumbered_keeps_everybodys_place(
    content: Snapshot, language: str
) -> None:
    modules = dict(content.modules[language])
    last = max(module.order for module in modules.values())
    modules["read_offer"] = replace(modules["read_offer"], order=last + 1)
    module = modules["read_offer"]
    inside = Progress().at(module.id, module.steps[3].id)
    walk = Walk(Renderer(changed(content, language, modules), TODAY), language)
    assert walk.resume(inside).progress.step == module.steps[3].id
    assert walk.next(inside).progress.step == module.steps[4].id


def test_steps_that_are_moved_or_renamed_lose_nobody(content: Snapshot, language: str) -> None:
    modules = dict(content.modules[language])
    module = modules["read_offer"]
    modules[module.id] = replace(module, steps=tuple(reversed(module.steps)))
    walk = Walk(Renderer(changed(content, language, modules), TODAY), language)
    step = module.steps[2]
    assert walk.resume(Progress().at(module.id, step.id)).progress.step == step.id
    gone = walk.resume(Progress().at(module.id, "gone"))
    assert module.steps[-1].text.split()[0] in gone.reply.text


@pytest.mark.parametrize("there", [True, False])
def test_a_media_file_that_is_missing_is_told_in_words(
    content: Snapshot, language: str, there: bool
) -> None:
    step = Step("watch", StepKind.MEDIA, "REGARDEZ", media="contract_video", if_no_media="EN MOTS")
    module = replace(content.modules[language]["read_offer"], steps=(step,))
    snapshot = changed(content, language, {module.id: module})
    media = {"contract_video": Media(Path("video.mp4"), "video/mp4")} if there else {}
    walk = Walk(Renderer(replace(snapshot, media=media), TODAY), language)
    reply = walk.start(Progress(), module.id).reply
    assert ("REGARDEZ" in reply.text, "EN MOTS" in reply.text) == (there, not there)
    assert reply.media == ("contract_video" if there else None)
    assert "walk.next" in does_of(reply.choices)


def test_media_that_is_registered_but_absent_or_too_large_counts_as_missing(
    tmp_path: Path,
) -> None:
    (tmp_path / "media").mkdir()
    (tmp_path / "media" / "good.jpg").write_bytes(b"x")
    (tmp_path / "media" / "huge.jpg").write_bytes(b"x" * (MAX_BYTES + 1))
    rows = {
        name: {"file": f"{name}.jpg", "media_type": "image/jpeg"}
        for name in ("good", "huge", "absent")
    }
    assert set(make_media(tmp_path, {"media": rows})) == {"good"}
    assert make_media(tmp_path, None) == {}


def test_an_expired_fact_is_shown_with_its_date_and_a_warning(
    content: Snapshot, language: str
) -> None:
    renderer = Renderer(content, date(2031, 1, 1))
    shown = renderer.text(language, "{fact:DEU.visa_fee}|{fact:NLD.minimum_wage_hourly}")
    now = Renderer(content, TODAY).text(language, "{fact:DEU.visa_fee}")
    warning = {"fr": "à vérifier", "ar": "يجب التحقق منه"}[language]
    assert warning in renderer.words(language, "part_fact_expired", date=date(2026, 1, 1))
    assert warning in shown
    assert warning not in now
    assert "2026" in shown


@pytest.mark.parametrize("action", [ActionUnsure(), ActionOutOfScope()])
def test_an_answer_outside_the_options_shows_them_again(
    store: ContentStore, language: str, action: ActionUnsure
) -> None:
    person = Person(store, language)
    module = next(m for m in store.current.walk(language) if m.id == "read_offer")
    quiz = next(s for s in module.steps if s.kind is StepKind.QUIZ)
    person.press("walk.start", module=module.id, step=quiz.id)
    options = [c.title for c in person.reply.choices]
    person.hear(action, "nlu_fallback", text="17")
    assert [c.title for c in person.reply.choices] == options
    outside = store.current.reply(language, "walk_outside")
    assert outside is not None
    assert outside.text in person.reply.text
    person.hear(action, "nlu_fallback", text="xqz")
    assert "human.ask" in does_of(person.reply.choices)


def test_a_long_message_in_a_quiz_is_no_answer_to_it(store: ContentStore, language: str) -> None:
    person = Person(store, language)
    module = next(m for m in store.current.walk(language) if m.id == "read_offer")
    quiz = next(s for s in module.steps if s.kind is StepKind.QUIZ)
    person.press("walk.start", module=module.id, step=quiz.id)
    person.hear(ActionOutOfScope(), "out_of_scope", text="un deux trois quatre cinq six sept")
    outside = store.current.reply(language, "walk_outside")
    assert outside is not None
    assert outside.text not in person.reply.text


def test_an_option_of_another_quiz_or_none_at_all_keeps_the_place(
    content: Snapshot, language: str
) -> None:
    walk = Walk(Renderer(content, TODAY), language)
    module = next(m for m in walk.modules if m.id == "read_offer")
    quiz = next(s for s in module.steps if s.kind is StepKind.QUIZ)
    inside = Progress().at(module.id, quiz.id)
    for step, option in ((quiz.id, "gone"), ("gone", quiz.options[0].id), ("", "")):
        turn = walk.choose(inside, step, option)
        assert turn.progress == inside
        assert walk.renderer.words(language, "walk_stale") in turn.reply.text
