"""All the kinds of words that field readers look for, as one set that is found in one pass."""

from collections.abc import Mapping

from actions.offer_reader import words_money, words_payers, words_steps, words_work
from bot.content.model import Snapshot

_OFFICIAL_LISTS = ("visa_centres",)
_CHANNEL_LISTS = {
    "channel.cash_service": "cash_services",
    "channel.phone_credit": "phone_credit_words",
    "channel.crypto": "crypto_words",
}


def split(rows: str) -> tuple[str, ...]:
    """Return the phrases of a text in which commas separate them."""
    return tuple(phrase for row in rows.split(",") if (phrase := " ".join(row.split())))


def phrases(content: Snapshot) -> Mapping[str, tuple[str, ...]]:
    """Return phrases by kind: those of this package and those of the content's lists."""
    found: dict[str, tuple[str, ...]] = {}
    for group in (
        words_money.PAY,
        words_money.FEES,
        words_payers.PAYERS,
        words_work.CONTRACT,
        words_work.LIVING,
        words_work.VISA,
        words_steps.STEPS,
        words_steps.PAPERS,
        words_steps.CONTACTS,
        words_work.HOURS,
        words_work.CALENDAR,
    ):
        for kind, rows in group.items():
            found[kind] = found.get(kind, ()) + split(rows)
    for kind, name in _CHANNEL_LISTS.items():
        items = tuple(str(item) for item in content.list_items(name))
        found[kind] = (
            found.get(kind, ())
            + items
            + tuple(item.replace(" ", "") for item in items if " " in item)
        )
    for name in _OFFICIAL_LISTS:
        found["official"] += tuple(str(item) for item in content.list_items(name))
    return found
