"""What a talk about an offer tells of money: it is gone, nothing was paid, or it is asked for.

It is kept with the offer, so that nobody is asked for what they said already.
"""

from actions import shelf
from actions.costs_said import has_sum
from actions.offer_question import asks
from actions.scene import Scene

PAID = "paid"
"""The key under which it is kept of an offer whether something was paid for it."""
NOT_PAID = "not_paid"
"""The situation of whoever says that nothing was paid."""
MONEY = "money."
"""How the ids of signs of money begin."""
WORDS, IF = "paid_already", "if_paid"
"""Lists of words with which somebody says that they paid, or asks what happens if they do."""


def says_paid(text: str) -> bool:
    """Tell whether a message says that a sum was paid or sent ("sifet lih 2000 dh lbare7")."""
    if not shelf.has_words(WORDS, text) or shelf.has_words(IF, text) or not has_sum(text):
        return False
    situation = shelf.situations().find(text)
    return situation is None or situation.id != NOT_PAID


def has_paid(scene: Scene) -> bool:
    """Tell whether somebody says now, or said of the last offer, that they paid."""
    return says_paid(scene.text) or (scene.slots.get("offer") or {}).get(PAID) is True


def only_asked(scene: Scene) -> bool:
    """Tell whether money is only asked for: nothing was paid, or a fee is asked about."""
    offer = scene.slots.get("offer") or {}
    fee = any(name.startswith(MONEY) for name in offer.get("signs") or ())
    return offer.get(PAID) is False or (fee and asks(scene.text))


def note_paid(scene: Scene, *, paid: bool) -> None:
    """Keep of the last offer, if there is one, whether something was paid."""
    offer = scene.slots.get("offer")
    if offer:
        scene.set("offer", {**offer, PAID: paid})
