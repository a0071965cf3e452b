"""The last good snapshot, swapped in one assignment when the files change.

A broken edit is refused: the running service keeps what it had, and `problems` tells why.
"""

import asyncio
import logging
from collections.abc import Callable
from pathlib import Path

from bot.content.loader import load
from bot.content.model import Snapshot
from bot.content.problems import ContentError, Problem

WATCH_SECONDS = 2.0

log = logging.getLogger(__name__)


class ContentStore:
    """Holds the current snapshot of a content folder.

    Attributes:
        root: The content folder.
        current: The last good snapshot; read it once per turn, so that a turn sees one content.
        problems: Why the newest files were refused; empty when `current` is the newest.
        prepare: What is done with a new snapshot before anybody sees it, such as compiling it.
    """

    def __init__(self, root: Path) -> None:
        """Load the folder; raises `ContentError` if there is nothing good to start with."""
        self.root = root
        self._signature = self._read_signature()
        self.current: Snapshot = load(root)
        self.problems: tuple[Problem, ...] = ()
        self.prepare: Callable[[Snapshot], object] = lambda _snapshot: None

    def reload(self) -> bool:
        """Take the files as they are now; return False, keeping the last good, if broken."""
        self._signature = self._read_signature()
        try:
            fresh = load(self.root)
            self.prepare(fresh)
        except ContentError as error:
            self.problems = tuple(error.problems)
            log.warning("content refused: %d errors, the last good one stays", len(error.problems))
            return False
        self.current, self.problems = fresh, ()
        return True

    def reload_if_changed(self) -> bool:
        """Reload when a file was added, removed or written since; return whether it did."""
        if self._read_signature() == self._signature:
            return False
        return self.reload()

    async def watch(self, seconds: float = WATCH_SECONDS) -> None:
        """Follow the folder until cancelled; reading happens off the event loop."""
        while True:
            await asyncio.sleep(seconds)
            await asyncio.to_thread(self.reload_if_changed)

    def _read_signature(self) -> frozenset[tuple[str, int, int]]:
        found = set()
        for path in self.root.rglob("*.y*ml"):
            try:
                stat = path.stat()
            except FileNotFoundError:  # removed between the listing and the look
                continue
            found.add((str(path), stat.st_mtime_ns, stat.st_size))
        return frozenset(found)
