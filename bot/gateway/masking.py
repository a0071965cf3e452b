"""Hide what identifies a person before words are kept: numbers of cards, papers, phones, mail."""

import re

_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b")
_IDENTITY = re.compile(r"\b[A-Z]{1,2} ?\d{5,7}\b", re.IGNORECASE)
_DIGITS = re.compile(r"(?<![\w])\+?\d(?:[ .\-]?\d){7,22}(?![\w])")
_CARD_LENGTHS = range(13, 20)
_LUHN_BASE = 9


def _is_card(digits: str) -> bool:
    """Tell whether digits pass the check of bank cards (Luhn)."""
    if len(digits) not in _CARD_LENGTHS:
        return False
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + place % 2)
        total += value - _LUHN_BASE if value > _LUHN_BASE else value
    return total % 10 == 0


def _mask_digits(match: re.Match[str]) -> str:
    digits = "".join(c for c in match.group() if c.isdigit())
    return "[card]" if _is_card(digits) else "[number]"


def mask(text: str) -> str:
    """Return a text whose cards, IBANs, identity papers, phones and mail addresses are hidden."""
    text = _EMAIL.sub("[email]", text)
    text = _IBAN.sub("[iban]", text)
    text = _DIGITS.sub(_mask_digits, text)
    return _IDENTITY.sub("[id]", text)
