"""Hide what identifies a person before words are kept: numbers of cards, papers, phones, mail."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.gateway.personal import MAIL, NUMBER, personal_parts

MAX_PHONE_DIGITS = 15
"""A longer number is no phone's: it is never shown again."""


@dataclass(frozen=True)
class Hidden:
    """A masked text, and the phone numbers and mail addresses that were hidden in it."""

    text: str
    parts: Mapping[str, tuple[str, ...]] | None


def mask(text: str) -> str:
    """Return a text whose cards, IBANs, identity papers, phones and mail addresses are hidden."""
    return hide(text).text


def hide(text: str) -> Hidden:
    """Mask a text so that phones and mail addresses can be shown again to who has a reason.

    Cards, bank accounts and identity papers are gone for good, and so is every number where the
    text bears a mark of ours that the person typed.
    """
    pieces, done = [], 0
    shown_again: dict[str, list[str]] = {}
    for start, end, mark in personal_parts(text):
        pieces += [text[done:start], mark]
        done = end
        if mark in {MAIL, NUMBER}:
            shown_again.setdefault(mark, []).append(_phone_or_mail(text[start:end]))
    masked = "".join((*pieces, text[done:]))
    if any(mark in text for mark in (MAIL, NUMBER)):
        return Hidden(masked, None)
    parts = {mark: tuple(values) for mark, values in shown_again.items()}
    return Hidden(masked, parts or None)


def _phone_or_mail(written: str) -> str:
    is_mail = "@" in written
    digits = sum(character.isdigit() for character in written)
    return written if is_mail or digits <= MAX_PHONE_DIGITS else "…"


def show_again(text: str, parts: Mapping[str, Sequence[str]]) -> str:
    """Return a masked text with the hidden parts back in their places."""
    for mark, values in parts.items():
        pieces = text.split(mark)
        if len(pieces) != len(values) + 1:  # not as it was hidden: nothing is shown
            continue
        shown = [piece + value for piece, value in zip(pieces, (*values, ""), strict=True)]
        text = "".join(shown)
    return text
