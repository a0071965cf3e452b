"""What happens before the work: papers asked, interview, selection, contract seen and stamped."""

import re

from actions.offer_reader.model import Found
from actions.offer_reader.page import Page
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
_ASK_REACH = 110
_NEGATION = re.compile(
    r"(?:pas d'|pas de|sans|aucun|aucune|ni|no|not|without|never|بدون|بلا|دون|لا|ولا|ماكاين|"
    r"ما كاين|bla|ma kayn|makaynch|ما كاينش|ماكاينش)"
    r"(?: (?:passer |besoin d'|un |une |any |aucun |حتي |اي )?)?$"
)
_LOOK_BACK = 22
MAX_EVIDENCE = 3


def read_papers(page: Page) -> list[Found[str]]:
    """Return the papers that the text asks for, each once, in the order of the text."""
    found: list[Found[str]] = []
    asks = page.of("ask")
    if not asks:
        return []
    for name in PAPERS:
        for cue in page.of(f"paper.{name}"):
            low, high = page.sentence(cue.start)
            low, high = max(low, cue.start - _ASK_REACH), min(high, cue.end + _ASK_REACH // 2)
            if page.has(("ask",), low, high) is None or _negated(page, cue.start):
                continue
            found.append(Found(name, (page.quote(cue.start, cue.end),)))
            break
    return sorted(found, key=lambda f: f.start)


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
