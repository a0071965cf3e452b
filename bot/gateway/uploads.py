"""How many files are taken at once: in all, and from one network address."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from bot.gateway.web_requests import RefusedRequestError

MAX_UPLOADS = 16
MAX_UPLOADS_OF_ONE = 4
"""From one address, which may be that of a whole workshop: who is refused tries again by itself."""
BUSY_SECONDS = 5


class Uploads:
    """Counts the uploads that go on."""

    def __init__(self) -> None:
        self._of: Counter[str] = Counter()

    @contextmanager
    def one_of(self, caller: str) -> Iterator[None]:
        """Hold a place while a file comes in; raises `RefusedRequestError` where there is none."""
        if self._of.total() >= MAX_UPLOADS or self._of[caller] >= MAX_UPLOADS_OF_ONE:
            raise RefusedRequestError(503, "busy", BUSY_SECONDS)
        self._of[caller] += 1
        try:
            yield
        finally:
            self._of[caller] -= 1
            self._of += Counter()  # forget who has none left
