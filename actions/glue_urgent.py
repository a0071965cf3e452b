"""Danger and fraud: help at once for who is in it.

What was understood with little certainty is asked, with the numbers beside it: who is in danger has
them, and who is not is not frightened. What situation it is, if the words tell
(`actions.situations`), was answered before.
"""

from dataclasses import replace

from actions import shelf, tally
from actions.at_home import where
from actions.glue import GlueAction
from actions.glue_situations import (
    ALERTS,
    DISTRESS,
    next_card,
    remember,
    show_help,
    show_help_again,
    spoken_of,
    tells_home_numbers,
)
from actions.glue_unsure import ask_meaning, likely_asks, likely_meanings
from actions.offer_payment import has_paid, note_paid, only_asked
from actions.scene import MAX_CHOICES, Scene
from actions.talks import OFFER

FRAUD = "report_fraud"
SURE = {DISTRESS: 0.6, FRAUD: 0.65}
"""Confidence from which a message is answered as danger, or fraud; below it is asked first …"""
SURE_AFTER_OFFER = 0.8
"""The same after an offer was read, where people speak of money and of fear."""
HEARD = 0.3
"""… and below that, danger is one of the meanings that are offered."""
DISTRESS_THERE, MAYBE_THERE = "utter_distress_again_there", "utter_distress_maybe_there"
ENGLISH = "en"


def is_sure(scene: Scene, intent: str) -> bool:
    """Tell whether a message speaks of it beyond doubt, or of what was spoken of just before."""
    confidence = (scene.message.get("intent") or {}).get("confidence")
    of_offer = spoken_of(scene, OFFER) or (scene.slots.get("topic") or {}).get("offer")
    least = SURE_AFTER_OFFER if of_offer else SURE[intent]
    return spoken_of(scene, intent) or confidence is None or confidence >= least


def _ask(scene: Scene, reply_id: str) -> None:
    """Ask what was meant, the likeliest other meanings beside."""
    asked = scene.reply(reply_id)
    named = {choice.args.get("intent") for choice in asked.choices}
    others = [m for m in likely_meanings(scene) if m.args["intent"] not in named]
    scene.show(replace(asked, choices=(*asked.choices[:-1], *others, asked.choices[-1])))


def _say_card(scene: Scene, card: str) -> None:
    """Say what is said to a word that was not understood, with what may have been asked first."""
    asked, reply = likely_asks(scene), scene.reply(card)
    named = {choice.title for choice in asked}
    others = (choice for choice in reply.choices if choice.title not in named)
    scene.show(replace(reply, choices=(*asked, *others)[:MAX_CHOICES]))


class ActionDistress(GlueAction):
    """Someone is in danger: the numbers first."""

    def name(self) -> str:
        """Return the name used in rules."""
        return "action_distress"

    def play(self, scene: Scene) -> None:
        """Say it whatever module is open, with whom to call in the country that was named.

        Right after it, what was not understood is asked in ever other words.
        """
        country = where(scene)  # told beside what is not understood, it is known all the same
        if not is_sure(scene, DISTRESS):
            if float((scene.message.get("intent") or {}).get("confidence") or 0.0) < HEARD:
                ask_meaning(scene)
            else:
                there = country is not None and show_help(scene, country)
                _ask(scene, MAYBE_THERE if there else "utter_distress_maybe")
            return
        scene.signal(alert=ALERTS[DISTRESS])
        if scene.slots.get("variety") == ENGLISH:
            scene.say("utter_distress_english")
        before = scene.slots.get("topic") or {}
        follows = spoken_of(scene, DISTRESS)
        card = next_card(scene, "utter_distress_again") if follows else None
        remember(scene, DISTRESS, country=country)
        if not follows:
            scene.say("utter_distress_abroad" if show_help(scene, country) else "utter_distress")
            return
        if card == "utter_distress_again" and country:
            card = DISTRESS_THERE  # where they are is known
        card = card or "utter_distress_still"
        _say_card(scene, card)
        told = card == DISTRESS_THERE or tells_home_numbers(scene, card)
        if country and (told or country != before.get("country")):
            show_help_again(scene, country, before)


class ActionReportFraud(GlueAction):
    """Someone was cheated: what to do at once, whom to tell, kindly."""

    def name(self) -> str:
        """Return the name used in rules."""
        return "action_report_fraud"

    def play(self, scene: Scene) -> None:
        """Say it whatever module is open; ask whether they paid where it is not sure."""
        if not is_sure(scene, FRAUD) and not has_paid(scene):
            if only_asked(scene):
                scene.say("utter_fraud_asked")  # who said so is not asked whether they paid
            else:
                _ask(scene, "utter_fraud_maybe")
            return
        if has_paid(scene) or not scene.text:  # a fraud may be told without a sum
            note_paid(scene, paid=True)
        offer = shelf.offer_check().reader.read(scene.text, today=shelf.today())
        paid = tally.cost(offer, offer.to_json()["country"], paid=True)
        scene.signal(alert=ALERTS[FRAUD], cost=paid)
        follows = spoken_of(scene, FRAUD)
        card = next_card(scene, "utter_fraud_again") if follows else None
        remember(scene, FRAUD)
        if follows:
            _say_card(scene, card or "utter_fraud_still")
        else:
            scene.say("utter_report_fraud")
