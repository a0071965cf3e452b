"""Who leaves out the stops is read as if they stood there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text.folding import fold_with_positions
from bot.text.stops import STRETCH, restored
from bot.text.stops_training import train_stops
from bot.text.words import BOUNDARY, Words, split_words

TOLD_IN_ONE_BREATH = {
    "French": (
        "bonjour on cherche des serveurs pour Dubai salaire 3000 dirhams par mois logement gratuit "
        "inscription 2000 dh envoyez votre cv sur whatsapp 0612345678",
        "inscription",
    ),
    "Arabic": (
        "مطلوب عمال فلاحة في إسبانيا الراتب 1200 يورو في الشهر السكن مجاني "
        "للتسجيل أداء 2000 درهم الاتصال على الرقم 0612345678",
        "للتسجيل",
    ),
    "arabizi": (
        "slm kayn khdma f italia dial lfraise salaire 1200 euro f chhar skan fabor "
        "tsjil 2000 dh li bgha ysift cv 3la whatsapp 0612345678",
        "tsjil",
    ),
}


def words_of(text: str) -> Words:
    return restored(split_words(fold_with_positions(text)))


@pytest.mark.parametrize(("text", "opens"), TOLD_IN_ONE_BREATH.values(), ids=TOLD_IN_ONE_BREATH)
def test_what_is_said_of_another_thing_begins_a_sentence(text: str, opens: str) -> None:
    words = words_of(text).words
    assert words[words.index(opens) - 1] == BOUNDARY


@pytest.mark.parametrize(
    "text",
    [
        "لا ندفع أي مبلغ قبل توقيع العقد وتأشيره من طرف المصالح المختصة",
        "ma tkhelles walo 9bel ma tsni lcontrat",
    ],
)
def test_what_belongs_together_is_not_torn(text: str) -> None:
    assert BOUNDARY not in words_of(text).words


def test_a_long_sentence_among_others_stays_whole() -> None:
    text = (
        "Vous serez logé. Il paie aussi le billet et la visite médicale de départ et vous rend "
        "le reste à la fin du contrat de travail."
    )
    before = split_words(fold_with_positions(text))
    assert restored(before).words == before.words


def test_a_text_with_its_stops_is_left_as_it_is() -> None:
    words = split_words(fold_with_positions("Salaire : 3 000 DH. Logement gratuit.\nAppelez-nous."))
    assert restored(words) is words


@given(st.lists(st.sampled_from(["salaire", "3000", "dh", "و", "contrat", "|", ".", "x"])))
def test_words_and_their_places_stay(parts: list[str]) -> None:
    before = split_words(fold_with_positions(" ".join(parts)))
    after = restored(before)
    rows = zip(after.words, after.starts, after.ends, strict=True)
    kept = [row for row in rows if row[1] < row[2] or row[0] != BOUNDARY]
    assert kept == [*zip(before.words, before.starts, before.ends, strict=True)]
    assert list(after.starts) == sorted(after.starts)


def test_it_is_learnt_from_texts_with_stops(tmp_path) -> None:  # type: ignore[no-untyped-def]
    from bot.text.stops import Stops

    sentences = ["le poste est à lyon", "salaire 2000 euros", "envoyez un cv", "le car part à midi"]
    texts = [". ".join(sentences[n:] + sentences[:n]) for n in range(len(sentences))] * 20
    path = tmp_path / "stops.npz"
    assert train_stops(texts, path) > 0
    stretch = (" ".join(sentences)).split()
    assert len(stretch) > STRETCH
    begins = {sentence.split()[0] for sentence in sentences}
    assert {stretch[gap] for gap in Stops.load(path).missing(stretch)} <= begins
    assert list(Stops.load(path).missing(stretch))
