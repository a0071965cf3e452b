"""The check that numbers of bank cards pass (Luhn)."""

LENGTHS = range(13, 20)
"""Digits of a bank card."""
_BASE = 9


def passes_luhn(digits: str) -> bool:
    """Tell whether digits pass the check of bank cards; a digit repeated is no card's."""
    if len(digits) not in LENGTHS or len(set(digits)) == 1:
        return False
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + place % 2)
        total += value - _BASE if value > _BASE else value
    return total % 10 == 0
