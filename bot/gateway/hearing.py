"""From a stored message to what the dialogue is told: files are fetched and read here."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bot.channels.base import Channel, FetchError, RemoteChannel
from bot.content.reply import Choice
from bot.gateway.turn import Said
from bot.intake.base import FileText, ReadFile
from bot.intake.reader import Reader, only_link
from bot.intake.reading import IDENTITY_PAGE, IDENTITY_PAPER, UNREADABLE
from bot.storage.dialogue import Button
from bot.storage.inbox import Received

FORWARDED_OFFER_CHARACTERS = 60
"""A forwarded text from this length on is something to be read, not something said."""
HEARD_OFFER_CHARACTERS = 200
"""A voice note from this length on is an offer read aloud; a shorter one is a question."""
LINK_NOT_OPENED = "utter_link_not_opened"


class Hearing:
    """Reads stored messages."""

    def __init__(
        self, read_file: ReadFile, channels: Mapping[str, Channel], folder: Path | None
    ) -> None:
        """Put together what reading needs; `folder` takes files that a platform holds."""
        self.read_file = read_file
        self.channels = channels
        self.folder = folder

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
                reads.append(await self._read(part.channel, file))
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

    async def _read(self, channel_name: str, file: Mapping[str, Any]) -> FileText:
        remote = file.get("remote")
        if not remote:
            return await self.read_file(Path(file["path"]), file["name"])
        channel = self.channels.get(channel_name)
        if not isinstance(channel, RemoteChannel) or self.folder is None:
            return FileText(trouble=UNREADABLE)
        try:
            path = await channel.fetch(str(remote), self.folder)
        except FetchError as error:
            return FileText(trouble=error.trouble)
        try:
            return await self.read_file(path, file["name"])
        finally:
            path.unlink(missing_ok=True)


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
