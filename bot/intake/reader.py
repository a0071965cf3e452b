"""The reader of everything that people send: files from the disk, and pages behind links."""

import asyncio
import logging
import os
import re
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

from bot.intake import limits
from bot.intake.base import FileText
from bot.intake.confined import Workers
from bot.intake.links import Fetched, LinkError
from bot.intake.reading import IDENTITY_PAPER, TOO_LARGE, UNREADABLE

log = logging.getLogger(__name__)

Fetch = Callable[[str], Awaitable[Fetched]]
_LINK = re.compile(r"https?://\S{4,2000}", re.I)


def only_link(text: str) -> str | None:
    """Return the link that a message consists of, or None where it says anything else."""
    words = text.strip()
    return words if _LINK.fullmatch(words) else None


class Reader:
    """Reads files and links; calling it with a path is the pipeline's way."""

    def __init__(self, workers: Workers, fetch: Fetch | None = None) -> None:
        """Read with these workers; without `fetch`, the address of a link is all that is read."""
        self._workers = workers
        self._fetch = fetch

    async def __call__(self, path: Path, _name: str) -> FileText:
        """Return the words of a file, and of the page that a code in it leads to."""
        try:
            file = await asyncio.to_thread(path.open, "rb")
        except OSError:
            return FileText(trouble=UNREADABLE)
        with file:
            if os.fstat(file.fileno()).st_size > limits.MAX_FILE_BYTES:
                return FileText(trouble=TOO_LARGE)
            read = await self._workers.read(file)
        if read.text is None or not read.links:
            return read
        page = await self._page(read.links[0])
        return replace(read, text=f"{read.text}\n\n{page}") if page else read

    async def link(self, link: str) -> FileText:
        """Return the address of a link and, where pages are fetched, what its page says."""
        link = link.strip()[: limits.MAX_LINK_CHARACTERS]
        page = await self._page(link)
        return FileText(f"{link}\n\n{page}" if page else link, origin="page" if page else "link")

    async def _page(self, link: str) -> str | None:
        """Return where a link leads and the words there; None where it is not followed."""
        if self._fetch is None:
            return None
        try:
            fetched = await self._fetch(link)
        except LinkError as error:
            log.info("link not read: %s", error)
            return None
        with tempfile.TemporaryFile() as file:
            file.write(fetched.data)
            file.seek(0)
            read = await self._workers.read(file)
        if read.trouble == IDENTITY_PAPER or read.text is None:
            return None if fetched.url == link else fetched.url
        return read.text if fetched.url == link else f"{fetched.url}\n{read.text}"
