"""The screen of a checklist: its rows, ticked or not, and a choice to tick each."""

from collections.abc import Callable, Mapping

from bot.content.model import DoneWhen, Step
from bot.content.reply import Choice

Words = Callable[..., str]
"""Returns the words of a `walk_*` reply, given its values by name."""


def checklist_text(step: Step, ticked: tuple[str, ...], words: Words) -> str:
    """Return the rows of a checklist, and a word of praise when it is done."""
    rows = [
        words(
            "walk_item_ticked" if item.id in ticked else "walk_item",
            number=str(number),
            text=item.text,
        )
        for number, item in enumerate(step.items, start=1)
    ]
    wanted = {DoneWhen.ALL: len(step.items), DoneWhen.ANY: 1}.get(step.done_when)
    if wanted is not None and len(ticked) >= wanted:
        rows.append("\n" + words("walk_checklist_done"))
    return "\n".join(rows)


def tick_choices(
    step: Step, place: Mapping[str, str], ticked: tuple[str, ...], words: Words
) -> tuple[Choice, ...]:
    """Return a choice for each item: tick it, or untick it."""
    return tuple(
        Choice(
            words("walk_untick" if item.id in ticked else "walk_tick", number=str(number)),
            "walk.tick",
            {**place, "item": item.id},
            detail=item.text,
        )
        for number, item in enumerate(step.items, start=1)
    )
