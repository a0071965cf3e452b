"""Yes and no: they answer what was just asked."""

from actions.glue import GlueAction
from actions.glue_costs import leave_out
from actions.glue_offer import answer_question
from actions.glue_profile import skip
from actions.glue_reminders import set_reminder
from actions.glue_session import erase, set_consent, set_language, show_menu
from actions.glue_workshop import move
from actions.scene import Scene


def answer_reminder(scene: Scene, kind: str, *, yes: bool) -> None:
    """Take a yes or a no to the offer of a reminder, or to a reminder itself."""
    if kind == "reminder" and yes:
        scene.set("pending", None)
        move(scene, "walk.resume", {})
    else:
        set_reminder(scene, {"value": "yes" if yes else "no"})


def answer_pending(scene: Scene, yes: bool) -> None:
    """Take a yes or a no to where the question came from."""
    pending = scene.slots.get("pending") or {}
    kind = pending.get("kind")
    if kind == "consent":
        set_consent(scene, yes)
    elif kind == "erase":
        scene.set("pending", None)
        if yes:
            erase(scene, confirmed=True)
        else:
            scene.say("utter_erase_cancelled")
    elif kind == "offer":
        answer_question(scene, pending["field"], "yes" if yes else "no")
    elif kind in {"reminder", "reminder_offer"}:
        answer_reminder(scene, str(kind), yes=yes)
    elif kind == "costs" and not yes:
        leave_out(scene, str(pending.get("field")))
    elif kind == "profile" and not yes and pending.get("field") != "done":
        skip(scene, {"field": str(pending.get("field"))})
    elif not scene.slots.get("language_confirmed") and yes:
        set_language(scene, scene.language)
    elif scene.progress.active and yes:
        move(scene, "walk.next", {})
    elif yes:
        show_menu(scene)
    else:
        scene.say("utter_deny")


class ActionAffirm(GlueAction):
    """Yes."""

    def name(self) -> str:
        """Return the name used in rules."""
        return "action_affirm"

    def play(self, scene: Scene) -> None:
        """Answer what was asked with yes."""
        answer_pending(scene, yes=True)


class ActionDeny(GlueAction):
    """No."""

    def name(self) -> str:
        """Return the name used in rules."""
        return "action_deny"

    def play(self, scene: Scene) -> None:
        """Answer what was asked with no."""
        answer_pending(scene, yes=False)
