"""Plurals and duals of the names of trades."""

from collections.abc import Iterator

_HEAD_ENDS = frozenset(("de", "du", "des", "en", "à", "au", "aux", "sur", "et", "f", "dyal"))
_BROKEN_PLURALS = {"عامل": "عمال", "حارس": "حراس", "رجل": "رجال", "عون": "أعوان", "طبيب": "أطباء"}


def plurals(language: str, name: str) -> Iterator[str]:
    """Yield plurals and duals of the name of a trade ("aides-soignants", "ممرضتين")."""
    first, *rest = name.split()
    if language == "en":
        if name.endswith("man"):
            yield name[:-2] + "en"
        elif not name.endswith("s"):
            yield name + ("es" if name.endswith(("ch", "sh")) else "s")
    elif language == "fr":
        head = next((i for i, w in enumerate(rest) if w in _HEAD_ENDS or "'" in w), len(rest))
        yield " ".join([*map(_plural, [first, *rest[:head]]), *rest[head:]])
    elif "\u0621" <= first[-1] <= "\u064a":
        behind = "".join(" " + word for word in rest)
        if first.endswith("ة"):
            yield from (first[:-1] + end + behind for end in ("ات", "تين", "تان"))
        elif first in _BROKEN_PLURALS:
            yield _BROKEN_PLURALS[first] + behind
            yield first + "ا" + behind  # noqa: RUF001
        elif len(first) > 2 and not first.startswith("ال"):
            ends = ("ين", "ون", "ا", "ي", "و") if rest else ("ين", "ون", "ا")  # noqa: RUF001
            yield from (first + end + behind for end in ends)


def _plural(word: str) -> str:
    if "-" in word:
        return "-".join(map(_plural, word.split("-")))
    if word.endswith("al"):
        return word[:-1] + "ux"
    return word if word.endswith(("s", "x", "z")) else word + "s"
