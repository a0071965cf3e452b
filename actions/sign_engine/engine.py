"""Show the signs of fraud that an offer bears, with the words that bear them.

The rule base is compiled once per content snapshot. What is not known is not held against an
offer: a sign whose condition stays unknown becomes, at most twice, a question to the person.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from actions.sign_engine.classes import Span
from actions.sign_engine.conditions import Truth
from actions.sign_engine.findings import Findings, Hit, Question, distinct
from actions.sign_engine.guards import CONTRAST, WAIVES, Shared, read_shared
from actions.sign_engine.lookup import ContentLookup
from actions.sign_engine.matcher import Matcher
from actions.sign_engine.model import Selection, Severity, Sign, Status, read_sign
from actions.sign_engine.opinion import SecondOpinion
from actions.sign_engine.passages import Text
from actions.sign_engine.reading import Reading
from actions.sign_engine.rules import CONTRASTS, GUARD, WAIVERS, Examination, Rule, Truths
from actions.sign_engine.search import Found
from bot.content.document import Document
from bot.content.model import Snapshot
from bot.content.problems import ContentError, Level, Problem
from bot.text.facts import ABSENT, FieldValue, known
from bot.text.folding import fold_with_positions
from bot.text.stops import restored
from bot.text.words import Words, split_words

MAX_QUESTIONS = 2
MAX_CHARACTERS = 64_000
MAX_QUOTED = 10
"""Matches of one selection from which quotes are chosen; they overlap as a rule."""


WORRYING = frozenset({Severity.DANGER, Severity.WARNING})


class SignEngine:
    """The rule base of one snapshot, compiled.

    Attributes:
        signs: The signs that are shown or tried.
        worrying: The ids of those that warn of an offer.
        lookup: Lists and dated facts.
    """

    def __init__(
        self,
        signs: Iterable[Sign],
        shared: Shared,
        lookup: ContentLookup,
        opinion: SecondOpinion | None = None,
    ) -> None:
        """Compile signs and what they share; draft and retired signs are left out.

        Args:
            signs: The signs.
            shared: Word sets and guards.
            lookup: Lists and dated facts.
            opinion: What may withhold a sign; without it, phrases alone decide.
        """
        alive = {Status.ACTIVE, Status.TRIAL}
        self.signs = tuple(sign for sign in signs if sign.status in alive)
        self.worrying = frozenset(s.id for s in self.signs if s.severity in WORRYING)
        self.lookup = lookup
        self._opinion = opinion
        self._rules = [Rule(sign, shared.guards) for sign in self.signs]
        self._without_words = {i for i, rule in enumerate(self._rules) if rule.needs_no_words()}
        self._owners = {
            group: (number, index)
            for number, rule in enumerate(self._rules)
            for index, group in enumerate(rule.groups)
        }
        self._certain = {
            group: number
            for group, (number, index) in self._owners.items()
            if self._rules[number].sign.selections[index].certain
        }
        groups = {
            group: selection.sequences
            for rule in self._rules
            for group, selection in zip(rule.groups, rule.sign.selections, strict=True)
            if selection.sequences
        }
        groups |= {GUARD + name: guard.sequences for name, guard in shared.guards.items()}
        groups[CONTRASTS] = shared.word_sets.get(CONTRAST, ())
        groups[WAIVERS] = shared.word_sets.get(WAIVES, ())
        self._matcher = Matcher(groups, shared.word_sets)

    @classmethod
    def from_content(cls, content: Snapshot, opinion: SecondOpinion | None = None) -> "SignEngine":
        """Compile the signs of a snapshot; raises `ContentError` with all that is wrong."""
        shared, problems = read_shared(content.shared.get("guards"), content.signs)
        signs = []
        for document in content.signs:
            sign, found = read_sign(document, frozenset(shared.word_sets))
            problems += found
            if sign is not None:
                signs.append(sign)
        if problems:
            raise ContentError(problems)
        return cls(signs, shared, ContentLookup(content), opinion)

    def examine(
        self,
        text: str,
        fields: Mapping[str, FieldValue],
        *,
        today: date,
        only: str | None = None,
    ) -> Findings:
        """Return the signs that a text bears, given what was read of its fields.

        Args:
            text: The text.
            fields: What was read of it, by name.
            today: The day, for dated facts.
            only: The one sign that is looked for; all without it.
        """
        self.lookup.on(today)
        found = self._matcher.find(_words_of(text))
        reading = self._opinion.read(self._as_read(found)) if self._opinion is not None else None
        unthinkable = reading.unthinkable() if reading is not None else set()
        examination = Examination(found, fields, self.lookup)
        spoken: dict[int, list[int]] = {number: [] for number in self._without_words}
        spoken |= {number: [] for group, number in self._certain.items() if group in found.groups}
        for group in found.groups:
            if group in self._owners:
                number, index = self._owners[group]
                if number in spoken or self._rules[number].sign.id not in unthinkable:
                    spoken.setdefault(number, []).append(index)
        hits: list[Hit] = []
        open_rules: list[Open] = []
        for number in sorted(spoken):
            rule = self._rules[number]
            if only is not None and rule.sign.id != only:
                continue
            truths = examination.truths(rule, spoken[number])
            verdict = rule.holds(truths) if truths is not None else Truth.NO
            if truths is not None and verdict is Truth.YES:
                if reading is None or not _is_withheld(rule, truths, examination, reading):
                    hits.append(_hit(rule, truths, examination))
            elif verdict is Truth.UNKNOWN and rule.sign.asks and rule.sign.status is Status.ACTIVE:
                open_rules.append((rule, spoken[number]))
        if reading is not None:
            hits = self._seconded(hits, reading, examination)
        hits.sort(key=lambda hit: (hit.severity.rank, hit.sign.id))
        return Findings(
            tuple(hit for hit in hits if hit.sign.status is Status.ACTIVE),
            tuple(hit for hit in hits if hit.sign.status is Status.TRIAL),
            tuple(_questions(open_rules, examination)),
        )

    def read(self, text: str) -> Text:
        """Return a text as the second opinion reads it."""
        return self._as_read(self._matcher.find(_words_of(text)))

    def warm_up(self) -> None:
        """Have all compiled to machine code that the first text would wait for."""
        text = self.read("")
        if self._opinion is not None:
            self._opinion.read(text)

    def _as_read(self, found: Found) -> Text:
        return Text(found.words.words, found.sentences, self._matcher.sets(found))

    def _seconded(self, hits: list[Hit], reading: Reading, examination: Examination) -> list[Hit]:
        """Return hits as the second opinion leaves them, with those that it adds.

        Where the whole text reads as harmless, words show worrying signs only beyond doubt. Where
        it reads as worrying though no sign is found, the likeliest is shown.
        """
        hits = [*hits, *self._hits(reading.raised(), hits, examination)]
        if reading.is_harmless():
            doubtful = (self.worrying & reading.signs) - reading.sure()
            return [hit for hit in hits if hit.certain or hit.sign.id not in doubtful]
        if reading.is_worrying() and self.worrying.isdisjoint(hit.sign.id for hit in hits):
            for sign, place in reading.likely().items():
                likeliest = [*self._hits({sign: place}, hits, examination)]
                if sign in self.worrying and likeliest:
                    return [*hits, *likeliest]
        return hits

    def _hits(
        self, places: Mapping[str, Span], known: Iterable[Hit], examination: Examination
    ) -> Iterator[Hit]:
        """Yield the signs, not known yet, that words show though no phrase stands there."""
        missing = places.keys() - {hit.sign.id for hit in known}
        for rule in self._rules:
            sign = rule.sign
            if sign.id in missing and examination.may_be_raised(rule):
                place = examination.words.typed_place(*places[sign.id])
                evidence = distinct([place], examination.words.folded.original)
                yield Hit(sign, sign.severity, evidence, raised=True)


def _words_of(text: str) -> Words:
    """Return the words of a text, with the stops that it lacks."""
    return restored(split_words(fold_with_positions(text[:MAX_CHARACTERS], join_spaced=True)))


def _is_withheld(rule: Rule, truths: Truths, examination: Examination, reading: Reading) -> bool:
    """Tell whether the second opinion finds very unlikely what phrases found."""
    if _is_certain(rule, truths):
        return False
    evidence = [
        span
        for index, selection in _speaking(rule, truths)
        if not selection.tests
        for span in examination.spans(rule, index)[:MAX_QUOTED]
    ]
    return reading.doubts(rule.sign.id, evidence)


def _is_certain(rule: Rule, truths: Truths) -> bool:
    return any(selection.certain for _, selection in _speaking(rule, truths))


Open = tuple[Rule, list[int]]
"""A sign that stays open, with its selections whose phrases may stand in the text."""


def _questions(rules: list[Open], examination: Examination) -> list[Question]:
    """Return the fields whose answer would decide the strongest open signs."""
    questions: dict[str, Question] = {}
    for sign in sorted((r.sign for r, _ in rules), key=lambda sign: (sign.severity.rank, sign.id)):
        for field in sign.asks:
            if field in questions:
                continue
            outcomes = {
                answer: tuple(
                    rule.sign.id
                    for rule, spoken in rules
                    if field in rule.sign.asks
                    and _decides(rule, spoken, examination, {field: value})
                )
                for answer, value in (("yes", known(True)), ("no", ABSENT))
            }
            if outcomes["yes"] != outcomes["no"]:
                questions[field] = Question(field, sign, outcomes)
    return list(questions.values())[:MAX_QUESTIONS]


def _decides(
    rule: Rule, spoken: list[int], examination: Examination, answer: Mapping[str, FieldValue]
) -> bool:
    truths = examination.truths_if(rule, spoken, {**examination.fields, **answer})
    return truths is not None and rule.holds(truths) is Truth.YES


def _hit(rule: Rule, truths: Truths, examination: Examination) -> Hit:
    sign, words = rule.sign, examination.words
    by_name = {s.name: truth for s, truth in zip(sign.selections, truths, strict=True)}
    lowered = (s for s, condition in sign.lowered if condition(by_name) is Truth.YES)
    severity = max((sign.severity, *lowered), key=lambda s: s.rank)
    places: list[tuple[int, int]] = []  # in the order of the selections: the first say most
    for index, selection in _speaking(rule, truths):
        if not selection.tests:
            shown = examination.spans(rule, index)[:MAX_QUOTED]
            places += [words.typed_place(first, last) for first, last in shown]
        places += [
            (quote.start, quote.end)
            for test in selection.tests
            if test.field in examination.fields
            for quote in examination.fields[test.field].evidence
        ]
    evidence = distinct(places, words.folded.original)
    return Hit(sign, severity, evidence, certain=_is_certain(rule, truths))


def _speaking(rule: Rule, truths: Truths) -> Iterator[tuple[int, Selection]]:
    """Yield the selections that speak for the sign, with their index."""
    for index, selection in enumerate(rule.sign.selections):
        if truths[index] is Truth.YES and _contributes(rule, truths, index):
            yield index, selection


def _contributes(rule: Rule, truths: Truths, index: int) -> bool:
    """Tell whether a selection speaks for the sign: without it, the sign would be weaker."""
    without = (*truths[:index], Truth.NO, *truths[index + 1 :])
    return rule.holds(without) is not Truth.YES or Truth.YES in without


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
