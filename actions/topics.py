"""Topics: what has an answer of its own though no intent is about it.

Somebody asks for driving licences, for the blue card by its name, whether they are too old: the
model hears a neighbouring question. Phrases hear the topic (`content/shared/topics.yaml`), and what
no phrase foresaw is known by its likeness to examples (`topic_examples.yaml`); its answer is the
file of its name in `answers/`.
"""

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from actions.followed import Followed
from actions.phrasebook import Phrasebook
from bot.content import collector
from bot.content.model import Snapshot
from bot.text.linear import remembered
from bot.text.retrieval import QuestionIndex, Voted

FILE, EXAMPLES = "topics", "topic_examples"
NOTHING = "out_of_scope"
"""The name of examples that are about no topic."""
LIKE = 0.2
"""Likeness to an example of its topic from which a question may be about it."""
LIKE_BEFORE = 0.3
"""How much more speaks for what the message before was like too, where its answer was wrong."""
LEAST_TO_CHOOSE = -0.85
"""How much must speak for a topic that somebody is asked about."""
NEAR, LEAST_NEAR = 0.4, -0.5
"""A topic for which so little less speaks than for the likeliest, and at least so much, may be
meant as well as the answer that is said: of 347 questions right after an answer 90 had another than
they asked for; beside 81 stand one or two such topics, 54 of these had the wrong answer, and 38
find theirs among the two. With a lower line seven more do, beside 40 more that see strangers."""
LOOKED_THROUGH = 6
"""Topics, the likeliest, among which those are."""


class Topics:
    """The topics of one content snapshot, compiled."""

    @collector.put_off()
    def __init__(self, content: Snapshot, weights: Path) -> None:
        """Compile the phrases and index the examples; a folder without the files has none.

        Args:
            content: The content.
            weights: The folder where what was learnt from the examples is kept.

        Raises:
            ContentError: A phrase cannot be read.
        """
        self._book = Phrasebook(content, FILE)
        examples = list(_examples(content))
        self._own = frozenset(name for name, _ in examples) - {NOTHING}
        rows = [*examples, *_questions(content)] if examples else []
        self._index = QuestionIndex(rows, sounds=True)
        self._linear = remembered(weights, FILE, rows)
        self._followed = Followed(content)

    def find(self, text: str) -> str | None:
        """Return the topic that a message names: the name of its answer."""
        return self._book.find(text)

    def of_country(self, name: str) -> str:
        """Return the answer of a topic where a country is known: mostly the topic itself."""
        return str(self._book.rows.get(name, {}).get("of_country", name))

    def like(self, text: str, before: str | None = None) -> Voted | None:
        """Return the topic that a question is like, if it is more like it than like another.

        Args:
            text: The question.
            before: The name of the answer that it follows.
        """
        found = self._index.voted(text, beside=self._speaks(text, before))
        known = found is not None and found.id in self._own and found.score >= LIKE
        return found if known else None

    def likeliest(
        self, text: str, count: int, before: str | None = None, *, least: float = LEAST_TO_CHOOSE
    ) -> list[str]:
        """Return the names of the answers that a message may ask for, the likeliest first.

        Args:
            text: The message.
            count: How many at most.
            before: The name of the answer that it follows.
            least: How much must speak for each.
        """
        beside = self._speaks(text, before)
        ranked = self._index.ranked(text, count=count, without={NOTHING}, beside=beside)
        return [found.id for found in ranked if found.leaning >= least]

    def others(
        self, text: str, before: str | None, without: Collection[str], likely: Sequence[str]
    ) -> list[Voted]:
        """Return the answers that a message may ask for but those just given, the likeliest first.

        Args:
            text: What the message asks for.
            before: The name of the answer that it follows.
            without: The names of the answers that were given.
            likely: The names of what the message before was like, too.
        """
        beside = self._speaks(text, before)
        for name in likely:
            beside[name] = beside.get(name, 0.0) + LIKE_BEFORE
        left_out = {NOTHING, *without}
        ranked = self._index.ranked(text, count=len(likely) + 4, without=left_out, beside=beside)
        return [found for found in ranked if found.leaning >= LEAST_TO_CHOOSE]

    def rivals(self, text: str, said: str, before: str | None) -> list[str]:
        """Return what a message may ask for as well as what is answered, the likeliest first.

        Args:
            text: The message.
            said: The name of the answer that is given.
            before: The name of the answer that the message follows.
        """
        ranked = self._index.ranked(
            text, count=LOOKED_THROUGH, without={NOTHING}, beside=self._speaks(text, before)
        )
        best = ranked[0].leaning if ranked else 0.0
        least = max(best - NEAR, LEAST_NEAR)
        return [f.id for f in ranked if f.id != said and f.leaning >= least]

    def _speaks(self, text: str, before: str | None) -> dict[str, float]:
        """Return what speaks for answers beside near examples: their pieces, what went before."""
        speaks = self._linear.leanings(text)
        for name, more in self._followed.speaks(before).items():
            speaks[name] = speaks.get(name, 0.0) + more
        return speaks


def _examples(content: Snapshot) -> Iterator[tuple[str, str]]:
    document = content.shared.get(EXAMPLES)
    for name, varieties in document.data[EXAMPLES].items() if document is not None else ():
        for examples in varieties.values():
            yield from ((name, example) for example in examples)


def _questions(content: Snapshot) -> Iterator[tuple[str, str]]:
    """Yield the questions of all answers: what is about no topic is like those of another."""
    for answers in content.answers.values():
        for answer in answers.values():
            yield from ((answer.id, question) for question in answer.questions)
