"""The consonant skeleton of a word, one for both scripts: "nkhless", "نخلص" and "n5elles" agree.

Darija is written in Arabic letters and in Latin ones, each with many spellings, and French words
live in both ("الفيزا", "lvisa"). The skeleton keeps consonants only, each sound written one way,
so that what is learnt from one spelling serves the others. It is coarse on purpose: it stands
beside the words themselves, never in their place.

    kh, 5, خ → x    gh, 8, غ → g    ch, sh, ش → c    q, 9, c, k, ق, ك → k    7, h, ح, ه → h
    p, b, ب → b     v, f, ف → f     z, s, ز, س, ص → s   d, ذ, ض, ظ, د → d   t, ط, ت, ث → t
    vowels, half-vowels, ع, ء, 3, 2 → nothing;  doubled letters → one
"""

import re
from functools import lru_cache

_ARABIC = str.maketrans(
    {
        **dict(zip("بتثجحخدذرزسشصضطظغفقكلمنه", "bttjhxddrsscsdtdgfkklmnh", strict=True)),
        **dict.fromkeys("اويع", ""),
    }
)
_LATIN = str.maketrans(
    {
        **dict(zip("589q7vpzc", "xgkkhfbsk", strict=True)),
        **dict.fromkeys("32aeiouwy'", ""),
        "š": "c",
    }
)
_DIGRAPHS = re.compile(r"kh|gh|ch|sh|th|dh|ph|qu")
_DIGRAPH_SOUNDS = {
    "kh": "x",
    "gh": "g",
    "ch": "š",
    "sh": "š",
    "th": "t",
    "dh": "d",
    "ph": "f",
    "qu": "k",
}
_DOUBLED = re.compile(r"(.)\1+")
_WORD = re.compile(r"[^\W_]+")
CACHED_WORDS = 50_000


@lru_cache(maxsize=CACHED_WORDS)
def skeleton(word: str) -> str:
    """Return the skeleton of a folded word; it may be empty.

    >>> skeleton("نخلص") == skeleton("nkhlless")
    True
    """
    if "\u0600" <= word[:1] <= "\u06ff":
        consonants = word.translate(_ARABIC)
    else:
        spelled = _DIGRAPHS.sub(lambda match: _DIGRAPH_SOUNDS[match.group()], word)
        consonants = spelled.translate(_LATIN)
    return _DOUBLED.sub(r"\1", consonants)


def skeletons(folded: str) -> str:
    """Return the skeletons of the words of a folded text, joined by spaces."""
    return " ".join(filter(None, map(skeleton, _WORD.findall(folded))))
