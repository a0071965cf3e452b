"""Corrections in people's own words, volunteered answers, and the plan asked for too early."""

from typing import Any

import pytest

from actions import shelf
from actions.glue_plan import ActionPlan
from actions.glue_press import ActionPress
from actions.mobility_plan import Form, Heard, Project
from actions.scene import Scene
from bot.content.limits import MAX_TEXT_WITH_CHOICES
from bot.content.store import ContentStore
from tests.mobility_plan.conftest import TODAY, Hear


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("بدل البلاد ل بلجيكا", "BEL"),
        ("et si je préfère le portugal", "PRT"),
        ("et si je préfère le Portugal ?", "PRT"),
        ("non finalement québec", "QUE"),
        ("pardon, le Canada plutôt", "CAN"),
        ("لا قصدي إيطاليا", "ITA"),
        ("beddel lblad l italia", "ITA"),
        ("not germany, italy", "ITA"),
        ("je ne veux plus l'allemagne mais l'espagne", "ESP"),
        ("au lieu de l'Allemagne, l'Italie", "ITA"),
        ("change l'allemagne pour l'italie", "ITA"),
        ("بلاصة ألمانيا بغيت اسبانيا", "ESP"),
        ("what if i prefer belgium", "BEL"),
    ],
)
@pytest.mark.parametrize("question", ["training", "time", None])
def test_another_country_changes_the_answer(
    hear: Hear, text: str, country: str, question: str | None
) -> None:
    heard = hear(text, question, "ask_country_info", destination="DEU", trade="cook")
    assert heard is not None
    assert heard.answers == {"destination": country}


@pytest.mark.parametrize(
    ("text", "before", "trade"),
    [
        ("je voulais dire cuisinier", "nurse", "cook"),
        ("en fait je suis pas serveur je suis cuisinier", "waiter", "cook"),
        ("je ne suis pas infirmier mais électricien", "nurse", "electrician"),
        ("i meant electrician", "nurse", "electrician"),
        ("i'm not a nurse, i'm a cook", "nurse", "cook"),
        ("ماشي ممرض، طباخ", "nurse", "cook"),
        ("سمح ليا بغيت نقول كهربائي", "nurse", "electrician"),
        ("change mon métier pour électricien", "cook", "electrician"),
        ("لست طباخا بل كهربائي", "cook", "electrician"),
    ],
)
@pytest.mark.parametrize("question", ["training", "trade"])
def test_another_trade_changes_the_answer(
    hear: Hear, text: str, before: str, trade: str, question: str
) -> None:
    heard = hear(text, question, "out_of_scope", destination="DEU", trade=before)
    assert heard is not None
    assert heard.answers == {"trade": trade}


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        ("en fait j'ai 6 ans d'expérience", {"experience": "over_five"}),
        ("pardon mon niveau c'est B1 en allemand", {"level": "B1"}),
        ("je me suis trompé j'ai une licence", {"training": "degree"}),
        ("غلطت، عندي عقد", {"stage": "contract"}),
        ("لا قصدي 3 سنين ديال التجربة", {"experience": "two_to_five"}),
        ("ghlett, 3andi takwin mihani", {"training": "vocational"}),
        ("actually i have a contract", {"stage": "contract"}),
        ("non je voulais dire 41 ans, j'ai 41 ans", {"age": "from_40"}),
    ],
)
def test_any_earlier_answer_can_be_corrected(
    hear: Hear, text: str, changed: dict[str, str]
) -> None:
    before = {"training": "school", "experience": "under_two", "level": "A1", "stage": "idea"}
    heard = hear(text, "family", destination="DEU", trade="cook", age="under_35", **before)
    assert heard is not None
    assert heard.answers == changed


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("je veux changer le pays", "destination"),
        ("بغيت نبدل البلاد", "destination"),
        ("nbeddel lblad", "destination"),
        ("change the country", "destination"),
        ("je veux modifier mon métier", "trade"),
        ("أريد تغيير المهنة", "trade"),
        ("bghit nbeddel lkhedma", "trade"),
        ("je ne suis pas cuisinier", "trade"),
    ],
)
@pytest.mark.parametrize("question", ["training", None])
def test_who_names_only_what_to_change_is_asked_for_it(
    hear: Hear, text: str, about: str, question: str | None
) -> None:
    heard = hear(text, question, destination="DEU", trade="cook")
    assert heard == Heard(wish="change", about=about)


@pytest.mark.parametrize(
    "text",
    [
        "et si je vais en Belgique combien ça coûte",
        "non, quel visa pour la Belgique ?",
        "et si je perds mon travail, quels sont mes droits ?",
        "لا، شحال كتخلص الفيزا فبلجيكا",
        "actually how much is the visa for Belgium?",
    ],
)
def test_a_question_that_begins_like_a_correction_changes_nothing(hear: Hear, text: str) -> None:
    assert hear(text, "training", "ask_visa", destination="DEU", trade="cook") is None


def test_a_country_named_in_passing_is_no_trade(hear: Hear) -> None:
    assert hear("la France, c'est mieux", "trade", destination="DEU") == Heard()


def test_nothing_to_show_for_does_not_change_what_was_said_before(hear: Hear) -> None:
    heard = hear("لا ما عندي والو", "time", "deny", destination="DEU", level="B1", means="some")
    assert heard is not None
    assert heard.answers == {}


def test_a_country_without_a_sheet_is_told_kindly_with_the_options(form: Form) -> None:
    project = Project(
        answers={"destination": "FRA", "trade": "cook"}, open="training", active=True, touched=TODAY
    )
    asking = form.take(project, Heard({"destination": "JPN", "experience": "over_five"}))
    assert asking.project.answers["destination"] == "FRA"
    assert asking.project.answers["experience"] == "over_five"
    assert asking.project.open == "destination"
    assert asking.reply is not None
    assert form.words.country("JPN") in asking.reply.text
    values = [c.args.get("value") for c in asking.reply.choices if c.does == "plan.answer"]
    assert values[0] == "JPN"
    assert {"DEU", "BEL"} <= set(values)
    assert len(asking.reply.choices) <= 10
    kept = form.answer(asking.project, "destination", "JPN")
    assert kept.project.answers["destination"] == "JPN"
    assert kept.project.open == "training"


@pytest.mark.parametrize("country", ["PRT", "NLD", "ARE"])
def test_a_country_with_a_sheet_is_taken_though_it_has_no_button(form: Form, country: str) -> None:
    asking = form.take(form.start().project, Heard({"destination": country}))
    assert asking.project.answers == {"destination": country}
    assert asking.project.open == "trade"


@pytest.mark.parametrize(
    ("text", "question", "told"),
    [
        ("i speak some german a2 i think", "trade", {"level": "A2"}),
        ("allemand B1 et anglais B2", "training", {"level": "B1", "english": "B2"}),
        ("l'anglais zéro", "level", {"english": "A0"}),
        ("anglais : B2", "level", {"english": "B2"}),
        ("الألمانية متوسطة", "stage", {"level": "B1"}),
        ("j'ai le B2 en allemand", "experience", {"level": "B2"}),
        ("lalmaniya b1", "time", {"level": "B1"}),
        ("german fluent", "means", {"level": "C1"}),
    ],
)
def test_a_level_that_nobody_asked_for_yet_is_kept(
    hear: Hear, form: Form, text: str, question: str, told: dict[str, str]
) -> None:
    heard = hear(text, question, "out_of_scope", destination="DEU")
    assert heard is not None
    assert heard.answers == told
    project = Project(answers={"destination": "DEU"}, open=question, active=True, touched=TODAY)
    asking = form.take(project, heard)
    assert told.items() <= asking.project.answers.items()
    assert asking.reply is not None
    assert form.words.title("asked", next(iter(told))) in asking.reply.text


@pytest.fixture
def _shelved(store: ContentStore) -> None:
    shelf.use(store)


def play(project: Project, language: str, **message: Any) -> Scene:
    slots = {"language": language, "introduced": True, "consent": False}
    slots |= {"plan": project.to_json(), "pending": {"kind": "plan"}}
    scene = Scene(slots, {"text": "", "entities": [], **message})
    action = ActionPlan() if message["intent"]["name"] == "show_plan" else ActionPress()
    action.play(scene)
    return scene


@pytest.mark.usefixtures("_shelved")
@pytest.mark.parametrize("language", ["fr", "ar"])
def test_the_plan_asked_for_too_early_shows_what_is_noted_and_asks_on(language: str) -> None:
    answers = {"destination": "FRA", "trade": "cook", "training": "vocational"}
    project = Project(answers=answers, open="experience", active=True, touched=shelf.today())
    scene = play(project, language, intent={"name": "show_plan"})
    reply = scene.finish()
    renderer = shelf.renderer()
    assert renderer.content.countries["FRA"].names[language] in reply.text
    assert "plan.answer" in {choice.does for choice in reply.choices}
    assert scene.project.open == "experience"
    assert scene.slots["pending"] == {"kind": "plan"}
    assert len(reply.text) <= MAX_TEXT_WITH_CHOICES


@pytest.mark.usefixtures("_shelved")
@pytest.mark.parametrize("language", ["fr", "ar"])
def test_a_plan_of_nothing_yet_is_said_kindly(language: str) -> None:
    project = Project(open="destination", active=True, touched=shelf.today())
    reply = play(project, language, intent={"name": "show_plan"}).finish()
    assert reply.text.startswith(shelf.renderer().words(language, "plan_nothing_noted"))


@pytest.mark.usefixtures("_shelved")
def test_a_plan_that_was_left_shows_what_is_noted_and_offers_to_go_on() -> None:
    project = Project(answers={"destination": "BEL"}, open="trade", touched=shelf.today())
    reply = play(project, "fr", intent={"name": "show_plan"}).finish()
    assert "Belgique" in reply.text
    assert reply.choices[0].does == "plan.go_on"


@pytest.mark.usefixtures("_shelved")
def test_another_language_goes_on_with_the_same_question() -> None:
    project = Project(answers={"destination": "DEU"}, open="trade", active=True)
    entities = [
        {"entity": "does", "value": "plan.say"},
        {"entity": "intent", "value": "change_language"},
    ]
    said = {"text": "هضر معايا بالعربية", "entities": entities, "intent": {"name": "press"}}
    scene = play(project, "fr", **said)
    assert scene.language == "ar"
    assert scene.project.open == "trade"
    assert scene.slots["pending"] == {"kind": "plan"}
    asked = shelf.content().plans["ar"].data["asked"]["trade"]["text"]
    assert asked in scene.finish().text
