"""Greeting, language, consent, menu, data, counsellor, small talk."""

from dataclasses import replace

from actions.glue import GlueAction
from actions.glue_again import say_last_again
from actions.glue_situations import THERE, is_grave
from actions.glue_workshop import move
from actions.scene import MAX_CHOICES, Scene
from actions.talks import is_abroad
from bot.content.reply import Reply


def welcome(scene: Scene) -> None:
    """Say what Rihla is, in three short sentences, and let the person confirm the language."""
    scene.set("introduced", True)
    scene.without_way_back()
    scene.say("utter_welcome")


def with_consent(scene: Scene, menu: Reply) -> Reply:
    """Return the menu below the question, asked once, whether the talk may be kept for review."""
    scene.set("pending", {"kind": "consent"})
    scene.set("consent_asked", True)
    asked = scene.reply("utter_consent")
    choices = (*asked.choices, *menu.choices)[:MAX_CHOICES]  # the rest is there the next time
    return replace(menu, text=f"{asked.text}\n\n{menu.text}", choices=choices)


def show_menu(scene: Scene) -> None:
    """Show what Rihla can do; to somebody new, what Rihla is; consent is asked beside it, once."""
    if not (scene.slots.get("introduced") or scene.slots.get("language_confirmed")):
        welcome(scene)
        return
    menu = scene.reply("utter_menu")
    if not (is_consent_asked(scene) or is_grave(scene)):
        menu = with_consent(scene, menu)
    scene.show(menu)


def is_consent_asked(scene: Scene) -> bool:
    """Tell whether the person was asked for consent, whatever they answered."""
    return scene.slots.get("consent") is not None or bool(scene.slots.get("consent_asked"))


def set_language(scene: Scene, language: str | None) -> None:
    """Go on in the language chosen, on the screen where the person was."""
    if language is None or language not in scene.content.languages:
        scene.say("utter_choose_language")
        return
    first = not scene.slots.get("language_confirmed")
    scene.switch_language(language)
    if scene.progress.active:
        scene.say("utter_language_changed")
        move(scene, "walk.resume", {})
        return
    if not first:
        scene.say("utter_language_changed")
    if not say_last_again(scene):
        show_menu(scene)


def set_consent(scene: Scene, agreed: bool) -> None:
    """Note the answer about review, and go on."""
    scene.set("consent", agreed)
    scene.set("pending", None)
    scene.say("utter_consent_yes" if agreed else "utter_consent_no")
    scene.say("utter_menu")


def ask_for_counsellor(scene: Scene) -> None:
    """Put the person in the counsellors' queue and say honestly what that means."""
    scene.signal(wants_person=True)
    urgent, there = "_urgent" if is_grave(scene) else "", THERE if is_abroad(scene.slots) else ""
    scene.say(f"utter_counsellor{urgent}{there}")


def cancel_counsellor(scene: Scene) -> None:
    """Take the person out of the counsellors' queue, if they are in it."""
    scene.signal(wants_person=False)
    scene.say("utter_counsellor_cancelled")


def say_otherwise(scene: Scene) -> None:
    """Let the person say it in their own words; what was spoken of before is over."""
    scene.set("topic", None)
    scene.say("utter_other")


def set_alerts(scene: Scene, *, wanted: bool) -> None:
    """Have the person warned of frauds from now on, or no more."""
    scene.signal(alerts=wanted)
    scene.say("alert_subscribed" if wanted else "alert_stopped")


def erase(scene: Scene, *, confirmed: bool) -> None:
    """Ask once more, then have everything erased."""
    if not confirmed:
        scene.set("pending", {"kind": "erase"})
        scene.say("utter_erase_confirm")
        return
    scene.set("pending", None)
    scene.signal(erase=True)
    scene.without_way_back()
    scene.say("utter_erased")


def export(scene: Scene) -> None:
    """Have a copy of everything that is kept made and sent."""
    scene.signal(document="export")
    scene.say("utter_export")


class ActionGreet(GlueAction):
    """A greeting: the welcome at first contact, the menu or the open module later."""

    def name(self) -> str:
        """Return the name used in rules."""
        return "action_greet"

    def play(self, scene: Scene) -> None:
        """Welcome someone new; greet someone known."""
        if not scene.slots.get("introduced"):
            welcome(scene)
        elif scene.progress.module:
            scene.say("utter_greet_back")
        elif not is_consent_asked(scene):
            show_menu(scene)
        else:
            scene.say("utter_greet")


class ActionMenu(GlueAction):
    """The menu."""

    def name(self) -> str:
        """Return the name used in rules."""
        return "action_menu"

    def play(self, scene: Scene) -> None:
        """Show the menu."""
        show_menu(scene)


class ActionChangeLanguage(GlueAction):
    """Another language, by a word at any time."""

    def name(self) -> str:
        """Return the name used in rules."""
        return "action_change_language"

    def play(self, scene: Scene) -> None:
        """Change to the language named, or let the person choose.

        Of two that are named, it is the one not spoken now: « je ne lis pas l'arabe, en français ».
        """
        all_named = [str(e["value"]) for e in scene.entities if e.get("entity") == "language"]
        named = next((one for one in all_named if one != scene.language), scene.entity("language"))
        if named is not None and named not in scene.content.languages:
            scene.say("utter_language_unknown")
            return
        set_language(scene, named)


class ActionCounsellor(GlueAction):
    """A person is asked for."""

    def name(self) -> str:
        """Return the name used in rules."""
        return "action_counsellor"

    def play(self, scene: Scene) -> None:
        """Put the person in the queue."""
        ask_for_counsellor(scene)


class ActionPrivacy(GlueAction):
    """What is kept, for how long, and how to have it erased."""

    def name(self) -> str:
        """Return the name used in rules."""
        return "action_privacy"

    def play(self, scene: Scene) -> None:
        """Say it."""
        kept = scene.slots.get("consent") is True
        scene.say("utter_privacy_kept" if kept else "utter_privacy")


class ActionErase(GlueAction):
    """Erase everything."""

    def name(self) -> str:
        """Return the name used in rules."""
        return "action_erase"

    def play(self, scene: Scene) -> None:
        """Ask for confirmation first."""
        erase(scene, confirmed=False)


class ActionExport(GlueAction):
    """A copy of one's data."""

    def name(self) -> str:
        """Return the name used in rules."""
        return "action_export"

    def play(self, scene: Scene) -> None:
        """Have the copy made and sent."""
        export(scene)


class ActionFeedback(GlueAction):
    """What the person thinks of the service."""

    def name(self) -> str:
        """Return the name used in rules."""
        return "action_feedback"

    def play(self, scene: Scene) -> None:
        """Thank them."""
        scene.signal(feedback=True)
        scene.say("utter_feedback")
