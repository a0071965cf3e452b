"""A long text is read beside the event loop: nobody waits for the text of another."""

import asyncio
import threading

import pytest

from bot.text.aside import LONG, aside_if_long


async def test_a_long_text_leaves_the_loop_to_others() -> None:
    """While a long text is read, another person is answered; their short text is read at once."""
    answered = threading.Event()

    def read() -> bool:
        return answered.wait(timeout=5)

    reading = asyncio.create_task(aside_if_long("س" * LONG, read))
    await asyncio.sleep(0)
    assert await aside_if_long("bonjour", threading.get_ident) == threading.get_ident()
    answered.set()
    assert await reading


async def test_what_fails_in_a_thread_is_told_as_any_failure() -> None:
    """An error of the call reaches who asked for it."""
    for text in ("court", "long " * LONG):
        with pytest.raises(ValueError, match="no number"):
            await aside_if_long(text, int, "no number")
