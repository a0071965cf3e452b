"""Where a message that asks two questions is parted: "combien ça coûte | et qui paye ?".

It is parted where a word that joins, or a mark, stands before words that ask. A list ("passeport et
CV ?") stays one question.
"""

from collections.abc import Iterable, Iterator, Mapping

from bot.content.model import Snapshot
from bot.text.folding import fold_with_positions
from bot.text.words import BOUNDARY, split_words

MAX_WORDS, LEAST_WORDS = 40, 2
"""Words of the longest message that is parted, and of the shortest half."""
MAX_JOIN, MAX_ASKING = 3, 4
"""Words of the longest phrase that joins, and that asks."""
_MARKS = frozenset(",;:.!?\n،؛؟")
_AND = ("و", "w")
"""What is written in one with the word behind it: «وشحال»."""

Words = tuple[str, ...]


class Halves:
    """The words that part questions, of one content snapshot."""

    def __init__(self, content: Snapshot) -> None:
        """Take the words; a folder without the file has none."""
        document = content.shared.get("followups")
        rows = document.data.get("two_questions", {}) if document is not None else {}
        self._asks, self._joins = _phrases(rows.get("asks", {})), _phrases(rows.get("joins", {}))

    def of(self, text: str) -> Iterator[tuple[str, str]]:
        """Yield the halves in which a message may be parted, each of which asks."""
        split = split_words(fold_with_positions(text))
        places = [at for at, word in enumerate(split.words) if word != BOUNDARY]
        words = tuple(split.words[at] for at in places)
        if len(words) > MAX_WORDS:
            return
        for at in range(LEAST_WORDS, len(words) - LEAST_WORDS + 1):
            gap = split.folded.text[split.ends[places[at - 1]] : split.starts[places[at]]]
            first = at + self._joined(words[at:])
            one_word = self._is_joined(words[first])
            parted = first > at or one_word or not _MARKS.isdisjoint(gap)
            asks = one_word or self._begins(words[first:])
            if not (parted and asks and self._ask(words[:at])) or len(words) - first < LEAST_WORDS:
                continue
            left, right = split.typed_place(places[0], places[at - 1]), places[first]
            yield text[left[0] : left[1]], text[split.typed_place(right, right)[0] :].strip()

    def _joined(self, words: Words) -> int:
        """Return how many words join, before words that ask."""
        sizes = range(min(MAX_JOIN, len(words) - 1), 0, -1)
        return next((size for size in sizes if words[:size] in self._joins), 0)

    def _begins(self, words: Words) -> bool:
        return any(words[:size] in self._asks for size in range(1, MAX_ASKING + 1))

    def _is_joined(self, word: str) -> bool:
        apart = (word,) not in self._asks  # "wach" is no "w ach"
        return apart and word.startswith(_AND) and (word[1:],) in self._asks

    def _ask(self, words: Words) -> bool:
        places = range(len(words))
        return any(self._begins(words[at:]) or self._is_joined(words[at]) for at in places)


def _phrases(rows: Mapping[str, Iterable[str]]) -> frozenset[Words]:
    phrases = (phrase for row in rows.values() for phrase in row)
    return frozenset(split_words(fold_with_positions(phrase)).words for phrase in phrases)
