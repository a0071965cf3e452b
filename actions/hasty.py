"""French words as they are typed in haste, put back so that phrases find them.

"Jveux", "jpense", "chui" stand in no phrase: whoever wants to die, or is blackmailed, writes them.
Only forms that are no word of another language are here.
"""

from bot.text.words import Words

_JOINED = {
    "veux": "veux veu vx",
    "voudrais": "voudrais voudrai",
    "voulais": "voulais voulai",
    "pense": "pense pens",
    "pensais": "pensais pensai",
    "peux": "peux peu px",
    "suis": "suis sui",
    "vais": "vais vai ve",
    "me": "me m",
    "prefere": "prefere preferes",
    "songe": "songe",
    "merite": "merite",
    "serai": "serai serais",
    "sers": "sers ser",
    "tiens": "tiens tien",
    "craque": "craque craq",
}
"""A verb as phrases write it, and as it is written behind a "j" without a gap."""
_SINGLE = {"vx": "veux", "veu": "veux", "mourrir": "mourir", "mourire": "mourir", "envi": "envie"}
_SINGLE |= {"vivr": "vivre", "tuez": "tuer", "suicidez": "suicider"}
"""Words that many spell so, and as phrases write them."""
WRITTEN_OUT: dict[str, tuple[str, ...]] = {
    **{f"j{typed}": ("je", verb) for verb, row in _JOINED.items() for typed in row.split()},
    **dict.fromkeys(("chui", "chuis", "shui", "chu"), ("je", "suis")),
    **{typed: (word,) for typed, word in _SINGLE.items()},
}
"""What is typed, and the words that it stands for."""


def written_out(words: Words) -> Words:
    """Return the words of a text with those that were typed in haste written out."""
    if WRITTEN_OUT.keys().isdisjoint(words.words):
        return words
    rows = [
        (word, start, end)
        for typed, start, end in zip(words.words, words.starts, words.ends, strict=True)
        for word in WRITTEN_OUT.get(typed, (typed,))
    ]
    read, starts, ends = zip(*rows, strict=True)
    return Words(words.folded, read, starts, ends)
