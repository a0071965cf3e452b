"""The labelled texts from which the second opinion learns (developers only).

One line of JSON is one text. Either it is labelled for one sign (`about`, and whether it
`shows` it; or `sign`, null for none), or for all (`signs`).
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

EXAMPLES = Path("content") / "shared" / "sign_examples"
LABELLED = Path("tests") / "signs"
UNSEEN = "unseen"
"""Files whose names begin so are never learnt from: they tell what has been learnt."""


@dataclass(frozen=True)
class Example:
    """A text and the signs that it shows.

    Attributes:
        text: The text.
        signs: The signs that it shows.
        is_whole: Whether it shows no others; if not, it says nothing of them.
    """

    text: str
    signs: frozenset[str]
    is_whole: bool


def files_of(root: Path) -> list[Path]:
    """Return the files to learn from: the editors' examples, and the labelled texts of the tests.

    Those that begin with `unseen` are no part of them.
    """
    labelled = sorted((root / LABELLED).glob("*.jsonl"))
    learnt = [path for path in labelled if not path.name.startswith(UNSEEN)]
    return sorted((root / EXAMPLES).glob("*.jsonl")) + learnt


def digest(files: Iterable[Path]) -> str:
    """Return a fingerprint of files, which tells whether the profile was made from them."""
    content = hashlib.sha256()
    for path in files:
        content.update(path.read_bytes())
    return content.hexdigest()


def read_examples(files: Iterable[Path]) -> Iterator[Example]:
    """Yield the examples of files."""
    for path in files:
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if "signs" in row:
                yield Example(row["text"], frozenset(row["signs"]), is_whole=True)
                continue
            sign = row["sign"] if "sign" in row else row["about"] if row["shows"] else None
            yield Example(row["text"], frozenset([sign] if sign else []), is_whole=not sign)
