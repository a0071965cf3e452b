"""Whether a message asks what a name means: "c koi OSS ?", "chno hiya LMIA", or the name alone.

A message that asks more than that ("c'est quoi les étapes pour la carte bleue", "OFII combien ça
coûte") is about something else than the name.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from actions import shelf
from actions.scene import QUESTION, URGENT
from bot.content.model import Snapshot
from bot.content.reply import Choice
from bot.dialogue.expected import COUNTRY, NOT_UNDERSTOOD
from bot.dialogue.weighing import IRREGULAR, MOVES_AND_TALK, SMALL_TALK, asks
from bot.text.folding import fold_with_positions
from bot.text.gazetteer import NameMatch
from bot.text.words import BOUNDARY, Words, split_words

SHOW = "term.show"
"""The deed that explains a term."""
MEANING, MORE, SMALL = "meaning", "beyond_meaning", "around_names"
"""Lists of words that ask what a name means, that ask more than that, and that ask nothing."""
MAX_ASKING = 9
"""Words of a message that asks what a name means …"""
MAX_BARE = 5
"""… and of one that hardly says more than the name, where nothing else was understood."""
MEANINGS_IN_GENERAL = "contract_meaning"
"""The ask that explains the usual words of a contract; the very word is told rather."""
MAX_BESIDE = 2
"""Words of such a message beside names, small words, countries and those that ask for the meaning;
a bare name has none: "wach anapec katsift l qatar" asks something else."""
NOTHING = NOT_UNDERSTOOD | SMALL_TALK | MOVES_AND_TALK | {"insult"}
"""What the model hears in a strange name alone: "OIIQ" is no yes, "INAIL" no insult."""
WEAK = 0.6
"""Confidence under which a question that the model hears in a bare name is none."""

Parsed = dict[str, Any]


class NamedTerms:
    """What hears that a name is asked for, by the small words of one content snapshot."""

    def __init__(self, content: Snapshot) -> None:
        """Take the small words of the list, of follow-ups and corrections, if there are any."""
        document = content.shared.get("followups")
        data = document.data if document is not None else {}
        rows = (data.get("fillers", {}), data.get("corrected", {}).get("empty", {}))
        forms = [item["forms"] for item in content.list_items(SMALL)]
        forms += [words for row in rows for words in row.values()]
        self._small = frozenset(w for words in forms for one in words for w in _split(one).words)

    def asked(self, parsed: Parsed) -> str | None:
        """Return the term of which a message asks what it means, if it may be a question."""
        text = str(parsed["text"])
        may_ask = asks(parsed) or parsed["intent"]["name"] == IRREGULAR  # "chno hiya arraigo"
        if len(text.split()) > MAX_ASKING or not may_ask:
            return None
        said = _split(text)
        meaning = shelf.places_in(MEANING, said.folded)
        terms = shelf.terms().find(said.folded) if meaning else []
        beside = self._beside(said, [*terms, *meaning], parsed)
        if not terms or beside is None:
            return None
        asking = meaning[0]
        term = next((one for one in terms if one.start >= asking.end), terms[-1])
        stop = term.start if term.start >= asking.end else len(said.folded.text)
        of_other = any(min(term.end, asking.end) <= place < stop for place in beside)
        return None if of_other else term.id  # "c'est quoi le salaire d'un OSS"

    def rather(self, parsed: Parsed, asked: Choice) -> Choice:
        """Return the deed that explains the very term, where an ask would explain usual ones."""
        if asked.args.get("question") != MEANINGS_IN_GENERAL:
            return asked
        term = self.asked(parsed)
        return Choice(str(parsed["text"]), SHOW, {"value": term}) if term else asked

    def bare(self, parsed: Parsed, slots: Mapping[str, Any]) -> str | None:
        """Return the term that a message hardly says more than, where nothing else is heard.

        In danger it is a word on that, where something was asked it may answer it; and a short
        name is often another word.
        """
        text, intent = str(parsed["text"]), parsed["intent"]["name"]
        confidence = float(parsed["intent"].get("confidence") or 0.0)
        weak = str(intent).startswith(QUESTION) and confidence < WEAK
        urgent = (slots.get("topic") or {}).get("intent") in URGENT
        if slots.get("pending") or urgent or not (weak or intent in NOTHING):
            return None
        if len(text.split()) > MAX_BARE:
            return None
        said = _split(text)
        terms = shelf.terms().find(said.folded, short=False)
        return terms[0].id if terms and self._beside(said, terms, parsed) == [] else None

    def _beside(self, said: Words, known: Iterable[NameMatch], parsed: Parsed) -> list[int] | None:
        """Return where the words begin that stand beside what is known, if they are few.

        None where they are many, or where one of them asks for more than a meaning.
        """
        spans = [(match.start, match.end) for match in known]
        more = (match.start for match in shelf.places_in(MORE, said.folded))
        if any(not _lies_in(spans, place) for place in more):
            return None
        named = [e for e in parsed["entities"] if e["entity"] == COUNTRY and "start" in e]
        countries = [(e["start"], e["end"]) for e in named]
        beside = [
            start
            for number, (word, start, end) in enumerate(
                zip(said.words, said.starts, said.ends, strict=True)
            )
            if word != BOUNDARY
            and word not in self._small
            and not _lies_in(spans, end - 1)  # an Arabic particle may begin the word of a name
            and not _lies_in(countries, said.typed_place(number, number)[1] - 1)
        ]
        return beside if len(beside) <= MAX_BESIDE else None


def _split(text: str) -> Words:
    return split_words(fold_with_positions(text))


def _lies_in(spans: Iterable[tuple[int, int]], place: int) -> bool:
    return any(start <= place < end for start, end in spans)
