"""The program that reads one file: `python -m bot.intake.worker MODE` with the file on its input.

It limits itself before it looks at the first byte, writes one JSON object, and ends. It has no
secrets in its environment, may write no file, leaves the network where it can, and is killed by its
parent when it takes too long.
"""

import json
import os
import resource
import signal
import sys
from dataclasses import asdict

from bot.intake import limits
from bot.intake.base import FileText
from bot.intake.kinds import kind_of
from bot.intake.reading import (
    IDENTITY_PAGE,
    IDENTITY_PAPER,
    LISTEN,
    NO_TEXT,
    SPEECH_MODEL,
    TOO_LARGE,
    UNREADABLE,
    Reading,
    TroubleError,
)

_ENOUGH_LETTERS = 40
_MAX_DEPTH = 1
"""Attachments are opened; what is attached to an attachment is not."""
_WORDS_ONLY = frozenset({"text", "page", "contact", "unknown"})
_NO_NEW_PRIVILEGES = 38
_OWN_USERS, _OWN_NETWORK = 0x10000000, 0x40000000
"""Numbers of Linux: PR_SET_NO_NEW_PRIVS, CLONE_NEWUSER, CLONE_NEWNET."""
_PAPERS_CAN_BE = frozenset({"image", "scan", "pdf", "docx", "email"})


def confine(*, listens: bool) -> None:
    """Set the limits of this process and of the programs that it starts."""
    cpu = limits.LISTEN_CPU_SECONDS if listens else limits.CPU_SECONDS
    memory = limits.LISTEN_MEMORY_BYTES if listens else limits.MEMORY_BYTES
    wall = limits.LISTEN_SECONDS if listens else limits.READ_SECONDS
    signal.alarm(int(wall) + 5)  # should the parent be gone
    resource.setrlimit(resource.RLIMIT_CPU, (cpu, cpu + 2))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (limits.OPEN_FILES, limits.OPEN_FILES))
    if sys.platform == "linux":  # macOS refuses a limit of address space
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    os.nice(limits.NICENESS)
    cut_off()


def cut_off() -> bool:
    """Leave the network, where the system lets a program do so; nothing that is read needs it."""
    if sys.platform != "linux":
        return False
    import ctypes

    system = ctypes.CDLL(None)
    system.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    return bool(system.unshare(_OWN_USERS | _OWN_NETWORK) == 0)


def hurry(kind: str) -> None:
    """Allow less time for kinds that hold words only."""
    if kind in _WORDS_ONLY:
        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        resource.setrlimit(resource.RLIMIT_CPU, (limits.WORDS_CPU_SECONDS, hard))


def read(data: bytes, *, depth: int = 0) -> Reading:
    """Return the words of a file, whatever it is; raises `TroubleError` where there are none."""
    kind = kind_of(data)
    if kind in {"image", "heif"}:
        return _see(data, heif=kind == "heif")
    if kind == "pdf":
        from bot.intake.pdf import read_pdf

        return read_pdf(data, _look)
    if kind == "zip":
        from bot.intake.word import read_archive

        return read_archive(data, _see_any)
    if kind == "voice":
        from bot.intake.voice import read_voice

        return read_voice(data, os.environ.get(SPEECH_MODEL))
    return _read_words(data, kind, depth)


def _read_words(data: bytes, kind: str, depth: int) -> Reading:
    if kind == "contact":
        from bot.intake.contact import read_contact

        return read_contact(data)
    if kind == "page":
        from bot.intake.page import read_page

        return read_page(data)
    if kind == "email" and depth < _MAX_DEPTH:
        from bot.intake.mail import read_mail

        return read_mail(data, lambda attached: read(attached, depth=depth + 1))
    if kind == "text" or kind == "email":
        from bot.intake.plain import read_plain

        return read_plain(data)
    raise TroubleError(UNREADABLE)


def _see(data: bytes, *, heif: bool = False) -> Reading:
    from bot.intake.picture import open_picture

    return _look(open_picture(data, heif=heif))


def _see_any(data: bytes) -> Reading:
    """Read a picture inside a document; anything else there is not looked at."""
    kind = kind_of(data)
    if kind not in {"image", "heif"}:
        raise TroubleError(UNREADABLE)
    return _see(data, heif=kind == "heif")


def _look(picture: object) -> Reading:
    """Return the words and the codes of a picture that is open."""
    from PIL import Image

    from bot.intake.codes import read_codes
    from bot.intake.ocr import read_picture

    if not isinstance(picture, Image.Image):
        raise TroubleError(UNREADABLE)
    return Reading((read_picture(picture),), "image", read_codes(picture))


def passed_on(reading: Reading) -> FileText:
    """Return what may be passed on of a reading: tidy words, no identity papers."""
    from bot.intake.papers import is_identity_paper
    from bot.intake.plain import tidy

    pages = [tidy(page) for page in reading.pages]
    kept = pages
    if reading.origin in _PAPERS_CAN_BE:
        kept = [page for page in pages if not is_identity_paper(page)]
    text = "\n\n".join(page for page in kept if page)[: limits.MAX_TEXT_CHARACTERS]
    held_back = len(kept) < len(pages)
    if held_back and sum(c.isalpha() for c in text) < _ENOUGH_LETTERS:
        return FileText(trouble=IDENTITY_PAPER, origin=reading.origin)
    codes = tuple(tidy(code) for code in reading.codes)
    text = "\n".join([text, *(code for code in codes if code not in text)]).strip()
    if not any(c.isalnum() for c in text):
        return FileText(trouble=NO_TEXT, origin=reading.origin)
    links = tuple(c for c in codes if c.lower().startswith(("http://", "https://")))
    notes = (IDENTITY_PAGE,) if held_back else ()
    return FileText(text, None, reading.origin, notes, links)


def read_safely(data: bytes) -> FileText:
    """Return what may be passed on of a file, or the trouble with it; raises nothing."""
    if len(data) > limits.MAX_FILE_BYTES:
        return FileText(trouble=TOO_LARGE)
    try:
        return passed_on(read(data))
    except TroubleError as trouble:
        return FileText(trouble=trouble.reply_id)
    except MemoryError:
        return FileText(trouble=TOO_LARGE)
    except Exception:  # noqa: BLE001 - a parser that breaks is one more unreadable file
        return FileText(trouble=UNREADABLE)


def main() -> None:
    """Read the file on standard input and write what may be passed on of it."""
    confine(listens=sys.argv[1:] == [LISTEN])
    data = sys.stdin.buffer.read(limits.MAX_FILE_BYTES + 1)
    hurry(kind_of(data))
    found = read_safely(data)
    sys.stdout.write(json.dumps(asdict(found)))
    sys.stdout.flush()


if __name__ == "__main__":
    main()
