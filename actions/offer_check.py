"""Where the offer reader and the sign engine meet: an offer is read, then examined.

Used by the dialogue, `rihla offer`, the evaluation and the console's preview alike.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any

from actions.offer_contacts import contact_points
from actions.offer_reader import Offer, OfferReader
from actions.sign_engine import Findings, SecondOpinion, Severity, SignEngine
from actions.sign_engine.domains import belongs_to
from bot.content import collector
from bot.content.model import Snapshot
from bot.text.facts import FieldValue, Knowledge, known
from bot.text.folding import fold
from bot.text.language import identify

LANGUAGE_CHARACTERS = 2_000
"""The beginning of a text tells its language."""
WORDS_OF_AN_OFFER = 25
"""A shorter message with a sign is as likely about a bank or a phone."""
MEMORY = "memory.same_as_fraud"
PAY = "pay."
"""How the names of facts of the pay begin: a sum goes with its own currency and period."""
NOTHING_BEFORE: Mapping[str, FieldValue] = {}
MAX_QUESTION = 400
"""A longer line is no question to us."""
_ASKS = re.compile(
    r"(?<![^\W_])(?:est[- ]ce qu|es[- ]?qu|esk|c'est quoi|combien|comment|pourquoi|kifach|kifash|"
    r"ch7al|chhal|sh7al|3lach|chno|achno|chnou|chkoun|هل|كم|كيف|كيفاش|شحال|شنو|علاش|لماذا|"
    r"(?:je|j') ?(?:re)?cherche|kan9ell?eb 3la|bghit nkhdem|looking for (?:a )?(?:job|work)|"
    r"y ?a[- ]t[- ]il|(?:je|j') ?(?:te |vous )?"
    r"(?:demande|veux savoir|voulais savoir|aimerais savoir)|(?:what|which|how) |"
    r"(?:و)?(?:ما هي|ما هو|ماهي|ماهو|اي|اين|متي)\b|je suis|i am an?|ana mo3alim|"
    r"ابحث عن عمل|ابحث عن شغل|كنقلب علي|بغيت نخدم|باغي نخدم|"
    r"(?:بغيت|باغي|باغيه) (?:نمشي|نسافر|نهاجر|نخدم)|"
    r"(?:اريد|اود) (?:ان )?(?:اسافر|اعمل|اذهب|السفر|العمل)|"
    r"(?:bghit|baghi|baghya) (?:nmchi|nemchi|nsafer|nkhdem|nkhdm|nhajer)|"
    r"(?:je|j') ?(?:veux|voudrais|aimerais|souhaite) (?:aller|partir|travailler)|"
    r"i (?:want|would like) to (?:go|work|travel) |"
    r"(?:w[ae](?:ch|sh)|واش)(?! (?:baghi|bghit|ka[tn]?[9q]|kat[9q]|باغي|بغيت|كتقلب|خاصك)))"
)
"""Words of a question, or of who looks for work; "wach baghi tkhdem …" is how adverts begin."""

Recall = Callable[[str, Sequence[str]], bool | None]
"""Tells of a text and its contact points whether a counsellor confirmed the offer as fraud (True),
as genuine (False), or decided nothing on it (None)."""


@dataclass(frozen=True)
class Checked:
    """An offer with what was read of it and the signs that it bears.

    Attributes:
        text: The offer as given.
        language: Its variety.
        offer: The fields that were read.
        findings: The signs, and the questions that would decide.
        official: Domains of authorities, to recognise what speaks for the offer.
        contacts: Its author's own contact points.
    """

    text: str
    language: str
    offer: Offer
    findings: Findings
    official: frozenset[str] = frozenset()
    contacts: tuple[str, ...] = ()

    def tells_of_an_offer(self) -> bool:
        """Tell whether a message that means nothing else is an offer, or tells of one.

        A question of one line that shows no sign asks about offers, and is none.
        """
        worries = self.findings.level in {Severity.DANGER, Severity.WARNING}
        if not worries and not self.offer.tells_more_than_a_post():
            return False
        is_long = len(self.text.split()) >= WORDS_OF_AN_OFFER
        asks = "\n" not in self.text.strip() and is_question(self.text)
        return (self.offer.looks_like_offer and (worries or not asks)) or (worries and is_long)

    def reassuring(self) -> tuple[str, ...]:
        """Return what speaks for the offer: names of facts that a person can verify."""
        facts, found = self.offer.facts(), []
        for name, field, official in (
            ("official_site", "url_hosts", True),
            ("official_mail", "employer.email_hosts", True),
            ("visaed_contract", "contract.visaed", False),
        ):
            fact = facts.get(field)
            if fact is None or fact.state is not Knowledge.KNOWN:
                continue
            if not official or any(belongs_to(str(v), self.official) for v in fact.values):
                found.append(name)
        # Who lures people into a trap pays their way: beside a grave sign that is nothing good.
        grave = self.findings.level is Severity.DANGER
        if self.offer.no_fee and not self.offer.fees and not grave:
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


def is_question(text: str) -> bool:
    """Tell whether a line is a question, by its mark or its words; an advert may ask too."""
    if text.rstrip().endswith(("?", "؟")):
        return True
    asked = _ASKS.search(fold(text[:MAX_QUESTION]))
    return asked is not None


@lru_cache(maxsize=1)
def _opinion() -> SecondOpinion:
    return SecondOpinion.load()


class OfferCheck:
    """The reader and the signs of one content snapshot, compiled."""

    @collector.put_off()
    def __init__(self, content: Snapshot) -> None:
        self.reader = OfferReader.from_content(content)
        self.engine = SignEngine.from_content(content, _opinion())

    def check(
        self,
        text: str,
        *,
        today: date,
        recall: Recall | None = None,
        before: Mapping[str, FieldValue] = NOTHING_BEFORE,
    ) -> Checked:
        """Read an offer and examine it.

        Args:
            text: The offer as given.
            today: The day, for dated facts.
            recall: What knows offers again; without it, nothing is remembered.
            before: What was told of the same offer before, by the names of `Offer.facts`; what the
                text tells comes before it.
        """
        offer = self.reader.read(text, today=today)
        told = offer.facts()
        paid = any(name.startswith(PAY) for name in told)
        facts = {n: fact for n, fact in before.items() if not (paid and n.startswith(PAY))}
        facts |= told
        contacts = contact_points(offer, self.engine.lookup)
        known_fraud = recall(text, contacts) if recall is not None else None
        if known_fraud is not None:
            facts[MEMORY] = known(known_fraud)
        findings = self.engine.examine(text, facts, today=today)
        if before:  # what was told before shows no sign by itself: it was said then
            shown = tuple(hit for hit in findings.hits if hit.evidence)
            findings = replace(findings, hits=shown)
        language = identify(text[:LANGUAGE_CHARACTERS])
        return Checked(
            text, language, offer, findings, self.engine.lookup.official.domains, contacts
        )
