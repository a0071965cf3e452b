"""From a stored message to what the dialogue is told: files are fetched and read here."""

import asyncio
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bot.channels.base import Channel, FetchError, RemoteChannel
from bot.content.reply import Choice
from bot.gateway.turn import Said
from bot.intake.base import FileText, ReadFile
from bot.intake.reader import Reader, only_link
from bot.intake.reading import IDENTITY_PAGE, IDENTITY_PAPER, UNREADABLE
from bot.storage import inbox
from bot.storage.database import Database
from bot.storage.dialogue import Button
from bot.storage.inbox import Received

FORWARDED_OFFER_CHARACTERS = 60
"""A forwarded text from this length on is something to be read, not something said."""
HEARD_OFFER_CHARACTERS = 200
"""A voice note from this length on is an offer read aloud; a shorter one is a question."""
LINK_NOT_OPENED = "utter_link_not_opened"
MAX_FILES_AT_ONCE = 8
"""Files fetched and read at a time; the others stay where they are, so that they fill no disk."""


class Hearing:
    """Reads stored messages."""

    def __init__(
        self,
        read_file: ReadFile,
        channels: Mapping[str, Channel],
        folder: Path | None,
        database: Database,
    ) -> None:
        """Put together what reading needs.

        Args:
            read_file: Reads files.
            channels: Where files are fetched from.
            folder: Takes files that a platform, or a database for several machines, holds.
            database: Where files that came with messages are kept, if it is one for several.
        """
        self.read_file = read_file
        self.channels = channels
        self.folder = folder
        self.database = database
        self._files_at_once = asyncio.Semaphore(MAX_FILES_AT_ONCE)

    async def said(self, received: Received, button: Button | None) -> Said:
        """Return what a message says."""
        content = received.content
        if content.get("choice"):
            if button is None:
                return Said(trouble="utter_stale_button")
            return Said(press=Choice(button.title, button.does, button.args))
        if content.get("does"):
            return Said(press=deed(str(content["does"])))
        if content.get("trouble"):
            return Said(trouble=str(content["trouble"]))
        if content.get("file"):
            return await self._files(received)
        text = str(content.get("text") or "")
        forwarded = content.get("origin") == "forwarded"
        if content.get("origin") == "contact" or (
            forwarded and len(text) >= FORWARDED_OFFER_CHARACTERS
        ):
            return Said(document=text)
        link = only_link(text)
        return Said(text=text) if link is None else await self._link(link)

    async def _link(self, link: str) -> Said:
        """Read the page behind a link that was sent alone; without fetching, its address."""
        if not isinstance(self.read_file, Reader):
            return Said(text=link)
        read = await self.read_file.link(link)
        notes = (LINK_NOT_OPENED,) if read.origin == "link" else ()
        return Said(document=read.text, origin=read.origin, notes=notes)

    async def _files(self, received: Received) -> Said:
        """Read a file, or the files of an album as one, each with its caption."""
        words: list[str] = []
        reads: list[FileText] = []
        for part in (received, *received.together):
            words.append(str(part.content.get("text") or ""))
            file = part.content.get("file")
            if file:
                async with self._files_at_once:
                    reads.append(await self._read(part, file))
                words.append(reads[-1].text or "")
        text = "\n\n".join(filter(None, words))
        troubles = [read.trouble for read in reads if read.trouble]
        if not text or (IDENTITY_PAPER in troubles and not any(read.text for read in reads)):
            return Said(trouble=(troubles or [UNREADABLE])[0])
        origin = next((read.origin for read in reads if read.text), None)
        if origin == "voice" and len(text) < HEARD_OFFER_CHARACTERS:
            return Said(text=text)
        notes = [note for read in reads for note in read.notes]
        notes += [IDENTITY_PAGE] if IDENTITY_PAPER in troubles else []
        return Said(document=text, origin=origin, notes=tuple(dict.fromkeys(notes)))

    async def _read(self, part: Received, file: Mapping[str, Any]) -> FileText:
        remote = file.get("remote")
        if not remote and not self.database.shared:
            return await self.read_file(Path(file["path"]), file["name"])
        if self.folder is None:
            return FileText(trouble=UNREADABLE)
        try:
            if remote:
                path = await self._fetched(part.channel, str(remote), self.folder)
            else:
                path = await self._put_down(part.id, self.folder)
        except FetchError as error:
            return FileText(trouble=error.trouble)
        try:
            return await self.read_file(path, file["name"])
        finally:
            path.unlink(missing_ok=True)

    async def _fetched(self, channel_name: str, remote: str, folder: Path) -> Path:
        """Return where a file lies now that a platform held."""
        channel = self.channels.get(channel_name)
        if not isinstance(channel, RemoteChannel):
            raise FetchError(UNREADABLE)
        return await channel.fetch(remote, folder)

    async def _put_down(self, inbox_id: int, folder: Path) -> Path:
        """Return where a file lies now that the database held."""
        content = await self.database.run(lambda session: inbox.file_of(session, inbox_id))
        if content is None:
            raise FetchError(UNREADABLE)
        path = folder / secrets.token_hex(16)
        await asyncio.to_thread(path.write_bytes, content)
        return path


def deed(written: str) -> Choice:
    """Return the choice that a command stands for: `menu.show`, `intent.mean:build_plan`."""
    does, _, intent = written.partition(":")
    return Choice("", does, {"intent": intent} if intent else {})


def forget_files(received: Received) -> None:
    """Delete the files of a message that lie here."""
    for part in (received, *received.together):
        file = part.content.get("file")
        if file and file.get("path"):
            Path(file["path"]).unlink(missing_ok=True)
