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
import sys
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

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
_REPEATED = re.compile(r"([^\W\d_])\1\1+")
_SPACED_WORD = re.compile(r"(?<![^\W_])[^\W\d_](?:[ .*_\-][^\W\d_]){3,}(?![^\W_])")
_SPACED_LETTERS = re.compile(r"[ .*_\-][^\W\d_][ .*_\-][^\W\d_][ .*_\-]")
"""Stands in every word written letter by letter, and is soon looked for."""
_SEPARATORS = frozenset(" .*_-")

Kept = tuple[str, list[int]]
"""What replaces a match, and the offset in the match of each of its characters."""
Numbers = npt.NDArray[np.int64]


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
            folded.append(" " if lower.isspace() else _LOOKALIKES.get(unified, unified))
    return "".join(folded)


TEXTS_KEPT = 2
"""The reader of offers and the signs fold the same text, one after the other."""
_CODES: Numbers = np.zeros(sys.maxunicode + 1, np.int64)
"""Code point to the code of its folded character; filled as characters are met."""
_UNMET, _UNEVEN = 0, 1
"""No folded text holds these two: not met so far; folds to none or to several characters."""
_SPACE, _NEWLINE, _FIRST_LETTER = map(ord, " \nA")


class _Table(dict[int, str]):
    """Code point to folded text, filled as characters are met (`str.translate` reads it)."""

    def __missing__(self, code: int) -> str:
        value = _fold_character(chr(code))
        _CODES[code] = ord(value) if len(value) == 1 else _UNEVEN
        self[code] = value
        return value


_TABLE = _Table()
_WHITE = re.compile(r" +\n[ \n]*|\n[ \n]+| {2,}")


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
    if join_spaced and _SPACED_LETTERS.search(folded):
        folded, starts = _shorten(folded, starts, _SPACED_WORD, _keep_letters)
    left = len(folded) - len(folded.lstrip())
    right = len(folded.rstrip())
    return Folded(folded[left:right], tuple(starts[left:right]), text)


@lru_cache(maxsize=TEXTS_KEPT)
def _folded(text: str) -> tuple[str, list[int]]:
    """Do what `fold` does, on the codes of all characters at once; do not change the list."""
    codes, starts = _codes(text)
    white = (codes == _SPACE) | (codes == _NEWLINE)
    if (white[1:] & white[:-1]).any():
        codes, starts = _one_white(codes, starts, white)
    folded = codes.astype("<u4").tobytes().decode("utf-32-le")
    same = codes[1:] == codes[:-1]
    if (same[1:] & same[:-1] & (codes[2:] >= _FIRST_LETTER)).any():
        return _shorten(folded, starts.tolist(), _REPEATED, _keep_first)
    return folded, starts.tolist()


def _codes(text: str) -> tuple[Numbers, Numbers]:
    """Return the codes of the folded characters, and where each comes from."""
    typed = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")
    codes, starts = _CODES[typed], np.arange(len(typed))
    if (codes == _UNMET).any():
        text.translate(_TABLE)
        codes = _CODES[typed]
    uneven = np.flatnonzero(codes == _UNEVEN)
    if not uneven.size:
        return codes, starts
    pieces = [_TABLE[code] for code in typed[uneven].tolist()]
    lengths = np.ones(len(typed), np.int64)
    lengths[uneven] = list(map(len, pieces))
    codes, starts = np.repeat(codes, lengths), np.repeat(starts, lengths)
    codes[codes == _UNEVEN] = list(map(ord, "".join(pieces)))
    return codes, starts


def _one_white(
    codes: Numbers, starts: Numbers, white: npt.NDArray[np.bool_]
) -> tuple[Numbers, Numbers]:
    """Let one character stand for a run of white space: a newline if the run holds one."""
    kept = ~white
    kept[0] = True
    kept[1:] |= ~white[:-1]
    runs = np.flatnonzero(kept & white)
    has_newline = np.logical_or.reduceat(codes == _NEWLINE, runs)
    codes = codes.copy()
    codes[runs] = np.where(has_newline, _NEWLINE, _SPACE)
    return codes[kept], starts[kept]


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


def _keep_first(matched: str) -> Kept:
    return (matched[0], [0])


def _keep_letters(matched: str) -> Kept:
    offsets = [i for i, c in enumerate(matched) if c not in _SEPARATORS]
    return ("".join(matched[i] for i in offsets), offsets)
