"""What the card says of a document that is a contract: its points, its gaps, its blanks."""

from actions.card_words import Words, listed
from actions.contract_reader import ESSENTIALS, Contract
from bot.content.render import Block, Renderer
from bot.content.reply import Choice

EXPLAINED = 3
"""Gaps explained in full; the others are named."""


def contract_text(contract: Contract | None, words: Words) -> str:
    """Return the part of the card about a contract; nothing where there is none."""
    if contract is None:
        return ""
    said = [words(f"contract_point_{name}") for name in ESSENTIALS if name in contract.points]
    parts = [
        words("card_contract", items=Block(listed(said, words)))
        if said
        else words("card_contract_bare")
    ]
    parts += _gaps(contract.missing(), words)
    if contract.blanks:
        parts.append(words("card_contract_blanks", count=len(contract.blanks)))
    elif not contract.missing():
        parts.append(words("card_contract_whole"))
    return "\n".join(parts)


def contract_moves(
    contract: Contract | None, renderer: Renderer, language: str
) -> tuple[Choice, ...]:
    """Return the ways on from a contract: the module that teaches how to read one."""
    if contract is None:
        return ()
    return renderer.reply(language, "card_contract_moves").choices


def _gaps(missing: tuple[str, ...], words: Words) -> list[Block]:
    if not missing:
        return []
    rows = [
        "• "
        + words(
            "card_contract_row",
            name=words(f"contract_point_{name}"),
            why=words(f"contract_why_{name}"),
        )
        for name in missing[:EXPLAINED]
    ]
    parts = [words("card_contract_missing", rows=Block("\n".join(rows)))]
    others = [words(f"contract_point_{name}") for name in missing[EXPLAINED:]]
    if others:
        parts.append(words("card_contract_more", items=Block(listed(others, words))))
    return parts
