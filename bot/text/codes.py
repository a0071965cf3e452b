"""Short codes that a person reads aloud: easy to say, hard to guess."""

import hashlib
import re
import secrets
from dataclasses import dataclass

from bot.text.folding import fold

ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
"""No letter or digit that is mistaken for another."""


@dataclass(frozen=True)
class Codes:
    """Codes of one form: so many groups of so many characters, about 5 bits each."""

    groups: int
    characters: int
    between: str = "- "
    """What may stand between the groups as they are typed; they are shown with a hyphen."""

    def new(self) -> str:
        """Return a code that is read back as it is typed.

        That is to say: with a digit in it, so that a few short words are none, and without a letter
        three times in a row, which folding would shorten.
        """
        while True:
            code = "".join(secrets.choice(ALPHABET) for _ in range(self.groups * self.characters))
            if self.typed(self.shown(code)) == code:
                return code

    def shown(self, code: str) -> str:
        """Return a code as a person reads it: "7KQ-M4X-P2T"."""
        starts = range(0, len(code), self.characters)
        return "-".join(code[start : start + self.characters] for start in starts).upper()

    def typed(self, text: str | None) -> str | None:
        """Return the code that a message consists of, or None for any other message."""
        folded = fold(text or "").strip(" .*")
        group = f"[{ALPHABET}]{{{self.characters}}}"
        if not re.fullmatch(f"[{self.between}]".join([group] * self.groups), folded):
            return None
        code = folded.replace("-", "").replace(" ", "")
        return code if any(c.isdigit() for c in code) else None


SUMMARY_CODES = Codes(groups=3, characters=3)
LINK_CODES = Codes(groups=2, characters=4, between="-")
"""No space between them: two short words of arabizi would be one."""


def digest(code: str) -> str:
    """Return what is kept of a code."""
    return hashlib.sha256(code.encode()).hexdigest()
