"""Easy to read for someone who left school early: short sentences, everyday words.

French has an index of its own: Kandel and Moles (1958) fitted Flesch's reading ease to French,
`207 - 1.015 * words a sentence - 73.6 * syllables a word`; 100 is very easy, 60 is a newspaper.
Arabic has no index of that standing, so its sentences and the length of its words are measured.
These are warnings: a reader decides, not a number.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from bot.content.checks.base import Context, texts
from bot.content.document import Document
from bot.content.problems import Level, Problem
from bot.content.render import PLACEHOLDER

MAX_SENTENCE_WORDS = 20
MIN_FRENCH_EASE = 70.0
MAX_ARABIC_WORD_LETTERS = 5.2
"""Mean letters a word, with the particles and pronouns that are written in one with it."""
MIN_WORDS = 80
"""A file with fewer words has no steady mean."""
_SHOWN_WORDS = 8
WORDS_KEPT, TEXTS_KEPT = 20_000, 30_000
"""What was counted is kept: an editor who changes one text is told soon of all."""

_READ = frozenset({"text", "feedback", "short", "more", "summary", "aim", "title", "forms", "todo"})
"""Fields that people read; `questions` are what people say, not what Rihla says."""
_SENTENCE_END = re.compile(r"(?<=[.!?؟…])[\s»]+|\n+|•")
_LINK = re.compile(r"https?://\S+")
_WORD = re.compile(r"[^\W_]+(?:['\u2019\-][^\W\d_]+)*", re.UNICODE)
_ELISION = re.compile(r"\b\w{1,2}['\u2019]", re.UNICODE)
_VOWELS = re.compile(r"[aeiouyàâäéèêëîïôöùûüœæ]+")
_HIATUS = re.compile(r"(?<=[aeou])y(?=[aeiouéèê])|(?<=[éèï])(?=[aeiou])")
"""Where two vowels in a row are two syllables: payer, création."""
_SILENT_END = re.compile(r"(?<=[^aeiouyàâäéèêëîïôöùûü])(?:e|es|ent)$")
_ARABIC_MARKS = re.compile(r"[\u064b-\u0652\u0670\u0640]")
_ARABIC_WORD = re.compile(r"[\u0621-\u064a]+")


@dataclass(frozen=True)
class Measure:
    """What was counted in a text or a file."""

    sentences: int
    words: int
    units: int
    """Syllables in French, letters in Arabic."""

    def __add__(self, other: "Measure") -> "Measure":
        """Join two counts."""
        return Measure(
            self.sentences + other.sentences, self.words + other.words, self.units + other.units
        )


def sentences(text: str) -> list[str]:
    """Return the sentences of a text: a line, or an item ends one too."""
    plain = _LINK.sub("lien", PLACEHOLDER.sub("valeur", text)).replace("*", "")
    return [part.strip() for part in _SENTENCE_END.split(plain) if _WORD.search(part)]


def words(sentence: str) -> list[str]:
    """Return the words of a sentence; an elided article counts with its noun."""
    return _WORD.findall(sentence)


@lru_cache(maxsize=WORDS_KEPT)
def syllables(word: str) -> int:
    """Count the syllables of a French word by its groups of vowels, a mute ending left out."""
    spoken = _ELISION.sub("", word.lower())
    shorter = _HIATUS.sub("-", _SILENT_END.sub("", spoken))
    return max(len(_VOWELS.findall(shorter or spoken)), 1)


def french_ease(measure: Measure) -> float:
    """Return the reading ease after Kandel and Moles: higher is easier."""
    length, weight = measure.words / measure.sentences, measure.units / measure.words
    return 207 - 1.015 * length - 73.6 * weight


class Readability:
    """Sentences that are long, and files whose words are."""

    def run(self, context: Context) -> Iterator[Problem]:
        """Return what a person who reads little would stumble over."""
        for language, document in context.localised():
            total = Measure(0, 0, 0)
            for keys, text in texts(document.data):
                if not _READ.intersection(keys[-2:]):
                    continue
                measure, long = _read(language, text)
                total += measure
                for count, start in long:
                    what = f"a sentence has {count} words: {start}…"
                    repair = f"stay at {MAX_SENTENCE_WORDS} or under"
                    yield document.problem(Level.WARNING, what, repair, *keys)
            yield from self._file(language, document, total)

    def _file(self, language: str, document: Document, total: Measure) -> Iterator[Problem]:
        if total.words < MIN_WORDS:
            return
        if language == "fr" and (ease := french_ease(total)) < MIN_FRENCH_EASE:
            what = f"the reading ease is {ease:.0f} (Kandel and Moles)"
            repair = f"reach {MIN_FRENCH_EASE:.0f} with shorter words and sentences"
            yield document.problem(Level.WARNING, what, repair)
        if language == "ar" and (mean := total.units / total.words) > MAX_ARABIC_WORD_LETTERS:
            what = f"a word has {mean:.1f} letters on average"
            repair = f"stay under {MAX_ARABIC_WORD_LETTERS} with everyday words"
            yield document.problem(Level.WARNING, what, repair)


@lru_cache(maxsize=TEXTS_KEPT)
def _read(language: str, text: str) -> tuple[Measure, tuple[tuple[int, str], ...]]:
    """Return the measure of a text, and of each long sentence how long it is and its beginning."""
    found = sentences(text)
    spoken = [words(sentence) for sentence in found]
    long = tuple(
        (len(row), " ".join(sentence.split()[:_SHOWN_WORDS]))
        for sentence, row in zip(found, spoken, strict=True)
        if len(row) > MAX_SENTENCE_WORDS
    )
    if language == "ar":
        plain = _ARABIC_WORD.findall(_ARABIC_MARKS.sub("", " ".join(found)))
        return Measure(len(found), len(plain), sum(map(len, plain))), long
    units = sum(map(syllables, chain.from_iterable(spoken)))
    return Measure(len(found), sum(map(len, spoken)), units), long
