"""The title of the post as the text writes it.

From the surest to the weakest: a label ("Poste : …"), a first line that is a title, a trade of
`occupations.yaml` with the words that go on with it ("cueilleurs de cerises", "شيفور ديال
الطاكسي"), a line with "H/F", words behind "poste de" or behind a verb that recruits.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from actions.offer_reader.employer_arabic_words import TITLE_GOES_ON, TITLE_STOPS, TO_DO
from actions.offer_reader.model import Found
from actions.offer_reader.own_work import own_work
from actions.offer_reader.page import Page
from actions.offer_reader.plurals import plurals
from actions.offer_reader.positions import counted_people
from actions.offer_reader.vocabulary import split
from actions.offer_reader.words_work import TITLE
from bot.text.folding import fold
from bot.text.gazetteer import Gazetteer, NameMatch

MAX_TITLE = 90
MAX_LINE = 200
MAX_TRADES = 40
"""Trades that are weighed; the title stands early in a text."""
_LABEL = re.compile(
    r"[^\n:\w]{0,3}(?:(?:le |l')?(?:poste|intitule|intitule du poste|titre|titre du poste|fonction|"
    r"metier)|postes? (?:propose|recherche|a pourvoir|vacant)s?|intitule de l'offre|"
    r"job title|position title|position|vacancy|title|role|occupation|"
    r"(?:ال)?(?:مسمي الوظيفي|وظيفه|منصب|مهنه)(?: ال(?:مطلوبه?|معروضه?|مقترحه?|شاغره?))?|"
    r"مسمي الوظيفه|عنوان الوظيفه|اسم الوظيفه|ال?بوست|لبوست|lposte?|l'poste) ?[:=] ?([^\n]{3,90})"
)
_INLINE = re.compile(
    r"(?<=[.;,] )(?:poste(?: occupe)?|fonction|emploi occupe|position|"
    r"(?:ال)?(?:منصب|وظيفه|مهنه)) ?: ?([^\n.;,]{3,60})"
)
"""The same in the middle of a line, as contracts run on ("…, poste : commis de cuisine.")."""
_WEAK_LABEL = re.compile(
    r"[^\n:\w]{0,3}(?:l')?(?:emploi|profil|profil recherche|offre|recrutement|job|work|wanted|"
    r"recherche|(?:ال)?(?:عمل|خدمه|مطلوب)|نوع (?:ال)?(?:عمل|خدمه)|طبيعه العمل|"
    r"(?:l ?)?kh[ea]?dma) ?[:=] ?(?=([^\n]{3,90}))"
)
"""What may stand before hours, places or papers too: the title if a trade follows."""
_SEX = re.compile(
    r" ?[(\[]? ?(?:h/f|f/h|h-f|m/f|f/m|h/f/x|m/w/d|m/f/d|h/f/d|w/m/d|h / f|"
    r"f / h)(?:/[a-z])? ?[)\]]?"
)
_STOP = re.compile(r" [-\u2013\u2014|] | ?[|:;,\n]|\. | \(|: | (?:a|au|aux|en|in|at|pour|chez|f) ")
_LINE = re.compile(r"[^\n]+")
_BOARD = re.compile(
    r"([^\n]{3,200})\n[^\n:]{0,3}(?:entreprise|employeur|societe|lieu|lieu de travail|contrat|"
    r"type de contrat|region|ville|"
    r"company|location|الشركه|المشغل|المنطقه|المدينه|نوع الدوام) ?:"
)
"""A board prints the title alone on the first line, and labelled lines behind it."""
_FIRST_LINES = 3
_HEADING = re.compile(
    r"[^\w\n]{0,4}(?:offres? d'emploi|offres? de travail|avis de recrutement|annonce|recrutement|"
    r"stellenangebot|job offer|job vacancy|vacancy|عرض (?:شغل|عمل)|اعلان(?: توظيف)?)"
    r" ?(?:[\-\u2013\u2014|:/]|n° ?\w{1,12} ?[\-:]) ?(?=[^\W\d_]{3})"
)
"""What an advert may say of itself before its title: "Offre d'emploi - Maçon coffreur (H/F)"."""
_LINE_STOP = re.compile(r" - | \| | ?: ")
_SENTENCE = re.compile(r"(?<=[^\W_]{3})[,.] ")
_LONG_LABEL = 88
"""So long a line goes on behind the title ("Poste : comptable, Rabat, cabinet …")."""
_LONE = re.compile(r"\n[^\w\n]{0,3}([^\n:,.]{3,60}?) ?[(\[]?(?:h ?/ ?f|f ?/ ?h)[)\]]? ?(?=\n|$)")
"""A title that has a line of its own, below the name and the story of a firm."""

_AROUND, _REACH, _PHRASE_WORDS = 40, 60, 4


def _any(kind: str) -> str:
    return "|".join(sorted((re.escape(fold(w)) for w in split(TITLE[kind])), key=len, reverse=True))


def _set(kind: str) -> frozenset[str]:
    return frozenset(fold(word) for word in split(TITLE[kind]))


_POST = re.compile(rf"(?<![^\W_])(?:{_any('post')})(?: |(?<='))(?:une? |an? |the )?")
_POST_BEFORE = re.compile(_POST.pattern + r"(?:[^\W\d_]{2,14} )?$")
_ASKED = re.compile(
    rf"(?<![^\W_])(?:{_any('asked')})[ :\n.\-]{{1,4}}(?:(?:{_any('between')}|\d{{1,4}}) ){{0,3}}"
    rf"(?:d')?"
)
_ASKED_BEFORE = re.compile(rf"(?<![^\W_])(?:{_any('asked')})(?![^\W_])[^.\n]{{0,26}}$")
_SOMEBODY = re.compile(rf"(?<![^\W_])(?:{_any('somebody')})(?: |(?<=')|(?<=ال)|(?<=لل))$")
_PERMIT = re.compile(r" (?:visas?|permits?)(?![^\W_])")
_CUT = re.compile(
    r"[,;.:!?\n\d\"/+]|\((?![a-z]{1,5}\))|(?<=[^\W\d_]{6})\)| -|"
    rf"(?: (?:{_any('cut')})(?![^\W_]))| [بفلك][^\W\d_]{{3}}|$"
)
_PERSON = re.compile(rf"[^\W\d_'\-]{{2,16}}(?:{_any('person_endings')})(?:\([a-z]{{1,5}}\))?s?")
_NO_POSTS, _AREAS, _GO_BETWEENS = _set("no_posts"), _set("areas"), _set("go_betweens")

_TWINS = frozenset((" et ", " ou ", "/", " / ", " and ", " or ", " و", " w "))
_QUALITY = (
    rf"(?:\([a-z]{{1,6}}\)s?)?(?: (?:{_any('qualities')})(?:e|\(e\)|ne)?(?:s|\(s\))?(?![^\W_]))"
    r"{0,2}"
)
_MORE = re.compile(
    _QUALITY + rf"(?: (?:(?:de |d'|dial |dyal |d )(?!(?:{_any('not_of')})(?![^\W_]))"
    rf"|(?:en|pour) (?=(?:{_any('places_of_work')})(?![^\W_])))"
    rf"[a-z][a-z\-']{{2,20}}(?![^\W_]){_QUALITY}(?<=(.)))?"
)
_ARABIC_WORD = re.compile(r" ([\u0621-\u064a]{2,20})(?![^\W_])")
_OF = frozenset(("ديال", "تاع", "نتاع"))
_TO_DO = re.compile(rf" (?:{'|'.join(TO_DO)})(?: وال[\u0621-\u064a]{{3,12}})?(?![^\W_])")


class Titles:
    """The trades of `occupations.yaml`, compiled with their plurals."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        """Compile the names of trades in all varieties."""
        rows = [
            (row["id"], language, name)
            for row in data.get("occupations", ())
            for language, names in row.get("names", {}).items()
            for name in names
        ]
        # names as written come first, so that no plural of another trade takes their place
        self.gazetteer = Gazetteer(
            [(trade, name) for trade, _, name in rows]
            + [(trade, form) for trade, language, name in rows for form in plurals(language, name)]
        )

    def trades(self, page: Page) -> list[NameMatch]:
        """Return the trades that the text names, from left to right."""
        return page.names[self.gazetteer]

    def read(self, page: Page, trades: list[NameMatch]) -> Found[str] | None:
        """Return the title, or None."""
        label = next(page.labels(_LABEL), None) or _INLINE.search(page.text)
        board = _BOARD.match(page.text)
        named = label is not None and label.start() == 0
        if board is not None and not named and _WEAK_LABEL.match(page.text) is None:
            return _trimmed(page, board.start(1), board.end(1), whole=True)
        if label is not None:
            start, end = label.span(1)
            stop = _SENTENCE.search(page.text, start, end) if end - start > _LONG_LABEL else None
            return _trimmed(page, start, stop.start() if stop is not None else end)
        labelled = [
            index
            for match in page.labels(_WEAK_LABEL)
            for index, trade in enumerate(trades)
            if match.start(1) <= trade.start <= match.start(1) + 3
        ]
        headline = None if labelled else _headline(page, trades)
        if headline is not None:
            return headline
        best = labelled[0] if labelled else _best(page, trades)
        if best is not None:
            return _found(page, *_whole(page, trades, best))
        lone = _LONE.search(page.text)
        return _found(page, *lone.span(1)) if lone is not None else next(_phrases(page), None)


def _found(page: Page, start: int, end: int) -> Found[str]:
    evidence = page.quote(start, min(end, start + MAX_TITLE))
    return Found(evidence.text, (evidence,))


def _best(page: Page, trades: list[NameMatch]) -> int | None:
    """Return the index of the trade that is wanted, rather than of one that is mentioned."""
    scores = [_score(page, trade) for trade in trades[:MAX_TRADES]]
    return scores.index(max(scores)) if any(scores) else None


def _score(page: Page, trade: NameMatch) -> int:
    text = page.text
    before = text[max(0, trade.start - _AROUND) : trade.start]
    if _PERMIT.match(text, trade.end) or own_work(before, trade.id):
        return 0  # "Seasonal worker visa", "I used to be a mason"
    if _POST_BEFORE.search(before):
        return 6
    if text[trade.start : trade.end] in _AREAS:
        return 1  # what is done, or where, not by whom
    if _SOMEBODY.search(before):  # "notre avocat", "chez le médecin"
        return 0 if trade.id in _GO_BETWEENS else 2
    if before.rpartition("\n")[2].count('"') % 2 and '"' in text[trade.end : trade.end + _AROUND]:
        return 2  # a name ("Barber Lwalid")
    if _ASKED_BEFORE.search(before):
        return 5
    return 3 if trade.id in _GO_BETWEENS else 4


def _whole(page: Page, trades: list[NameMatch], index: int) -> tuple[int, int]:
    """Return the bounds of a trade with its article and the words that go on with it."""
    text = page.text
    trade = trades[index]
    start, end = trade.start, trade.end
    if text[max(0, start - 2) : start] == "ال" and not text[start - 3 : start - 2].isalnum():
        start -= 2
    for twin in trades[index + 1 : index + 2]:
        if twin.id == trade.id and text[end : twin.start] in _TWINS:
            end = twin.end  # "infirmiers et infirmières"
    if "\u0621" <= text[end - 1] <= "\u064a":
        return start, _arabic_end(text, end, unskilled=trade.id == "unskilled_worker")
    more = _MORE.match(text, end)
    if more is None:
        return start, end
    written = page.quote(end, more.end()).text
    if more.group(1) and not page.quote(start, end).text.isupper() and written != written.lower():
        return start, end  # "maçon de Nador"
    return start, more.end()


def _arabic_end(text: str, end: int, *, unskilled: bool) -> int:
    """Return the end of a trade in Arabic letters with up to two words that say which one."""
    to_do = _TO_DO.match(text, end) if unskilled else None
    end = end if to_do is None else to_do.end()
    for _ in range(2 if to_do is None else 0):
        match = _ARABIC_WORD.match(text, end)
        if match is not None and match.group(1) in _OF:
            match = _ARABIC_WORD.match(text, match.end())
        if match is None or not _goes_on(match.group(1)):
            break
        end = match.end()
        if match.group(1).startswith("ال"):
            break
    return end


def _goes_on(word: str) -> bool:
    """Tell whether a word may say which trade: no verb, and no place behind "in" or "for"."""
    if word in TITLE_GOES_ON:
        return True
    return word not in TITLE_STOPS and not word.startswith(("ب", "ف", "ل", "ك", "و", "ي", "ست"))


def _phrases(page: Page) -> Iterator[Found[str]]:
    """Yield what stands behind "poste de", or what looks like people behind a recruiting verb."""
    for pattern in (_POST, _ASKED):
        for cue in pattern.finditer(page.text):
            cut = _CUT.search(page.text, cue.end(), cue.end() + _REACH)
            said = page.text[cue.end() : cut.start()].split() if cut is not None else []
            if cut is None or not 0 < len(said) <= _PHRASE_WORDS or _NO_POSTS.intersection(said):
                continue
            if len(said[0]) > 2 and (pattern is _POST or any(map(_PERSON.fullmatch, said))):
                yield _found(page, cue.end(), cut.start())
    yield from (_found(page, *span) for span in counted_people(page, _NO_POSTS))


def _headline(page: Page, trades: list[NameMatch]) -> Found[str] | None:
    """Return a short first line that names a trade or carries "H/F"."""
    for count, line in enumerate(_LINE.finditer(page.text)):
        if count == _FIRST_LINES:
            return None
        sex = _SEX.search(page.text, line.start(), line.end())
        first = next((t for t in trades if line.start() <= t.start < line.end()), None)
        if sex is not None and sex.start() - line.start() <= MAX_TITLE:
            begins = sex.start() <= line.start() + 2
            return None if begins else _trimmed(page, line.start(), sex.start())
        if count == 0 and first is not None and _score(page, first) > 2:
            stop = _STOP.search(page.text, first.end, line.end())
            end = stop.start() if stop is not None else line.end()
            if first.start - line.start() <= 3 and end - line.start() <= MAX_TITLE:
                behind = page.text[first.end : end].split()
                arabic = "\u0621" <= page.text[first.end - 1] <= "\u064a"
                if arabic and any(word.startswith(("ب", "ف", "ل")) for word in behind):
                    return None  # "in" and "for" are attached: no mark tells where the title ends
                return _trimmed(page, line.start(), end)
    return None


def _trimmed(page: Page, start: int, end: int, *, whole: bool = False) -> Found[str] | None:
    """Return a line as title, without "H/F" and, unless `whole`, what follows a dash or a bar."""
    heading = _HEADING.match(page.text, start, end)
    start = heading.end() if heading is not None else start
    sex = _SEX.search(page.text, start, end)
    if sex is not None and sex.start() > start and (not whole or sex.end() >= end - 1):
        end = sex.start()
    stop = None if whole else _LINE_STOP.search(page.text, start, min(end, start + MAX_TITLE))
    if stop is not None and stop.start() > start + 2:
        end = stop.start()
    evidence = page.quote(start, min(end, start + (MAX_LINE if whole else MAX_TITLE)))
    return Found(evidence.text, (evidence,)) if evidence.text else None
