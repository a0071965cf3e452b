"""A gentle reminder after a pause: only for who agreed, and stopped by a word."""

from collections.abc import Callable, Mapping

from actions.glue_workshop import move
from actions.scene import Scene

KIND = "reminder"
"""In the slot `pending`: a reminder was the last thing that was sent."""


def set_reminder(scene: Scene, args: Mapping[str, str]) -> None:
    """Remember whether the person wants a reminder; the service sends it."""
    agreed = args.get("value") == "yes"
    known = scene.slots.get("profile") or {}
    scene.set("profile", {**known, "reminder": "yes" if agreed else "no"})
    scene.set("pending", None)
    scene.signal(reminder=agreed)
    if not agreed and scene.progress.active:
        move(scene, "walk.pause", {})
    scene.say("reminder_on" if agreed else "reminder_off")


DEEDS: Mapping[str, Callable[[Scene, Mapping[str, str]], None]] = {"reminder.set": set_reminder}
