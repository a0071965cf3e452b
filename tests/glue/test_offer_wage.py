"""A pay and hours that somebody wonders at are held against the law of the country."""

import pytest

from actions import shelf
from actions.glue_offer import ActionReadOffer
from actions.glue_press import ActionPress
from bot.content.reply import Reply
from bot.content.store import ContentStore
from tests.glue.person import Person, fits_platforms

BERRIES = "Cueillette de fraises, Ferme du Val, Huelva, Espagne, contrat 3 mois, 58 euros par jour"
TAILOR = "فرصة عمل في تركيا، مصنع خياطة، راتب 1200 دولار، عقد سنة"
DUBAI = "Coiffeuse à Dubaï, Émirats, salon Nour, 3 000 AED par mois, contrat 2 ans"


@pytest.fixture(params=("fr", "ar"))
def person(request: pytest.FixtureRequest, store: ContentStore) -> Person:
    return Person(store, request.param)


def read(person: Person, text: str) -> Reply:
    return person.hear(ActionReadOffer(), "share_offer", text)


def words(person: Person, reply: str) -> str:
    return plain(shelf.renderer().reply(person.language, reply).text.strip())


def plain(text: str) -> str:
    """Return a text with ordinary spaces."""
    return text.replace("\u202f", " ").replace("\u00a0", " ")


def wonder(person: Person, text: str) -> str:
    deed = {"entity": "does", "value": "offer.wage"}
    said = person.play(ActionPress(), {"text": text, "entities": [deed]}).text
    fits_platforms(person.reply, person.language)
    return plain(said)


def test_how_far_a_pay_is_under_the_minimum_is_said(person: Person) -> None:
    read(person, BERRIES)
    said = wonder(person, "45 euros la journée, c'est normal ?")
    assert words(person, "offer_wage_near") in said
    assert "22" in said
    assert "57,82" in said


def test_a_pay_that_is_just_the_minimum_is_said_to_be(person: Person) -> None:
    read(person, "Boulangerie Le Fournil à Lyon, France, boulanger, CDI 35 h, 1 867,02 euros brut")
    assert words(person, "offer_wage_exact") in wonder(person, "1867,02 euros, c'est normal ?")


@pytest.mark.parametrize("message", ["1750 euros net, c'est le smic ?", "1750 أورو صافي، قانوني؟"])
def test_a_net_pay_is_not_blamed_for_being_under_a_gross_minimum(
    person: Person, message: str
) -> None:
    read(person, "Clinique du Parc à Lyon, France, infirmière, CDI 35 h, logement à trouver")
    said = wonder(person, message)
    assert words(person, "offer_wage_net") in said
    assert words(person, "offer_wage_near") not in said


def test_a_net_pay_far_under_the_minimum_is_too_low(person: Person) -> None:
    read(person, "Clinique du Parc à Lyon, France, infirmière, CDI 35 h, logement à trouver")
    assert words(person, "offer_wage_below") in wonder(person, "900 euros net, c'est normal ?")


@pytest.mark.parametrize("message", ["1200 $ pour un tailleur, c'est normal ?", "1200 دولار عادي؟"])
def test_a_pay_in_another_currency_stands_beside_the_minimum(person: Person, message: str) -> None:
    read(person, TAILOR)
    said = wonder(person, message)
    assert words(person, "offer_wage_other_money") in said
    assert "1 200" in said
    assert "33 030" in said


def test_what_is_due_beside_the_minimum_in_qatar_is_named(person: Person) -> None:
    read(person, "Serveur au Qatar, restaurant Al Bahr, 1800 riyals par mois, contrat 2 ans")
    said = wonder(person, "1800 riyals, c'est normal ?")
    assert words(person, "offer_wage_above") in said
    assert words(person, "offer_wage_all_in") in said
    assert "500" in said
    assert "300" in said


@pytest.mark.parametrize(
    ("message", "verdict"),
    [
        ("12 sa3a f nhar, wach 9anouni", "over"),
        ("12 heures par jour, c'est légal ?", "over"),
        ("8 ساعات في اليوم، هل هذا قانوني", "within"),
        ("60 heures par semaine, c'est normal ?", "over"),
    ],
)
def test_hours_are_held_against_the_law(person: Person, message: str, verdict: str) -> None:
    read(person, DUBAI)
    said = wonder(person, message)
    assert words(person, f"offer_hours_{verdict}") in said
    assert "48" in said
    assert person.slots["topic"]["intent"] == "share_offer"


def test_hours_of_one_day_are_not_judged_where_only_the_week_is_known(person: Person) -> None:
    read(person, "Boulangerie Le Fournil à Lyon, France, boulanger, CDI, 1 950 euros brut par mois")
    assert words(person, "offer_hours_unsure") in wonder(person, "7 heures par jour, c'est légal ?")
    assert words(person, "offer_hours_over") in wonder(person, "11 heures par jour, c'est légal ?")


def test_without_an_offer_the_country_is_enough(person: Person) -> None:
    said = wonder(person, "12 heures par jour à Dubaï, Émirats, c'est légal ?")
    assert words(person, "offer_hours_over") in said
    assert person.slots["topic"]["intent"] == "ask_salary_cost"


def test_the_questions_are_shown_to_who_asks_for_them_in_so_many_words(person: Person) -> None:
    read(person, "Travail en Espagne, 1 400 euros. Il faut payer 3 500 DH pour le dossier.")
    deed = {"entity": "does", "value": "offer.questions"}
    said = person.play(ActionPress(), {"text": "3la chno nsewlo ?", "entities": [deed]}).text
    said = plain(said)
    assert words(person, "question_employer") in said
    assert words(person, "offer_questions_danger") in said
