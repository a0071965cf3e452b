"""What is asked of the last offer: why a sign matters, what to write back, which was better.

The slot keeps the ids of signs, what lacks and the pay, and no words of the offer.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from actions import shelf
from actions.card_words import Words
from actions.glue_asks import offer_level
from actions.glue_situations import MONEY
from actions.offer_card import WORRYING, question_text, sign_text
from actions.offer_corrections import corrected, correction
from actions.offer_fields import kept_rows
from actions.scene import Scene
from actions.sign_engine import Severity, Sign
from actions.talks import OFFER
from bot.content.render import Block
from bot.content.reply import Reply

AGAIN = "again"
"""What was asked last when the signs were shown once more."""
REFUSED = "refusal"
"""What was asked last when words to refuse were shown."""
QUESTIONS = "questions"
"""The list of words for questions that one asks."""
SHOWN_REASONS = 2
"""Signs of which it is said at once why they matter; the others are named."""


def show_questions(scene: Scene) -> None:
    """Show what to write back: the missing items as questions, or words to refuse.

    Nobody should be led to write eagerly to whoever shows a sign of danger.
    """
    offer = scene.slots.get("offer")
    if not offer:
        scene.say("offer_no_questions")
        return
    asked = (scene.slots.get("topic") or {}).get("asked")
    if offer_level(scene) == Severity.DANGER.value and asked != REFUSED:
        scene.set("topic", {"intent": OFFER, "asked": REFUSED})  # asked again, they are shown
        if not shelf.has_words(QUESTIONS, scene.text):
            scene.say("offer_refusal")
            return
        scene.say("offer_questions_danger")  # who asks for questions in so many words has them
    missing = offer.get("missing") or ["employer", "contract_type", "housing"]
    scene.show(question_text(missing, scene.renderer, scene.language))


def show_why(scene: Scene) -> None:
    """Say why the signs matter: those that the question names, or those of the last offer."""
    named = _named(scene)
    signs = named or [sign for sign in _signs_of(scene.slots.get("offer")) if _worries(sign)]
    if not signs:
        scene.say(f"asked_why_{offer_level(scene)}")
        return
    language = scene.language
    reasons = "\n\n".join(
        f"*{sign.words['title'][language]}*\n{sign.words['explanation'][language]}"
        for sign in signs[:SHOWN_REASONS]
    )
    text = scene.words("offer_why", reasons=Block(reasons))
    scene.set("topic", {"intent": OFFER})
    scene.show(Reply(text, scene.reply("offer_why").choices))


def compare_offers(scene: Scene) -> None:
    """Set the last two offers beside each other: what they tell, and their signs."""
    offer = scene.slots.get("offer") or {}
    before = offer.get("before")
    scene.set("topic", {"intent": OFFER})
    if before is None:
        scene.say("asked_compare_offer")
        return
    text = scene.words(
        "offer_compared",
        first=Block(_beside(scene, before)),
        second=Block(_beside(scene, offer)),
    )
    scene.show(Reply(text, scene.reply("offer_compared").choices))


def _beside(scene: Scene, offer: Mapping[str, Any]) -> str:
    """Return what is remembered of an offer, and the titles of its signs."""
    rows = kept_rows(offer, Words(scene.renderer, scene.language))
    return "\n".join(filter(None, (rows, _titles(scene, _signs_of(offer)))))


def show_before(scene: Scene) -> None:
    """Name the signs of the offer before the last one."""
    before = (scene.slots.get("offer") or {}).get("before")
    if before is None:
        scene.say("asked_compare_offer")
        return
    scene.set("topic", {"intent": OFFER})
    text = scene.words("offer_before", titles=Block(_titles(scene, _signs_of(before))))
    scene.show(Reply(text, scene.reply("offer_before").choices))


def forget_offer(scene: Scene) -> None:
    """Forget what was taken for an offer and was none."""
    scene.set("offer", None)
    scene.set("topic", None)
    scene.set("pending", None)
    scene.say("offer_forgotten")


def take_fee_back(scene: Scene) -> None:
    """Drop the signs of money: what was read as asked for is the wage, says who received it."""
    offer = scene.slots.get("offer") or {}
    left = [name for name in offer.get("signs") or () if not name.startswith(MONEY)]
    scene.set("offer", {**offer, "signs": left} if offer else None)
    scene.set("topic", {"intent": OFFER})
    titles = worrying_titles(scene, left)
    scene.say("offer_no_fee")
    if titles:
        scene.show(Reply(scene.words("offer_signs_remain", titles=Block(titles))))


def correct_offer(scene: Scene) -> None:
    """Take the right number for the wrong one, and say which signs remain."""
    offer, found = scene.slots.get("offer"), correction(scene.text)
    if not offer or found is None:
        show_signs_again(scene)
        return
    scene.set("offer", corrected(offer, found))
    scene.set("topic", {"intent": OFFER})
    noted = scene.words("offer_corrected", right=found.right, wrong=found.wrong)
    titles = worrying_titles(scene, offer.get("signs") or ())
    remain = scene.words("offer_signs_remain", titles=Block(titles)) if titles else ""
    text = "\n\n".join(filter(None, (noted, remain)))
    scene.show(Reply(text, scene.reply("offer_corrected").choices))


def show_sign(scene: Scene, sign_id: str) -> None:
    """Say what a sign means and what to do."""
    sign = next((s for s in shelf.offer_check().engine.signs if s.id == sign_id), None)
    if sign is None:
        scene.say("utter_stale_button")
        return
    teaches = sign.words["teaches"]
    choices = [
        replace(choice, args={key: value for key, value in teaches.items() if value})
        if choice.does == "walk.start"
        else choice
        for choice in scene.reply("offer_sign_moves").choices
    ]
    scene.show(Reply(sign_text(sign.words, scene.language, scene.renderer), tuple(choices)))


def show_signs_again(scene: Scene) -> None:
    """Come back to the last offer: the titles of its signs, without a word of the offer."""
    offer = scene.slots.get("offer")
    if not offer:
        scene.say("offer_no_questions")
        return
    found = _signs_of(offer)
    if any(map(_worries, found)):
        text = scene.words("offer_signs_again", titles=Block(_titles(scene, found)))
    else:
        text = scene.words("offer_no_sign_again")
    if (scene.slots.get("topic") or {}).get("asked") == AGAIN and scene.text:
        scene.say("offer_unsure")  # the same list a second time answers nothing
        return
    scene.set("topic", {"intent": OFFER, "asked": AGAIN})
    scene.show(Reply(text, scene.reply("offer_moves").choices))


def _named(scene: Scene) -> list[Sign]:
    """Return the worrying signs that the words of a message themselves show."""
    hits = shelf.checked(scene.text).findings.hits
    return [hit.sign for hit in hits if hit.severity in WORRYING and not hit.raised]


def _signs_of(offer: Mapping[str, Any] | None) -> list[Sign]:
    """Return the signs of an offer that was read, the gravest first."""
    names = (offer or {}).get("signs") or ()
    found = [sign for sign in shelf.offer_check().engine.signs if sign.id in names]
    return sorted(found, key=lambda sign: sign.severity.rank)


def worrying_titles(scene: Scene, names: Iterable[str]) -> str:
    """Return the titles of the worrying ones among signs, one a row; nothing where none is."""
    found = [sign for sign in _signs_of({"signs": list(names)}) if _worries(sign)]
    return _titles(scene, found) if found else ""


def _worries(sign: Sign) -> bool:
    return sign.severity in WORRYING


def _titles(scene: Scene, signs: Iterable[Sign]) -> str:
    rows = "\n".join(f"• {sign.words['title'][scene.language]}" for sign in signs)
    return rows or scene.words("part_no_sign_seen")
