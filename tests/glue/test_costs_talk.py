"""The cost calculation as a conversation: in any order, corrected, left out, in both languages."""

from datetime import date

import pytest

from actions import shelf
from actions.card_words import Words
from actions.cost_calculator import Costs, Rules
from actions.costs_card import facts_words
from actions.glue_yes_no import ActionDeny
from bot.content.render import Renderer
from bot.content.store import ContentStore
from tests.glue.person import Person, does_of, fits_platforms

LANGUAGES = ("fr", "ar")
SAID = {
    "fr": ("dossier 3000 dh, visa 75 euros", "1400 euros", "800", "10,8"),
    "ar": ("الملف 3000 درهم، التأشيرة 75 يورو", "1400 يورو", "800", "10,8"),
}


@pytest.fixture(params=LANGUAGES)
def person(request: pytest.FixtureRequest, store: ContentStore) -> Person:
    return Person(store, request.param, country="DEU")


def counted(person: Person) -> Costs:
    return Costs.from_json(person.slots.get("costs"))


def say(person: Person, text: str) -> None:
    person.press("costs.say", value=text)
    fits_platforms(person.reply, person.language)


def test_from_the_menu_to_the_months(person: Person) -> None:
    sums, pay, living, rate = SAID[person.language]
    person.press("costs.start")
    assert counted(person).country == "DEU"
    say(person, sums)
    assert {"costs.ask", "costs.set"} <= does_of(person.reply.choices)
    person.press("costs.ask", field="pay")
    say(person, pay)
    say(person, living)
    assert "EUR" in person.reply.text  # two currencies: the rate is asked, never assumed
    say(person, rate)
    text = person.reply.text
    assert "480" in text
    assert "3 000" in text.replace("\u202f", " ").replace("\xa0", " ")
    assert counted(person).living is not None
    assert {"check.show", "answer.show", "menu.show"} <= does_of(person.reply.choices)
    assert "{" not in text


def test_everything_may_come_in_one_message(person: Person) -> None:
    person.press("costs.start")
    text = {
        "fr": "billet 2500 dh, salaire 15000 dh, loyer 5000 dh",
        "ar": "التذكرة 2500 درهم، الأجر 15000 درهم، الكراء 5000 درهم",
    }[person.language]
    say(person, text)
    costs = counted(person)
    assert (costs.pay, costs.living) is not None
    assert costs.pay.amount == 15000
    assert costs.living.amount == 5000
    assert "costs.ask" in does_of(person.reply.choices)


def test_what_is_not_known_is_left_out_and_said(person: Person) -> None:
    person.press("costs.start")
    say(person, SAID[person.language][0])
    person.press("costs.set", field="pay", value="unknown")
    assert person.reply.text.count("\n\n") > 1
    no_pay = shelf.renderer().words(person.language, "costs_no_pay")
    assert no_pay in person.reply.text


def test_no_means_what_was_asked_is_left_out(person: Person) -> None:
    person.press("costs.start")
    say(person, SAID[person.language][0])
    person.press("costs.ask", field="pay")
    person.hear(ActionDeny(), "deny")
    assert shelf.renderer().words(person.language, "costs_no_pay") in person.reply.text


def test_words_without_a_sum_are_told_kindly_and_not_for_ever(person: Person) -> None:
    person.press("costs.start")
    say(person, "…")
    assert person.slots["pending"]["kind"] == "costs"
    assert shelf.renderer().words(person.language, "costs_no_sum") == person.reply.text
    say(person, "…")
    assert person.slots["pending"] is None


def test_the_country_may_change_and_the_facts_follow(person: Person) -> None:
    person.press("costs.start")
    say(person, SAID[person.language][0])
    person.press("costs.set", field="country", value="CAN")
    assert counted(person).country == "CAN"
    name = shelf.content().countries["CAN"].names[person.language]
    assert name in person.reply.text
    person.press("costs.set", field="country", value="none")
    assert counted(person).country is None


def test_starting_again_forgets_the_sums(person: Person) -> None:
    person.press("costs.start")
    say(person, SAID[person.language][0])
    person.press("costs.set", field="sums", value="clear")
    assert counted(person).sums == ()
    person.press("costs.result")
    assert shelf.renderer().words(person.language, "costs_empty") in person.reply.text


def test_coming_back_shows_what_was_counted(person: Person) -> None:
    person.press("costs.start")
    say(person, SAID[person.language][0])
    person.press("menu.show")
    person.press("costs.start")
    assert "75" in person.reply.text


def test_nothing_of_what_was_typed_is_kept(person: Person) -> None:
    person.press("costs.start")
    person.press("costs.say", value="Monsieur Untel me demande visa 75 euros")
    assert "Untel" not in str({k: v for k, v in person.slots.items() if k != "shown"})


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_expired_fact_is_shown_with_its_date_and_a_warning(
    store: ContentStore, language: str
) -> None:
    long_after = date(2031, 1, 1)
    content = store.current
    words = Words(Renderer(content, long_after), language)
    shown = facts_words("DEU", Rules(content), words)
    warning = words("part_fact_expired", date=date(2026, 1, 1))
    first_words = {"fr": "chiffre", "ar": "رقم"}[language]
    assert first_words in shown
    assert first_words in warning
    assert "202" in shown


def test_every_rule_can_be_shown_in_both_languages(person: Person) -> None:
    rules = Rules(shelf.content())
    rows = [[kind, 100, "MAD"] for kind in rules.kinds]
    for country in (None, *rules.facts, "ARE"):
        person.slots["costs"] = {"country": country, "sums": rows, "pay": [9000, "MAD"]}
        person.press("costs.result")
        fits_platforms(person.reply, person.language)
        assert "cost_" not in person.reply.text
