"""Read members of a zip archive without believing what it says of their size or number."""

import io
import zipfile
import zlib

from bot.intake.limits import MAX_PARTS, MAX_UNPACKED_BYTES
from bot.intake.reading import LOCKED, TOO_LARGE, UNREADABLE, TroubleError

_ENCRYPTED = 0x1
_BLOCK = 65_536


class Archive:
    """A zip archive from a stranger; all that is taken out of it counts against one limit."""

    def __init__(self, data: bytes) -> None:
        """Open the archive; raises `TroubleError` for one that is broken or too full."""
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
            raise TroubleError(UNREADABLE) from None
        if len(self._zip.infolist()) > MAX_PARTS * 10:
            raise TroubleError(TOO_LARGE)
        self.names = self._zip.namelist()
        self._left = MAX_UNPACKED_BYTES

    def read(self, name: str) -> bytes:
        """Return a member, counted as it is unpacked; raises `TroubleError` past the limit."""
        info = self._zip.getinfo(name)
        if info.flag_bits & _ENCRYPTED:
            raise TroubleError(LOCKED)
        parts = []
        try:
            with self._zip.open(info) as member:
                while block := member.read(_BLOCK):
                    self._left -= len(block)
                    if self._left < 0:
                        raise TroubleError(TOO_LARGE)
                    parts.append(block)
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, ValueError):
            raise TroubleError(UNREADABLE) from None
        return b"".join(parts)
