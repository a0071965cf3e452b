"""How far a name goes on to the right and to the left of one of its words."""

import re

from actions.offer_reader import employer_plain_words as plain
from actions.offer_reader import employer_words as words
from actions.offer_reader.employer_tokens import Token

MAX_WORDS = 7
_GAP = re.compile(r"[ \u00a0]{1,2}(?:[«\"“] ?)?")
_VERBS = frozenset(verb for verb in words.RECRUITING if " " not in verb)
_ELIDED = ("d'", "l'", "d\u2019", "l\u2019")


def joined(original: str, tokens: list[Token], index: int) -> bool:
    """Tell whether only a space stands between a word and the next one."""
    if index + 1 >= len(tokens):
        return False
    gap = original[tokens[index].end : tokens[index + 1].start]
    return _GAP.fullmatch(gap) is not None or (
        gap == ". " and len(tokens[index].text) <= 3 and tokens[index].capital
    )


def right(original: str, tokens: list[Token], index: int) -> int:
    """Return the index of the last word of the name that goes on behind a word."""
    last = index
    at = index
    while at - index < MAX_WORDS and joined(original, tokens, at):
        at += 1
        token = tokens[at]
        if token.folded in _VERBS:
            break
        if token.capital and token.folded not in plain.GENERIC:
            last = at
        elif (
            (at == index + 1 and token.folded.endswith(words.ADJECTIVE_ENDINGS))
            or (token.capital and token.folded in words.NUMBERS)
            or _activity(tokens, index, at)
        ):
            continue
        elif token.folded not in words.CONNECTORS and not token.text.startswith(_ELIDED):
            break
        elif token.text[2:3].isupper():
            last = at
    return last


def _activity(tokens: list[Token], index: int, at: int) -> bool:
    """Tell whether a word says what an organisation does before its name ("de coiffure Rita")."""
    token = tokens[at]
    first = at == index + 1 or (
        at == index + 2 and tokens[index + 1].folded in words.OF and not tokens[index + 1].capital
    )
    return (
        first
        and token.text.islower()
        and token.folded not in words.CONNECTORS
        and tokens[index].folded in words.NOUNS
        and (at > index + 1 or token.folded in words.ACTIVITIES)
        and at + 1 < len(tokens)
        and tokens[at + 1].capital
    )


def left(original: str, tokens: list[Token], index: int) -> int:
    """Return the index of the first word of the name that stands before a word."""
    first = index
    at = index
    while index - at < MAX_WORDS and at > 0 and joined(original, tokens, at - 1):
        at -= 1
        token = tokens[at]
        if token.capital and token.folded not in plain.GENERIC:
            first = at
        elif token.folded not in words.CONNECTORS or token.capital:
            break
    return first
