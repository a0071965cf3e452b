"""The time to read grows with the length of the text and no faster, whatever the text."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from actions.offer_reader import MAX_CHARACTERS
from bot.content import collector
from tests.offer_reader.conftest import TODAY

SHORT = 2_000
LONG = MAX_CHARACTERS
SLACK = 2.5
"""A long text may cost so many times more by its character, as memory and the machine vary."""
MOST_SECONDS = 3.0
"""Far above what any text of the longest length takes, far below what a square would."""
TRIES = 4
"""A machine that others use may stand still for seconds; no text is slow that is quick once."""
PIECES = [
    "1234 567 89 12,50 2027 06 ",
    "12 ",
    "12-",
    ".,;:!?-/ ",
    "ab",
    "\u200fنص 06\u200e ",
    "مطلوب عمال براتب 5000 ريال ",
    "Ab Cd ",
    "a:\n",
    "a@",
    "(",
    "3000 dh frais ",
    "40 h par semaine, ",
    "🇮🇹",
    "و40 ",
    "payé par nous 400 € ",
]


def seconds(reader, text, repeats):
    times = []
    for _ in range(repeats):
        started = time.process_time()
        reader.read(text, today=TODAY)
        times.append(time.process_time() - started)
    return min(times)


def repeated(piece, length):
    return (piece * (length // len(piece) + 1))[:length]


@pytest.mark.parametrize("piece", PIECES)
def test_a_text_thirty_two_times_as_long_takes_about_thirty_two_times_as_long(reader, piece):
    short = seconds(reader, repeated(piece, SHORT), 5)
    long = seconds(reader, repeated(piece, LONG), 2)
    assert long < max(short, 0.001) * (LONG / SHORT) * SLACK


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    piece=st.one_of(
        st.text(min_size=1, max_size=24),
        st.lists(st.sampled_from(PIECES), min_size=1, max_size=4).map("".join),
        st.text(alphabet="0123456789 .,:/-+()€$hdمسنة\u200f", min_size=1, max_size=16),
    )
)
def test_no_repeated_text_is_slow_or_fails(reader, piece):
    collector.keep()  # as the service does: else content is looked through for each long text
    text = repeated(piece, LONG)
    assert any(seconds(reader, text, 1) < MOST_SECONDS for _ in range(TRIES))
