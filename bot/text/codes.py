"""Short codes that a person reads aloud: easy to say, hard to guess."""

import hashlib
import re
import secrets

from bot.text.folding import fold

ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
"""No letter or digit that is mistaken for another."""
GROUPS, GROUP_CHARACTERS = 3, 3
_GROUP = f"[{ALPHABET}]{{{GROUP_CHARACTERS}}}"
_CODE = re.compile("[- ]".join([_GROUP] * GROUPS))


def new_code() -> str:
    """Return a code with a digit in it, so that three words are none: about 44 bits."""
    while True:
        code = "".join(secrets.choice(ALPHABET) for _ in range(GROUPS * GROUP_CHARACTERS))
        if any(c.isdigit() for c in code):
            return code


def shown(code: str) -> str:
    """Return a code as a person reads it: "7KQ-M4X-P2T"."""
    groups = [code[i : i + GROUP_CHARACTERS] for i in range(0, len(code), GROUP_CHARACTERS)]
    return "-".join(groups).upper()


def typed_code(text: str | None) -> str | None:
    """Return the code that a message consists of, or None for any other message."""
    folded = fold(text or "").strip(" .*")
    if not _CODE.fullmatch(folded):
        return None
    code = folded.replace("-", "").replace(" ", "")
    return code if any(c.isdigit() for c in code) else None


def digest(code: str) -> str:
    """Return what is kept of a code."""
    return hashlib.sha256(code.encode()).hexdigest()
