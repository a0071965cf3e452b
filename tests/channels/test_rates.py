"""The pace of a platform is kept, and one that is down is left alone."""

import pytest

from bot.channels.base import TryLaterError
from bot.channels.rates import FAILURES_TO_OPEN, OPEN_SECONDS, Breaker, Spacing


class Clock:
    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


async def test_a_burst_is_allowed_and_then_the_reply_goes_back_to_wait() -> None:
    clock = Clock()
    pairs = Spacing(6.0, 45, now=clock)
    for _ in range(45):
        await pairs.take("a")
    with pytest.raises(TryLaterError) as error:
        await pairs.take("a")
    assert error.value.seconds == 6.0
    assert not error.value.counted
    await pairs.take("b")
    clock.seconds += 6.0
    await pairs.take("a")


async def test_a_message_that_was_slow_on_its_way_keeps_the_next_as_far_behind(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock, slept = Clock(), list[float]()

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    monkeypatch.setattr("bot.channels.rates.asyncio.sleep", sleep)
    chats = Spacing(1.0, 1, now=clock)
    await chats.take("a")
    clock.seconds += 0.7  # on its way
    chats.arrived("a")
    await chats.take("a")
    await chats.take("b")
    assert slept == [1.0]


async def test_a_chat_that_the_platform_holds_waits_as_long_as_it_says() -> None:
    clock = Clock()
    chats = Spacing(1.0, 1, now=clock)
    chats.hold("a", 30)
    with pytest.raises(TryLaterError) as error:
        await chats.take("a")
    assert error.value.seconds == 30


def test_after_failures_in_a_row_nothing_is_sent_for_a_while() -> None:
    clock = Clock()
    breaker = Breaker(now=clock)
    for _ in range(FAILURES_TO_OPEN - 1):
        breaker.failure()
    breaker.success()
    for _ in range(FAILURES_TO_OPEN):
        breaker.check()
        breaker.failure()
    with pytest.raises(TryLaterError) as error:
        breaker.check()
    assert error.value.seconds == OPEN_SECONDS
    clock.seconds += OPEN_SECONDS
    breaker.check()
