"""What is remembered of the last offer: codes and numbers that complete it, none of its words.

People send an offer in pieces, and correct it: "c'est en Espagne", "1400 euro", "non, 300". A piece
is read in the light of what the pieces before it told.
"""

from collections.abc import Mapping
from typing import Any

from actions.offer_check import Checked
from actions.offer_reader import ESSENTIAL
from bot.text.facts import FieldValue, known

NEW_OFFER = 3
"""Essential fields beside which a post makes an offer of its own of a text."""
FIELDS = ("country", "salary", "contract_type", "hours_per_week", "housing")
"""What is kept, as `contract.md` tells it …"""
MONTHLY = "monthly"
"""… and the pay of a month, in the unit of the pay."""
BESIDE = (*FIELDS, "signs")
"""What is kept of the offer before the last one, to set the two beside each other."""
NAMED_BY = {"employer": "identity.no_employer"}
"""The sign that falls away when a field is told later."""

Kept = dict[str, Any]


def kept(checked: Checked) -> Kept:
    """Return what is remembered of an offer.

    `signs` are their ids, gravest first; `missing` the essential fields that lack; `questions` the
    outcomes by field and answer.
    """
    fields = checked.offer.to_json()
    questions = [
        {"field": q.field, "outcomes": {answer: list(ids) for answer, ids in q.outcomes.items()}}
        for q in checked.findings.questions
    ]
    return {
        "questions": questions,
        "missing": list(checked.offer.missing()),
        "signs": [hit.sign.id for hit in checked.findings.hits],
        MONTHLY: checked.offer.monthly_pay,
        **{name: fields[name] for name in FIELDS},
    }


def facts(offer: Mapping[str, Any] | None) -> Mapping[str, FieldValue]:
    """Return what is remembered in the vocabulary of the signs."""
    offer = offer or {}
    salary = offer.get("salary") or {}
    told = {
        **{name: offer.get(name) for name in FIELDS if name != "salary"},
        **{f"pay.{name}": salary.get(name) for name in ("min", "max", "currency", "period")},
        "pay.monthly": offer.get(MONTHLY),
    }
    return {name: known(value) for name, value in told.items() if value is not None}


def completed(offer: Mapping[str, Any], piece: Checked, signs: list[str]) -> Kept:
    """Return an offer with what a piece of it tells.

    Args:
        offer: What is remembered of it.
        piece: The piece, read in the light of that.
        signs: The signs that the piece adds.
    """
    told = kept(piece)
    lacks = set(told["missing"])
    new = {name: told[name] for name in (*FIELDS, MONTHLY) if told[name] is not None}
    gone = NAMED_BY.keys() - lacks
    before = [sign for sign in offer.get("signs") or () if sign not in {NAMED_BY[n] for n in gone}]
    return {
        **offer,
        **new,
        "missing": [name for name in offer.get("missing") or () if name in lacks],
        "signs": before + [sign for sign in signs if sign not in before],
    }


def is_an_offer(piece: Checked) -> bool:
    """Tell whether a text tells enough to be an offer of its own, and no piece of another."""
    lacks = piece.offer.missing()
    return "title" not in lacks and len(ESSENTIAL) - len(lacks) >= NEW_OFFER
