"""A trade and a wish are answered by what is known of that trade, not as an offer or in general."""

from typing import Any

import pytest

from bot.content.model import Snapshot
from bot.content.names import gazetteers
from bot.content.store import ContentStore
from bot.dialogue.trades import before_likely, in_country, trade_answer, with_trade
from bot.text.folding import fold_with_positions
from tests.glue.person import Person

KITCHEN, BUILDING = "trade_kitchen", "trade_building"
OFFER_AWAITED = {"pending": {"kind": "offer_text"}}


@pytest.fixture(scope="module")
def heard(content: Snapshot):  # type: ignore[no-untyped-def]
    names = gazetteers(content)

    def parsed(text: str, intent: str = "nlu_fallback", sure: float = 0.3) -> dict[str, Any]:
        folded = fold_with_positions(text)
        entities = [
            {"entity": name, "value": match.id, "start": match.start, "end": match.end}
            for name, gazetteer in names.items()
            for match in gazetteer.find(folded)
        ]
        return {"text": text, "intent": {"name": intent, "confidence": sure}, "entities": entities}

    return parsed


@pytest.mark.parametrize(
    ("text", "intent", "sure", "answer"),
    [
        ("l'Espagne pour un cuisinier ?", "ask_country_info", 0.51, KITCHEN),
        ("je veux travailler en espagne comme cuisinier", "ask_steps", 0.9, KITCHEN),
        ("بغيت نخدم طباخ فإسبانيا", "nlu_fallback", 0.37, KITCHEN),
        ("أنا سباك وأريد العمل في ألمانيا", "nlu_fallback", 0.27, "trade_electric"),
        ("mon frere est macon il veut aller en france", "distress", 0.35, BUILDING),
        ("soudeur 39 ans belgique", "ask_eligibility", 0.47, "trade_metal"),
        (
            "خياطة عندي تجربة 10 سنين بغيت نمشي لطاليان",
            "ask_eligibility",
            0.8,
            "trade_beauty_sewing",
        ),
        ("developpeur web belgique", "ask_in_demand_jobs", 0.65, "trade_graduate"),
        ("I am a nurse and want to work", "out_of_scope", 0.5, "trade_health"),
        ("ana coiffeuse bghit nkhdem", "ask_training_abroad", 0.4, "trade_beauty_sewing"),
    ],
)
def test_a_trade_and_a_wish_lead_to_the_answer_about_such_trades(
    heard, text: str, intent: str, sure: float, answer: str
) -> None:
    assert trade_answer(heard(text, intent, sure), {}) == answer


@pytest.mark.parametrize(
    ("text", "intent", "sure"),
    [
        ("quel salaire pour un cuisinier en espagne", "ask_salary_cost", 0.79),
        ("visa pour infirmière allemagne", "ask_visa", 0.92),
        ("je suis maçon en Arabie et j'ai peur du patron", "distress", 0.8),
        ("maçon en Arabie, le patron m'a frappé", "distress", 0.4),
        ("ana khayata 3ndi 45 3am wach nqder nmchi l fransa", "ask_eligibility", 0.88),
        ("cuisinier espagne 1400 euros", "share_offer", 0.4),
        ("طباخ في إسبانيا، الأجر 1400 يورو، السكن مضمون", "nlu_fallback", 0.3),
        ("recrute maçon France, envoyez cv à chantier@batiplus.example", "nlu_fallback", 0.3),
        ("c'est quoi un cuisinier", "chitchat", 0.7),
        ("je veux travailler en espagne", "ask_steps", 0.9),
        ("on m'a proposé un poste de cuisinier en espagne", "check_offer", 0.88),
    ],
)
def test_a_surer_question_danger_and_offers_come_before_it(
    heard, text: str, intent: str, sure: float
) -> None:
    assert trade_answer(heard(text, intent, sure), {}) is None


@pytest.mark.parametrize("text", ["cuisinier en espagne je veux", "بغيت نخدم طباخ فإسبانيا"])
def test_a_post_that_is_pasted_as_an_offer_stays_one(heard, text: str) -> None:
    assert trade_answer(heard(text, "ask_steps", 0.5), {}) == KITCHEN
    assert trade_answer(heard(text, "ask_steps", 0.5), OFFER_AWAITED) is None


@pytest.mark.parametrize("text", ["y a du travail au canada ?", "واش كاينة الخدمة فكندا"])
def test_a_trade_that_was_named_before_counts_where_work_is_asked_for(heard, text: str) -> None:
    baker = {"profile": {"trade": "baker"}}
    assert trade_answer(heard(text, "ask_in_demand_jobs", 0.9), baker) == KITCHEN
    assert trade_answer(heard(text, "ask_in_demand_jobs", 0.9), {}) is None
    assert trade_answer(heard(text, "ask_country_info", 0.9), baker) is None


def test_the_trade_goes_with_the_deed_and_is_remembered_once(heard, store: ContentStore) -> None:
    assert with_trade(heard("je suis cuisinière")) == {"trade": "cook"}
    assert with_trade(heard("je veux partir")) == {}
    for language in ("fr", "ar"):
        person = Person(store, language)
        person.press("answer.show", intent=KITCHEN, trade="cook")
        assert person.slots["profile"]["trade"] == "cook"
        person.press("answer.show", intent="trade_health", trade="nurse")
        assert person.slots["profile"]["trade"] == "cook"


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_every_answer_about_trades_speaks_of_the_countries_people_ask_for(
    content: Snapshot, language: str
) -> None:
    for answer in content.shared["adapt"].data["answers"]:
        assert {"DEU", "FRA", "CAN", "QUE", "BEL", "ESP", "ITA"} <= set(
            content.answers[language][answer].countries
        ), answer


@pytest.mark.parametrize(
    "text", ["راجلي خدام فإسبانيا بغيت نلحق عليه", "khouya khdam f italia bghit"]
)
def test_who_only_says_that_somebody_works_names_no_trade(heard, text: str) -> None:
    assert with_trade(heard(text)) == {}
    assert trade_answer(heard(text, "ask_steps", 0.5), {}) is None


def test_of_two_trades_the_one_that_is_no_word_for_work_counts(heard) -> None:
    assert trade_answer(heard("ماعنديش عرض. أنا خدام ميكانيسيان"), {}) == "trade_metal"


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("infirmier, mon diplôme marocain passe en France ?", {}),
        ("واش دبلوم ديال ممرضة كافي باش نخدم ففرنسا", {}),
        ("le diplôme suffit ?", {"profile": {"trade": "nurse"}, "country": "FRA"}),
    ],
)
def test_a_diploma_of_health_is_a_matter_of_the_right_to_exercise(
    heard: Any, text: str, slots: dict[str, Any]
) -> None:
    assert trade_answer(heard(text, "ask_diploma_recognition", 0.9), slots) == "trade_health"
    other = {**slots, "profile": {"trade": "welder"}}
    assert trade_answer(heard("le diplôme suffit ?", "ask_diploma_recognition", 0.9), other) is None


def test_an_answer_about_one_country_is_not_given_for_another(content: Snapshot) -> None:
    assert in_country("nurse_quebec", "FRA") == "trade_health"
    assert in_country("nurse_quebec", "QUE") == in_country("nurse_quebec", None) == "nurse_quebec"
    assert in_country("ask_visa", "FRA") == "ask_visa"


def test_a_trade_comes_before_a_general_question_that_it_is_like() -> None:
    assert before_likely("trade_driver", "ask_country_info")
    assert before_likely("trade_driver", "compare_countries")
    assert not before_likely("trade_driver", "driving_licence")
    assert not before_likely(None, "ask_country_info")
