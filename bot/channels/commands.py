"""Commands that a person can type on any channel, and the deed of each."""

from collections.abc import Mapping

LINK = "link.show"
"""The deed that shows a code for joining a second channel; the gateway carries it out."""
COMMANDS: Mapping[str, str] = {
    "start": "menu.show",
    "menu": "menu.show",
    "atelier": "walk.menu",
    "verifier": "offer.start",
    "projet": "intent.mean:build_plan",
    "langue": "language.set",
    "conseiller": "human.ask",
    "aide": "menu.show",
    "alertes": "alert.show",
    "relier": LINK,
    "supprimer": "data.erase",
    "stop": "walk.pause",
}
"""Name to deed; the order is that of the platform's menu. `command_<name>` describes each."""


def deed_of(text: str, bot: str | None = None) -> tuple[str, str] | None:
    """Return the deed of a typed command and the words after it; None for anything else.

    Args:
        text: What was typed.
        bot: Our name, for commands that name a bot (`/menu@rihla_bot`).
    """
    head, _, rest = text.strip().partition(" ")
    if not head.startswith("/"):
        return None
    name, _, named = head[1:].partition("@")
    if named and bot and named.lower() != bot.lower():
        return None
    deed = COMMANDS.get(name.lower())
    return None if deed is None else (deed, rest.strip())
