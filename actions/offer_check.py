"""Where the offer reader and the sign engine meet: an offer is read, then examined.

Used by the dialogue, `rihla offer`, the evaluation and the console's preview alike.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from actions.offer_reader import Offer, OfferReader
from actions.sign_engine import Findings, SignEngine
from actions.sign_engine.domains import belongs_to
from bot.content.model import Snapshot
from bot.text.facts import Knowledge
from bot.text.language import identify

LANGUAGE_CHARACTERS = 2_000
"""The beginning of a text tells its language."""


@dataclass(frozen=True)
class Checked:
    """An offer with what was read of it and the signs that it bears.

    Attributes:
        text: The offer as given.
        language: Its variety.
        offer: The fields that were read.
        findings: The signs, and the questions that would decide.
        official: Domains of authorities, to recognise what speaks for the offer.
    """

    text: str
    language: str
    offer: Offer
    findings: Findings
    official: frozenset[str] = frozenset()

    def reassuring(self) -> tuple[str, ...]:
        """Return what speaks for the offer: names of facts that a person can verify."""
        facts, found = self.offer.facts(), []
        for name, field, official in (
            ("official_site", "url_hosts", True),
            ("official_mail", "employer.email_hosts", True),
            ("visaed_contract", "contract.visaed", False),
        ):
            known = facts.get(field)
            if known is None or known.state is not Knowledge.KNOWN:
                continue
            if not official or any(belongs_to(str(v), self.official) for v in known.values):
                found.append(name)
        if self.offer.no_fee and not self.offer.fees:
            found.append("no_fee")
        return tuple(found)

    def to_json(self, language: str) -> dict[str, Any]:
        """Return the object of `contract.md`, questions in a content language."""
        return {
            "language": self.language,
            "level": self.findings.level.value,
            "signs": [
                {
                    "id": hit.sign.id,
                    "severity": hit.severity.value,
                    "evidence": [evidence.to_json() for evidence in hit.evidence],
                }
                for hit in self.findings.hits
            ],
            "questions": [
                {
                    "field": question.field,
                    "text": question.sign.words["ask_if_unknown"][question.field][language],
                }
                for question in self.findings.questions
            ],
            "missing": list(self.offer.missing()),
            "fields": self.offer.to_json(),
        }


class OfferCheck:
    """The reader and the signs of one content snapshot, compiled."""

    def __init__(self, content: Snapshot) -> None:
        self.reader = OfferReader.from_content(content)
        self.engine = SignEngine.from_content(content)

    def check(self, text: str, *, today: date) -> Checked:
        """Read an offer and examine it."""
        offer = self.reader.read(text, today=today)
        findings = self.engine.examine(text, offer.facts(), today=today)
        language = identify(text[:LANGUAGE_CHARACTERS])
        return Checked(text, language, offer, findings, self.engine.lookup.official.domains)
