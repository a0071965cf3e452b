"""An offer is told in pieces and corrected; what was no offer is forgotten."""

import pytest

from actions.glue_offer import ActionReadOffer
from actions.glue_press import ActionPress
from bot.content.store import ContentStore
from tests.glue.person import Person, fits_platforms

ADD = {"entity": "does", "value": "offer.add"}
FEE = "money.fee_to_candidate"


@pytest.fixture(params=["fr", "ar"])
def person(request: pytest.FixtureRequest, store: ContentStore) -> Person:
    return Person(store, request.param)


def read(person: Person, text: str) -> str:
    return person.hear(ActionReadOffer(), "share_offer", text).text


def test_a_fragment_does_not_take_the_place_of_the_offer(person: Person) -> None:
    read(
        person, "Cherche soudeur, contrat contre 7000 dh de frais de dossier à verser par Cash Plus"
    )
    assert FEE in person.slots["offer"]["signs"]
    said = read(person, "en Espagne à Almeria, 1400 euro")
    assert FEE in person.slots["offer"]["signs"], "the fee was not taken back"
    assert person.slots["offer"]["country"] == "ESP"
    assert person.slots["offer"]["salary"]["min"] == 1400
    assert not {"country", "salary"} & set(person.slots["offer"]["missing"])
    assert "Almeria" not in str(person.slots["offer"]), "no word of the offer is kept"
    assert said.count("•") >= 1
    fits_platforms(person.reply, person.language)


@pytest.mark.parametrize(
    ("told", "names"),
    [
        ("l'employeur c'est Foodex SRL", "employer"),
        ("السكن كاين، بيت بوحدي", "housing"),
        ("l3a9d 2 ans", "contract_type"),
    ],
)
def test_a_fact_that_is_told_later_is_said_back_and_lacks_no_more(
    person: Person, told: str, names: str
) -> None:
    read(person, "On cherche 20 livreurs pour Bucarest, 750 euros net par mois")
    assert names in person.slots["offer"]["missing"]
    person.play(ActionPress(), {"text": told, "entities": [ADD]})
    assert names not in person.slots["offer"]["missing"]
    assert "•" in person.reply.text
    fits_platforms(person.reply, person.language)


def test_another_offer_is_read_by_itself(person: Person) -> None:
    read(
        person, "Cherche soudeur, contrat contre 7000 dh de frais de dossier à verser par Cash Plus"
    )
    read(person, "une autre offre : serveur à Lyon, 1900 euros par mois, CDI, brasserie Le Zinc")
    assert FEE not in person.slots["offer"]["signs"]
    assert FEE in person.slots["offer"]["before"]["signs"]
    said = person.press("offer.before").text
    read_before = person.press("offer.compare").text
    assert said.count("•") >= 1
    assert read_before != said


def test_the_pay_of_an_apprentice_is_held_against_that_of_apprentices(person: Person) -> None:
    read(
        person,
        "Ausbildung Hotelfachmann 2026\nHotel Bayerischer Hof, Munich\nDurée 3 ans\n"
        "Rémunération : 1 200 € la 1re année, contrat d'apprentissage",
    )
    assert person.slots["offer"]["contract_type"] == "apprenticeship"
    said = read(person, "et 1200 € c'est pas un peu peu ?")
    assert "724" in said
    assert "promise.salary_below_minimum" not in person.slots["offer"]["signs"]


def test_what_was_no_offer_is_forgotten(person: Person) -> None:
    read(person, "Serveur à Lyon, CDI 35 heures, 1 900 euros brut par mois, brasserie Le Zinc")
    assert person.slots["offer"]
    person.press("offer.forget")
    assert person.slots["offer"] is None
    assert person.slots["topic"] is None


def test_a_pay_and_a_country_of_two_pieces_show_a_sign_together(person: Person) -> None:
    read(person, "Recrutement : ouvrier agricole en France, temps plein, 39 h par semaine, logé")
    before = set(person.slots["offer"]["signs"])
    person.play(ActionPress(), {"text": "le salaire c'est 700 euros par mois", "entities": [ADD]})
    assert "promise.salary_below_minimum" in set(person.slots["offer"]["signs"]) - before
