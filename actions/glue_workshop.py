"""Moves in the workshop: words and buttons become moves of `workshop_walk`."""

import re
from collections.abc import Callable, Mapping

from actions import shelf, tally
from actions.glue import GlueAction
from actions.glue_certificate import make_certificate
from actions.scene import Scene
from actions.workshop_walk import Profile, Turn, Walk
from bot.text.folding import fold

_NUMBER = re.compile(r"(?<!\w)\d{1,2}(?!\w)")
"""A number by itself, no digit of a word of arabizi ("n9ra")."""
_MODULE = re.compile(r"(?<!\w)l?(?:modul\w*|(?:ال|لل|ل)?(?:وحده|موديل|مودول)(?!\w))")

Move = Callable[[Walk, Scene, Mapping[str, str]], Turn]

_MOVES: Mapping[str, Move] = {
    "walk.menu": lambda walk, scene, _: walk.menu(scene.progress),
    "walk.start": lambda walk, scene, args: walk.start(
        scene.progress, args.get("module"), args.get("step")
    ),
    "walk.next": lambda walk, scene, args: walk.next(scene.progress, args.get("step")),
    "walk.back": lambda walk, scene, args: walk.back(scene.progress, args.get("step")),
    "walk.repeat": lambda walk, scene, _: walk.repeat(scene.progress),
    "walk.pause": lambda walk, scene, _: walk.pause(scene.progress),
    "walk.resume": lambda walk, scene, _: walk.resume(scene.progress),
    "walk.progress": lambda walk, scene, _: walk.overview(scene.progress),
    "walk.choose": lambda walk, scene, args: walk.choose(
        scene.progress, args.get("step", ""), args.get("option", "")
    ),
    "walk.outside": lambda walk, scene, _: walk.outside(scene.progress),
    "walk.tick": lambda walk, scene, args: walk.tick(
        scene.progress, args.get("step", ""), args.get("item", "")
    ),
}
_DEED_OF_INTENT = {
    "start_workshop": "walk.menu",
    "next": "walk.next",
    "go_back": "walk.back",
    "repeat": "walk.repeat",
    "pause": "walk.pause",
    "show_progress": "walk.progress",
}


def move(scene: Scene, does: str, args: Mapping[str, str]) -> None:
    """Carry out a `walk.*` deed; a deed meant for another module is told as stale."""
    profile = Profile.from_json(scene.slots.get("profile"))
    walk = Walk(scene.renderer, scene.language, profile)
    turn = _MOVES[does](walk, scene, args)
    if turn.reply.media is not None:
        scene.signal(document="media", details={"key": turn.reply.media})
    scene.signal(
        module=turn.progress.module,
        step=turn.progress.step,
        **tally.workshop(scene.progress, turn.progress, scene.content, scene.language),
    )
    scene.set("walk", turn.progress.to_json())
    scene.show(turn.reply)
    if does == "walk.pause" and turn.progress.module is not None:
        _speak_of_reminders(scene)


def _speak_of_reminders(scene: Scene) -> None:
    """Offer a reminder once; later say that one is coming, and how to stop it."""
    wanted = (scene.slots.get("profile") or {}).get("reminder")
    if wanted is None:
        scene.set("pending", {"kind": "reminder_offer"})
        scene.say("reminder_ask")
    elif wanted == "yes":
        scene.say("reminder_planned")


def _module_named(scene: Scene) -> dict[str, str]:
    """Return the module that a message names by its number, or its place ("le premier module")."""
    modules, text = scene.content.walk(scene.language), fold(scene.text)
    numbers = [int(number) for number in _NUMBER.findall(text)]
    if not numbers and _MODULE.search(text):
        numbers = list(map(int, shelf.words_in("ordinals", text)))
    if len(numbers) != 1 or not 1 <= numbers[0] <= len(modules):
        return {}
    return {"module": modules[numbers[0] - 1].id}


class ActionWalk(GlueAction):
    """Next, back, repeat, pause, progress, start: said in words."""

    def name(self) -> str:
        """Return the name used in rules."""
        return "action_walk"

    def play(self, scene: Scene) -> None:
        """Make the move that the intent means."""
        if scene.intent == "get_certificate":
            make_certificate(scene)
            return
        does = _DEED_OF_INTENT.get(scene.intent, "walk.menu")
        open_elsewhere = scene.progress.module and not scene.progress.active
        if does in {"walk.next", "walk.repeat"} and open_elsewhere:
            does = "walk.resume"
        if does in {"walk.next", "walk.back", "walk.repeat"} and scene.progress.module is None:
            does = "walk.menu"
        named = _module_named(scene)
        if scene.intent == "start_workshop" and named:
            move(scene, "walk.start", named)
            return
        move(scene, does, {})
