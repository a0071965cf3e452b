"""A sum of which somebody asks whether it is enough is held against a dated figure."""

from datetime import date
from typing import Any

import pytest

from actions import shelf
from actions.glue_press import ActionPress
from actions.sums_held import Enough
from actions.sums_told import Told, persons_told, sums_told
from bot.content.model import Snapshot
from bot.content.store import ContentStore
from bot.dialogue.sums_asked import sum_asked
from tests.glue.person import Person, fits_platforms

TODAY = date(2026, 11, 30)


@pytest.fixture(autouse=True)
def shelf_with_content(store: ContentStore) -> None:
    shelf.use(store)


def verdict(content: Snapshot, subject: str, country: str, text: str, kind: str | None) -> Any:
    told, persons = sums_told(text, country), persons_told(text)
    return Enough(content).hold(subject, country, told, TODAY, persons=persons, kind=kind)


@pytest.mark.parametrize(
    ("subject", "country", "text", "kind", "expected", "lacks"),
    [
        ("family_income", "ESP", "1 450 euros pour mon mari et 2 enfants", None, "short", 50),
        ("family_income", "ESP", "1450 euro l rajli", None, "old", 0),
        ("family_income", "FRA", "1 950 brut, on est 4", "gross", "short", 103.72),
        ("family_income", "FRA", "1 990 brut, on est 3", "gross", "enough", 0),
        ("family_income", "FRA", "1 650 euros", None, "gross", 217.02),
        ("family_income", "FRA", "1100 أورو", None, "short", 767.02),
        ("family_income", "BEL", "2 700 brut", "gross", "net", 0),
        ("family_income", "BEL", "2200 صافي", "net", "short", 123),
        ("family_income", "ITA", "700 euro f chher", None, "short", 575.46),
        ("family_income", "ITA", "9 900 euros par an", None, "old", 0),
        ("family_income", "FRA", "18000 dh f chher", None, "other_money", 0),
        ("student_money", "DEU", "9 400 euros", None, "short", 2504),
        ("student_money", "FRA", "70 000 dh", None, "short", 14000),
        ("student_money", "FRA", "6 200 dh par mois", None, "short", 800),
        ("student_money", "QUE", "26 000 dollars, assez à deux ?", None, "alone", 0),
        ("student_money", "DEU", "12 500 أورو لشخصين", None, "alone", 0),
        ("student_money", "DEU", "9 400 euros, on est 2", None, "short", 2504),
        ("training_pay", "DEU", "950 euro", None, "if_net", 0),
        ("training_pay", "DEU", "822 أورو", None, "exact", 0),
        ("blue_card", "DEU", "49 000 par an", None, "some", 0),
        ("blue_card", "DEU", "3 500 par mois", None, "none", 3934.2),
        ("ask_visa", "BEL", "2 450 brut", "gross", "some", 0),
    ],
)
def test_a_sum_is_enough_or_not_or_cannot_be_compared(
    content: Snapshot,
    subject: str,
    country: str,
    text: str,
    kind: str | None,
    expected: str,
    lacks: float,
) -> None:
    held = verdict(content, subject, country, text, kind)
    assert (held.verdict, round(held.rows[0].lacks, 2)) == (expected, lacks)


def test_two_sums_are_not_guessed_at_unless_one_is_the_figure_itself(content: Snapshot) -> None:
    assert verdict(content, "family_income", "ESP", "1 000 euros et 400 euros", None) is None
    held = verdict(content, "family_income", "ESP", "ils demandent 900 euros, j'ai 870 euros", None)
    assert (held.verdict, held.rows[0].lacks) == ("short", 30)


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("nous sommes 5", 5),
        ("ma femme et mes 3 enfants", 5),
        ("مراتي وولدي", 3),
        ("mrati", 2),
        ("حنا ربعة", 4),
        ("mes enfants", None),
        ("je gagne 1 500 euros", None),
    ],
)
def test_persons_are_counted_with_the_writer(text: str, persons: int | None) -> None:
    assert persons_told(text) == persons


def test_what_counts_something_else_is_no_sum() -> None:
    assert sums_told("bac 2021, 22 ans, 500 points, studio de 20 m2", "FRA") == []
    assert sums_told("418, c'est mon score, assez ?", "CAN") == []
    assert sums_told("410 نقطة، المعدل ديالي 510", "CAN") == []
    assert sums_told("j'ai 430 points et 9 000 euros", "CAN") == [Told(9000.0, "EUR", None)]
    assert sums_told("2000 net", "FRA") == [Told(2000.0, None, None)]
    assert sums_told("1 700 net par mois", "FRA") == [Told(1700.0, None, "month")]
    assert sums_told("3 500 درهم", "ARE") == [Told(3500.0, "AED", None)]


def asked(text: str, intent: str | None, said: list[str] | None = None) -> str | None:
    parsed = {"text": text, "intent": {"name": "ask_fees", "confidence": 0.4}, "entities": []}
    topic = {"intent": intent, "country": "FRA"} if intent else None
    deed = sum_asked(parsed, {"topic": topic, "country": "FRA", "said": said or []}, None)
    return deed.args["intent"] if deed is not None else None


@pytest.mark.parametrize(
    "text", ["1 480 euros, c'est assez ?", "1480 euro wach ykfi", "1480 أورو هل تكفي"]
)
def test_the_figure_is_that_of_what_was_spoken_of(text: str) -> None:
    assert asked(text, "ask_family") == "family_income"
    assert asked(text, "studies") == "student_money"
    assert asked(text, "share_offer", ["student_money:FRA:"]) == "student_money"
    assert asked(text, "housing_there") is None


@pytest.mark.parametrize(
    "text",
    ["mon frère se porte garant, 1 700 euros assez ?", "الضامن ديالي كيشد 1700 أورو واش كافي"],
)
def test_what_who_pays_for_a_student_earns_is_no_money_of_the_student(text: str) -> None:
    assert asked(text, "studies") == "student_guarantor"
    assert asked("1 700 euros, assez ?", "studies") == "student_money"


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_what_a_year_lacks_is_not_said_of_a_month(store: ContentStore, language: str) -> None:
    person = Person(store, language, topic={"intent": "money_to_have"}, country="DEU")
    deed = [{"entity": "does", "value": "sum.hold"}, {"entity": "intent", "value": "money_to_have"}]
    lines = person.play(ActionPress(), {"text": "6 000 euros, assez ?", "entities": deed}).text
    month = {"fr": "mois", "ar": "الشهر"}[language]
    lacking = [
        line.rpartition("Il manque" if language == "fr" else "ينقص")[2]
        for line in lines.split("\n")[2:5]
    ]
    assert lacking
    assert not any(month in words for words in lacking)


def test_a_permit_is_meant_only_where_a_pay_or_a_permit_is_named() -> None:
    assert asked("2 450 brut, assez pour la carte ?", "after_studies") == "ask_visa"
    assert asked("2 450 euros, assez pour s'installer ?", "after_studies") is None


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_the_first_sentence_answers_and_what_is_unknown_is_said(
    store: ContentStore, language: str
) -> None:
    person = Person(store, language, topic={"intent": "family_income"}, country="ESP")
    deed = [{"entity": "does", "value": "sum.hold"}, {"entity": "intent", "value": "family_income"}]
    said = person.play(ActionPress(), {"text": "850 euros, assez ?", "entities": deed}).text
    first = shelf.renderer().words(language, "sum_short", lack="").partition(":")[0]
    assert first in said
    assert "50" in said
    fits_platforms(person.reply, language)
    person.slots["country"] = "DEU"
    said = person.play(ActionPress(), {"text": "850 euros, assez ?", "entities": deed}).text
    assert said.startswith(shelf.renderer().words(language, "sum_unknown").strip())
    fits_platforms(person.reply, language)
