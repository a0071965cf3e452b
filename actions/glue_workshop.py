"""Moves in the workshop: words and buttons become moves of `workshop_walk`."""

from collections.abc import Callable, Mapping

from actions.scene import GlueAction, Scene
from actions.workshop_walk import Turn, Walk

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
    walk = Walk(scene.renderer, scene.language)
    turn = _MOVES[does](walk, scene, args)
    scene.set("walk", turn.progress.to_json())
    scene.signal(module=turn.progress.module, step=turn.progress.step)
    scene.show(turn.reply)


class ActionWalk(GlueAction):
    """Next, back, repeat, pause, progress, start: said in words."""

    def name(self) -> str:
        """Return the name used in rules."""
        return "action_walk"

    def play(self, scene: Scene) -> None:
        """Make the move that the intent means."""
        if scene.intent == "get_certificate":
            scene.say("utter_certificate")
            return
        does = _DEED_OF_INTENT.get(scene.intent, "walk.menu")
        open_elsewhere = scene.progress.module and not scene.progress.active
        if does in {"walk.next", "walk.repeat"} and open_elsewhere:
            does = "walk.resume"
        if does in {"walk.next", "walk.back", "walk.repeat"} and scene.progress.module is None:
            does = "walk.menu"
        move(scene, does, {})
