"""The project and the attestation as actions: slots, signals, files, ways back."""

from datetime import date
from typing import Any

import pytest

from actions import shelf
from actions.glue_answers import ActionAnswer
from actions.glue_certificate import make_certificate
from actions.glue_plan import PLAN_DEEDS, ActionPlan
from actions.glue_press import ActionPress
from actions.mobility_plan import Project
from actions.scene import Scene
from actions.workshop_walk import Progress, Walk
from bot.content.deeds import DEEDS
from bot.content.model import Snapshot
from bot.content.render import Renderer
from bot.content.store import ContentStore

LANGUAGES = ("fr", "ar")


@pytest.fixture(autouse=True)
def _content(store: ContentStore) -> None:
    shelf.use(store)


def scene(
    slots: dict[str, Any] | None = None, intent: str = "press", text: str = "", **entities: str
) -> Scene:
    message = {
        "text": text,
        "intent": {"name": intent},
        "entities": [{"entity": k, "value": v} for k, v in entities.items()],
    }
    return Scene({"language": "fr", "introduced": True, "consent": False, **(slots or {})}, message)


def press(slots: dict[str, Any], does: str, **args: str) -> Scene:
    played = scene(slots, does=does, **args)
    ActionPress().play(played)
    return played


def test_every_deed_of_the_project_is_carried_out_and_known() -> None:
    assert set(PLAN_DEEDS) <= set(DEEDS)
    for does in PLAN_DEEDS:
        reply = press({}, does).finish()
        assert reply.text


def test_an_answer_by_a_button_is_kept_and_the_next_question_comes() -> None:
    started = press({}, "plan.start")
    after = press(started.slots, "plan.answer", question="destination", value="BEL")
    assert after.project.answers == {"destination": "BEL"}
    assert after.slots["country"] == "BEL"
    assert after.slots["pending"] == {"kind": "plan"}
    assert after.project.touched == shelf.today()


def test_the_slot_keeps_no_word_of_the_person() -> None:
    started = press({}, "plan.start")
    slots = {**started.slots, "plan": {**started.slots["plan"], "open": "trade"}}
    told = scene(slots, text="mon nom est Dupont AB123456", does="plan.say", intent_="x")
    ActionPress().play(told)
    assert "Dupont" not in str(told.slots["plan"])
    assert "AB123456" not in str(told.slots["plan"])


def test_the_project_leaves_an_open_module_without_losing_the_place() -> None:
    walk = Progress(module="my_project", step="x", active=True).to_json()
    started = press({"walk": walk}, "plan.start")
    assert started.progress.module == "my_project"
    assert not started.progress.active
    assert all(not c.does.startswith("walk.") for c in started.finish().choices)


def test_a_question_in_the_middle_gets_its_answer_and_then_the_form_goes_on() -> None:
    started = press({}, "plan.start")
    asked = scene(started.slots, intent="ask_anapec")
    ActionAnswer().play(asked)
    reply = asked.finish()
    assert "plan.answer" in {choice.does for choice in reply.choices}
    assert "Dans quel pays" in reply.text


def test_a_project_put_aside_leaves_a_button_and_no_question() -> None:
    started = press({}, "plan.start")
    aside = press({**started.slots, "pending": {"kind": "offer_text"}}, "offer.start")
    reply = aside.finish()
    assert reply.choices[0].does == "plan.go_on"
    assert "Dans quel pays" not in reply.text


def test_a_country_said_with_the_wish_to_redo_the_plan_changes_it() -> None:
    done = Project(answers={"destination": "DEU", "stage": "idea"}, skipped=("trade",))
    rest = ("training", "experience", "level", "english", "age", "time", "family", "means")
    slots = {"plan": {**done.to_json(), "skipped": ["trade", *rest]}}
    played = scene(slots, intent="build_plan", country="BEL")
    ActionPlan().play(played)
    assert played.project.answers["destination"] == "BEL"


def test_the_plan_has_its_file_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("actions.glue_plan.available", lambda: True)
    slots = press({}, "plan.start").slots
    for _ in range(9):
        slots = press(slots, "plan.skip").slots
    assert slots["signals"]["document"] == "plan"
    assert slots["signals"]["details"]["sections"]


def test_without_fonts_the_plan_is_shown_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("actions.glue_plan.available", lambda: False)
    slots = press({}, "plan.start").slots
    for _ in range(8):
        slots = press(slots, "plan.skip").slots
    shown = press(slots, "plan.skip")
    assert "document" not in (shown.slots["signals"] or {})
    assert "Je ne peux pas faire de PDF" in shown.finish().text


def all_done(content: Snapshot, language: str) -> dict[str, Any]:
    done = tuple(module.id for module in content.walk(language))
    return {"language": language, "walk": Progress(done=done).to_json()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_attestation_is_made_when_every_module_is_done(
    content: Snapshot, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("actions.glue_certificate.available", lambda: True)
    played = scene(all_done(content, language))
    make_certificate(played)
    assert played.slots["signals"]["document"] == "attestation"
    details = played.slots["signals"]["details"]
    assert details["modules"] == [module.title for module in content.walk(language)]
    assert "{reference}" in details["reference"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_attestation_is_not_made_one_module_too_early(content: Snapshot, language: str) -> None:
    slots = all_done(content, language)
    last = content.walk(language)[-1]
    slots["walk"]["done"] = slots["walk"]["done"][:-1]
    played = scene(slots)
    make_certificate(played)
    assert not (played.slots.get("signals") or {}).get("document")
    assert last.title in played.finish().text


def test_a_module_that_is_gone_is_not_asked_for(
    content: Snapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("actions.glue_certificate.available", lambda: True)
    slots = all_done(content, "fr")
    slots["walk"]["done"] = ["a_module_of_old", *slots["walk"]["done"]]
    played = scene(slots)
    make_certificate(played)
    assert played.slots["signals"]["document"] == "attestation"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_end_of_the_last_module_offers_the_attestation(
    content: Snapshot, language: str
) -> None:
    walk = Walk(Renderer(content, date(2026, 11, 27)), language)
    *others, last = walk.modules
    progress = Progress(done=tuple(m.id for m in others)).at(last.id, last.steps[-1].id)
    assert "certificate.make" in {c.does for c in walk.next(progress).reply.choices}
    not_yet = Progress().at(last.id, last.steps[-1].id)
    assert "certificate.make" not in {c.does for c in walk.next(not_yet).reply.choices}


def test_the_stop_command_stops_the_form_and_keeps_the_answers() -> None:
    slots = press({}, "plan.start").slots
    slots = press(slots, "plan.answer", question="destination", value="BEL").slots
    stopped = press(slots, "walk.pause")
    assert not stopped.project.active
    assert stopped.project.answers == {"destination": "BEL"}
