"""What the choices of phrases may begin with, and how far they may go: known before any text."""

from collections.abc import Mapping, Sequence

from actions.sign_engine.table import Path, Start

MAX_WORDS_OF_CLASS = 30
"""A longer one, such as a link with a long path, may begin a choice but not stand within it."""

_ITSELF = Start(0, whole=True)
_NOT_YET = Start(0, whole=False)


class Starts:
    """The choices of all phrases, looked into once."""

    def __init__(self, words: Mapping[int, int], options: Mapping[int, Sequence[Path]]) -> None:
        """Take segments.

        Args:
            words: How many words each plain segment has at most.
            options: The alternatives of each choice.
        """
        self._words, self._options = words, options
        self._longest: dict[int, int] = {}
        self._parts: dict[int, dict[int, Start]] = {}

    def of_all(self) -> dict[int, dict[int, Start]]:
        """Return of each segment itself and the choices that it may begin."""
        starts: dict[int, dict[int, Start]] = {n: {n: _ITSELF} for n in self._words}
        for number in self._options:
            starts[number] = {}
        for number in self._options:
            for part, start in self._begins_with(number).items():
                starts[part][number] = start
        return starts

    def is_longer(self, path: Path) -> bool:
        """Tell whether a way through a choice is more than plain segments that feed it."""
        numbers, _ = path
        return len(numbers) > 1 or any(map(self.is_longer, self._options.get(numbers[0], ())))

    def _begins_with(self, number: int) -> dict[int, Start]:
        """Return the plain segments with which a segment may begin."""
        if number not in self._options:
            return {number: _ITSELF}
        parts = self._parts.get(number)
        if parts is None:
            parts = self._parts[number] = {}
            for numbers, gaps in self._options[number]:
                rest = sum(gaps) + sum(map(self._most_words, numbers[1:]))
                for part, start in self._begins_with(numbers[0]).items():
                    known = parts.get(part, _NOT_YET)
                    whole = start.whole and len(numbers) == 1
                    further = max(known.further, start.further + rest)
                    parts[part] = Start(further, whole=known.whole or whole)
        return parts

    def _most_words(self, number: int) -> int:
        """Return how many words a segment has at most."""
        if number not in self._options:
            return self._words[number]
        longest = self._longest.get(number)
        if longest is None:
            longest = self._longest[number] = max(
                (sum(gaps) + sum(map(self._most_words, numbers)))
                for numbers, gaps in self._options[number]
            )
        return longest
