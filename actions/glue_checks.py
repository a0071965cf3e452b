"""Before paying, signing, leaving: a list to tick, then what is still to do.

What is ticked travels with the buttons, so that nothing is kept of it and nothing goes stale.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

from actions.scene import Scene
from bot.content.checklists import CheckItem, CheckList
from bot.content.render import Block
from bot.content.reply import Choice, Reply

BETWEEN = ","
"""Between the ids of ticked items in the arguments of a button."""


def _lists(scene: Scene) -> Mapping[str, CheckList]:
    """Return the lists of the language, or of the source language where it lacks them."""
    source = next(iter(scene.content.languages))
    found = scene.content.checks.get(scene.language) or scene.content.checks.get(source)
    return found or {}


def show_lists(scene: Scene) -> None:
    """Let the person say which moment it is."""
    opening = scene.reply("check_menu")
    choices = [Choice(c.title, "check.show", {"value": c.id}) for c in _lists(scene).values()]
    scene.show(Reply(opening.text, (*choices, *opening.choices)))


def show_list(scene: Scene, args: Mapping[str, str]) -> None:
    """Show a list with what is ticked of it; a list that is gone leads to those of today."""
    found = _lists(scene).get(args.get("value", ""))
    if found is None:
        _gone(scene)
        return
    ticked = _ticked(found, args)
    rows = [_row(scene, item, number, ticked) for number, item in enumerate(found.items, start=1)]
    opening = scene.reply(
        "check_rows",
        title=Block(found.title),
        text=Block(scene.renderer.text(scene.language, found.text)),
        rows=Block("\n".join(rows)),
    )
    place = {"value": found.id, "option": BETWEEN.join(ticked)}
    choices = [_tick(scene, item, number, ticked, place) for number, item in _numbered(found)]
    moves = [replace(c, args=place) if c.does == "check.done" else c for c in opening.choices]
    scene.signal(check=found.id)
    scene.show(Reply(opening.text, (*choices, *moves)))


def tick(scene: Scene, args: Mapping[str, str]) -> None:
    """Tick an item, or untick it; one that is gone changes nothing."""
    found = _lists(scene).get(args.get("value", ""))
    item = args.get("item", "")
    if found is None or item not in {i.id for i in found.items}:
        show_list(scene, args)
        return
    ticked = _ticked(found, args)
    now = [i for i in ticked if i != item] if item in ticked else [*ticked, item]
    show_list(scene, {**args, "option": BETWEEN.join(now)})


def end_list(scene: Scene, args: Mapping[str, str]) -> None:
    """Say what is still to do, each with how; nothing here says that all is safe."""
    found = _lists(scene).get(args.get("value", ""))
    if found is None:
        _gone(scene)
        return
    ticked = _ticked(found, args)
    left = [item for item in found.items if item.id not in ticked]
    rows = [
        scene.words("check_left", text=Block(item.text), todo=Block(_filled(scene, item.todo)))
        for item in left
    ]
    text = "\n\n".join([found.some_left if left else found.all_done, *rows])
    place = {"value": found.id, "option": BETWEEN.join(ticked)}
    moves = scene.reply("check_end").choices
    choices = [replace(c, args=place) if c.does == "check.show" else c for c in moves]
    scene.signal(check=found.id, check_left=len(left))
    scene.show(Reply(text, tuple(choices)))


def _gone(scene: Scene) -> None:
    scene.say("check_gone")
    show_lists(scene)


def _ticked(found: CheckList, args: Mapping[str, str]) -> list[str]:
    """Return the ids that are ticked and that the list still has."""
    given = set((args.get("option") or "").split(BETWEEN))
    return [item.id for item in found.items if item.id in given]


def _numbered(found: CheckList) -> list[tuple[int, CheckItem]]:
    return list(enumerate(found.items, start=1))


def _row(scene: Scene, item: CheckItem, number: int, ticked: list[str]) -> str:
    name = "walk_item_ticked" if item.id in ticked else "walk_item"
    return scene.words(name, number=str(number), text=Block(item.text))


def _tick(
    scene: Scene, item: CheckItem, number: int, ticked: list[str], place: Mapping[str, str]
) -> Choice:
    title = scene.words("walk_untick" if item.id in ticked else "walk_tick", number=str(number))
    return Choice(title, "check.tick", {**place, "item": item.id}, detail=item.text)


def _filled(scene: Scene, text: str) -> str:
    return scene.renderer.text(scene.language, text)


DEEDS: Mapping[str, Callable[[Scene, Mapping[str, str]], None]] = {
    "check.menu": lambda scene, _: show_lists(scene),
    "check.show": show_list,
    "check.tick": tick,
    "check.done": end_list,
}
