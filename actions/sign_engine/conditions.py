"""Conditions over named selections, with three values: yes, no, unknown (Kleene's logic).

    condition: (1 of ask_*) and not paid_to_official

Names, `and`, `or`, `not`, brackets, `1 of name_*`, `all of name_*`, and `known name`, which takes
what is not known for a no: `asks_money and not known paid_to_official`.

What was not looked at yet is between no and yes. A condition is evaluated for the least and the
most that it may be, so that looking on can stop as soon as nothing can come of it.
"""

import re
from collections.abc import Callable, Mapping
from enum import IntEnum
from fnmatch import fnmatchcase

MAX_DEPTH = 20
_TOKEN = re.compile(r"\s*(\(|\)|[\w*]+)")


class Truth(IntEnum):
    """Yes, no, or not known; `and` is the least of two, `or` the greatest."""

    NO = 0
    UNKNOWN = 1
    YES = 2

    def negated(self) -> "Truth":
        """Return the opposite; the opposite of unknown is unknown."""
        return Truth(2 - self)


Bounds = tuple[Truth, Truth]
"""The least and the most that something may be."""
_Evaluated = Callable[[Mapping[str, Bounds]], Bounds]


class Condition:
    """A condition, ready to be evaluated."""

    def __init__(self, evaluate: _Evaluated) -> None:
        self._evaluate = evaluate

    def __call__(self, known: Mapping[str, Truth]) -> Truth:
        """Return what is known of the condition, given what is known of each selection."""
        return self._evaluate({name: (truth, truth) for name, truth in known.items()})[0]

    def most(self, known: Mapping[str, Truth | None]) -> Truth:
        """Return the most that the condition may be; None is of what was not looked at yet."""
        bounds = {n: (Truth.NO, Truth.YES) if t is None else (t, t) for n, t in known.items()}
        return self._evaluate(bounds)[1]


class ConditionError(Exception):
    """A condition cannot be read; the message says why."""


def parse_condition(text: str, names: frozenset[str]) -> Condition:
    """Return a condition as an editor wrote it; raises `ConditionError`.

    Args:
        text: The condition.
        names: The selections.
    """
    tokens: list[str] = []
    at = 0
    while at < len(text.rstrip()):
        match = _TOKEN.match(text, at)
        if match is None:
            raise ConditionError(f"{text[at:].strip()[:20]!r} is not understood")
        tokens.append(match.group(1))
        at = match.end()
    parser = _Parser(tokens, names)
    condition = parser.either(0)
    if parser.at < len(tokens):
        raise ConditionError(f"{tokens[parser.at]!r} is not expected there")
    return Condition(condition)


class _Parser:
    def __init__(self, tokens: list[str], names: frozenset[str]) -> None:
        self.tokens, self.names, self.at = tokens, names, 0

    def either(self, depth: int) -> _Evaluated:
        parts = [self.both(depth)]
        while self._next_is("or"):
            self.at += 1
            parts.append(self.both(depth))
        return parts[0] if len(parts) == 1 else _any(parts)

    def both(self, depth: int) -> _Evaluated:
        parts = [self.one(depth)]
        while self._next_is("and"):
            self.at += 1
            parts.append(self.one(depth))
        return parts[0] if len(parts) == 1 else _all(parts)

    def one(self, depth: int) -> _Evaluated:
        if depth > MAX_DEPTH:
            raise ConditionError("there are too many brackets")
        token = self._take()
        if token == "not":
            return _not(self.one(depth + 1))
        if token == "known":
            return _known(self.one(depth + 1))
        if token == "(":
            inner = self.either(depth + 1)
            if self._take() != ")":
                raise ConditionError("a bracket is never closed")
            return inner
        if token in {"1", "all"} and self._next_is("of"):
            self.at += 1
            pattern = self._take()
            chosen = [self._name(n) for n in sorted(self.names) if fnmatchcase(n, pattern)]
            if not chosen:
                raise ConditionError(f"no selection is called {pattern!r}")
            return _any(chosen) if token == "1" else _all(chosen)
        if token not in self.names:
            raise ConditionError(f"no selection is called {token!r}")
        return self._name(token)

    def _name(self, name: str) -> _Evaluated:
        return lambda known: known[name]

    def _next_is(self, word: str) -> bool:
        return self.at < len(self.tokens) and self.tokens[self.at] == word

    def _take(self) -> str:
        if self.at >= len(self.tokens):
            raise ConditionError("the condition ends too early")
        self.at += 1
        return self.tokens[self.at - 1]


def _any(parts: list[_Evaluated]) -> _Evaluated:
    def evaluate(known: Mapping[str, Bounds]) -> Bounds:
        bounds = [part(known) for part in parts]
        return max(least for least, _ in bounds), max(most for _, most in bounds)

    return evaluate


def _all(parts: list[_Evaluated]) -> _Evaluated:
    def evaluate(known: Mapping[str, Bounds]) -> Bounds:
        bounds = [part(known) for part in parts]
        return min(least for least, _ in bounds), min(most for _, most in bounds)

    return evaluate


def _not(part: _Evaluated) -> _Evaluated:
    def evaluate(known: Mapping[str, Bounds]) -> Bounds:
        least, most = part(known)
        return most.negated(), least.negated()

    return evaluate


def _known(part: _Evaluated) -> _Evaluated:
    def evaluate(known: Mapping[str, Bounds]) -> Bounds:
        least, most = (Truth.YES if truth is Truth.YES else Truth.NO for truth in part(known))
        return least, most

    return evaluate
