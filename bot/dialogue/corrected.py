"""What a message asks for, without what it rejects: "f HOLANDA, machi f lmaghrib".

Whoever was misheard says what they meant and what they did not. To a model both are words of the
question, and what is rejected is often heard loudest.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from bot.content.model import Snapshot
from bot.text.folding import fold_with_positions
from bot.text.skeleton import skeleton
from bot.text.words import BOUNDARY, split_words

CORRECTS = "corrects"
"""The key of a message of which only what it asks for, having been misheard, is understood."""
BLAMES = "blames"
"""The key that tells whether it says that the last reply was wrong."""
MAX_PHRASE = 9
"""Words of the longest phrase of a list."""
MAX_CHARACTERS = 400
"""A longer message is no correction."""
MAX_SHORT = 4
"""Words of a clause in which a "not" behind its first word rejects: « allemagne pas québec »."""
BY_SOUND = frozenset({"ary", "ary-Latn"})
"""Varieties whose words are compared by their consonants, where they are not too short for it."""
LEAST_CONSONANTS = 3
_COMMAS = frozenset(",;:-()")  # folded: a dash is a hyphen

Words = tuple[str, ...]


class _Phrases:
    """The phrases of one list."""

    def __init__(self, rows: Mapping[str, Iterable[str]], *, by_sound: bool = True) -> None:
        self._written: set[Words] = set()
        self._heard: set[Words] = set()
        for variety, phrases in rows.items():
            for phrase in phrases:
                words = _words(phrase)
                self._written.add(words)
                heard = _heard(words)
                if by_sound and variety in BY_SOUND and sum(map(len, heard)) > LEAST_CONSONANTS:
                    self._heard.add(heard)

    def begun(self, words: Sequence[str]) -> int:
        """Return how many words the longest phrase has that words begin with."""
        for size in range(min(MAX_PHRASE, len(words)), 0, -1):
            part = tuple(words[:size])
            if part in self._written or _heard(part) in self._heard:
                return size
        return 0


class Corrections:
    """The words of one content snapshot that correct what was misheard."""

    def __init__(self, content: Snapshot) -> None:
        """Take the words; a folder without the file has none."""
        document = content.shared.get("followups")
        rows = document.data.get("corrected", {}) if document is not None else {}
        self._says = _Phrases(rows.get("says", {}))
        self._to_others = _Phrases(rows.get("to_others", {}))
        # "She did not answer me" sounds like "you did not".
        self._protests = _Phrases(rows.get("protests", {}), by_sound=False)
        self._says_not = _Phrases(rows.get("says_not", {}))
        self._drops = _Phrases(rows.get("drops", {}))
        self._rejects = _Phrases(rows.get("rejects", {}))
        self._rejects_first = _Phrases(rows.get("rejects_first", {}))
        self._turns = _Phrases(rows.get("turns", {}))
        self._spares = _Phrases(rows.get("spares", {}))
        self._empty = _Phrases(rows.get("empty", {}))

    def wanted(self, text: str) -> str | None:
        """Return what a message asks for, without what it rejects and without "I said".

        None where it corrects nothing; an empty text where it only rejects.
        """
        if len(text) > MAX_CHARACTERS:
            return None
        split = split_words(fold_with_positions(text))
        kept: list[str] = []
        corrects = said = False
        for first, last in _clauses(split.folded.text, split.words, split.starts, split.ends):
            words = split.words[first:last]
            parts = list(self._meant(words, said=said))
            said = said or parts[0][0] > 0
            corrects = corrects or parts != [(0, len(words))]
            for start, end in parts:
                if not all(self._is_empty(word) for word in words[start:end]):
                    low, high = split.typed_place(first + start, first + end - 1)
                    kept.append(text[low:high])
        return ", ".join(kept) if corrects else None

    def blames(self, text: str, *, of_offer: bool) -> bool:
        """Tell whether a correction says that the last reply was wrong.

        "Laisse tomber" goes on to another matter, and of an offer "c'est pas une agence" is a fact.

        Args:
            text: The whole message.
            of_offer: Whether an offer is spoken of.
        """
        rests = _rests(text)
        if any(map(self._drops.begun, rests)):
            return False
        says = any(self._says_begun(rest) or self._says_not.begun(rest) for rest in rests)
        return says or (not of_offer and self._begins_with_not(rests))

    def protests(self, text: str) -> bool:
        """Tell whether a message says that what was asked was not answered, or misheard."""
        return any(map(self._protests.begun, _rests(text)))

    def _begins_with_not(self, rests: Sequence[Sequence[str]]) -> bool:
        """Tell whether a "not" stands first: "ana rajel machi mzewej" rejects no reply."""
        said = [rest for rest in rests if rest[0] != BOUNDARY and not self._is_empty(rest[0])]
        first = said[: 2 if len(rests) <= MAX_SHORT else 1]  # "allemagne pas québec"
        return any(self._rejects.begun(rest) or self._rejects_first.begun(rest) for rest in first)

    def _says_begun(self, rest: Sequence[str]) -> int:
        return max(self._said(rest), self._protests.begun(rest))

    def _meant(self, words: Sequence[str], *, said: bool) -> Iterator[tuple[int, int]]:
        """Yield from which to which of the words of a clause stands what it asks for.

        Args:
            words: The words of the clause.
            said: Whether "I said" stands in a clause before it.
        """
        start, rejected = 0, False
        for at in range(len(words)):
            rest = words[at:]
            says = self._says_begun(rest)
            if at < start:
                continue
            if rejected:
                rejected = not (says or self._turns.begun(rest))
                start, said = (start, said) if rejected else (at + says, bool(says))
            elif says and all(map(self._is_empty, words[start:at])):
                start, said = at + says, True
            elif size := self._protests.begun(rest):  # "ana rajel ma jawbtinich"
                yield start, at
                start, said = at + size, True
            elif (size := self._not_meant(rest)) or self._rejects_here(words, start, at, said=said):
                yield start, at
                start, rejected = at + max(size, 1), True
        if not rejected:
            yield start, len(words)

    def _said(self, rest: Sequence[str]) -> int:
        """Return how many words say "I said", to us: "j'ai dit oui au patron" corrects nothing."""
        size = self._says.begun(rest)
        return 0 if self._to_others.begun(rest[size:]) else size

    def _not_meant(self, rest: Sequence[str]) -> int:
        """Return how many words say that what follows is not meant: « je parle pas de »."""
        size = self._says_not.begun(rest)
        return 0 if self._spares.begun(rest[size : size + 1]) else size

    def _rejects_here(self, words: Sequence[str], start: int, at: int, *, said: bool) -> bool:
        """Tell whether a "not" stands at a place of a clause, and what is rejected behind it."""
        rest, before = words[at:], words[start:at]
        size = self._rejects.begun(rest)
        if not size:
            begins = said or all(map(self._is_empty, before))
            few = len(before) == 1 and len(words) - start <= MAX_SHORT
            size = self._rejects_first.begun(rest) if begins or few else 0
        return 0 < size < len(rest) and (said or not self._spares.begun(rest[size:]))

    def _is_empty(self, word: str) -> bool:
        return bool(self._empty.begun([word]))


def _clauses(
    folded: str, words: Sequence[str], starts: Sequence[int], ends: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Yield from which to which word each clause goes; commas part clauses as stops do."""
    first = 0
    for at, word in enumerate(words):
        parted = at > first and not _COMMAS.isdisjoint(folded[ends[at - 1] : starts[at]])
        if word == BOUNDARY or parted:
            if at > first:
                yield first, at
            first = at + 1 if word == BOUNDARY else at
    if first < len(words):
        yield first, len(words)


def _rests(text: str) -> list[tuple[str, ...]]:
    """Return what follows each word of a text, with the word itself."""
    words = split_words(fold_with_positions(text[:MAX_CHARACTERS])).words
    return [words[at:] for at in range(len(words))]


def _heard(words: Sequence[str]) -> Words:
    return tuple(map(skeleton, words))


def _words(phrase: str) -> Words:
    return tuple(w for w in split_words(fold_with_positions(phrase)).words if w != BOUNDARY)
