"""Conditions over named selections, with three values: yes, no, unknown (Kleene's logic).

    condition: (1 of ask_*) and not paid_to_official

Names, `and`, `or`, `not`, brackets, `1 of name_*`, `all of name_*`, and `known name`, which takes
what is not known for a no: `asks_money and not known paid_to_official`. Read with `later`, it
leaves open what is not known yet: a no is then final, whatever becomes known.
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


Condition = Callable[[Mapping[str, Truth]], Truth]


class ConditionError(Exception):
    """A condition cannot be read; the message says why."""


def parse_condition(text: str, names: frozenset[str], *, later: bool = False) -> Condition:
    """Return the condition as a function of what is known of each selection.

    Args:
        text: The condition as an editor wrote it.
        names: The selections.
        later: Whether what is not known may become known.
    """
    tokens: list[str] = []
    at = 0
    while at < len(text.rstrip()):
        match = _TOKEN.match(text, at)
        if match is None:
            raise ConditionError(f"{text[at:].strip()[:20]!r} is not understood")
        tokens.append(match.group(1))
        at = match.end()
    parser = _Parser(tokens, names, later=later)
    condition = parser.either(0)
    if parser.at < len(tokens):
        raise ConditionError(f"{tokens[parser.at]!r} is not expected there")
    return condition


class _Parser:
    def __init__(self, tokens: list[str], names: frozenset[str], *, later: bool) -> None:
        self.tokens, self.names, self.later, self.at = tokens, names, later, 0

    def either(self, depth: int) -> Condition:
        parts = [self.both(depth)]
        while self._next_is("or"):
            self.at += 1
            parts.append(self.both(depth))
        return parts[0] if len(parts) == 1 else _any(parts)

    def both(self, depth: int) -> Condition:
        parts = [self.one(depth)]
        while self._next_is("and"):
            self.at += 1
            parts.append(self.one(depth))
        return parts[0] if len(parts) == 1 else _all(parts)

    def one(self, depth: int) -> Condition:
        if depth > MAX_DEPTH:
            raise ConditionError("there are too many brackets")
        token = self._take()
        if token == "not":
            inner = self.one(depth + 1)
            return lambda known: inner(known).negated()
        if token == "known":
            inner = self.one(depth + 1)
            if self.later:
                return inner
            return lambda known: Truth.YES if inner(known) is Truth.YES else Truth.NO
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

    def _name(self, name: str) -> Condition:
        return lambda known: known[name]

    def _next_is(self, word: str) -> bool:
        return self.at < len(self.tokens) and self.tokens[self.at] == word

    def _take(self) -> str:
        if self.at >= len(self.tokens):
            raise ConditionError("the condition ends too early")
        self.at += 1
        return self.tokens[self.at - 1]


def _any(parts: list[Condition]) -> Condition:
    return lambda known: max(part(known) for part in parts)


def _all(parts: list[Condition]) -> Condition:
    return lambda known: min(part(known) for part in parts)
