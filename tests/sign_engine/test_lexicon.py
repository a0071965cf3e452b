"""The lexicon: runs of words as spelled or by sound, beginnings of words, Arabic particles."""

import pytest

from actions.sign_engine.lexicon import Lexicon
from actions.sign_engine.phrases import Segment
from bot.text.sound import sound


def runs(segment: Segment, text: str) -> list[tuple[int, int]]:
    words = text.split()
    _, first, last = Lexicon([(segment, 7)]).find(words)
    return list(zip(first, last, strict=True))


@pytest.mark.parametrize(
    ("segment", "text", "places"),
    [
        (Segment("frais de dossier"), "des frais de dossier", [(1, 3)]),
        (Segment("frais de dossier"), "des frais de", []),
        (Segment("frais"), "les fraises et frais", [(3, 3)]),
        (Segment("rembours", is_prefix=True), "vous serez remboursee", [(2, 2)]),
        (Segment("sera rembours", is_prefix=True), "il sera remboursee", [(1, 2)]),
        (Segment("رسوم"), "بالرسوم والرسوم رسوما", [(0, 0), (1, 1)]),
        (Segment("رسوم", is_prefix=True), "ورسومهم", [(0, 0)]),
        (Segment("20"), "ب20 20", [(1, 1)]),
        (Segment("a b"), "a b a a b", [(0, 1), (3, 4)]),
        (Segment(f"{sound('khless')} {sound('lflous')}", is_sound=True), "5elles lflous", [(0, 1)]),
    ],
)
def test_runs_of_words_are_found_where_they_stand(
    segment: Segment, text: str, places: list[tuple[int, int]]
) -> None:
    assert runs(segment, text) == places


def test_a_segment_that_stands_there_in_two_ways_is_found_once() -> None:
    assert runs(Segment("ال", is_prefix=True), "الالعاب") == [(0, 0)]


def test_words_that_begin_many_segments_find_them_all() -> None:
    segments = ["contrat", "contrat de travail", "contrat de", "de travail"]
    lexicon = Lexicon((Segment(text), number) for number, text in enumerate(segments))
    for _ in range(2):  # remembered words say the same
        found = lexicon.find(["contrat", "de", "travail"])
        assert sorted(zip(*found, strict=True)) == [(0, 0, 0), (1, 0, 2), (2, 0, 1), (3, 1, 2)]
