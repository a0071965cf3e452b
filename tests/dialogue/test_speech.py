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
