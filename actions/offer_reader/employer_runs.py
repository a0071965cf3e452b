"""How far a name goes on to both sides of one of its words, and what stands around names."""

import re
from collections.abc import Iterator

from actions.offer_reader import employer_plain_words as plain
from actions.offer_reader import employer_words as words
from actions.offer_reader.employer_tokens import Token
from bot.text.folding import fold

MAX_WORDS = 7
_GAP = re.compile(r"[ \u00a0]{1,2}(?:[«\"“] ?)?")
_VERBS = frozenset(verb for verb in words.RECRUITING if " " not in verb)
LABELS = (
    r"(?:l')?(?:entreprise|employeur|societe|recruteur|etablissement|structure|organisme|client)|"
    r"nom de (?:l'entreprise|la societe|l'employeur|l'etablissement)|raison sociale|chez|"
    r"entreprise d'accueil|company|company name|employer|employer name|hiring company|facility|"
    r"organi[sz]ation|(?:ال)?(?:شركه|مشغل|موسسه|جهه|منشاه|باطرون|شركه المشغله|جهه المشغله|"
    r"موسسه المشغله|منظمه|جهه الموظفه|شركه الموظفه)|صاحبه? العمل|صاحبه? الشغل|عند|لدي|لفايده|"
    r"اسم (?:الشركه|الموسسه|المنشاه|المشغل|صاحب العمل)|جهه العمل|"
    r"(?:l ?)?(?:charika|sharika|patron|batron|boite)|3nd|3end"
)
"""Labels of the employer's name, folded."""

SEATED = (
    ", headquartered",
    ", with headquarters",
    ", siege",
    ", dont le siege",
    ", entreprise",
    ", une entreprise",
    ", societe",
    ", une societe",
    ", groupe",
    ", leader",
    ", specialise",
    ", a company",
    ", a leading",
    ", filiale",
    "(siege",
    "(entreprise",
    "(societe",
)
"""What is told of a firm right behind its name, and of no person."""

_BEHALF_WORDS = (
    "pour son partenaire",
    "pour notre partenaire",
    "pour son client",
    "pour notre client",
    "pour le compte de",
    "pour le compte de son client",
    "pour le compte de notre client",
    "au profit de",
    "on behalf of",
    "for our client",
    "for its client",
    "for our partner",
    "l7sab",
    "لفايده",
    "لحساب",
    "لصالح",
    "لشريكها",
    "لزبونها",
)
"""What stands between who recruits and the firm that will employ."""

_QUOTE = re.compile(r"[«\"“]")
_BEHALF = re.compile(
    rf"(?:{'|'.join(_BEHALF_WORDS)})(?: [^\W\d_]{{1,12}})?[ :,.(\-\n\"]{{1,4}}(?:l[ae] |l')?$"
)
_BEHALF_REACH, _PRIVATE_REACH = 48, 400
_PRIVATE = re.compile(
    r"(?:\b[Jj]e suis|\bI am|\bI'm|\b[Tt]his is|\b[Mm]y name is|\b[Aa]na|\b[Mm]oi,?) "
    r"((?:(?:Mr|Mrs|Ms|Miss|Dr|Sir|Madam|Mme|Mlle|M|Lady|Madame|Monsieur)\b\.? )"
    r"[A-Z][\w'’\-]{1,24}(?: [A-Z][\w'’\-]{1,24}){0,2})"  # noqa: RUF001
    r"[^.\n]{0,40}?(?:\b[Ii] need|\bI am looking|\bI'm looking|looking for|\bI want|cherche|"
    r"recherche|besoin d|bghit|khassni|embauche)"
)
_ELIDED = ("d'", "l'", "d\u2019", "l\u2019")
MEETING_AT = re.compile(
    r"(?:entretiens?|interviews?|rdv|rendez-vous|lentretien|l'entretien|مقابله|المقابله) "
    r"(?:a|au|f|fi|in|at|ف|في) ?$"
)
"""Before a place where one meets, and no firm: "entretien f Ain Sebaa"."""


def joined(original: str, tokens: list[Token], index: int) -> bool:
    """Tell whether only a space stands between a word and the next one."""
    if index + 1 >= len(tokens):
        return False
    gap = original[tokens[index].end : tokens[index + 1].start]
    return _GAP.fullmatch(gap) is not None or (
        gap == ". " and len(tokens[index].text) <= 3 and tokens[index].capital
    )


def right(original: str, tokens: list[Token], index: int) -> int:
    """Return the index of the last word of the name that goes on behind a word."""
    last = index
    at = index
    while at - index < MAX_WORDS and joined(original, tokens, at):
        at += 1
        token = tokens[at]
        if token.folded in _VERBS:
            break
        if token.capital and token.folded not in plain.GENERIC:
            last = at
        elif token.capital and last == at - 1 > index and token.folded in words.TRADE_ENDINGS:
            last = at  # "Agence NourVoyage Emploi"
        elif (
            (at == index + 1 and token.folded.endswith(words.ADJECTIVE_ENDINGS))
            or (token.capital and token.folded in words.NUMBERS)
            or _activity(tokens, index, at)
        ):
            continue
        elif token.folded not in words.CONNECTORS and not token.text.startswith(_ELIDED):
            break
        elif token.text[2:3].isupper():
            last = at
    return last


def _activity(tokens: list[Token], index: int, at: int) -> bool:
    """Tell whether a word says what an organisation does before its name ("de coiffure Rita")."""
    token = tokens[at]
    first = at == index + 1 or (
        at == index + 2 and tokens[index + 1].folded in words.OF and not tokens[index + 1].capital
    )
    return (
        first
        and token.text.islower()
        and token.folded not in words.CONNECTORS
        and tokens[index].folded in words.NOUNS
        and (at > index + 1 or token.folded in words.ACTIVITIES)
        and at + 1 < len(tokens)
        and tokens[at + 1].capital
    )


def is_ground(tokens: list[Token], index: int) -> bool:
    """Tell whether a word says where work is done ("le chantier de Tizgui")."""
    following = {token.folded for token in tokens[index + 1 : index + 2]}
    noun = tokens[index]
    return noun.folded in words.GROUNDS and not noun.capital and bool(following & words.OF_PLACES)


def left(original: str, tokens: list[Token], index: int) -> int:
    """Return the index of the first word of the name that stands before a word."""
    first = index
    at = index
    while index - at < MAX_WORDS and at > 0 and joined(original, tokens, at - 1):
        at -= 1
        token = tokens[at]
        if token.capital and token.folded not in plain.GENERIC:
            first = at
        elif token.folded not in words.CONNECTORS or token.capital:
            break
    return first


def bounds(
    original: str, tokens: list[Token], index: int, first: int, last: int
) -> tuple[int, int]:
    """Return where a name begins and ends: in marks behind a word with no capital, what they hold.

    "agence de voyage « Rahhalat Sirwan »" is Rahhalat Sirwan; an "Hôtel « Silbersee »" is whole.
    """
    if first == index:
        for at in range(index + 1, last + 1):
            told = at > index + 1 and tokens[index + 1].text.islower()
            if (told or not tokens[index].capital) and _QUOTE.search(
                original, tokens[at - 1].end, tokens[at].start
            ):
                return tokens[at].start, tokens[last].end
    named = next((at for at in range(index + 1, last + 1) if tokens[at].capital), index)
    if first == index and tokens[index].folded in words.FIRMS and named > index + 1:
        before = tokens[named - 1]
        if before.text.islower() and before.folded not in words.CONNECTORS:
            return tokens[named].start, tokens[last].end  # "entreprise de nettoyage Netivane"
    return tokens[first].start, tokens[last].end


def on_behalf(original: str, start: int) -> bool:
    """Tell whether a name is that of the firm for which another one recruits."""
    return _BEHALF.search(fold(original[max(0, start - _BEHALF_REACH) : start])) is not None


def private(original: str) -> Iterator[tuple[int, int]]:
    """Yield the name of a person who says that they recruit ("I am Mrs X, I need a nanny")."""
    match = _PRIVATE.search(original[:_PRIVATE_REACH])
    if match is not None:
        yield match.span(1)


_LABEL_WORD = re.compile(
    r"(?:l')?(?:employeur|employer|recruteur|arbeitgeber|empleador|datore di lavoro|"
    r"(?:ال)?مشغ[ّ]?ل|صاحب العمل)(?: (?:est|is|هو|هي))?[ :,]+(?=\S)",
    re.IGNORECASE,
)


def behind_label(original: str, start: int, end: int) -> int:
    """Return where a name begins behind the word that calls it ("Employeur SARL Le Bouchon")."""
    found = _LABEL_WORD.match(original, start, end)
    return found.end() if found is not None else start
