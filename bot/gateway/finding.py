"""The words by which a message is found again, the same for what is kept and what is asked."""

import re

from bot.text.folding import fold

_WORD = re.compile(r"[^\W_]+")
_ARTICLES = ("وال", "بال", "فال", "لل", "ال")
MIN_STEM = 3
MAX_WORDS = 400
MAX_ASKED = 8


def words_of(text: str) -> str:
    """Return the folded words of a text; an Arabic word also without its article."""
    found: list[str] = []
    for word in _WORD.findall(fold(text))[:MAX_WORDS]:
        found.append(word)
        stem = _stem(word)
        if stem != word:
            found.append(stem)
    return " ".join(found)


def asked(text: str) -> tuple[str, ...]:
    """Return the words that a search asks for, each the beginning of a word to be found."""
    return tuple(_stem(word) for word in _WORD.findall(fold(text))[:MAX_ASKED])


def _stem(word: str) -> str:
    for article in _ARTICLES:
        if word.startswith(article) and len(word) - len(article) >= MIN_STEM:
            return word[len(article) :]
    return word
