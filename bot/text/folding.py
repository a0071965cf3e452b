"""Fold a text to the form in which it is compared, and find the way back to what was typed.

People write the same word with and without accents, hamza, vowel marks, tatweel, capitals, bold
mathematical letters or look-alike letters of another alphabet. `fold` removes those differences;
it is the only such function, used for understanding, signs and search alike. It is linear in the
length of the text.

What it does, in order, for each character:
    * invisible characters (zero-width, direction marks, soft hyphen, variation selectors) go;
    * compatibility decomposition (NFKD), so that styled letters and ligatures become plain ones;
    * combining marks go (French accents, Arabic vowel marks), as does the tatweel;
    * lower case;
    * Arabic letters that people mix up become one (alef forms, ya and alef maqsura, ta marbuta and
      ha, hamza carriers, Moroccan and Persian letters for g, v, p);
    * Arabic-Indic digits become ASCII digits, Arabic punctuation its Latin counterpart;
    * Cyrillic and Greek look-alikes become the Latin letter that they imitate;
and for the whole: runs of white space become one space (one newline if they hold one), and a
letter repeated three times or more becomes one ("bonjouuur", "سلاااام"). Digits are never squeezed.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

_INVISIBLE_CATEGORIES = frozenset({"Cf", "Cc", "Cs", "Co", "Cn", "Mn", "Me"})
_KEPT_CONTROLS = frozenset("\t\n\r\v\f\x85")

_UNIFIED = {
    **dict.fromkeys("أإآٱٲٳ", "ا"),
    **dict.fromkeys("ىیئےېۍ", "ي"),
    "ؤ": "و",
    "ة": "ه",
    "ۀ": "ه",
    "ہ": "ه",
    "ھ": "ه",
    "ە": "ه",
    **dict.fromkeys("گڭݣکڪ", "ك"),
    **dict.fromkeys("ڤڥ", "ف"),
    "پ": "ب",
    "چ": "ج",
    "ژ": "ز",
    "ء": "",
    "ـ": "",
    "،": ",",
    "؛": ";",
    "؟": "?",
    "٪": "%",
    "٫": ".",
    "٬": ",",
    "œ": "oe",
    "æ": "ae",
    "ø": "o",
    "đ": "d",
    "ł": "l",
    "ı": "i",
    **dict.fromkeys("’‘ʼ`´ʹ′‛", "'"),
    **dict.fromkeys("“”„«»″‟", '"'),
    **dict.fromkeys("‐‑‒–—―−﹘﹣", "-"),
    **dict.fromkeys("•·∙●▪", "."),
}
_LOOKALIKES = dict(
    zip(
        "аеорсхуіјѕһԁԛԝкмтвнгьαοερυκιντχβγηςϲϳ",
        "aeopcxyijshdqwkmtbhrbaoepukivtxbynscj",
        strict=True,
    )
)
_WHITE = re.compile(r"[^\S\n]*\n\s*|[^\S\n]{2,}|[^\S\n ]")
_REPEATED = re.compile(r"([^\W\d_])\1\1+")
_SPACED_WORD = re.compile(r"(?<![^\W_])[^\W\d_](?:[ .*_\-][^\W\d_]){3,}(?![^\W_])")
_SEPARATORS = frozenset(" .*_-")

Kept = tuple[str, list[int]]
"""What replaces a match, and the offset in the match of each of its characters."""


def _fold_character(character: str) -> str:
    if character in _KEPT_CONTROLS:
        return "\n" if character in "\n\v\f\x85" else " "
    if character in _UNIFIED:
        return _UNIFIED[character]
    if unicodedata.category(character) in _INVISIBLE_CATEGORIES:
        return ""
    folded = []
    for part in unicodedata.normalize("NFKD", character):
        if unicodedata.category(part) in _INVISIBLE_CATEGORIES:
            continue
        for lower in part.lower():
            if unicodedata.category(lower) == "Mn":
                continue
            if unicodedata.category(lower) == "Nd":
                folded.append(str(unicodedata.digit(lower)))
                continue
            unified = _UNIFIED.get(lower, lower)
            folded.append(_LOOKALIKES.get(unified, unified))
    return "".join(folded)


TEXTS_KEPT = 2
"""The reader of offers and the signs fold the same text, one after the other."""
_UNEVEN: set[str] = set()
"""Characters met so far that fold to none or to several; a text without keeps its positions."""


class _Table(dict[int, str]):
    """Code point to folded text, filled as characters are met (`str.translate` reads it)."""

    def __missing__(self, code: int) -> str:
        value = _fold_character(chr(code))
        if len(value) != 1:
            _UNEVEN.add(chr(code))
        self[code] = value
        return value


_TABLE = _Table()


def fold(text: str) -> str:
    """Return the folded form of a text, in linear time.

    >>> fold("Réclamation À L'ANAPEC")
    "reclamation a l'anapec"
    """
    return _REPEATED.sub(r"\1", _WHITE.sub(_white, text.translate(_TABLE))).strip()


def _white(match: re.Match[str]) -> str:
    return "\n" if "\n" in match.group() else " "


@dataclass(frozen=True)
class Folded:
    """A folded text that knows where each of its characters came from.

    Attributes:
        text: The folded text.
        starts: For each folded character, the index of its character in `original`.
        original: The text as given.
    """

    text: str
    starts: tuple[int, ...]
    original: str

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Turn positions in the folded text into positions in the original.

        Characters that folding dropped right behind the last one (vowel marks) are included, as
        they belong to it.
        """
        if start >= end or start >= len(self.starts):
            return (len(self.original), len(self.original))
        last = self.starts[min(end, len(self.starts)) - 1]
        stop = last + 1
        while stop < len(self.original) and unicodedata.category(self.original[stop]) == "Mn":
            stop += 1
        return (self.starts[start], stop)


def fold_with_positions(text: str, *, join_spaced: bool = False) -> Folded:
    """Fold a text and keep the way back to its characters, in linear time.

    Args:
        text: The text as typed.
        join_spaced: Also join words written letter by letter ("f r a i s", "v.i.s.a"), a way to
            hide them.
    """
    folded, starts = _folded(text)
    if join_spaced:
        folded, starts = _shorten(folded, starts, _SPACED_WORD, _keep_letters)
    left = len(folded) - len(folded.lstrip())
    right = len(folded.rstrip())
    return Folded(folded[left:right], tuple(starts[left:right]), text)


@lru_cache(maxsize=TEXTS_KEPT)
def _folded(text: str) -> tuple[str, list[int]]:
    """Fold characters, white space and repeated letters; the list is shared: do not change it."""
    folded = text.translate(_TABLE)
    starts: list[int] = []
    done = 0
    for index in () if _UNEVEN.isdisjoint(text) else _places_of_uneven(text):
        starts.extend(range(done, index))
        starts.extend([index] * len(_TABLE[ord(text[index])]))
        done = index + 1
    starts.extend(range(done, len(text)))
    folded, starts = _shorten(folded, starts, _WHITE, _keep_white)
    folded, starts = _shorten(folded, starts, _REPEATED, _keep_first)
    return folded, starts


def _places_of_uneven(text: str) -> list[int]:
    return [index for index, character in enumerate(text) if character in _UNEVEN]


def _shorten(
    text: str, starts: list[int], pattern: re.Pattern[str], keep: Callable[[str], Kept]
) -> tuple[str, list[int]]:
    """Replace each match by a shorter text, dropping the positions that go with it."""
    pieces: list[str] = []
    kept: list[int] = []
    done = 0
    for match in pattern.finditer(text):
        pieces.append(text[done : match.start()])
        kept.extend(starts[done : match.start()])
        replacement, offsets = keep(match.group())
        pieces.append(replacement)
        kept.extend(starts[match.start() + offset] for offset in offsets)
        done = match.end()
    if not pieces:
        return text, starts
    pieces.append(text[done:])
    kept.extend(starts[done:])
    return "".join(pieces), kept


def _keep_white(matched: str) -> Kept:
    return ("\n" if "\n" in matched else " ", [0])


def _keep_first(matched: str) -> Kept:
    return (matched[0], [0])


def _keep_letters(matched: str) -> Kept:
    offsets = [i for i, c in enumerate(matched) if c not in _SEPARATORS]
    return ("".join(matched[i] for i in offsets), offsets)
