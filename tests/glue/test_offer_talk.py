"""What is asked of an offer after it was read is answered from what was read of it."""

import pytest

from actions import shelf
from actions.glue_offer import ActionReadOffer
from actions.glue_press import ActionPress
from bot.content.store import ContentStore
from tests.glue.person import Person, fits_platforms

FEE, KEPT = "money.fee_to_candidate", "process.documents_kept"
SAMSAR = (
    "Travail en Espagne, cueillette, 1 400 euros par mois, contrat 9 mois. "
    "Il faut payer 3 500 DH pour le dossier avant le contrat."
)
BAKERY = "Boulangerie Le Fournil à Lyon cherche boulanger, CDI 35 heures, 1 950 euros brut par mois"


@pytest.fixture(params=("fr", "ar"))
def person(request: pytest.FixtureRequest, store: ContentStore) -> Person:
    return Person(store, request.param)


def read(person: Person, text: str) -> str:
    return person.hear(ActionReadOffer(), "share_offer", text).text


def words(person: Person, reply: str) -> str:
    return shelf.renderer().reply(person.language, reply).text


def title(person: Person, sign: str) -> str:
    found = next(one for one in shelf.offer_check().engine.signs if one.id == sign)
    return str(found.words["title"][person.language])


def test_another_language_within_a_talk_says_the_last_thing_again(person: Person) -> None:
    read(person, SAMSAR)
    person.press("asked.show", question="answer_him")
    person.language = {"fr": "ar", "ar": "fr"}[person.language]
    again = person.press("language.set", language=person.language).text
    assert words(person, "asked_answer_him_danger") in again
    assert words(person, "utter_menu") not in again


def test_a_copy_that_a_sister_sent_is_answered_for_her(person: Person) -> None:
    read(person, BAKERY)
    deed = {"entity": "does", "value": "asked.show"}
    ask = {"entity": "question", "value": "copies_sent"}
    text = {"fr": "ma soeur a envoyé sa copie", "ar": "أختي أرسلت النسخة"}[person.language]
    said = person.play(ActionPress(), {"text": text, "entities": [deed, ask]})
    assert said.text.startswith(words(person, "asked_copies_sent_offer_relative"))


def test_why_is_answered_by_the_very_sign(person: Person) -> None:
    read(person, SAMSAR)
    why = person.press("offer.why").text
    assert title(person, FEE) in why
    fits_platforms(person.reply, person.language)


def test_why_of_an_offer_without_signs_promises_nothing(person: Person) -> None:
    read(person, BAKERY)
    assert person.press("offer.why").text == words(person, "asked_why_none")


def test_whoever_shows_danger_is_refused_and_not_asked_about_the_start(person: Person) -> None:
    read(person, SAMSAR)
    assert person.press("offer.questions").text == words(person, "offer_refusal")
    read(person, BAKERY)
    asked = person.press("offer.questions").text
    assert words(person, "question_start_date") in asked


@pytest.mark.parametrize(
    ("told", "verdict"),
    [
        ("1 950 euros brut par mois", "above"),
        ("1 700 euros par mois", "near"),
        ("900 euros par mois", "below"),
        ("9,60 euros de l'heure", "near"),
        ("30 000 euros par an", "above"),
    ],
)
def test_a_wage_is_held_against_the_minimum_of_the_country(
    person: Person, told: str, verdict: str
) -> None:
    read(person, f"Boulangerie Le Fournil à Lyon, France, cherche boulanger, CDI 35 h, {told}")
    answer = person.press("offer.wage").text
    assert words(person, f"offer_wage_{verdict}").strip() in answer
    assert "EUR" in answer or "€" in answer or "يورو" in answer
    fits_platforms(person.reply, person.language)


def test_a_wage_that_cannot_be_compared_gets_what_is_known_of_wages(person: Person) -> None:
    read(person, "Maçon à Riyad, Arabie saoudite, 2 500 riyals par mois, logement fourni")
    answer = person.press("offer.wage").text
    assert words(person, "offer_wage_above").strip() not in answer
    assert person.slots["topic"]["intent"] == "ask_salary_cost"


def test_two_offers_are_compared_by_their_signs(person: Person) -> None:
    assert person.press("offer.compare").text == words(person, "asked_compare_offer")
    read(person, BAKERY)
    read(person, SAMSAR)
    compared = person.press("offer.compare").text
    assert words(person, "part_no_sign_seen") in compared
    assert title(person, FEE) in compared
    assert {"fr": "France", "ar": "فرنسا"}[person.language] in compared  # what they tell, too
    fits_platforms(person.reply, person.language)


@pytest.mark.parametrize(
    "message",
    [
        "Serveur à Lyon, CDI, 1 900 euros, 35 h. Est-ce que ma femme peut venir ?",
        "خدمة فالبرتغال، شوفور، 1200 أورو فالشهر، السكن موجود. واش نقدر نجيب مراتي؟",
    ],
)
def test_what_is_asked_beside_an_offer_is_answered_first(person: Person, message: str) -> None:
    shown = read(person, message)
    heading = words(person, "card_read")
    assert heading in shown
    assert not shown.startswith(heading)
    assert person.slots["topic"]["asked"] == "family_offer"
    fits_platforms(person.reply, person.language)


def test_signs_come_before_what_is_asked_beside_them(person: Person) -> None:
    shown = read(person, f"{SAMSAR}\nC'est bien payé ?")
    assert shown.startswith(words(person, "card_read"))


@pytest.mark.parametrize(
    "advert",
    [
        "Vous cherchez un emploi ? Boulangerie à Lyon recrute vendeuse, 1 900 euros, CDI, 35 h.",
        "Wach baghi tkhdem f Canada? Chauffeur, 3000 dollars f chher, contrat 2 ans.",
    ],
)
def test_an_advert_that_asks_is_asked_nothing(person: Person, advert: str) -> None:
    read(person, advert)
    assert "asked" not in person.slots["topic"]


@pytest.mark.parametrize(
    "message",
    [
        "J'ai deux offres. La première : serveur à Lyon, CDI, 1 900 euros net. "
        "La deuxième : maçon en Belgique, 2 500 euros, passeport gardé par le patron.",
        "عندي جوج عروض: الأول فرنسا، سيرفور، 1900 أورو صافي، CDI. "
        "الثاني بلجيكا، 2500 أورو، الباسبور كيبقى عند الباطرون.",
    ],
)
def test_two_offers_in_one_message_are_read_one_by_one(person: Person, message: str) -> None:
    shown = read(person, message)
    assert "1" in shown
    assert shown.count(words(person, "card_read")) == 2
    assert KEPT in person.slots["offer"]["signs"]
    assert KEPT not in person.slots["offer"]["before"]["signs"]
    assert person.signals["level"] == "danger"


@pytest.mark.parametrize(
    "message",
    [
        "Nous recrutons : 1) maçons 2) soudeurs. Salaire 1 500 euros, France, contrat CDI",
        "Deux paiements : 1) 5 000 DH à l'inscription 2) 5 000 DH au contrat. Travail en Italie",
    ],
)
def test_a_list_within_an_offer_is_one_offer(person: Person, message: str) -> None:
    assert read(person, message).count(words(person, "card_read")) == 1
    assert "before" not in person.slots["offer"]


def test_who_asks_again_for_the_questions_has_them(person: Person) -> None:
    read(person, SAMSAR)
    person.press("offer.questions")
    assert words(person, "offer_refusal") != person.press("offer.questions").text
    assert words(person, "question_employer") in person.reply.text


def test_the_same_list_is_not_the_answer_to_everything(person: Person) -> None:
    read(person, SAMSAR)
    again = {"entity": "does", "value": "offer.again"}
    first = person.play(ActionPress(), {"text": "et alors", "entities": [again]}).text
    second = person.play(ActionPress(), {"text": "je sais pas", "entities": [again]}).text
    assert title(person, FEE) in first
    assert second == words(person, "offer_unsure")


def test_a_corrected_wage_is_the_one_held_against_the_minimum(person: Person) -> None:
    read(person, "Réceptionniste à Marbella, Espagne, 1800 € par mois, contrat de 6 mois")
    assert person.slots["offer"]["salary"]["min"] == 1800
    correct = {"entity": "does", "value": "offer.correct"}
    said = person.play(ActionPress(), {"text": "non, 1350 pas 1800", "entities": [correct]}).text
    assert "350" in said
    assert person.slots["offer"]["salary"]["min"] == 1350
    fits_platforms(person.reply, person.language)


@pytest.mark.parametrize(
    ("offer", "above"),
    [
        ("Chauffeur en Pologne, 1800 euros par mois, contrat 2 ans", True),
        ("Serveur à Malte, 700 euros brut par mois, contrat 1 an", False),
    ],
)
def test_the_wage_is_held_against_the_minimum_of_a_country_without_a_sheet(
    person: Person, offer: str, *, above: bool
) -> None:
    read(person, offer)
    said = person.press("offer.wage").text
    assert words(person, "offer_wage_above" if above else "offer_wage_below") in said
    assert {"fr": "Salaire minimum", "ar": "الحد الأدنى"}[person.language] in said


def test_what_is_left_of_the_wage_is_said_in_its_currency(person: Person) -> None:
    read(person, "Réceptionniste à Marbella, Espagne, 1800 € par mois, contrat de 6 mois")
    deed = {"entity": "does", "value": "offer.remains"}
    said = person.play(ActionPress(), {"text": "1800 moins 400 ?", "entities": [deed]}).text
    assert "400" in said
    assert {"fr": "€", "ar": "يورو"}[person.language] in said
    fits_platforms(person.reply, person.language)


def test_a_wage_that_was_read_as_a_fee_is_taken_back(person: Person) -> None:
    read(person, SAMSAR)
    assert FEE in person.slots["offer"]["signs"]
    assert title(person, FEE) in person.press("offer.again").text
    said = person.press("offer.no_fee").text
    assert words(person, "offer_no_fee").split("*")[1] in said
    assert not [name for name in person.slots["offer"]["signs"] if name.startswith("money.")]
    fits_platforms(person.reply, person.language)


@pytest.mark.parametrize(
    "piece",
    [
        "chantier à Istanbul, maçon et ferrailleur, chez Yildiz Insaat",
        "chantier f istanbul, maçon w ferrailleur, cherika smiytha Yildiz Insaat",
        "ورشة فإسطنبول، بناء، شركة يلدز",
    ],
)
def test_what_follows_paste_your_offer_is_its_first_piece(person: Person, piece: str) -> None:
    person.press("offer.start")
    assert read(person, piece) != words(person, "offer_not_an_offer")
    assert person.slots["offer"]["country"] == "TUR"
    assert person.slots["country"] == "TUR"  # and nobody is asked for it again


@pytest.mark.parametrize(
    ("told", "month"),
    [
        ("Huelva, Espagne, 58 euros par jour", "1 276 - 1 508"),
        ("Lyon, France, 14 euros de l'heure, 35 heures", "2 123"),
    ],
)
def test_a_pay_by_hour_or_day_is_also_told_by_month(person: Person, told: str, month: str) -> None:
    read(person, f"Cueillette, Ferme du Val, contrat saisonnier, {told}")
    answer = person.press("offer.wage").text.replace("\u202f", " ").replace("\u00a0", " ")
    assert month in answer
    fits_platforms(person.reply, person.language)


def test_two_facts_that_the_model_takes_for_an_offer_are_read_as_one(person: Person) -> None:
    said = read(person, "عرض ثان: شركة تنظيف في جدة، 1800 ريال، إقامة نظامية، تذكرة مجانية")
    assert "1800" in said or "1 800" in said.replace("\u202f", " ").replace("\u00a0", " ")
    assert person.slots["offer"]["country"] == "SAU"
