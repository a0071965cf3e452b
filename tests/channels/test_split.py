"""Long texts are cut where a reader would pause; nothing is lost and no limit passed."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from bot.channels.split import split, utf16_length
from bot.text.direction import isolate

WORDS = st.one_of(
    st.text("abcdeéçأبتثجحخ.!?،؛👍", min_size=1, max_size=12),
    st.sampled_from(["https://anapec.example/offres?id=1.2", "fin.", "نهاية؟", "\n\n", "\n"]),
    st.text("abc 123", min_size=1, max_size=15).map(isolate),
)
TEXTS = st.lists(WORDS, max_size=60).map(" ".join)
LIMITS = st.integers(40, 120)


def pieces(text: str, limit: int) -> list[str]:
    return [text[start:end] for start, end in split(text, limit)]


@given(TEXTS, LIMITS)
def test_no_letter_is_lost_and_every_piece_fits(text: str, limit: int) -> None:
    found = pieces(text, limit)
    assert "".join("".join(found).split()) == "".join(text.split())
    assert all(0 < utf16_length(piece) <= limit for piece in found)


@given(st.text(max_size=300), st.integers(2, 50))
def test_whatever_the_text_every_piece_fits(text: str, limit: int) -> None:
    found = pieces(text, limit)
    assert "".join("".join(found).split()) == "".join(text.split())
    assert all(utf16_length(piece) <= limit for piece in found)


@given(TEXTS, LIMITS)
def test_no_word_no_link_and_no_isolate_is_cut(text: str, limit: int) -> None:
    spans = split(text, limit)
    for (_, end), (start, _) in itertools.pairwise(spans):
        assert text[end:start].isspace()
        for opener, closer in ("\u2068\u2069",):
            assert text[:end].count(opener) == text[:end].count(closer)


def test_a_text_is_cut_at_a_paragraph_then_a_sentence_then_a_word() -> None:
    text = "Une phrase. Une autre phrase.\n\nUn paragraphe, encore"
    assert pieces(text, 45) == ["Une phrase. Une autre phrase.", "Un paragraphe, encore"]
    assert pieces(text, 20) == ["Une phrase.", "Une autre phrase.", "Un paragraphe,", "encore"]


def test_arabic_sentences_end_with_their_own_marks() -> None:
    assert pieces("هل تدفعون المال؟ لا تدفعوا شيئا أبدا", 24) == [
        "هل تدفعون المال؟",
        "لا تدفعوا شيئا أبدا",
    ]


def test_a_long_text_is_cut_quickly() -> None:
    assert len(pieces("mot " * 20_000, 4096)) == 20
