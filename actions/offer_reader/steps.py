"""What happens before the work: papers asked, interview, selection, contract seen and stamped."""

import re
from bisect import bisect_right

from actions.offer_reader.model import Found
from actions.offer_reader.page import Cue, Page
from bot.text.evidence import Evidence
from bot.text.facts import UNKNOWN, FieldValue, Knowledge, known

PAPERS = (
    "passport",
    "identity_card",
    "photo",
    "cv",
    "diploma",
    "work_certificate",
    "bank_details",
    "proof_of_address",
    "police_record",
    "birth_certificate",
    "cover_letter",
    "licence",
)
_KINDS = tuple(f"paper.{name}" for name in PAPERS)
_PLUS = re.compile(r" ?\+ ?")
_PLUS_BEFORE = re.compile(r" ?\+ ?(?:[^\W_]{1,6} )?$")
_PLUS_REACH = 10
_ASK_REACH = 110
_NEGATION = re.compile(
    r"(?:pas d'|pas de|sans|aucun|aucune|ni|no|not|without|never|بدون|بلا|دون|لا|ولا|ماكاين|"
    r"ما كاين|bla|ma kayn|makaynch|ما كاينش|ماكاينش)"
    r"(?: (?:passer |besoin d'|un |une |any |aucun |حتي |اي )?)?$"
)
_LOOK_BACK = 22
_LIST_REACH = 90
_MUST_REACH = 34
_LABELS = re.compile(r" ?(?:[:=(]|-(?= )|fih|fiha|فيه|فيها|comprenant|compose de|contenant)")
"""What follows a word that names a list: "dossier : CV, diplôme", not "frais de dossier"."""
_HEADS = re.compile(r"[^\n]{0,24}(?:\n|$)")
_ADDRESS = re.compile(
    r"[^\n;]{0,40}?(?:@|\[at\]|\(at\)| arobase |whatsapp|watsap|واتساب|الايميل|البريد الالكتروني)"
)
"""Behind a paper: where it is to be sent ("CV : rh@…", "cv l rh@…")."""
_OTHER = re.compile(r"'| ?\d{3}| carte")
_PRICE_OF = re.compile(r"(?:dyal|dial|ديال|frais de|prix du|cout du) $")
"""Around "permis c", "permis b": the letter is no category ("c'est", "300€ dyal permis b…")."""
_CATEGORY = re.compile(
    r"(?!['\w]) ?(?:$|[,.;:\n)+/]|(?:ou|et|or|and|b|obligatoire|exige|requis|valide|indispensable|"
    r"darori|required|ضروري)(?![^\W_]))"
)
"""Behind "permis a": the letter is a category, no "à" ("permis à jour")."""
MOST_LINES, LONGEST_LINE = 10, 70
"""A list has so many lines, each so short."""
MAX_EVIDENCE = 3


def read_papers(page: Page) -> list[Found[str]]:
    """Return the papers that the text asks for, each once, in the order of the text."""
    found: list[Found[str]] = []
    lists = _lists(page)
    for name in PAPERS:
        for cue in page.of(f"paper.{name}"):
            if _negated(page, cue.start) or (name == "licence" and _other_permit(page, cue)):
                continue
            row = bisect_right(lists, (cue.start, len(page.text))) - 1
            if _asked(page, cue) or (row >= 0 and cue.start < lists[row][1]):
                found.append(Found(name, (page.quote(cue.start, cue.end),)))
                break
    return sorted(found, key=lambda f: f.start)


def _asked(page: Page, cue: Cue) -> bool:
    """Tell whether words beside a paper ask for it: a verb, a label, "required", an address."""
    low, high = page.sentence(cue.start)
    low, high = max(low, cue.start - _ASK_REACH), min(high, cue.end + _ASK_REACH // 2)
    if page.has(("ask",), low, high) is not None:
        return True
    if page.before(("ask.list",), cue.start, _LIST_REACH) is not None:
        return True
    label = page.before(("ask.label",), cue.start, _LIST_REACH)
    if label is not None and _LABELS.match(page.text, label.end):
        return True
    if _joined(page, cue):
        return True
    must = page.after(("ask.must",), cue.end, _MUST_REACH)
    if must is not None and not page.negated(must.start):
        return True
    return cue.kind != "paper.bank_details" and _ADDRESS.match(page.text, cue.end) is not None


def _joined(page: Page, cue: Cue) -> bool:
    """Tell whether a plus joins the paper to another one: "CV + CIN", "photo + passport"."""
    plus = _PLUS.match(page.text, cue.end)
    if plus is not None and page.has(_KINDS, plus.end(), plus.end() + _PLUS_REACH) is not None:
        return True
    plus = _PLUS_BEFORE.search(page.text, max(0, cue.start - _PLUS_REACH), cue.start)
    return plus is not None and page.before(_KINDS, plus.start(), 1) is not None


def _other_permit(page: Page, cue: Cue) -> bool:
    if page.text[cue.start : cue.end] == "permis a" and _CATEGORY.match(page.text, cue.end) is None:
        return True
    before = page.text[max(0, cue.start - _LOOK_BACK) : cue.start]
    return bool(_OTHER.match(page.text, cue.end) or _PRICE_OF.search(before))


def _lists(page: Page) -> list[tuple[int, int]]:
    """Return where the lines stand that follow a line such as "Documents :" or "What you bring"."""
    found: list[tuple[int, int]] = []
    for cue in page.of("ask.label", "ask.list"):
        if not _HEADS.match(page.text, cue.end):
            continue
        line = bisect_right(page.lines, cue.start)
        last = line
        while last < len(page.lines) and last - line < MOST_LINES:
            start = page.lines[last]
            end = page.lines[last + 1] - 1 if last + 1 < len(page.lines) else len(page.text)
            if end - start > LONGEST_LINE or page.text[start:end].rstrip().endswith(":"):
                break
            last += 1
        if last > line:
            high = page.lines[last] if last < len(page.lines) else len(page.text)
            found.append((page.lines[line], max(high, found[-1][1] if found else 0)))
    return found


def interview(page: Page) -> FieldValue:
    """Tell whether there is an interview: known, absent ("sans entretien") or unknown."""
    refused = page.of("no_interview")
    if refused:
        return _absent(page.quote(refused[0].start, refused[0].end))
    for cue in page.of("interview"):
        evidence = page.quote(cue.start, cue.end)
        if _negated(page, cue.start):
            return _absent(evidence)
        return known(True, evidence=(evidence,))
    return UNKNOWN


def selection(page: Page) -> FieldValue:
    """Tell how people are chosen: interview, trial, diploma, language; absent if at once."""
    at_once = page.of("at_once")
    values: list[str] = []
    evidence: list[Evidence] = []
    for name, kind in (
        ("interview", "interview"),
        ("trial", "selection.trial"),
        ("diploma", "selection.diploma"),
        ("language", "selection.language"),
    ):
        for cue in page.of(kind):
            if not _negated(page, cue.start):
                values.append(name)
                evidence.append(page.quote(cue.start, cue.end))
                break
    if values and not at_once:
        return known(*values, evidence=tuple(evidence[:MAX_EVIDENCE]))
    if at_once or page.of("no_interview"):
        cue = (at_once or page.of("no_interview"))[0]
        return _absent(page.quote(cue.start, cue.end))
    return UNKNOWN


def contract_flag(page: Page, yes: str, no: str) -> FieldValue:
    """Tell whether a thing is said of the contract: true, absent (said not to be) or unknown."""
    for cue in page.of(no):
        return _absent(page.quote(cue.start, cue.end))
    for cue in page.of(yes):
        evidence = page.quote(cue.start, cue.end)
        return _absent(evidence) if _negated(page, cue.start) else known(True, evidence=(evidence,))
    return UNKNOWN


def _negated(page: Page, position: int) -> bool:
    return _NEGATION.search(page.text, max(0, position - _LOOK_BACK), position) is not None


def _absent(evidence: Evidence) -> FieldValue:
    return FieldValue(Knowledge.ABSENT, (), (evidence,))
