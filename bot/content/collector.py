"""Python's collector of cycles, kept out of the way while something large is built."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def put_off() -> Iterator[None]:
    """Put off collecting while much is built that stays: half the time would go into looking.

    Where two threads build at once, the first to end switches collecting on again.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def keep() -> None:
    """Spare the collector all that was built until now: it is there to stay.

    Looking through it takes a second, in which nobody is answered.
    """
    gc.freeze()
