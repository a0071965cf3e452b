"""Classes of words that phrases name: {money}, {price}, {number}, {email}, {link}, {phone}.

Each is a pattern without nested repetition, so that it takes linear time. What holds a number is
looked for at the numbers of a text alone.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import cached_property

from bot.text.words import Words

Span = tuple[int, int]
"""The words from one index to another (included)."""


_CURRENCY = (
    r"(?:dhs?|mad|dirhams?|dirhems?|درهما?|دراهم|الدرهم|eur|euros?|€|(?:us|ca|cad)?\$|£|gbp|usd|cad"
    r"|dollars?|pounds?|aed|qar|sar|kwd|omr|riyals?|rials?|ryal|dinars?|يورو|اورو|دولارا?|ريالا?|دينارا?"
    r"|جنيها?|usdt|f?cfa|lei|zlotys?|centimes?|francs?|frank|فرنك)"
)
_AMOUNT = r"[بلوف]?\d[\d.,]{0,12}(?: \d{3}){0,3}"
"""An Arabic preposition may stick to the number: "ب20000"."""
_THOUSANDS = (
    r"(?:k|alf|alaf|الف|الاف|الفا|mille|thousand|mlyoun|melyoun|mlayn|mlayen|millions?"
    r"|مليون|ملايين|ملاين|ميه|مائه)"
)
_DIRHAM = r"(?:dhs?|mad|dirhams?|dirhems?|درهما?)"
_FIFTEEN_OR_MORE = r"(?:1[5-9]|[2-9]\d|\d{3})"
_IN_DIGITS = (
    rf"{_CURRENCY} ?{_AMOUNT}(?:k(?!\w))?"
    rf"|{_AMOUNT}(?: ?{_THOUSANDS}(?!\w))? ?{_CURRENCY}(?!\w)"
    rf"|{_AMOUNT} ?(?:(?:ديال|dial|dyal|d) (?:ال)?)?{_THOUSANDS}(?!\w)"
)
_SUMS_IN_WORDS = ("الف", "الفا", "الفي", "الفين", "الاف", "ميه", "مائه", "alf", "alaf")
_NUMERALS = (
    r"(?:واحد|جوج|زوج|اثنان|ثلاثه|ثلاث|تلاته|تلت|اربعه|اربع|ربعه|ربع|خمسه|خمس|سته|ست|سبعه|سبع|ثمانيه"
    r"|تمنيه|تمن|تسعه|تسع|تسعود|عشره|عشر|حداش|طناش|عشرين|عشرون|ثلاثين|ثلاثون|تلاتين|اربعين|ربعين"
    r"|اربعون|خمسين|خمسون|ستين|ستون|سبعين|سبعون|ثمانين|تمانين|تسعين|تسعون|مئه|ميه|مائه|ميتين|مئتي"
    r"|jo?uj|jo?j|zo?u?j|tlata|tlt|rb3a|reb3a|arb3a|kh?a?msa|5a?msa|ste?tta|setta|seb3a|sb3a|tmenya"
    r"|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|quinze|vingt|trente|quarante|cinquante|cent"
    r"|tmnya|tes3ou?d|3a?chra|3echra|3echrin|3chrin|tlatin|rb3in|reb3in|khamsin|5amsin|mya|miya)"
)
_IN_WORDS = rf"(?:[وبلف]?{_NUMERALS} )?(?:{'|'.join(_SUMS_IN_WORDS)}) {_CURRENCY}(?!\w)"
_MAX_LOCAL = 64
CLASS_PATTERNS: Mapping[str, "re.Pattern[str]"] = {
    "money": re.compile(rf"(?<![\w.])(?:{_IN_DIGITS}|{_IN_WORDS})"),
    "price": re.compile(
        rf"(?<![\w.])(?:{_FIFTEEN_OR_MORE}[ .,]?\d{{3}} ?{_DIRHAM}(?!\w)"
        rf"|{_FIFTEEN_OR_MORE} ?(?:alf|alaf|الف|الفا|k)(?: ?{_DIRHAM})?(?!\w))"
    ),
    "number": re.compile(r"(?<!\w)\d[\d.,]*(?!\w)"),
    "email": re.compile(rf"[\w.+-]{{1,{_MAX_LOCAL}}}@[\w-]{{1,63}}(?:\.[\w-]{{2,63}}){{1,4}}"),
    "link": re.compile(
        r"https?://\S{4,}|www\.\S{4,}"
        r"|(?<![@\w.-])(?:[a-z0-9-]{1,63}\.){1,4}"
        r"(?:com|net|org|info|ma|fr|be|ca|de|es|it|eu|site|online|xyz|shop|club|app|me|ly|gl|gle|ee"
        r"|link|page|website|example)(?![\w-])(?:/\S*)?"
    ),
    "phone": re.compile(r"(?<!\w)(?:\+|00)?\d(?:[ .-]?\d){7,14}(?!\w)"),
}


_SUM_WORDS = frozenset(_SUMS_IN_WORDS)
_BY_NUMBER = frozenset({"money", "price", "number", "phone"})
_BEFORE_NUMBER = re.compile(rf"{_CURRENCY}|us|ca|cad")
"""A word before a number in which a sum may begin: "us $ 500"."""
_BEFORE_AT = re.compile(rf"[\w.+-]{{1,{_MAX_LOCAL}}}$")
_IN_LINK = re.compile(r"[.:](?:[a-z]{2}|//|(?<=www.)\S)")
"""Stands in every link, and is soon looked for."""
_WHITE = re.compile(r"\s")
_DIGIT = re.compile(r"\d")


class Classes:
    """The classes that stand in one text."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._numbers = [
            index
            for index, word in enumerate(words.words)
            if not word.isalpha() and _DIGIT.search(word)
        ]

    def spans(self, name: str) -> list[Span]:
        """Return where a class stands, from left to right."""
        words = self._words
        spans: list[Span] = []
        for match in self._matches(name):
            first = bisect_left(words.ends, match.start() + 1)
            last = bisect_left(words.starts, match.end()) - 1
            if first < len(words.words) and last >= first:
                spans.append((first, last))
        return spans

    def _matches(self, name: str) -> Iterator["re.Match[str]"]:
        text = self._words.folded.text
        if name == "email":
            return self._emails()
        if name == "link":
            return self._links()
        if name in _BY_NUMBER:
            return self._at_numbers(name)
        return CLASS_PATTERNS[name].finditer(text)

    def _emails(self) -> Iterator["re.Match[str]"]:
        """Return what `finditer` would, trying only what stands before each @."""
        text, match_at = self._words.folded.text, CLASS_PATTERNS["email"].match
        done, at = 0, text.find("@")
        while at >= 0:
            before = _BEFORE_AT.search(text, max(done, at - _MAX_LOCAL), at)
            match = match_at(text, before.start()) if before is not None else None
            if match is not None:
                done = match.end()
                yield match
            at = text.find("@", max(at + 1, done))

    def _links(self) -> Iterator["re.Match[str]"]:
        """Yield what `finditer` would, trying only runs of characters with a sign of a link."""
        text, done = self._words.folded.text, 0
        for found in _IN_LINK.finditer(text):
            at = found.start()
            if at >= done:
                start = max(text.rfind(" ", done, at), text.rfind("\n", done, at), done - 1) + 1
                space = _WHITE.search(text, at)
                done = space.start() if space is not None else len(text)
                yield from CLASS_PATTERNS["link"].finditer(text, start, done)

    @cached_property
    def _sums(self) -> list[int]:
        """The words in which a sum may begin.

        They are numbers, names of currencies before them, and words such as "alf" with the word
        before.
        """
        words, places = self._words.words, set(self._numbers)
        if not _SUM_WORDS.isdisjoint(words):
            said = [index for index, word in enumerate(words) if word in _SUM_WORDS]
            places.update(said, (index - 1 for index in said if index))
        for number in self._numbers:
            for index in range(max(number - 2, 0), number):
                if _BEFORE_NUMBER.fullmatch(words[index]):
                    places.add(index)
        return sorted(places)

    def _at_numbers(self, name: str) -> Iterator["re.Match[str]"]:
        """Return what `finditer` would, trying only where numbers and their currencies begin."""
        text, starts = self._words.folded.text, self._words.starts
        match_at = CLASS_PATTERNS[name].match
        done = 0
        for index in self._sums if name == "money" else self._numbers:
            start = starts[index]
            match = match_at(text, start) if start >= done else None
            if match is not None:
                done = match.end()
                yield match
