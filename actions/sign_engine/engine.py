"""Show the signs of fraud that an offer bears, with the words that bear them.

The rule base is compiled once per content snapshot. What is not known is not held against an
offer: a sign whose condition stays unknown becomes, at most twice, a question to the person.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from actions.sign_engine.conditions import Truth
from actions.sign_engine.domains import OfficialDomains
from actions.sign_engine.guards import CONTRAST, Reach, Shared, read_shared
from actions.sign_engine.matcher import Matcher, Span
from actions.sign_engine.model import Selection, Severity, Sign, Status, read_sign
from bot.content.document import Document
from bot.content.model import Snapshot
from bot.content.problems import ContentError, Level, Problem
from bot.text.evidence import Evidence
from bot.text.facts import ABSENT, FieldValue, known
from bot.text.folding import fold_with_positions
from bot.text.words import Words, split_words

MAX_QUESTIONS = 2
MAX_EVIDENCE = 3
MAX_CHARACTERS = 64_000
_GUARD = "guard:"
_CONTRAST = "contrast:"


@dataclass(frozen=True)
class Hit:
    """A sign that the offer bears."""

    sign: Sign
    severity: Severity
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class Question:
    """A field that would decide: which signs become hits for "yes" and for "no"."""

    field: str
    sign: Sign
    outcomes: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Findings:
    """What the engine found in one offer.

    Attributes:
        hits: Signs that are shown, strongest first.
        trial: Signs on trial that would have been shown, for counsellors.
        questions: At most two, the most decisive first.
    """

    hits: tuple[Hit, ...]
    trial: tuple[Hit, ...]
    questions: tuple[Question, ...]

    @property
    def level(self) -> Severity:
        """The level of the offer: that of its strongest sign."""
        return min((hit.severity for hit in self.hits), key=lambda s: s.rank, default=Severity.NONE)


class ContentLookup:
    """Lists and dated facts of a content snapshot, as sign tests look at them."""

    def __init__(self, content: Snapshot) -> None:
        self._content = content
        self._today = date.min
        lists = content.shared["lists"].data["lists"] if "lists" in content.shared else {}
        self._lists = {
            name: frozenset(_item_words(row.get("items", ()))) for name, row in lists.items()
        }
        self.official = OfficialDomains(
            self._lists.get("official_domains", ()),
            self._lists.get("common_domain_names", ()),
            self._lists.get("authority_words", ()),
        )

    def on(self, day: date) -> None:
        """Look at the facts of this day from now on."""
        self._today = day

    def items(self, name: str) -> frozenset[str] | None:
        """Return the items of a list, or None if there is none of that name."""
        return self._lists.get(name)

    def fact(self, country: str, name: str) -> float | None:
        """Return a dated figure of a country that holds on the day."""
        sheet = self._content.countries.get(country)
        fact = sheet.facts.get(name) if sheet else None
        period = fact.at(self._today) if fact else None
        if period is None or isinstance(period.value, str) or period.value is None:
            return None
        return float(period.value)


def _item_words(items: Iterable[object]) -> list[str]:
    return [
        str(item["domain"] if "domain" in item else item.get("name", ""))
        if isinstance(item, dict)
        else str(item)
        for item in items
    ]


class SignEngine:
    """The rule base of one snapshot, compiled."""

    def __init__(self, signs: Iterable[Sign], shared: Shared, lookup: ContentLookup) -> None:
        """Compile signs and what they share; draft and retired signs are left out."""
        alive = {Status.ACTIVE, Status.TRIAL}
        self.signs = tuple(sign for sign in signs if sign.status in alive)
        self.lookup = lookup
        self._guards = shared.guards
        groups = {
            f"{sign.id}/{selection.name}": selection.sequences
            for sign in self.signs
            for selection in sign.selections
            if selection.sequences
        }
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
        found = self._matcher.find(words)
        reach = Reach(words, found.get(_CONTRAST, ()))
        spans = {
            sign.id: {s.name: self._spans(sign, s, found, reach) for s in sign.selections}
            for sign in self.signs
        }
        hits: list[Hit] = []
        trial: list[Hit] = []
        open_signs: list[Sign] = []
        for sign in self.signs:
            truths = self._truths(sign, spans[sign.id], fields)
            verdict = self._verdict(sign, truths, fields)
            if verdict is Truth.YES:
                hit = self._hit(sign, truths, spans[sign.id], fields, words)
                (hits if sign.status is Status.ACTIVE else trial).append(hit)
            elif verdict is Truth.UNKNOWN and sign.asks and sign.status is Status.ACTIVE:
                open_signs.append(sign)
        hits.sort(key=lambda hit: (hit.severity.rank, hit.sign.id))
        questions = self._questions(open_signs, spans, fields)
        return Findings(tuple(hits), tuple(trial), tuple(questions))

    def _spans(
        self,
        sign: Sign,
        selection: Selection,
        found: Mapping[str, list[Span]],
        reach: Reach,
    ) -> list[Span]:
        """Return the matches of a selection that no guard undoes."""
        matches = found.get(f"{sign.id}/{selection.name}", [])
        guarding = [
            (self._guards[name], found[_GUARD + name])
            for name in selection.guards
            if name in self._guards and found.get(_GUARD + name)
        ]
        return [
            match
            for match in matches
            if not any(reach.undoes(guard, places, match) for guard, places in guarding)
        ]

    def _truths(
        self, sign: Sign, spans: Mapping[str, list[Span]], fields: Mapping[str, FieldValue]
    ) -> dict[str, Truth]:
        return {
            selection.name: min(test.holds(fields, self.lookup) for test in selection.tests)
            if selection.tests
            else (Truth.YES if spans[selection.name] else Truth.NO)
            for selection in sign.selections
        }

    def _verdict(
        self, sign: Sign, truths: Mapping[str, Truth], fields: Mapping[str, FieldValue]
    ) -> Truth:
        if sign.countries:
            country = fields.get("country")
            values = country.values if country is not None else ()
            if not sign.countries.intersection(map(str, values)):
                return Truth.NO
        return sign.condition(truths)

    def _hit(
        self,
        sign: Sign,
        truths: Mapping[str, Truth],
        spans: Mapping[str, list[Span]],
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
            evidence += [words.quote(s.first, s.last) for s in spans[selection.name]]
            evidence += [
                quote
                for test in selection.tests
                if test.field in fields
                for quote in fields[test.field].evidence
            ]
        return Hit(sign, severity, tuple(_distinct(evidence)))

    def _questions(
        self,
        open_signs: list[Sign],
        spans: Mapping[str, Mapping[str, list[Span]]],
        fields: Mapping[str, FieldValue],
    ) -> list[Question]:
        """Return the fields whose answer would decide the strongest open signs."""
        questions: dict[str, Question] = {}
        for sign in sorted(open_signs, key=lambda s: (s.severity.rank, s.id)):
            for field in sign.asks:
                if field in questions:
                    continue
                outcomes = {
                    answer: tuple(
                        s.id
                        for s in open_signs
                        if field in s.asks and self._decides(s, spans[s.id], fields, field, value)
                    )
                    for answer, value in (("yes", known(True)), ("no", ABSENT))
                }
                if outcomes["yes"] != outcomes["no"]:
                    questions[field] = Question(field, sign, outcomes)
        return list(questions.values())[:MAX_QUESTIONS]

    def _decides(
        self,
        sign: Sign,
        spans: Mapping[str, list[Span]],
        fields: Mapping[str, FieldValue],
        field: str,
        value: FieldValue,
    ) -> bool:
        answered = {**fields, field: value}
        return self._verdict(sign, self._truths(sign, spans, answered), answered) is Truth.YES


def _contributes(sign: Sign, truths: Mapping[str, Truth], name: str) -> bool:
    """Tell whether a selection speaks for the sign: without it, the sign would be weaker."""
    without = {**truths, name: Truth.NO}
    others = any(t is Truth.YES for n, t in truths.items() if n != name)
    return sign.condition(without) is not Truth.YES or others


def _distinct(evidence: list[Evidence]) -> list[Evidence]:
    """Return the first pieces of evidence in order of place, none lying within another."""
    chosen: list[Evidence] = []
    for quote in evidence:
        if any(other.start <= quote.start and quote.end <= other.end for other in chosen):
            continue
        inner = [o for o in chosen if quote.start <= o.start and o.end <= quote.end]
        chosen = [other for other in chosen if other not in inner]
        chosen.append(quote)
        if len(chosen) > MAX_EVIDENCE:
            chosen.pop()
            break
    return sorted(chosen)


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
