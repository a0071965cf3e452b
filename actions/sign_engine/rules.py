"""A sign compiled, and what one text and its fields make of it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import product
from typing import Any

from actions.sign_engine.classes import Span
from actions.sign_engine.conditions import Truth
from actions.sign_engine.guards import CONTRAST, WAIVES, Guard, Reach
from actions.sign_engine.model import Selection, Sign, Status
from actions.sign_engine.operators import Lookup
from actions.sign_engine.search import Found
from bot.text.facts import FieldValue, Knowledge

MAX_TRIED_TESTS = 6
"""A sign with more tests on fields than that is always looked at; trying all answers costs 3^n."""
VERDICTS_KEPT = 500
"""Outcomes remembered of one condition: texts differ, what is found of a sign hardly does."""
LEARNT_OF_ONE = 0.02
"""How much one text counts for how likely a selection is to stand."""
GUARD = "guard:"
CONTRASTS = f"words:{CONTRAST}"
WAIVERS = f"words:{WAIVES}"

Truths = tuple[Truth, ...]
"""What is known of each selection of a sign, in their order."""


class Rule:
    """A sign, ready to be judged.

    Attributes:
        sign: The sign.
        groups: Of each selection, the name of its group of phrases.
        guards: Of each selection, its guards and the names of their groups.
        tests: Of each selection with tests, a text that selections with the same tests share.
        of_nothing: Of each selection with tests, the fields that they look at, and what they tell
            where nothing is known of any.
        holds: The condition; outcomes are remembered.
        most: The most that the condition may be while some selections were not looked at.
        least: What it must be for anything to come of it: a hit, or a question.
    """

    def __init__(self, sign: Sign, guards: Mapping[str, Guard]) -> None:
        self.sign = sign
        everywhere = tuple(name for name, guard in guards.items() if guard.everywhere)
        self.guards = tuple(
            tuple(
                (guards[name], GUARD + name)
                for name in dict.fromkeys((*everywhere, *selection.guards))
                if name in guards
            )
            for selection in sign.selections
        )
        self.groups = tuple(f"{sign.id}/{selection.name}" for selection in sign.selections)
        self.tests = {
            index: repr(selection.tests)
            for index, selection in enumerate(sign.selections)
            if selection.tests
        }
        self.of_nothing = {index: _of_nothing(sign.selections[index]) for index in self.tests}
        self._unread = [None if s.tests else Truth.NO for s in sign.selections]
        self._stood = [0.5] * len(sign.selections)
        names = tuple(selection.name for selection in sign.selections)
        self.holds = _remembered(sign.condition, names)
        self.most = _remembered(sign.condition.most, names)
        may_ask = sign.asks and sign.status is Status.ACTIVE
        self.least = Truth.UNKNOWN if may_ask else Truth.YES

    def unread(self, spoken: Iterable[int]) -> list[Truth | None]:
        """Return what is known of each selection before anything is looked at; None is open.

        Args:
            spoken: The selections whose phrases may stand in the text.
        """
        known = self._unread.copy()
        for index in spoken:
            known[index] = None
        return known

    def likeliest_to_fail(self, spoken: Sequence[int]) -> Sequence[int]:
        """Return selections in the order in which they decided against the sign until now."""
        return sorted(spoken, key=self._stood.__getitem__) if len(spoken) > 1 else spoken

    def note(self, index: int, truth: Truth) -> None:
        """Learn how likely a selection is to stand; only the order of looking depends on it."""
        self._stood[index] += ((truth is Truth.YES) - self._stood[index]) * LEARNT_OF_ONE

    def needs_no_words(self) -> bool:
        """Tell whether anything can come of the sign though none of its phrases is found."""
        if len(self.tests) > MAX_TRIED_TESTS:
            return True
        choices = [tuple(Truth) if s.tests else (Truth.NO,) for s in self.sign.selections]
        return any(self.holds(truths) >= self.least for truths in product(*choices))


def _remembered(
    condition: Callable[[Mapping[str, Any]], Truth], names: tuple[str, ...]
) -> Callable[[tuple[Truth | None, ...]], Truth]:
    @lru_cache(maxsize=VERDICTS_KEPT)
    def verdict(truths: tuple[Truth | None, ...]) -> Truth:
        return condition(dict(zip(names, truths, strict=True)))

    return verdict


class Examination:
    """One text and its fields; phrases and guards are looked at when a sign depends on them."""

    def __init__(
        self,
        found: Found,
        fields: Mapping[str, FieldValue],
        lookup: Lookup,
    ) -> None:
        self.words = found.words
        self.fields = fields
        self._found, self._lookup = found, lookup
        self._known = {f for f, v in fields.items() if v.state is not Knowledge.UNKNOWN}
        self._spans: dict[str, list[Span]] = {}
        self._tested: dict[str, Truth] = {}

    def truths(self, rule: Rule, spoken: Sequence[int]) -> Truths | None:
        """Return what is known of each selection; None if the sign cannot hold whatever it is.

        Args:
            rule: The sign.
            spoken: Its selections whose phrases may stand in the text.
        """
        if not _is_of_country(rule.sign, self.fields):
            return None
        known = rule.unread(spoken)
        if rule.most(tuple(known)) < rule.least:
            return None
        self._test(rule, known)
        if rule.most(tuple(known)) < rule.least:
            return None
        for index in rule.likeliest_to_fail(spoken):
            truth = known[index] = Truth.YES if self.spans(rule, index) else Truth.NO
            rule.note(index, truth)
            if rule.most(tuple(known)) < rule.least:
                return None
        return tuple(truth for truth in known if truth is not None)

    def _test(self, rule: Rule, known: list[Truth | None]) -> None:
        """Note what the fields tell of each selection with tests."""
        for index, tests in rule.tests.items():
            looked_at, truth_of_nothing = rule.of_nothing[index]
            if self._known.isdisjoint(looked_at):
                known[index] = truth_of_nothing
                continue
            truth = self._tested.get(tests)
            if truth is None:
                truth = _all_hold(rule.sign.selections[index], self.fields, self._lookup)
                self._tested[tests] = truth
            known[index] = truth

    def truths_if(
        self, rule: Rule, spoken: Sequence[int], answered: Mapping[str, FieldValue]
    ) -> Truths | None:
        """Return what would be known if the fields were these; None for another country."""
        if not _is_of_country(rule.sign, answered):
            return None
        known = [Truth.NO] * len(rule.groups)
        for index in rule.tests:
            known[index] = _all_hold(rule.sign.selections[index], answered, self._lookup)
        for index in spoken:
            known[index] = Truth.YES if self.spans(rule, index) else Truth.NO
        return tuple(known)

    def spans(self, rule: Rule, index: int) -> list[Span]:
        """Return where phrases of a selection stand that no guard undoes."""
        group = rule.groups[index]
        spans = self._spans.get(group)
        if spans is None:
            spans = self._found.spans(group)
            if spans:
                spans = self._unguarded(spans, rule.guards[index])
            self._spans[group] = spans
        return spans

    def may_be_raised(self, rule: Rule) -> bool:
        """Tell whether nothing speaks against a sign.

        It is of the country, the fields do not rule it out, and no guard undid its phrases.
        """
        if not _is_of_country(rule.sign, self.fields):
            return False
        never = rule.sign.not_raised
        if never and all(t.holds(self.fields, self._lookup) is Truth.YES for t in never):
            return False
        known: list[Truth | None] = [None] * len(rule.groups)
        self._test(rule, known)
        # What nobody wrote of is no reason against what the words show.
        known = [None if truth is Truth.UNKNOWN else truth for truth in known]
        if rule.most(tuple(known)) is Truth.NO:
            return False
        return all(
            self.spans(rule, index) or not self._found.spans(group)
            for index, group in enumerate(rule.groups)
        )

    def _unguarded(self, matches: list[Span], guards: Iterable[tuple[Guard, str]]) -> list[Span]:
        guarding = [
            (guard, places)
            for guard, group in guards
            if group in self._found.groups and (places := self._found.spans(group))
        ]
        if not guarding:
            return matches
        return [
            match
            for match in matches
            if not any(self._reach.undoes(guard, places, match) for guard, places in guarding)
        ]

    @cached_property
    def _reach(self) -> Reach:
        return Reach(self.words, self._found.spans(CONTRASTS), self._found.spans(WAIVERS))


def _all_hold(selection: Selection, fields: Mapping[str, FieldValue], lookup: Lookup) -> Truth:
    least = Truth.YES
    for test in selection.tests:
        truth = test.holds(fields, lookup)
        if truth is Truth.NO:
            return truth
        least = min(least, truth)
    return least


def _of_nothing(selection: Selection) -> tuple[frozenset[str], Truth]:
    """Return the fields that tests look at, and what they tell where nothing is known of any."""
    fields = frozenset(test.field for test in selection.tests)
    return fields, min(test.of_nothing() for test in selection.tests)


def _is_of_country(sign: Sign, fields: Mapping[str, FieldValue]) -> bool:
    if not sign.countries:
        return True
    country = fields.get("country")
    values = country.values if country is not None else ()
    return not sign.countries.isdisjoint(map(str, values))
