"""What was not understood: the likeliest meanings as buttons, a counsellor after two in a row."""

from collections.abc import Sequence
from dataclasses import replace

from actions import shelf
from actions.country_words import country_name, named_abroad
from actions.glue import GlueAction
from actions.glue_workshop import move
from actions.offer_card import signs_told
from actions.scene import QUESTION, URGENT, Scene
from actions.talks import talk_of
from bot.content.reply import Choice, Reply

UNSURE_BEFORE_COUNSELLOR = 2
"""Messages in a row that were not understood before a counsellor is offered."""
MAX_MEANINGS = 3
MAX_ANSWER_WORDS = 5
"""A longer message than that was no answer to a quiz."""
ON_A_SCREEN = frozenset({"walk.choose", "walk.tick"})
"""Deeds of the screens that ask for one of their choices."""
MIN_MEANING = 0.06
"""A meaning less likely than that is no help to choose from."""
MIN_DANGER = 0.12
"""The same for danger, which nobody should be asked about for nothing."""
SURE_OF_NOTHING = 0.8
"""Confidence from which a message right after an answer is about something else."""
_ASKED_AS = {"share_offer": "check_offer"}
"""Meanings that a button cannot say: the offer itself is not there any more."""


class ActionOutOfScope(GlueAction):
    """Something that Rihla does not do."""

    def name(self) -> str:
        """Return the name used in rules."""
        return "action_out_of_scope"

    def play(self, scene: Scene) -> None:
        """Say so in one sentence, with a way on; a counsellor after two in a row."""
        country = named_abroad(scene.entities)
        if country in scene.content.countries:
            scene.set("country", country)  # people tell one thing a message
        if _may_be_ours(scene):
            ask_meaning(scene)
        else:
            not_understood(scene, "utter_out_of_scope")


class ActionUnsure(GlueAction):
    """Nothing was understood well enough."""

    def name(self) -> str:
        """Return the name used in rules."""
        return "action_unsure"

    def play(self, scene: Scene) -> None:
        """Offer the likeliest meanings as buttons; say that nothing was understood without any."""
        ask_meaning(scene)


def likely_asks(scene: Scene) -> list[Choice]:
    """Return what a message may ask within the talk that it belongs to, as buttons that ask it."""
    topic = scene.slots.get("topic") or {}
    talk = talk_of(topic)
    if talk is None or not scene.text:
        return []
    asks = shelf.asks()
    likeliest = asks.likeliest(scene.text, talk, topic.get("situation"), MAX_MEANINGS)
    return [asks.button(name, scene.language) for name in likeliest]


def ask_meaning(scene: Scene) -> None:
    """Offer the likeliest meanings of a message, and the country that it names, as buttons.

    Within a talk they are what people ask in it.
    """
    meanings = likely_asks(scene) or likely_meanings(scene)
    country = named_abroad(scene.entities)
    if country in scene.content.countries:
        scene.set("country", country)  # what is chosen next is asked of it
        about = {"country": str(country)}
        meanings.append(Choice(country_name(scene, str(country)), "country.show", about))
    not_understood(scene, "utter_maybe" if meanings else "utter_not_understood", meanings)


def ask_what_was_meant(scene: Scene, names: str, *, again: bool) -> None:
    """Say that the answer was not the right one, and offer what else may have been asked.

    Args:
        scene: The turn.
        names: The names of other answers, parted by commas; maybe none.
        again: Whether it was asked just before: then somebody of the team is offered.
    """
    found = (meaning(scene, name) for name in names.split(",") if name)
    others = [choice for choice in found if choice is not None]
    reply = scene.reply("utter_missed_again" if again else "utter_missed")
    if others and not again:
        choices = (*others, *reply.choices)
        reply = replace(scene.reply("utter_missed_choose"), choices=choices)
    scene.show(reply)


def likely_meanings(scene: Scene) -> list[Choice]:
    """Return the likeliest meanings of the message, as buttons that say them.

    What a question is like tells more than the intents; danger that is likely is asked about first.
    """
    ranking = scene.message.get("intent_ranking") or ()
    sure = {_ASKED_AS.get(row["name"], row["name"]): row["confidence"] for row in ranking}
    danger = [name for name in sure if name in URGENT and sure[name] >= MIN_DANGER]
    like = shelf.topics().likeliest(scene.text, MAX_MEANINGS, spoken_of(scene))
    others = [name for name in sure if name not in URGENT and sure[name] >= MIN_MEANING]
    choices = [meaning(scene, name) for name in dict.fromkeys((*danger, *like, *others))]
    return [choice for choice in choices if choice is not None][: MAX_MEANINGS + len(danger)]


def meaning(scene: Scene, name: str) -> Choice | None:
    """Return a button that says an intent, or asks for an answer; None where it has no title."""
    title = f"meaning_{name}"
    if scene.content.reply(scene.language, title) is None:
        return None
    if name in scene.content.answers[scene.language] and not name.startswith(QUESTION):
        return Choice(scene.words(title), "answer.show", {"intent": name})
    return Choice(scene.words(title), "intent.mean", {"intent": name})


def spoken_of(scene: Scene) -> str | None:
    """Return the intent of what was spoken of, or the name of the answer."""
    name = (scene.slots.get("topic") or {}).get("intent")
    return str(name) if name else None


def _may_be_ours(scene: Scene) -> bool:
    """Tell whether a message right after an answer only seems to be about something else."""
    before = spoken_of(scene)
    answered = before in scene.content.answers[scene.language]
    sure = float((scene.message.get("intent") or {}).get("confidence") or 0.0) >= SURE_OF_NOTHING
    return answered and not sure and bool(shelf.topics().likeliest(scene.text, 1, before))


def _answers_a_screen(scene: Scene) -> bool:
    """Tell whether a few words were meant for the quiz or the checklist that was just shown."""
    shown = {choice.get("does") for choice in scene.slots.get("shown") or ()}
    return bool(shown & ON_A_SCREEN) and len(scene.text.split()) <= MAX_ANSWER_WORDS


def not_understood(scene: Scene, reply_id: str, meanings: Sequence[Choice] = ()) -> None:
    """Say that the message was not understood, and offer a counsellor after two in a row."""
    checked = shelf.checked(scene.text)
    told = signs_told(checked, scene.renderer, scene.language, least=1)
    if told is not None:  # whatever was meant, this must not go unsaid
        scene.set("unsure", 0)
        scene.show(Reply(told, scene.reply("offer_sign_found").choices))
        return
    times = int(scene.slots.get("unsure") or 0) + 1
    scene.set("unsure", times)
    if times < UNSURE_BEFORE_COUNSELLOR and _answers_a_screen(scene):
        move(scene, "walk.outside", {})
        return
    if times >= UNSURE_BEFORE_COUNSELLOR:
        reply_id = "utter_not_understood_again"
    reply = scene.reply(reply_id)
    choices = {choice.title: choice for choice in (*meanings, *reply.choices)}
    scene.show(replace(reply, choices=tuple(choices.values())))
