"""What else a message may well have asked: buttons beside the answer to what it likely asked."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from actions import shelf
from actions.glue_unsure import meaning, spoken_of
from actions.near_answers import lacks
from actions.scene import SECOND, Scene
from actions.talks import talk_of
from bot.content.limits import MAX_TEXT_WITH_CHOICES
from bot.content.reply import Choice, Reply

MAX_RIVALS = 2
"""Buttons of other meanings; more would hide the answer's own."""


def rivals(scene: Scene, answered: str, country: str | None) -> list[Choice]:
    """Return buttons of what a typed question, right after an answer, may have asked instead.

    Who asks two questions gets both answers, and no more buttons. Call it before the answer is the
    topic.

    Args:
        scene: The turn.
        answered: The name of the answer that is said.
        country: The country; an answer that has words for others alone was not asked for.
    """
    answers, before = scene.content.answers[scene.language], spoken_of(scene)
    of_offer = (scene.slots.get("topic") or {}).get("offer")  # what is asked is mostly of it
    if not scene.text or before not in answers or of_offer or scene.entity(SECOND):
        return []
    names = shelf.topics().rivals(scene.text, answered, before)
    if country:
        names = [name for name in names if name in answers and not lacks(answers[name], country)]
    choices = (meaning(scene, name) for name in names)
    return [choice for choice in choices if choice is not None][:MAX_RIVALS]


def with_rival_asks(scene: Scene, reply: Reply, ask: str, before: Mapping[str, Any]) -> Reply:
    """Return what is said to an ask, with buttons of what may have been asked instead.

    They stand last, behind those that matter in danger.

    Args:
        scene: The turn.
        reply: What is said.
        ask: What is answered.
        before: What was spoken of.
    """
    talk = talk_of(before)
    if not scene.text or talk is None:
        return reply
    asks, titles = shelf.asks(), {choice.title for choice in reply.choices}
    names = asks.rivals(scene.text, talk, before.get("situation"), ask)
    choices = [asks.button(name, scene.language) for name in names]
    new = [choice for choice in choices if choice.title not in titles]
    text = f"{reply.text}\n\n{scene.words('part_rivals_last')}"
    if not new or len(text) > MAX_TEXT_WITH_CHOICES:
        return reply
    return replace(reply, text=text, choices=(*reply.choices, *new))


def say_rivals(scene: Scene, choices: Collection[Choice]) -> None:
    """Say what the first buttons are, where there are some."""
    if choices:
        scene.show(Reply(scene.words("part_rivals")))
