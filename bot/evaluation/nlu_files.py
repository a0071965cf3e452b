"""The files of `nlu/`: what they hold, and the lines that reviewed corrections add to them.

Nothing is written: the result is a difference that a person reads, applies and commits.
"""

import difflib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from bot.text.folding import fold

VARIETIES = ("fr", "ar", "ary", "ary-Latn", "en")
MAX_EXAMPLE_CHARACTERS = 300
NEW_FILE = "reviewed.yml"
"""Where a variety keeps examples of an intent that none of its files has yet."""
_HEAD = 'version: "3.1"\nnlu:\n'
_INTENT = re.compile(r"^- intent: (?P<name>[a-z_]+)\s*$")
_EXAMPLE = re.compile(r"^    - ")
_ENTITY = re.compile(r"\[([^\[\]]*)\](?:\([^()]*\)|\{[^{}]*\})")
_BRACKETS = str.maketrans({"[": "(", "]": ")", "{": "(", "}": ")", "`": "'"})
_SPACES = re.compile(r"[\s\x00-\x1f\x7f\u2028\u2029\u0085]+")


class CorrectionError(ValueError):
    """A correction cannot be used; the message says why."""


@dataclass(frozen=True)
class Example:
    """Something that people say: in which variety, what it means, and where it is written."""

    text: str
    intent: str
    variety: str
    path: Path


@dataclass(frozen=True)
class Correction:
    """A reviewed message: its words without what identifies anybody, its variety, its meaning."""

    text: str
    intent: str
    variety: str

    @classmethod
    def of(cls, text: str, intent: str, variety: str) -> "Correction":
        """Make one, harmless in a file of examples; raises `CorrectionError` for an empty one."""
        plain = plain_example(text)
        if not plain:
            raise CorrectionError("the message has no words")
        if variety not in VARIETIES:
            raise CorrectionError(f"{variety!r} is no variety; use one of {', '.join(VARIETIES)}")
        if not re.fullmatch(r"[a-z_]+", intent):
            raise CorrectionError(f"{intent!r} is no name of an intent")
        return cls(plain, intent, variety)


def plain_example(text: str) -> str:
    """Return a message on one line, without signs that the format of examples gives a meaning."""
    line = _SPACES.sub(" ", text).strip().translate(_BRACKETS)
    return line.lstrip("/-# ").rstrip()[:MAX_EXAMPLE_CHARACTERS].rstrip()


def read_examples(nlu: Path) -> Iterator[Example]:
    """Yield every example of the files, without the marks of entities."""
    for path in sorted(nlu.glob("*/*.yml")):
        data = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
        for block in data.get("nlu", ()):
            if "intent" not in block:
                continue
            for line in str(block["examples"]).splitlines():
                text = _ENTITY.sub(r"\1", line.removeprefix("- ")).strip()
                if text:
                    yield Example(text, block["intent"], path.parent.name, path)


def intents(nlu: Path) -> tuple[str, ...]:
    """Return the intents that have examples, by name."""
    return tuple(sorted({example.intent for example in read_examples(nlu)} - {"press"}))


def new_lines(nlu: Path, corrections: Iterable[Correction]) -> dict[Path, list[Correction]]:
    """Return which corrections belong into which file; what is there already is left out."""
    examples = list(read_examples(nlu))
    known = {(fold(example.text), example.intent) for example in examples}
    places: dict[tuple[str, str], Path] = {}
    for example in examples:
        places.setdefault((example.variety, example.intent), example.path)
    found: dict[Path, list[Correction]] = defaultdict(list)
    for one in corrections:
        key = (fold(one.text), one.intent)
        if key in known:
            continue
        known.add(key)
        path = places.get((one.variety, one.intent), nlu / one.variety / NEW_FILE)
        found[path].append(one)
    return dict(found)


def with_lines(text: str, corrections: Iterable[Correction]) -> str:
    """Return the text of a file with examples added at the end of their intents' blocks."""
    by_intent: dict[str, list[str]] = defaultdict(list)
    for one in corrections:
        by_intent[one.intent].append(f"    - {one.text}\n")
    lines = (text or _HEAD).splitlines(keepends=True)
    ends = _block_ends(lines)
    for intent, end in sorted(ends.items(), key=lambda item: -item[1]):
        lines[end:end] = by_intent.pop(intent, [])
    for intent, added in by_intent.items():
        if lines and not lines[-1].endswith("\n"):
            lines[-1] += "\n"
        blank = ["\n"] if len(lines) > len(_HEAD.splitlines()) else []
        lines += [*blank, f"- intent: {intent}\n", "  examples: |\n", *added]
    return "".join(lines)


def _block_ends(lines: list[str]) -> Mapping[str, int]:
    """Return, for each intent of a file, the index after its last example."""
    ends: dict[str, int] = {}
    current = None
    for index, line in enumerate(lines):
        named = _INTENT.match(line)
        if named:
            current = named.group("name")
        elif current is not None and _EXAMPLE.match(line):
            ends[current] = index + 1
            if not line.endswith("\n"):
                lines[index] = line + "\n"
    return ends


def difference(nlu: Path, corrections: Iterable[Correction]) -> str:
    """Return what the corrections change, as a patch that `git apply` takes."""
    parts: list[str] = []
    for path, added in sorted(new_lines(nlu, corrections).items()):
        old = path.read_text(encoding="utf-8") if path.exists() else ""
        name = f"{nlu.name}/{path.relative_to(nlu).as_posix()}"
        parts += difflib.unified_diff(
            old.splitlines(keepends=True),
            with_lines(old, added).splitlines(keepends=True),
            f"a/{name}" if old else "/dev/null",
            f"b/{name}",
        )
    return "".join(parts)
