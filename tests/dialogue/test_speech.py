"""Answers come in the language of a person's own words."""

import pytest

from bot.content.model import Snapshot
from bot.dialogue.speech import Speech


@pytest.mark.parametrize(
    "text", ["la bedel lblad: france", "Canada, Québec", "Belgique", "المانيا ولا كندا"]
)
@pytest.mark.parametrize("language", ["fr", "ar"])
def test_the_name_of_a_country_changes_no_language(
    content: Snapshot, text: str, language: str
) -> None:
    heard = Speech(content).heard(text, {"language": language}, own=True)[1]
    own = "ar" if any(letter >= "\u0600" for letter in text) else language
    assert heard in {None, own}


def test_a_sentence_in_another_language_does(content: Snapshot) -> None:
    speech = Speech(content)
    french = "je ne comprends pas, écrivez en français pour le contrat"
    assert speech.heard(french, {"language": "ar"}, own=True)[1] == "fr"
    assert speech.heard("بغيت نعرف شنو خاصني باش نخدم", {"language": "fr"}, own=True)[1] == "ar"


@pytest.mark.parametrize("text", ["merci", "ok", "شكرا", "oui merci"])
@pytest.mark.parametrize("language", ["fr", "ar"])
def test_a_word_or_two_change_no_language(content: Snapshot, text: str, language: str) -> None:
    assert Speech(content).heard(text, {"language": language}, own=True)[1] is None


def test_neither_a_file_nor_a_language_that_was_chosen_does(content: Snapshot) -> None:
    speech, french = Speech(content), "nous recherchons des serveurs pour un hôtel"
    assert speech.heard(french, {"language": "ar"}, own=False)[1] is None
    chosen = {"language": "ar", "language_confirmed": True}
    assert speech.heard(french, chosen, own=True) == ("fr", None)
    darija = {"language": "fr", "language_confirmed": True}
    assert speech.heard("wach khassni nkhelles chi haja", darija, own=True)[1] is None


ADVERTS = [
    "Hôtel 4 étoiles à Valence recrute serveurs, salaire 1400 euros par mois, logement offert, "
    "contrat de 9 mois. Frais de visa 4000 DH par virement avant le départ.",
    "Urgent: warehouse workers for Doha, salary 1800 QAR monthly, free housing, two-year contract. "
    "Send 250 USD for the visa by Western Union.",
]


@pytest.mark.parametrize("advert", ADVERTS)
def test_an_advert_changes_no_language_of_who_already_wrote(content: Snapshot, advert: str) -> None:
    wrote = {"language": "ar", "variety": "ary-Latn"}
    assert Speech(content).heard(advert, wrote, own=True) == ("ary-Latn", None)


@pytest.mark.parametrize("advert", ADVERTS)
@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("wach nti9 fihom wla la", "ar"),
        ("galo lia nsift tsawer dyal passeport", "ar"),
        ("واش هاد الناس معقولين", "ar"),
        ("je dois leur répondre quoi", None),
        ("ok", None),
    ],
)
def test_who_sent_an_advert_first_is_answered_in_their_own_words_later(
    content: Snapshot, advert: str, words: str, language: str | None
) -> None:
    speech = Speech(content)
    slots = {"pending": {"kind": "offer"}}
    slots |= dict(zip(("variety", "language"), speech.heard(advert, slots, own=True), strict=True))
    assert slots["variety"] is None
    assert slots["language"] == "fr"
    assert speech.heard(words, slots, own=True)[1] in ({"ar"} if language else {None, "fr"})


@pytest.mark.parametrize("text", ["chno ndir daba m3ahom", "3afak fhemni chno had lwer9a"])
def test_darija_in_letters_of_latin_is_heard_though_its_words_are_new(
    content: Snapshot, text: str
) -> None:
    assert Speech(content).heard(text, {"language": "fr", "variety": "fr"}, own=True)[1] == "ar"
    french = "j'ai un contrat de neuf mois là-bas"
    assert Speech(content).heard(french, {"language": "fr", "variety": "fr"}, own=True)[1] != "ar"


def test_the_first_words_tell_the_first_language(content: Snapshot) -> None:
    assert Speech(content).heard("salam bghit nkhdem", {}, own=True) == ("ary-Latn", "ar")


@pytest.mark.parametrize("text", ["diplôme d'état 3 ans", "expérience 3 ans f chantier"])
def test_a_short_answer_to_an_open_question_changes_no_language(
    content: Snapshot, text: str
) -> None:
    asked = {"language": "fr", "pending": {"kind": "plan"}}
    assert Speech(content).heard(text, asked, own=True)[1] is None
    asked = {"language": "ar", "pending": {"kind": "profile"}}
    assert Speech(content).heard(text, asked, own=True)[1] is None


def test_french_words_within_darija_do_not_bring_french(content: Snapshot) -> None:
    speech, text = Speech(content), "billet 3500 dh, visa 75 euro"
    assert speech.heard(text, {"language": "ar", "variety": "ary-Latn"}, own=True)[1] is None
    french = "je préfère que vous m'écriviez en français s'il vous plaît"
    assert speech.heard(french, {"language": "ar", "variety": "ary-Latn"}, own=True)[1] == "fr"
