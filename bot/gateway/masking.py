"""Hide what identifies a person before words are kept: numbers of cards, papers, phones, mail."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b")
_IDENTITY = re.compile(r"\b[A-Z]{1,2} ?\d{5,7}\b", re.IGNORECASE)
_DIGITS = re.compile(r"(?<![\w])\+?\d(?:[ .\-]?\d){7,33}(?![\w])")
_CARD_LENGTHS = range(13, 20)
_LUHN_BASE = 9
MAIL_MARK, NUMBER_MARK = "[email]", "[number]"
MAX_PHONE_DIGITS = 15
"""A longer number is no phone's: it is never shown again."""


def _is_card(digits: str) -> bool:
    """Tell whether digits pass the check of bank cards (Luhn)."""
    if len(digits) not in _CARD_LENGTHS:
        return False
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + place % 2)
        total += value - _LUHN_BASE if value > _LUHN_BASE else value
    return total % 10 == 0


def _mask_digits_of(written: str) -> str:
    digits = "".join(c for c in written if c.isdigit())
    return "[card]" if _is_card(digits) else NUMBER_MARK


def _mask_digits(match: re.Match[str]) -> str:
    return _mask_digits_of(match.group())


def mask(text: str) -> str:
    """Return a text whose cards, IBANs, identity papers, phones and mail addresses are hidden."""
    text = _EMAIL.sub(MAIL_MARK, text)
    text = _IBAN.sub("[iban]", text)
    text = _DIGITS.sub(_mask_digits, text)
    return _IDENTITY.sub("[id]", text)


@dataclass(frozen=True)
class Hidden:
    """A masked text, and the phone numbers and mail addresses that were hidden in it."""

    text: str
    parts: Mapping[str, tuple[str, ...]] | None


def hide(text: str) -> Hidden:
    """Mask a text so that phones and mail addresses can be shown again to who has a reason.

    Cards, bank accounts and identity papers are gone for good, and so is every number where the
    text bears a mark of ours that the person typed.
    """
    masked = mask(text)
    if any(mark in text for mark in (MAIL_MARK, NUMBER_MARK)):
        return Hidden(masked, None)
    mails = tuple(_EMAIL.findall(text))
    rest = _IBAN.sub("[iban]", _EMAIL.sub(MAIL_MARK, text))
    numbers = [n for n in _DIGITS.findall(rest) if _mask_digits_of(n) == NUMBER_MARK]
    phones = tuple(n if sum(c.isdigit() for c in n) <= MAX_PHONE_DIGITS else "…" for n in numbers)
    parts = {k: v for k, v in {MAIL_MARK: mails, NUMBER_MARK: phones}.items() if v}
    return Hidden(masked, parts or None)


def show_again(text: str, parts: Mapping[str, Sequence[str]]) -> str:
    """Return a masked text with the hidden parts back in their places."""
    for mark, values in parts.items():
        pieces = text.split(mark)
        if len(pieces) != len(values) + 1:  # not as it was hidden: nothing is shown
            continue
        shown = [piece + value for piece, value in zip(pieces, (*values, ""), strict=True)]
        text = "".join(shown)
    return text
