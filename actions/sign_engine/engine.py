"""Show the signs of fraud that an offer bears, with the words that bear them.

The rule base is compiled once per content snapshot. What is not known is not held against an
offer: a sign whose condition stays unknown becomes, at most twice, a question to the person.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import product

from actions.sign_engine.classes import Span
from actions.sign_engine.conditions import Truth
from actions.sign_engine.findings import Findings, Hit, Question, distinct
from actions.sign_engine.guards import CONTRAST, Reach, Shared, read_shared
from actions.sign_engine.lookup import ContentLookup
from actions.sign_engine.matcher import Matcher
from actions.sign_engine.model import Selection, Sign, Status, read_sign
from bot.content.document import Document
from bot.content.model import Snapshot
from bot.content.problems import ContentError, Level, Problem
from bot.text.evidence import Evidence
from bot.text.facts import ABSENT, FieldValue, known
from bot.text.folding import fold_with_positions
from bot.text.words import Words, split_words

MAX_QUESTIONS = 2
MAX_CHARACTERS = 64_000
MAX_QUOTED = 10
"""Matches of one selection from which quotes are chosen; they overlap as a rule."""
MAX_TRIED_TESTS = 6
"""A sign with more tests on fields than that is always looked at; trying all answers costs 3^n."""
_GUARD = "guard:"
_CONTRAST = "contrast:"

Spans = Mapping[str, list[Span]]
"""Where each selection of a sign was found, guards applied."""
_NOWHERE: Spans = {}


class SignEngine:
    """The rule base of one snapshot, compiled."""

    def __init__(self, signs: Iterable[Sign], shared: Shared, lookup: ContentLookup) -> None:
        """Compile signs and what they share; draft and retired signs are left out."""
        alive = {Status.ACTIVE, Status.TRIAL}
        self.signs = tuple(sign for sign in signs if sign.status in alive)
        self.lookup = lookup
        self._guards = shared.guards
        self._everywhere = tuple(n for n, guard in shared.guards.items() if guard.everywhere)
        groups = {
            f"{sign.id}/{selection.name}": selection.sequences
            for sign in self.signs
            for selection in sign.selections
            if selection.sequences
        }
        self._owners = {
            f"{sign.id}/{selection.name}": (index, selection)
            for index, sign in enumerate(self.signs)
            for selection in sign.selections
        }
        numbers: dict[str, int] = {}
        self._tests = {
            sign.id: [(s, numbers.setdefault(repr(s.tests), len(numbers))) for s in sign.selections]
            for sign in self.signs
        }
        self._without_words = [
            index for index, sign in enumerate(self.signs) if _may_speak_without_words(sign)
        ]
        groups |= {_GUARD + name: guard.sequences for name, guard in shared.guards.items()}
        groups[_CONTRAST] = shared.word_sets.get(CONTRAST, ())
        self._matcher = Matcher(groups, shared.word_sets)

    @classmethod
    def from_content(cls, content: Snapshot) -> "SignEngine":
        """Compile the signs of a snapshot; raises `ContentError` with all that is wrong."""
        shared, problems = read_shared(content.shared.get("guards"))
        signs = []
        for document in content.signs:
            sign, found = read_sign(document, frozenset(shared.word_sets))
            problems += found
            if sign is not None:
                signs.append(sign)
        if problems:
            raise ContentError(problems)
        return cls(signs, shared, ContentLookup(content))

    def examine(self, text: str, fields: Mapping[str, FieldValue], *, today: date) -> Findings:
        """Return the signs that a text bears, given what was read of its fields."""
        self.lookup.on(today)
        words = split_words(fold_with_positions(text[:MAX_CHARACTERS], join_spaced=True))
        spans = self._spans(words)
        hits: list[Hit] = []
        trial: list[Hit] = []
        open_signs: list[tuple[Sign, Spans]] = []
        tested: dict[int, Truth] = {}
        for index in sorted({*spans, *self._without_words}):
            sign, places = self.signs[index], spans.get(index, _NOWHERE)
            truths = self._truths(sign, places, fields, tested)
            verdict = _verdict(sign, truths, fields)
            if verdict is Truth.YES:
                hit = _hit(sign, truths, places, fields, words)
                (hits if sign.status is Status.ACTIVE else trial).append(hit)
            elif verdict is Truth.UNKNOWN and sign.asks and sign.status is Status.ACTIVE:
                open_signs.append((sign, places))
        hits.sort(key=lambda hit: (hit.severity.rank, hit.sign.id))
        return Findings(tuple(hits), tuple(trial), tuple(self._questions(open_signs, fields)))

    def _spans(self, words: Words) -> dict[int, dict[str, list[Span]]]:
        """Return the matches that no guard undoes, by number of the sign and name of selection."""
        found = self._matcher.find(words)
        reach = Reach(words, found.get(_CONTRAST, ()))
        spans: dict[int, dict[str, list[Span]]] = {}
        for group, matches in found.items():
            if group not in self._owners:
                continue
            index, selection = self._owners[group]
            left = self._unguarded(selection, matches, found, reach)
            if left:
                spans.setdefault(index, {})[selection.name] = left
        return spans

    def _unguarded(
        self,
        selection: Selection,
        matches: list[Span],
        found: Mapping[str, list[Span]],
        reach: Reach,
    ) -> list[Span]:
        guarding = [
            (self._guards[name], found[_GUARD + name])
            for name in (*self._everywhere, *selection.guards)
            if name in self._guards and found.get(_GUARD + name)
        ]
        return [
            match
            for match in matches
            if not any(reach.undoes(guard, places, match) for guard, places in guarding)
        ]

    def _truths(
        self,
        sign: Sign,
        spans: Spans,
        fields: Mapping[str, FieldValue],
        tested: dict[int, Truth],
    ) -> dict[str, Truth]:
        """Return what is known of each selection; `tested` keeps what signs test alike."""
        truths = {}
        for selection, number in self._tests[sign.id]:
            if not selection.tests:
                truths[selection.name] = Truth.YES if selection.name in spans else Truth.NO
                continue
            truth = tested.get(number)
            if truth is None:
                truth = min(test.holds(fields, self.lookup) for test in selection.tests)
                tested[number] = truth
            truths[selection.name] = truth
        return truths

    def _questions(
        self, open_signs: list[tuple[Sign, Spans]], fields: Mapping[str, FieldValue]
    ) -> list[Question]:
        """Return the fields whose answer would decide the strongest open signs."""
        questions: dict[str, Question] = {}
        for sign, _ in sorted(open_signs, key=lambda row: (row[0].severity.rank, row[0].id)):
            for field in sign.asks:
                if field in questions:
                    continue
                outcomes = {
                    answer: tuple(
                        s.id
                        for s, spans in open_signs
                        if field in s.asks and self._decides(s, spans, {**fields, field: value})
                    )
                    for answer, value in (("yes", known(True)), ("no", ABSENT))
                }
                if outcomes["yes"] != outcomes["no"]:
                    questions[field] = Question(field, sign, outcomes)
        return list(questions.values())[:MAX_QUESTIONS]

    def _decides(self, sign: Sign, spans: Spans, answered: Mapping[str, FieldValue]) -> bool:
        return _verdict(sign, self._truths(sign, spans, answered, {}), answered) is Truth.YES


def _may_speak_without_words(sign: Sign) -> bool:
    """Tell whether a sign can hold, or stay open, though none of its phrases is found."""
    tested = [selection.name for selection in sign.selections if selection.tests]
    if len(tested) > MAX_TRIED_TESTS:
        return True
    nothing = {selection.name: Truth.NO for selection in sign.selections}
    return any(
        sign.condition({**nothing, **dict(zip(tested, answers, strict=True))}) is not Truth.NO
        for answers in product(Truth, repeat=len(tested))
    )


def _verdict(sign: Sign, truths: Mapping[str, Truth], fields: Mapping[str, FieldValue]) -> Truth:
    if sign.countries:
        country = fields.get("country")
        values = country.values if country is not None else ()
        if not sign.countries.intersection(map(str, values)):
            return Truth.NO
    return sign.condition(truths)


def _hit(
    sign: Sign,
    truths: Mapping[str, Truth],
    spans: Spans,
    fields: Mapping[str, FieldValue],
    words: Words,
) -> Hit:
    lowered = (s for s, condition in sign.lowered if condition(truths) is Truth.YES)
    severity = max((sign.severity, *lowered), key=lambda s: s.rank)
    evidence: list[Evidence] = []  # in the order of the selections: the first say most
    for selection in sign.selections:
        if truths[selection.name] is not Truth.YES:
            continue
        if not _contributes(sign, truths, selection.name):
            continue
        shown = spans.get(selection.name, [])[:MAX_QUOTED]
        evidence += [words.quote(s.first, s.last) for s in shown]
        evidence += [
            quote
            for test in selection.tests
            if test.field in fields
            for quote in fields[test.field].evidence
        ]
    return Hit(sign, severity, distinct(evidence, words.folded.original))


def _contributes(sign: Sign, truths: Mapping[str, Truth], name: str) -> bool:
    """Tell whether a selection speaks for the sign: without it, the sign would be weaker."""
    without = {**truths, name: Truth.NO}
    others = any(t is Truth.YES for n, t in truths.items() if n != name)
    return sign.condition(without) is not Truth.YES or others


def check_guard_names(signs: Iterable[Document], guards: frozenset[str]) -> list[Problem]:
    """Return the guards that signs name and that do not exist."""
    return [
        document.problem(
            Level.ERROR,
            f"there is no guard {guard!r}",
            f"use one of {', '.join(sorted(guards))}",
            "signal",
            name,
        )
        for document in signs
        for name, body in document.data["signal"].items()
        if isinstance(body, dict)
        for guard in body.get("guards", ())
        if guard not in guards
    ]
