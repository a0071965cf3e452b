"""A joke, a figure of speech and what is heard faintly are no danger; real danger stays one."""

from typing import Any

import pytest

from actions import shelf
from actions.glue_situations import denied_today
from bot.content.store import ContentStore
from bot.dialogue.faint_danger import laughs, no_danger, situation_told, without_faint_danger

HELD = {"intent": "distress", "situation": "captive", "turns": 3}


@pytest.fixture(autouse=True)
def on_the_shelf(store: ContentStore) -> None:
    shelf.use(store)


def parsed(text: str, intent: str, sure: float, *others: tuple[str, float]) -> dict[str, Any]:
    ranking = [{"name": intent, "confidence": sure}]
    ranking += [{"name": name, "confidence": score} for name, score in others]
    return {"text": text, "intent": ranking[0], "intent_ranking": ranking, "entities": []}


@pytest.mark.parametrize(
    "text",
    [
        "mais enfin je rigole",
        "je crains rien, dites-moi plutôt le prix du visa",
        "c'était juste une façon de parler",
        "كنت أمزح، أريد معلومات عن كندا",
        "ليس هناك خطر، هذا مجرد تعبير",
        "غير كنمزح معاك",
        "ghir kandhek a khoya",
        "rah ghir mzah",
        "calm down im fine, its a figure of speech",
    ],
)
def test_right_after_danger_whoever_jokes_or_is_safe_is_believed(text: str) -> None:
    assert no_danger(text, HELD)
    told = situation_told(parsed(text, "nlu_fallback", 0.3), HELD)
    assert told is not None
    assert told.id == "not_in_danger"


@pytest.mark.parametrize(
    "text",
    [
        "je risque rien si je m'échappe ?",
        "je rigole pas, ils ont fermé la porte",
        "je vais bien mais ils gardent mon frère",
        "لا أمزح، الباب مقفل",
        "ماشي مزاح هادشي",
        "machi mzah, 3awnouni",
        "im not joking, help",
    ],
)
def test_who_asks_whether_they_are_safe_or_does_not_joke_stays_in_danger(text: str) -> None:
    assert not no_danger(text, HELD)


@pytest.mark.parametrize("case", ["self_harm", "poisoned", "on_edge", "gas"])
def test_a_joke_ends_no_thought_of_death(case: str) -> None:
    assert not no_danger("je rigole", {"intent": "distress", "situation": case})
    assert not no_danger("غير كنضحك", {"intent": "distress", "situation": case})


def test_a_relative_in_danger_is_not_safe_because_the_writer_is() -> None:
    assert not no_danger("moi je vais bien", {**HELD, "relative": True})
    assert not no_danger("أنا بخير لكن أختي هناك", HELD)


@pytest.mark.parametrize(
    "text", ["mdrr", "lol", "ahh hhhh", "ههههه", "c'est la prison 😂", "hahaha ok", "ptdr"]
)
def test_laughter_is_heard(text: str) -> None:
    assert laughs(text)


@pytest.mark.parametrize("text", ["chose", "هذا", "hotel", "shah", "oh"])
def test_letters_within_words_are_no_laughter(text: str) -> None:
    assert not laughs(text)


def test_a_prisoner_who_laughs_and_asks_for_work_is_none() -> None:
    text = "captive de mon bureau ptdr, quels métiers pour le Portugal ?"
    assert situation_told(parsed(text, "ask_in_demand_jobs", 0.6), {}) is None


def test_nervous_laughter_beside_real_danger_changes_nothing() -> None:
    text = "hhhh ils me frappent tous les soirs et la porte est fermée à clé"
    told = situation_told(parsed(text, "distress", 0.9), {})
    assert told is not None
    assert told.about == "distress"


AFTER_ANSWER = {"intent": "ask_visa", "country": "ITA"}


@pytest.mark.parametrize(
    "text",
    [
        "si j'échoue ma première année à la fac ils me renvoient ?",
        "le dossier est déposé à la préfecture depuis un an, toujours aucune nouvelle",
        "ila s9et f l3am lwel dyal l9raya wach yrej3ouni",
    ],
)
def test_right_after_an_answer_faint_danger_is_not_asked_about(text: str) -> None:
    said = parsed(text, "distress", 0.4, ("ask_language_level", 0.3))
    meant = without_faint_danger(said, {"topic": AFTER_ANSWER}, AFTER_ANSWER)
    assert meant["intent"]["name"] == "nlu_fallback"
    assert without_faint_danger(said, {}, {}) == said  # a first message is asked about


@pytest.mark.parametrize(
    "text", ["il me frappe chaque nuit aidez moi", "هو يضربني كل ليلة", "kaydrebni kol lila"]
)
def test_what_is_told_of_danger_is_heard_however_faintly(text: str) -> None:
    said = parsed(text, "distress", 0.35)
    assert without_faint_danger(said, {"topic": AFTER_ANSWER}, AFTER_ANSWER) == said


def test_a_trade_beside_a_relative_is_a_question(store: ContentStore) -> None:
    text = "ma soeur y vit avec un titre, ils prennent des coiffeuses ?"
    trade = {"entity": "occupation", "value": "hairdresser"}
    said = {**parsed(text, "distress", 0.4), "entities": [trade]}
    assert without_faint_danger(said, {"topic": AFTER_ANSWER}, AFTER_ANSWER) != said


def test_once_denied_danger_must_be_heard_surely() -> None:
    said = parsed("et mon voisin, il est maçon, c'est pareil ?", "distress", 0.6)
    denied = {"grave": denied_today()}
    assert without_faint_danger(said, denied, {})["intent"]["name"] == "nlu_fallback"
    surely = parsed("et mon voisin, il est maçon, c'est pareil ?", "distress", 0.8)
    assert without_faint_danger(surely, denied, {}) == surely


@pytest.mark.parametrize(
    "text",
    [
        "et les enfants ? le loyer me tue",
        "شحال الأجر؟ الكرا قتلني",
        "ch7al lmanda, lkra qtelni",
    ],
)
def test_costs_that_kill_leave_the_question_beside_them(text: str) -> None:
    told = parsed(text, "distress", 0.8, ("ask_salary_cost", 0.1))
    assert without_faint_danger(told, {}, {"intent": "ask_family"})["intent"]["name"] != "distress"


@pytest.mark.parametrize("text", ["ça va mieux maintenant merci", "i'm calmer now"])
def test_after_poison_nothing_is_good_news(text: str) -> None:
    swallowed = {"intent": "distress", "situation": "poisoned", "turns": 2}
    told = situation_told(parsed(text, "chitchat", 0.6), swallowed)
    assert told is not None
    assert told.id == "poisoned"


@pytest.mark.parametrize(
    "text",
    [
        "je monterai pas. Y a une école de métiers à Taza ?",
        "لن أركب. أين أتعلم حرفة؟",
        "ma ghanrkebch, fin nt3ellem chi 7erfa?",
        "صافي ماغاديش نركب",
    ],
)
def test_whoever_will_not_board_is_believed_before_a_boat_only(text: str) -> None:
    assert no_danger(text, {"intent": "distress", "situation": "minor_leaving", "turns": 3})
    assert not no_danger(text, HELD)
    other = {"intent": "distress", "situation": "minor_leaving", "turns": 3, "relative": True}
    assert not no_danger(text, other)


@pytest.mark.parametrize(
    "text",
    ["y a pas de menaces", "لا يوجد تهديد", "ماكاينش تهديد", "ma kaynch chi tahdid", "no threats"],
)
def test_whoever_says_that_nobody_threatens_is_believed(text: str) -> None:
    assert no_danger(text, {"intent": "distress", "situation": "threatened_by", "turns": 3})
