"""Words of a text as given, as the employer reader looks at them."""

import re
from functools import lru_cache

from actions.offer_reader import employer_words as words
from bot.text.folding import fold

CACHED_WORDS = 20_000
_SHORT = 2
_TOKEN = re.compile(r"[^\W_][\w.&'\u2019\-]*|&")


@lru_cache(maxsize=CACHED_WORDS)
def _described(written: str) -> tuple[str, str, bool]:
    """Return a word without the marks at its end, folded, and whether it has a capital."""
    text = written.rstrip(".'\u2019-") if len(written) > _SHORT else written
    if "." in text:
        text = written  # W.L.L. keeps its dots
    return text, fold(text).rstrip("."), text[0].isupper() or text == "&"


class Token:
    """A word of the text as given."""

    __slots__ = ("capital", "end", "folded", "start", "text")

    def __init__(self, written: str, start: int) -> None:
        self.text, self.folded, self.capital = _described(written)
        self.start = start
        self.end = start + len(self.text)


def split(original: str) -> list[Token]:
    """Return the words of a text; an article is cut off a word for an organisation."""
    tokens = [Token(match.group(), match.start()) for match in _TOKEN.finditer(original)]
    for index, token in enumerate(tokens):
        if token.folded[1:2] == "'" and token.folded[2:] in words.NOUNS:
            tokens[index] = Token(token.text[2:], token.start + 2)
    return tokens


def compound(token: Token) -> bool:
    """Tell whether a word with a capital ends as compound names of firms do ("Lindenhof")."""
    long = token.capital and len(token.folded) >= words.SHORTEST_COMPOUND
    return long and not token.text.isupper() and token.folded.endswith(words.NOUN_ENDINGS)


def mostly_capitals(tokens: list[Token]) -> bool:
    """Tell whether a text is written in capitals, so that a capital tells nothing."""
    capitals = sum(token.text.isupper() for token in tokens if len(token.text) > 3)
    return capitals * 2 > sum(len(token.text) > 3 for token in tokens)


def after_place_word(before: str) -> bool:
    """Tell whether a text ends with a word that a place follows."""
    return before.endswith(
        ("a ", "au ", "in ", "rue ", "avenue ", "bd ", "street ", "near ", "place ")
    )


def word_before(before: str, word: str) -> bool:
    """Tell whether an ending of a text is a whole word."""
    edge = len(before) - len(word) - 1
    return edge < 0 or not before[edge].isalnum()


def is_coined(name: str) -> bool:
    """Tell whether a single word looks coined for a firm: a capital inside it."""
    return any(c.isupper() for c in name[1:]) and not name.isupper()
