"""The list of modules as a screen: what comes first for the person, what is done, the way on."""

from collections.abc import Callable, Sequence

from actions.workshop_walk.fit import Fit
from actions.workshop_walk.progress import Progress
from bot.content.model import Module
from bot.content.reply import Choice, Reply

Replies = Callable[..., Reply]
"""Returns a `walk_*` reply, given its values by name."""


def list_modules(modules: Sequence[Module], fit: Fit, progress: Progress, reply: Replies) -> Reply:
    """List the modules, with those done marked; the open one is resumed, not begun anew.

    What is not done comes first among the choices, as a channel may not show them all. A module
    keeps its number, whatever comes first for the person.
    """
    rows = []
    open_ones: list[Choice] = []
    done_ones: list[Choice] = []
    numbers = {module.id: n for n, module in enumerate(modules, start=1)}
    for module in fit.order(modules):
        number, done = str(numbers[module.id]), module.id in progress.done
        row = "walk_menu_done" if done else "walk_menu_row"
        rows.append(reply(row, number=number, title=module.title, minutes=module.minutes).text)
        if module.id != progress.module:
            title = reply("walk_menu_choice", number=number).text
            choice = Choice(title, "walk.start", {"module": module.id}, detail=module.title)
            (done_ones if done else open_ones).append(choice)
    resume = reply("walk_menu_resume").choices if progress.module else ()
    text = reply("walk_menu", modules="\n".join(rows), count=len(modules)).text
    opening = _adapting(fit, reply)
    texts = [part for part in (text, opening.text) if part]
    return Reply("\n\n".join(texts), (*resume, *opening.choices, *open_ones, *done_ones))


def _adapting(fit: Fit, reply: Replies) -> Reply:
    """Return the offer to follow the person's project, or what the list follows already."""
    if not fit.profile.asked:
        return reply("walk_adapt")
    who = fit.summary()
    return Reply(reply("walk_adapted", who=who).text) if who else Reply("")
