"""For whom the walk is: three questions, asked once, each to be skipped, all to be changed."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from actions.destinations import country_choices
from actions.glue_workshop import move
from actions.scene import MAX_CHOICES, Scene
from actions.workshop_walk import Profile
from actions.workshop_walk.fit import Fit
from bot.content.reply import Choice, Reply

KIND = "profile"
"""What was just asked, in the slot `pending`: the answer comes here."""
FIELDS = ("destination", "trade", "stage")
DONE, ALL = "done", "all"
BETWEEN = ","


def profile_of(scene: Scene) -> Profile:
    """Return what the person said of their project."""
    return Profile.from_json(scene.slots.get("profile"))


def keep_profile(scene: Scene, profile: Profile) -> None:
    """Remember the project, and beside it whether reminders were agreed to."""
    scene.set("profile", {**(scene.slots.get("profile") or {}), **profile.to_json()})


def ask(scene: Scene, args: Mapping[str, str]) -> None:
    """Ask one of the questions."""
    wanted = args.get("field") or FIELDS[0]
    if wanted not in FIELDS:
        wanted = FIELDS[0]
    scene.set("pending", {"kind": KIND, "field": wanted})
    opening = scene.reply(f"profile_{wanted}")
    choices = _answers(scene, wanted, room=MAX_CHOICES - len(opening.choices))
    scene.show(Reply(opening.text, (*choices, *opening.choices)))


def _answers(scene: Scene, wanted: str, *, room: int) -> list[Choice]:
    if wanted == "destination":
        return country_choices(scene, "profile.set", room=room, wanted=wanted)
    if wanted == "trade":
        return []
    document = scene.content.shared.get("adapt")
    stages = [row["id"] for row in document.data["stages"]] if document else []
    return [
        Choice(scene.words(f"stage_{stage}"), "profile.set", {"field": wanted, "value": stage})
        for stage in stages[:room]
        if scene.content.reply(scene.language, f"stage_{stage}") is not None
    ]


def set_answer(scene: Scene, args: Mapping[str, str]) -> None:
    """Take an answer; one message may name a country and a trade at once."""
    profile, wanted = profile_of(scene), args.get("field", "")
    before = profile
    for value in args.get("value", "").split(BETWEEN):
        if value in scene.content.countries:
            profile = replace(profile, destination=value)
            scene.set("country", value)
        elif wanted == "stage":
            profile = replace(profile, stage=value)
        elif value:
            profile = replace(profile, trade=value)
    if profile == before and not args.get("value"):
        scene.say("profile_not_found")
        ask(scene, {"field": wanted})
        return
    keep_profile(scene, profile)
    _go_on(scene, wanted)


def skip(scene: Scene, args: Mapping[str, str]) -> None:
    """Leave a question out, or all that are left; what was said before of it is forgotten."""
    wanted = args.get("field", ALL)
    if wanted in FIELDS:
        known = profile_of(scene).to_json()
        keep_profile(scene, Profile.from_json({**known, wanted: None}))
    _go_on(scene, wanted)


def _go_on(scene: Scene, wanted: str) -> None:
    """Ask the next question; show the walk as it is now after the last one."""
    profile = profile_of(scene)
    if not profile.asked and wanted in FIELDS:
        left = FIELDS[FIELDS.index(wanted) + 1 :]
        following = next((name for name in left if getattr(profile, name) is None), None)
        if following is not None:
            ask(scene, {"field": following})
            return
    keep_profile(scene, replace(profile, asked=True))
    scene.set("pending", {"kind": KIND, "field": DONE})
    who = Fit(scene.renderer, scene.language, profile).summary()
    if who:
        scene.say("profile_done", who=who)
    else:
        scene.say("profile_nothing")
    scene.signal(destination=profile.destination, stage=profile.stage)
    move(scene, "walk.menu", {})


DEEDS: Mapping[str, Callable[[Scene, Mapping[str, str]], None]] = {
    "profile.ask": ask,
    "profile.set": set_answer,
    "profile.skip": skip,
}
