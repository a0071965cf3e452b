"""How far a "no" reaches: "sans diplôme inscription 2000 dh" denies the diploma, not the sum.

Who types in haste leaves the stops out. A word such as "sans", "aucun" or "بدون" denies the noun
behind it, with what is joined to that; the cost that is named next is asked all the same.
"""

import re

from actions.offer_reader.page import Page

REACH = 24
"""Before a cost, or its sum, a "no" further away speaks of something else."""
_NEGATED = re.compile(
    r"(?<![^\W_])(?:(?P<noun>aucune?|sans|pas de|بدون|دون|بلا|bla|"
    r"لا (?:[يتن]شترط|[يتن]تطلب|[يتن]طلب)\w{0,3})|(?P<english>no|without)|"
    r"jamais|ne demand\w{1,5} pas|n'exige\w{0,4} pas|never|not|لن|لا|ما كن\w{2,6}|"
    r"ma kan\w{2,9})(?![^\W_])"
)
_DETERMINERS = re.compile(
    r"(?: ?(?:aucune?s?|les?|la|l'|de|d'|des|du|une?|autres?|any|an?|other|the|اي|ايه|حتي|شي|"
    r"7ta|hta|chi)(?![^\W_]))* ?"
)
_ACTS = re.compile(
    r"(?:ma|ما|ان|que|avoir|prendre|demander|percevoir|exiger|reclamer|taking|asking|charging|"
    r"requiring|having|طلب|تحصيل|استخلاص|فرض|اقتطاع|تقاضي|اخذ|الحاجه|الحاجة)(?![^\W_])"
)
"""Behind a "no", what is denied is an act: "sans demander 2000 dh", "بلا ما تخلص"."""
_JOINED = re.compile(
    r"(?:(?<![^\W_])(?:de|d'|ni|ou|or|nor|of|for|a|to|pour|par|ولا|او|الي|من)| ne| n'.*) ?$"
)
"""Right before a cost, what puts it under the same "no": "sans diplôme ni frais"."""
_SUBJECT = re.compile(r"(?<![^\W_])(?:ne |n')")
"""Behind "aucun candidat" the verb is denied: "aucune agence ne demande 2000 dh"."""
_NEEDED = re.compile(
    r"(?:experiences?|diplomas?|degrees?|skills?|english|french|arabic|german|spanish|italian|"
    r"languages?|age|cv|resume|ielts|qualifications?|interviews?|school|education|exams?)(?![^\W_])"
)
"""What English adverts do without: there a noun may also be part of a cost ("no agency fee")."""
_MONEY = ("fee", "price")
_COSTS = ("for.deposit", "for.visa", "for.file", "for.contract", "for.interview")
_ARTICLE = 2


def denies(page: Page, low: int, cost: int, start: int) -> bool:
    """Tell whether a "no" before a sum denies it.

    Args:
        page: The offer.
        low: From where on words count.
        cost: Where the word for the cost begins, or the sum if there is none.
        start: Where the sum begins.
    """
    return any(
        not is_spent(page, no, cost if no.end() <= cost else start)
        for no in _NEGATED.finditer(page.text, low, start)
    )


def is_spent_at(page: Page, start: int, cost: int) -> bool:
    """Tell whether a "no" at a place denies something else than a cost behind it."""
    no = _NEGATED.match(page.text, start)
    return no is not None and no.end() <= cost and is_spent(page, no, cost)


def is_spent(page: Page, no: re.Match[str], cost: int) -> bool:
    """Tell whether what a "no" denies ends before a cost, which is not joined to it."""
    if no.lastgroup is None or page.within("no_fee", no.start(), no.end()):
        return False
    text = page.text
    determiners = _DETERMINERS.match(text, no.end(), cost)
    first = determiners.end() if determiners is not None else no.end()
    if first >= cost or _ACTS.match(text, first) or page.has(_MONEY, first, first + _ARTICLE + 1):
        return False
    if _JOINED.search(text, first, cost) or _SUBJECT.search(text, first, cost):
        return False
    if no.lastgroup == "english":
        return _NEEDED.match(text, first) is not None
    named = page.has(_COSTS, first, first + _ARTICLE + 1)
    return named is None or page.has(_MONEY, named.end, cost + 1) is not None
