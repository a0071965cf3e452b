"""Who employs or recruits: the organisation, agency or household that the text names.

From the surest to the weakest: a label ("Entreprise : …"), a word for an organisation with its
name ("Hôtel Gamsblick", "شركة مرافئ الخور"), a name with a legal form ("Bramsig KG"), a name that
recruits ("X recrute"), a name behind "chez" or "at", a name that heads the text.
"""

import re
from collections.abc import Iterable, Iterator

from actions.offer_reader import employer_plain_words as plain
from actions.offer_reader import employer_runs as runs
from actions.offer_reader import employer_words as words
from actions.offer_reader.employer_arabic import arabic_names
from actions.offer_reader.employer_runs import joined, left, right
from actions.offer_reader.employer_tokens import (
    Token,
    after_place_word,
    compound,
    is_coined,
    mostly_capitals,
    split,
    word_before,
)
from actions.offer_reader.employer_told import signed_names, told_names
from actions.offer_reader.model import Found
from actions.offer_reader.page import Page
from bot.text.evidence import quote
from bot.text.folding import fold

MAX_NAME = 90
SCANNED_CHARACTERS = 1_600
"""Names are looked for in the beginning of a text; a label is found anywhere."""
HEAD_CHARACTERS = 220

_LABEL = re.compile(rf"[^\n:\w]{{0,4}}(?:{runs.LABELS}) ?[:=] ?([^\n]{{2,120}})")
_LABEL_STOP = re.compile(r" \| | - (?=[a-z]{3})|;|\|")
_EXAMINED = re.compile(
    r"(?:visite|examen|bilan|test)s? medica|analyses|medical (?:check|exam|test)"
)
_SEPARATOR = re.compile(r"[\u2013\u2014,:(\n|•]| - ")

_NOUN, _TOLD, _LEGAL, _RECRUITS, _AT, _HEAD, _FALLBACK = 6.0, 7.0, 6.5, 5.0, 3.5, 2.5, 1.0
_PRIVATE, _BEHALF = 2.0, 1.0

_AFTER_NAME, _BEFORE_NAME = 60, 24
_RECRUITING = tuple(words.RECRUITING)
_AFTER_COMMA = (*_RECRUITING, *(f", {verb}" for verb in _RECRUITING))
_AT_WORDS = tuple(words.AT)

Candidate = tuple[float, int, int]
"""How sure, and the start and end of the name in the text as given."""


class Employers:
    """Finds the name of the employer."""

    def __init__(
        self, places: Iterable[str], trades: Iterable[str], institutions: Iterable[str]
    ) -> None:
        """Keep the folded names of places, trades and institutions, which are no employers."""
        self._exact_places = frozenset(places)
        self._places = self._exact_places | {
            word for name in self._exact_places for word in name.split()
        }
        self._trades = frozenset(word for name in trades for word in name.split() if len(word) > 2)
        self._institutions = frozenset(institutions)

    def read(self, page: Page) -> Found[str] | None:
        """Return the employer as the text writes it, or None where none is named."""
        labelled = self._labelled(page)
        if labelled is not None:
            return labelled
        original = page.folded.original[:SCANNED_CHARACTERS]
        tokens = split(original)
        candidates = list(self._organisations(original, tokens))
        candidates += [
            (_NOUN, start, end) for start, end in arabic_names(original, self._exact_places)
        ]
        candidates += [(_TOLD, *span) for span in signed_names(page, tokens)]
        candidates = self._allowed(original, candidates)
        candidates += [(_TOLD, *span) for span in told_names(page, tokens)]
        if not candidates:  # names without a word for an organisation are weaker
            candidates = self._allowed(original, self._names(page, tokens))
            candidates += [(_PRIVATE, *span) for span in runs.private(original)]
        if not candidates:
            return None
        behalf = {c: _BEHALF if runs.on_behalf(original, c[1]) else 0 for c in candidates}
        _, start, end = max(candidates, key=lambda c: (c[0] + behalf[c], -c[1]))
        start = runs.behind_label(original, start, end)
        evidence = quote(original, start, min(end, start + MAX_NAME))
        return Found(evidence.text, (evidence,))

    def _labelled(self, page: Page) -> Found[str] | None:
        for match in page.labels(_LABEL):
            start, end = match.span(1)
            stop = _LABEL_STOP.search(page.text, start, end)
            evidence = page.quote(start, stop.start() if stop is not None else end)
            name = fold(evidence.text)
            if name and name.strip(" .-") not in plain.NOT_NAMES:
                return Found(evidence.text, (evidence,))
        return None

    def _institution(self, name: str) -> bool:
        folded = fold(name)
        return folded in self._institutions or folded in self._exact_places

    def _allowed(self, original: str, candidates: Iterable[Candidate]) -> list[Candidate]:
        return [c for c in candidates if not self._institution(original[c[1] : c[2]])]

    def _organisations(self, original: str, tokens: list[Token]) -> Iterator[Candidate]:
        for index, token in enumerate(tokens):
            if not token.organises or runs.is_ground(tokens, index):
                continue
            if token.folded in words.HOUSEHOLDS and not token.capital:
                yield from self._household(original, tokens, index)
            if (
                token.folded in words.NOUNS
                and (
                    token.capital
                    or token.folded not in words.CAPITAL_NOUNS
                    or self._name_follows(original, tokens, index)
                )
            ) or compound(token):
                if token.folded in words.CARE and _EXAMINED.search(
                    fold(original[max(0, token.start - MAX_NAME) : token.start])
                ):
                    continue  # where candidates are examined, not who employs them
                yield from self._around_noun(original, tokens, index)
            elif token.capital and index and token.folded in words.LEGAL_FORMS:
                first = left(original, tokens, index)
                if first < index:
                    yield (_LEGAL, tokens[first].start, token.end)
            elif token.capital and index and token.folded in words.TRADE_ENDINGS:
                first = left(original, tokens, index)
                if not token.text.isupper() and any(map(self._is_name, tokens[first:index])):
                    yield (_RECRUITS, tokens[first].start, token.end)

    def _names(self, page: Page, tokens: list[Token]) -> Iterator[Candidate]:
        original = page.folded.original
        loud = mostly_capitals(tokens)
        for index, token in enumerate(tokens):
            if token.capital and (
                index == 0
                or not tokens[index - 1].capital
                or not joined(original, tokens, index - 1)
            ):
                yield from self._run(page, tokens, index, loud=loud)

    def _name_follows(self, original: str, tokens: list[Token], index: int) -> bool:
        """Tell whether the very next word is a name ("le salon Reflet d'Or")."""
        if not joined(original, tokens, index):
            return False
        following = index + 1
        if tokens[following].folded in words.CALLS and joined(original, tokens, following):
            following += 1
        return self._is_name(tokens[following])

    def _household(self, original: str, tokens: list[Token], index: int) -> Iterator[Candidate]:
        """Yield the name before a word for a household ("the Vandersteen family")."""
        first = left(original, tokens, index)
        run = tokens[first:index]
        if (
            any(map(self._is_name, run))
            and all(self._is_name(t) or t.folded in words.CONNECTORS for t in run)
            and not any(token.folded.endswith(words.NATION_ENDINGS) for token in run)
        ):
            yield (_NOUN, tokens[first].start, tokens[index].end)

    def _around_noun(self, original: str, tokens: list[Token], index: int) -> Iterator[Candidate]:
        noun = tokens[index]
        last = right(original, tokens, index)
        first = left(original, tokens, index) if noun.capital else index
        run = [t for t in tokens[index + 1 : last + 1] if t.folded not in words.CONNECTORS]
        if len(run) < 2 or any(t.folded in self._exact_places for t in run):
            last = self._without_places(tokens, first, last, keep=index)
        elif all(t.capital for t in run) and not any(map(self._is_name, run)):
            # "Sol y Mar": parts of places, together none
            yield (_NOUN, tokens[first].start, tokens[last].end)
        alone = compound(noun) and all(t.folded in self._places for t in tokens[first:index])
        named = [
            t for t in tokens[first : last + 1] if self._is_name(t) and (alone or t is not noun)
        ]
        if not named or (first == index and self._placed(tokens, index, last)):
            return
        if last == index and first < index and not noun.capital:
            return
        sure = _NOUN + (0.5 if noun.capital else 0.0)
        yield (sure, *runs.bounds(original, tokens, index, first, last))

    def _run(
        self, page: Page, tokens: list[Token], index: int, *, loud: bool
    ) -> Iterator[Candidate]:
        """Yield the name that begins at a capital, if what stands around it makes one of it."""
        original = page.folded.original
        start = index
        placed = index + 2 < len(tokens) and self._placed(tokens, index, index + 2)
        if placed and tokens[index].folded in words.NO_NAMES_ALONE:
            return  # "Restaurant à Guéliz cherche"
        while start < len(tokens) and tokens[start].folded in plain.GENERIC:
            if not joined(original, tokens, start):
                return
            start += 1
        if start >= len(tokens) or not tokens[start].capital:
            return
        last = right(original, tokens, start)
        run = tokens[start : last + 1]
        if not any(self._is_name(token) for token in run):
            return
        at = page.place_of(tokens[last].end)
        after = page.text[at : at + _AFTER_NAME].strip()
        at = page.place_of(tokens[start].start)
        before = page.text[max(0, at - _BEFORE_NAME) : at].strip()
        if after.startswith("("):
            after = after.partition(")")[2].lstrip(" ,")
        last = self._without_places(tokens, start, last, keep=start + 1)
        if last == start and tokens[start].folded in words.NO_NAMES_ALONE:
            return
        name = (tokens[start].start, tokens[last].end)
        recruits = after.startswith(_AFTER_COMMA if before.endswith(",") else _RECRUITING)
        if recruits or (last > start and after.startswith(runs.SEATED)):
            if start and tokens[start - 1].text == "à":
                return  # a place that is not known
            yield (_RECRUITS, *name)
        elif start == 0 and words.WANTS.intersection(after[:_AFTER_NAME].split()):
            yield (_RECRUITS, *name)  # "Cablino Maroc zone franche Tanger bghat"
        elif (
            not loud
            and not runs.MEETING_AT.search(before)
            and before.endswith(_AT_WORDS)
            and any(before.endswith(word) and word_before(before, word) for word in _AT_WORDS)
        ):
            yield (_AT + (0.5 if len(run) > 1 else 0.0), *name)
        elif not loud and self._heads(original, tokens, start, last):
            yield (_HEAD + (0.5 if last > start else 0.0), *name)
        elif not loud and last > start and self._stands_out(original, tokens, start, last, before):
            yield (_FALLBACK, *name)

    def _stands_out(
        self, original: str, tokens: list[Token], start: int, last: int, before: str
    ) -> bool:
        """Tell whether two unknown words with a capital are likelier a firm than a person."""
        run = tokens[start : last + 1]
        unknown = [token for token in run if self._is_name(token)]
        if all(token.text.isupper() for token in run):
            return False  # shouted words
        if len(unknown) < 2 or before.rstrip(" .").endswith(plain.PERSON_TITLES):
            return False
        if any(token.folded in self._trades for token in run) or plain.PERSON_TITLES_SET & {
            token.folded for token in run
        }:
            return False
        behind = original[tokens[last].end : tokens[last].end + 2].strip()
        return behind[:1] not in {"@", "/"} and not after_place_word(before)

    def _heads(self, original: str, tokens: list[Token], start: int, last: int) -> bool:
        """Tell whether a name is a whole piece of a first line ("Plombier, Duval Frères, Lyon")."""
        begin, end = tokens[start].start, tokens[last].end
        if begin > HEAD_CHARACTERS:
            return False
        before = original[max(0, begin - 3) : begin].strip(" ")
        behind = original[end : end + 3]
        left = not before or _SEPARATOR.search(original[max(0, begin - 3) : begin]) is not None
        right = _SEPARATOR.match(behind.lstrip(" ")) is not None or behind.startswith(
            (" - ", ". ", ".\n")
        )
        run = tokens[start : last + 1]
        unknown = [t for t in run if self._is_name(t)]
        enough = len(unknown) >= 2 or (
            len(unknown) == 1 and (len(run) > 1 or is_coined(unknown[0].text))
        )
        return left and right and enough and not any(t.folded in self._trades for t in run)

    def _is_name(self, token: Token) -> bool:
        """Tell whether a word may be a name: a capital, and no place, trade or plain word."""
        folded = token.folded
        return (
            token.capital
            and len(folded) > 1
            and not folded.isdigit()
            and folded not in plain.GENERIC
            and folded not in self._places
            and folded not in self._trades
            and (folded[-1] != "s" or folded[:-1] not in self._trades)
            and folded not in words.CONNECTORS
        )

    def _placed(self, tokens: list[Token], index: int, last: int) -> bool:
        """Tell whether what follows a word for an organisation says where ("chantier à X")."""
        return (
            last > index + 1 and tokens[index + 1].text in words.WHERE and tokens[index + 2].capital
        )

    def _without_places(self, tokens: list[Token], first: int, last: int, *, keep: int) -> int:
        """Leave out a place at the end of a name, unless too little would be left."""
        while last > max(first, keep) and tokens[last].folded in self._places:
            last -= 1
        while last > first and tokens[last].folded in words.CONNECTORS:
            last -= 1
        return last
