"""Danger and fraud: help at once for who is in it, and for some turns after.

What was understood with little certainty is asked, with the numbers beside it: who is in danger has
them, and who is not is not frightened. Afterwards, whatever is not understood is taken for a word
on the same matter (`bot.dialogue.context`), as people in need write briefly and in pieces.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from actions import shelf, tally
from actions.glue_answers import abroad
from actions.glue_countries import find_sheet, section_text
from actions.glue_session import likely_meanings
from actions.scene import GlueAction, Scene
from bot.content.reply import Reply

DISTRESS, FRAUD = "distress", "report_fraud"
SURE = {DISTRESS: 0.35, FRAUD: 0.45}
"""Confidence from which a message is answered as danger, or fraud; below it is asked first."""
TURNS_AFTER = 3
"""Messages after it that are taken for a word on the same matter if nothing else fits."""
HELP = "help"
"""The section of a country sheet that says whom to call there."""


def is_sure(scene: Scene, intent: str) -> bool:
    """Tell whether a message speaks of it beyond doubt, or of what was spoken of just before."""
    confidence = (scene.message.get("intent") or {}).get("confidence")
    return _follows(scene, intent) or confidence is None or confidence >= SURE[intent]


def _follows(scene: Scene, intent: str) -> bool:
    return bool((scene.slots.get("topic") or {}).get("intent") == intent)


def _remember(scene: Scene, intent: str, **more: Any) -> bool:
    """Keep that this was spoken of; return whether it was before."""
    topic: Mapping[str, Any] = scene.slots.get("topic") or {}
    again = _follows(scene, intent)
    left = int(topic.get("turns") or 0) - 1 if again else TURNS_AFTER
    scene.set("topic", {"intent": intent, "turns": left, **more} if left > 0 else None)
    return again


def _ask(scene: Scene, reply_id: str) -> None:
    """Ask what was meant, the likeliest other meanings beside."""
    asked = scene.reply(reply_id)
    named = {choice.args.get("intent") for choice in asked.choices}
    others = [m for m in likely_meanings(scene) if m.args["intent"] not in named]
    scene.show(replace(asked, choices=(*asked.choices[:-1], *others, asked.choices[-1])))


class ActionDistress(GlueAction):
    """Someone is in danger: the numbers first."""

    def name(self) -> str:
        """Return the name used in rules."""
        return "action_distress"

    def play(self, scene: Scene) -> None:
        """Say it whatever module is open, with whom to call in the country that was named."""
        if not is_sure(scene, DISTRESS):
            _ask(scene, "utter_distress_maybe")
            return
        scene.signal(alert="distress")
        country = abroad(scene.entity("country")) or scene.slots.get("country")
        again = _remember(scene, DISTRESS, country=country)
        if country:
            scene.set("country", country)
        scene.say("utter_distress_again" if again else "utter_distress")
        sheet = find_sheet(scene, country) if country else None
        position = sheet.position(HELP) if sheet is not None else None
        if sheet is not None and position is not None:
            scene.show(Reply(section_text(scene, sheet, position)))


class ActionReportFraud(GlueAction):
    """Someone was cheated: what to do at once, whom to tell, kindly."""

    def name(self) -> str:
        """Return the name used in rules."""
        return "action_report_fraud"

    def play(self, scene: Scene) -> None:
        """Say it whatever module is open; ask whether they paid where it is not sure."""
        if not is_sure(scene, FRAUD):
            _ask(scene, "utter_fraud_maybe")
            return
        offer = shelf.offer_check().reader.read(scene.text, today=shelf.today())
        paid = tally.cost(offer, offer.to_json()["country"], paid=True)
        scene.signal(alert="fraud", cost=paid)
        again = _remember(scene, FRAUD)
        scene.say("utter_fraud_again" if again else "utter_report_fraud")
