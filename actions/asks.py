"""Asks: what people ask next in danger, after a fraud, or after an offer.

"Who do I call?", "and if he comes to the house?", "but they have an office": said alone such words
mean little, and the model hears them as something else. Within the talk they belong to, they are
known by their likeness to examples (`content/shared/asks.yaml`, and messages of whole talks in
`ask_examples.yaml`). In danger and after a fraud, what people tell in pieces is known in the same
way, by examples of situations (`situation_examples.yaml`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.content import collector
from bot.content.model import Snapshot
from bot.content.reply import Choice
from bot.text.linear import remembered
from bot.text.retrieval import Counts, QuestionIndex, Voted

FILE, EXAMPLES, SITUATIONS = "asks", "ask_examples", "situation_examples"
LIKE = 0.15
"""Likeness to an example of its ask from which a message within the talk may be taken for it …"""
LEANING = -0.25
"""… and how much must speak for it: its share of the votes of the nearest examples, and how far the
linear model leans to it."""
LEAST_TO_CHOOSE = -0.9
"""How much must speak for an ask that is offered to choose from."""
MIN_WORDS, LIKE_IN_FEW = 3, 0.5
"""Fewer words must be so like an example to tell of a situation: "I am tired" may mean much."""
NEAR, MAX_RIVALS = 0.5, 2
"""Asks for which so little less speaks than for the likeliest may be meant as well: of 480 messages
of whole talks (`talks_unseen.jsonl`) 49 have one or two so close, 16 of these were answered as
another, and 12 find theirs among the two."""
SITUATION = "situation."
"""How the names of situations begin among those of asks."""
TALKS_OF_SITUATIONS = ("distress", "report_fraud", "ask_rights_abroad")
"""The talks in which situations are known by their examples."""
SHOW = "asked.show"
"""The deed that says what is said to an ask."""
REPLY = "asked_"
"""How the names of their replies begin."""


@dataclass(frozen=True)
class Ask:
    """Something that people ask next.

    Attributes:
        id: Its name.
        likeness: How like the nearest example the message is, 0 to 1.
        leaning: How much speaks for it (see `LEANING`).
        deed: What is done, where there is more to do than to say something.
        args: The arguments of the deed.
    """

    id: str
    likeness: float
    leaning: float
    deed: str | None = None
    args: Mapping[str, str] | None = None


class Asks:
    """The asks of one content snapshot, by the talk in which they are heard."""

    @collector.put_off()
    def __init__(self, content: Snapshot, weights: Path) -> None:
        """Index the examples; a folder without the file has none.

        Args:
            content: The content.
            weights: The folder where what was learnt from the examples is kept.
        """
        self._rows = dict(_rows(content, FILE))
        for name, examples in _rows(content, SITUATIONS).items():
            self._rows[SITUATION + name] = {
                "after": TALKS_OF_SITUATIONS,
                "examples": examples,
                "does": "situation.show",
                "args": {"situation": name},
            }
        talks = {talk for row in self._rows.values() for talk in row["after"]}
        self._elsewhere: dict[str, set[str]] = {}
        for name, row in self._rows.items():
            for case in row.get("not_in", ()):
                self._elsewhere.setdefault(case, set()).add(name)
        further = _rows(content, EXAMPLES)
        examples = [
            (name, example)
            for name, row in self._rows.items()
            for examples in (*row["examples"].values(), *further.get(name, {}).values())
            for example in examples
        ]
        counts = Counts.of(examples, sounds=True)
        heard = {talk: [n for n in self._rows if talk in self.talks(n)] for talk in sorted(talks)}
        self._indexes = {talk: QuestionIndex(counts.only(ids)) for talk, ids in heard.items()}
        self._linear = remembered(weights, FILE, examples)

    def talks(self, name: str) -> tuple[str, ...]:
        """Return the talks in which an ask is heard; none for one that is not known."""
        return tuple(self._rows[name]["after"]) if name in self._rows else ()

    def fits(self, name: str, talk: str, case: str | None) -> bool:
        """Tell whether an ask is heard in a talk, and makes sense in a situation."""
        return talk in self.talks(name) and name not in self._elsewhere.get(case or "", ())

    def tells_numbers(self, name: str) -> bool:
        """Tell whether the numbers of the country belong to what is said to an ask."""
        return bool(self._rows[name].get("numbers"))

    def answer_in_country(self, name: str, talk: str) -> str | None:
        """Return the answer that is given instead where it has words for the very country."""
        row = self._rows[name]
        fits = talk in row.get("in_country_after", (talk,))
        return str(row["in_country"]) if fits and "in_country" in row else None

    def left(self, text: str, talk: str, case: str | None = None) -> str | None:
        """Return the name of what a message means that is left to the ordinary understanding."""
        found = self._voted(text, talk, case)
        return found.id if found is not None and self._rows[found.id].get("leave") else None

    def find(
        self, text: str, talk: str, case: str | None = None, *, least: float = LEANING
    ) -> Ask | None:
        """Return what a message asks within a talk, if it is like one of the examples.

        Args:
            text: The message.
            talk: What is spoken of.
            case: The situation, if it is known: not every ask makes sense in each.
            least: How much must speak for it.
        """
        found = self._voted(text, talk, case, least)
        if found is None:
            return None
        row = self._rows[found.id]
        if row.get("leave"):
            return None
        return Ask(found.id, found.score, found.leaning, row.get("does"), row.get("args"))

    def likeliest(self, text: str, talk: str, case: str | None, count: int) -> list[str]:
        """Return the names of what a message may ask, the likeliest first, to choose from.

        Args:
            text: The message.
            talk: What is spoken of.
            case: The situation, if it is known.
            count: How many at most.
        """
        ranked = self._ranked(text, talk, case, count * 2)
        return [f.id for f in ranked if f.leaning >= LEAST_TO_CHOOSE and self._title(f.id)][:count]

    def rivals(self, text: str, talk: str, case: str | None, said: str) -> list[str]:
        """Return the names of what a message may ask as well as what is answered.

        Args:
            text: The message.
            talk: What is spoken of.
            case: The situation, if it is known.
            said: The name of the ask that is answered.
        """
        ranked = self._ranked(text, talk, case, 2 * MAX_RIVALS)
        if said not in {found.id for found in ranked}:
            return []  # it was known by its words
        near = (f.id for f in ranked if f.id != said and f.leaning >= ranked[0].leaning - NEAR)
        return list(filter(self._title, near))[:MAX_RIVALS]

    def _title(self, name: str) -> Mapping[str, str] | None:
        """Return what the button of an ask is called, by language, if it has one."""
        title: Mapping[str, str] | None = self._rows[name].get("title")
        return title

    def _ranked(self, text: str, talk: str, case: str | None, count: int) -> list[Voted]:
        """Return the likeliest asks and situations of a talk."""
        index = self._indexes.get(talk)
        if index is None:
            return []
        without, beside = self._elsewhere.get(case or "", ()), self._linear.leanings(text)
        return index.ranked(text, count=count, without=without, beside=beside)

    def button(self, name: str, language: str) -> Choice:
        """Return a button that asks something."""
        row = self._rows[name]
        deed = row.get("does")
        args = row.get("args", {}) if deed else {"question": name}
        return Choice(str(row["title"][language]), deed or SHOW, dict(args))

    def told(self, text: str, talk: str) -> str | None:
        """Return the situation that a message tells of, if it is like its examples.

        Args:
            text: The message.
            talk: Danger, or a fraud.
        """
        found = self._voted(text, talk, None)
        name = found.id if found is not None else ""
        return name.removeprefix(SITUATION) if name.startswith(SITUATION) else None

    def _voted(
        self, text: str, talk: str, case: str | None, least: float = LEANING
    ) -> Voted | None:
        found = next(iter(self._ranked(text, talk, case, 1)), None)
        if found is None or found.score < LIKE or found.leaning < least:
            return None
        few = found.id.startswith(SITUATION) and len(text.split()) < MIN_WORDS
        return None if few and found.score < LIKE_IN_FEW else found


def _rows(content: Snapshot, file: str) -> Mapping[str, Any]:
    """Return the rows of a shared file; a folder without it has none."""
    document = content.shared.get(file)
    rows: Mapping[str, Any] = document.data[file] if document is not None else {}
    return rows
