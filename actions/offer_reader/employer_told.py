"""A name told to be one: "la société s'appelle Al Rayyan", "smiytha X", "l'employeur c'est X".

Each of its words may be a place or mean something else; that it is told makes a name of it.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

from actions.offer_reader import employer_words as words
from actions.offer_reader.employer_runs import right
from actions.offer_reader.employer_tokens import Token
from actions.offer_reader.page import Page

_IS_CALLED = (
    r"(?<![^\W_])(?:s'appelle|s'appelait|appelee?|nommee?|denommee?|smi?y?t ?(?:ha|o|ou|hom)|"
    r"smi?yy?a|named|called|is called|"
    r"اسمها|اسمه|اسمو|سميتها|سميتو|تسمي|يسمي|كتسمي|المسماه|المسمي) ?:? ?"
    r"[«\"“(]?(?:l')?"
)
_CALLED = re.compile(_IS_CALLED + r"(?=\w)")
_CALLED_BEFORE = re.compile(_IS_CALLED + "$")
_CALLED_REACH = 24
_EMPLOYER_IS = re.compile(
    r"(?<![^\W_])(?:l'|l ?|the |my |mon )?(?:employeur|employer|recruteur|recruiter|mo?u?chghil|"
    r"patron|batron|boss|المشغل|باطرون|مولات? الخدمه) ?(?:,|:)? ?"
    r"(?:c'est|c est|cest|est|is|howa|huwa|hia|hiya|rah|راه|هو|هي) (?:l')?"
    r"(?!(?:francais|allemand|espagnol|italien|belge|canadien|marocain|qatari|saoudien|turc|"
    r"roumain|polonais|portugais|emirati|suisse|french|german|spanish|italian|moroccan|belgian|"
    r"canadian|turkish|romanian|polish))(?=\w)"
)
"""What leaves no doubt that the name behind it is that of who employs."""
_FIRM = re.compile(
    r"(?<![^\W_])(?:l'|ال|بال|فال|ل|f |l )?(?:societe|entreprise|boite|agence|firme|hotel|"
    r"restaurant|"
    r"ch[ae]?rika|sh[ae]?rika|lch[ae]?rika|lsh[ae]?rika|company|firm|agency|employer|شركه|وكاله|موسسه|مقاوله)"
    r"(?![^\W_])[^.,;\n]{0,20}$"
)
_FIRM_REACH = 44
_ARTICLES = frozenset({"le", "la", "les", "the"})
_SIGNED = re.compile(
    r"(?<!\w)[^\W\d_][\w'-]+ [^\W\d_][\w'-]+ ?[,\n|-]+ ?"
    r"(?:(?:service|responsable|directeur|directrice|chargee?|charge|assistante?|manager|chef|cheffe|"
    r"head|senior|the)(?: (?:de|du|des|d'|of|la|le))? ?)?"
    r"(?:d?rh|ressources humaines|recrutement|hr|human resources|talent acquisition|recruiter|"
    r"recruteu(?:r|se)|recruitment)(?: (?:manager|officer|director|specialist|partner|team))?"
    r" ?(?:[,\n|-]+ ?|(?<= )(?:chez|at|de|du) )(?=\w)"
)
"""Who signs: a person's name and what they are, behind which the firm stands."""
_ORGANISING = words.NOUNS | words.LEGAL_FORMS


def told_names(page: Page, tokens: list[Token]) -> Iterator[tuple[int, int]]:
    """Yield where names of firms stand that the text tells to be their names.

    Args:
        page: The offer.
        tokens: Its words as given, from left to right.
    """
    starts = [token.start for token in tokens]
    for match in (*_CALLED.finditer(page.text), *_EMPLOYER_IS.finditer(page.text)):
        at = page.folded.span(match.end(), match.end() + 1)[0]
        first = bisect_left(starts, at)
        if first + 1 < len(tokens) and tokens[first].text in _ARTICLES:
            first, at = first + 1, tokens[first + 1].start
        if first == len(tokens) or tokens[first].start != at or not tokens[first].capital:
            continue
        last = right(page.folded.original, tokens, first)
        firm = _FIRM.search(page.text, max(0, match.start() - _FIRM_REACH), match.start())
        named = match.group().startswith("smi") and match.group().rstrip().endswith("ya")
        if (
            match.re is _EMPLOYER_IS
            or firm is not None
            or named
            or any(t.folded in _ORGANISING for t in tokens[first : last + 1])
        ):
            yield tokens[first].start, tokens[last].end


def signed_names(page: Page, tokens: list[Token]) -> Iterator[tuple[int, int]]:
    """Yield where the firm stands behind the person who signs ("X Y, RH, Maison Z")."""
    starts = [token.start for token in tokens]
    for match in _SIGNED.finditer(page.text):
        at = page.folded.span(match.end(), match.end() + 1)[0]
        first = bisect_left(starts, at)
        if first < len(tokens) and tokens[first].start == at and tokens[first].capital:
            yield at, tokens[right(page.folded.original, tokens, first)].end


def is_told(page: Page, start: int) -> bool:
    """Tell whether words right before a place of the folded text say that a name follows."""
    return _CALLED_BEFORE.search(page.text, max(0, start - _CALLED_REACH), start) is not None
