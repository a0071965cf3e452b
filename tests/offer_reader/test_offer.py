"""The offer as a whole: its form, what is missing, and that no text makes it fail."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actions.offer_reader import MAX_CHARACTERS
from actions.sign_engine.operators import FIELDS
from bot.content.loader import load
from tests.offer_reader.conftest import TODAY

KEYS = {
    "title",
    "employer",
    "country",
    "city",
    "salary",
    "contract_type",
    "duration_months",
    "hours_per_week",
    "start_date",
    "deadline",
    "positions",
    "emails",
    "phones",
    "urls",
    "fees",
    "documents",
    "visa_type",
    "housing",
    "language_level",
}
PIECES = st.sampled_from(
    [
        "Salaire ",
        "3500 DH",
        "€",
        " 12,50 €/h ",
        "frais de dossier",
        "\n",
        ". ",
        "contrat de 8 mois",
        "رسوم الملف 4000 درهم",
        "الراتب ٥٠٠٠ ريال",
        "فألمانيا",
        "شركة ",
        "khdma f italia",
        "0661 20 84 37",
        "@",
        "rh@atelier.example",
        "https://",
        "wa.me/1",
        "Hôtel ",
        "GmbH",
        "\u200b",
        "\u0651",
        "🇨🇦",
        "1er mars",
        "sous 48 h",
        "zéro six ",
        "(",
        "- ",
        "à ",
        "jusqu'à ",
        "9 melyoun",
        "ﷺ",
        "½",
        "İ",
        "ΑΒΓ",
        "logement ",
    ]
)
TEXTS = st.one_of(
    st.text(max_size=200), st.lists(PIECES | st.text(max_size=8), max_size=40).map("".join)
)


def test_every_key_is_there_even_in_an_empty_text(read):
    offer = read("")
    fields = offer.to_json()
    assert set(fields) == KEYS
    assert not any(fields.values())
    assert not offer.looks_like_offer


@settings(max_examples=250, deadline=None)
@given(text=TEXTS)
def test_no_text_makes_the_reader_fail_and_evidence_quotes_it_exactly(reader, text):
    offer = reader.read(text, today=TODAY)
    assert set(offer.to_json()) == KEYS
    facts = offer.facts()
    assert set(facts) <= FIELDS
    for fact in facts.values():
        for evidence in fact.evidence:
            assert text[evidence.start : evidence.end] == evidence.text


def test_a_text_beyond_the_limit_is_read_up_to_it(read):
    offer = read("x" * MAX_CHARACTERS + " Frais de dossier : 3500 DH")
    assert offer.fees == ()
    assert offer.facts()["text.length"].values == (MAX_CHARACTERS + 27,)


@pytest.mark.parametrize(
    "text",
    [
        "Serveur à Agadir, 4000 dh par mois",
        "مطلوب عمال للعمل في السعودية",
        "Contrat pour l'Italie, 60 000 dh",
        "khdma f italia, 1300 euro, 0661208437",
        "We are hiring cooks in Dubai",
    ],
)
def test_offers_look_like_offers(read, text):
    assert read(text).looks_like_offer


@pytest.mark.parametrize(
    "text", ["Bonjour", "merci beaucoup", "السلام عليكم", "واش نقدر نرجع اللور؟", "ok", "labas?"]
)
def test_small_talk_does_not_look_like_an_offer(read, text):
    assert not read(text).looks_like_offer


def test_what_is_missing_has_words_in_the_content(read):
    missing = read("").missing()
    from pathlib import Path

    replies = load(Path(__file__).parents[2] / "content").replies
    for language in ("fr", "ar"):
        for name in missing:
            assert f"missing_{name}" in replies[language]
            assert f"question_{name}" in replies[language]
    assert missing[0] == "employer"


def test_a_complete_offer_misses_nothing(read):
    text = (
        "Plombier (H/F)\nEntreprise : Duval Frères\nLieu : Nantes\nCDI, 39 h par semaine, "
        "salaire 2 100 € par mois, "
        "logement fourni, début le 3 mars 2027. Tél 02 40 12 34 56"
    )
    assert read(text).missing() == ()
