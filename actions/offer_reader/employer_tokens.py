"""Words of a text as given, as the employer reader looks at them."""

import re
from functools import lru_cache
from typing import NamedTuple

from actions.offer_reader import employer_words as words
from bot.text.folding import fold

CACHED_WORDS = 20_000
_SHORT = 2
_ARTICLE = len("l'")
_ORGANISING = words.HOUSEHOLDS | words.NOUNS | words.LEGAL_FORMS | words.TRADE_ENDINGS
_TOKEN = re.compile(r"[^\W_][\w.&'\u2019\-]*|&")


@lru_cache(maxsize=CACHED_WORDS)
def _described(written: str) -> tuple[str, str, bool, bool, int]:
    """Return what a token tells of a word as written, and how many letters are cut off it.

    An article is cut off a word for an organisation.
    """
    text = written.rstrip(".'\u2019-") if len(written) > _SHORT else written
    if "." in text:
        text = written  # W.L.L. keeps its dots
    folded, capital = fold(text).rstrip("."), text[0].isupper() or text == "&"
    if folded[1:2] == "'" and folded[_ARTICLE:] in words.NOUNS:
        return (*_described(text[_ARTICLE:])[:-1], _ARTICLE)
    organises = folded in _ORGANISING or _ends_a_compound(text, folded)
    return text, folded, capital, organises, 0


def _ends_a_compound(text: str, folded: str) -> bool:
    return (
        len(folded) >= words.SHORTEST_COMPOUND
        and not text.isupper()
        and folded.endswith(words.NOUN_ENDINGS)
    )


class Token(NamedTuple):
    """A word of the text as given.

    Attributes:
        text: The word without the marks at its end.
        folded: The same, folded.
        capital: Whether it begins with a capital.
        organises: Whether names of organisations are recognised by such a word.
        start: Where it begins in the text.
        end: The position behind it.
    """

    text: str
    folded: str
    capital: bool
    organises: bool
    start: int
    end: int


def split(original: str) -> list[Token]:
    """Return the words of a text."""
    tokens = []
    for match in _TOKEN.finditer(original):
        text, folded, capital, organises, cut = _described(match.group())
        start = match.start() + cut
        tokens.append(Token(text, folded, capital, organises, start, start + len(text)))
    return tokens


def compound(token: Token) -> bool:
    """Tell whether a word with a capital ends as compound names of firms do ("Lindenhof")."""
    return token.capital and _ends_a_compound(token.text, token.folded)


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
