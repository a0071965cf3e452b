"""What is said of a situation that a message tells of; it comes before any other answer.

Danger and fraud are remembered for some turns, since who is in need writes briefly and in pieces:
what is then not understood is taken for a word on the same matter (`bot.dialogue.context`).
"""

from collections.abc import Iterator, Mapping
from typing import Any

from actions import shelf
from actions.at_home import of_a_child, where
from actions.country_words import HOME, country_name, help_section, named_abroad, said_there
from actions.likely import LIKELY, also_likely
from actions.offer_card import signs_told
from actions.offer_payment import NOT_PAID, note_paid
from actions.scene import QUESTION, URGENT, Scene
from actions.situations import AGAIN, REPLY, Situation
from bot.content.reply import Reply

DISTRESS, FRAUD, OFFER = "distress", "report_fraud", "share_offer"
TURNS_AFTER = 3
"""Messages after danger or fraud that are not understood and bring a card of its own."""
MOST_TURNS = 6
"""So many messages in a row that are not understood are taken for a word on it."""
ALERTS = {DISTRESS: "distress", "report_fraud": "fraud"}
"""Of what counsellors are told, by what was spoken of."""
HOME_NUMBERS = (f"{{contact:{HOME}.police}}", f"{{contact:{HOME}.gendarmerie}}")
"""Numbers beside which whoever is abroad gets those of the country."""
RELATIVE = "_relative"
"""How the names of replies end that are for whoever writes for somebody else."""
BEHIND = "behind"
"""The key of a topic under which the threat stands because of which somebody wants to die, or paid:
it is still what they ask about, and what is left when the worst is over."""
HELPED = "helped"
"""The key of a topic under which it is kept of which country the numbers were just shown."""
YOUNG, THERE = "_young", "_there"
"""How the names end of those for whoever is under 18, and of those that name no number of home."""
MINORS = frozenset({"minor", "minor_work", "minor_leaving", "child_worker"})
"""Situations that tell that somebody is under 18."""
DESPAIR, DESPAIR_THERE = frozenset({"self_harm", "on_edge"}), "far_despair"
"""Situations in which a relative is not left alone, and the one where nobody can go to them …"""
HELD = frozenset({"captive", "sexual_exploitation", "ransom", "smuggler_rest", DESPAIR_THERE})
"""… as they are held."""
UNTOLD = frozenset({None, "help_cry"})
"""Situations in which it is not told yet to whom something happens."""
THREATS = frozenset({"blackmail", "threatened_by", "home_feared", "sued", "ransom"})
"""Situations in which whoever is in danger names relatives: "they will hurt my mother"."""
SHOWN = frozenset({"blackmail", "photos_online"})
"""Situations in which relatives are named to whom pictures are shown: they are not the victims."""
PAYING, MONEY = "ask_fees", "money."
"""A question about money, and how the ids of signs of money begin."""
DENY = "deny"
"""What "I am in no danger" counts as."""
CALM = "not_in_danger"
"""The situation of whoever says that nothing threatens them."""
INSTEAD = "instead"
"""The key of what a message asked beside the danger that its words tell: they may be a joke."""


def play_situation(scene: Scene) -> bool:
    """Answer the situation that a message tells of; return whether it tells of one."""
    name = scene.entity("situation")
    return name is not None and show_situation(scene, name)


def show_situation(scene: Scene, name: str) -> bool:
    """Say what is said of a situation; return whether the content knows it."""
    young, child = is_minor(scene), shelf.whom().tells_of_a_child(scene.text)
    name = of_a_child(name, scene.text, young=young or child)
    situation = shelf.situations().get(name)
    if situation is None:
        return False
    scene.set("unsure", 0)
    relative = for_another(scene, situation)
    country = where(scene, name, another=relative or child)
    before = scene.slots.get("topic") or {}
    if name in DESPAIR and relative and before.get("situation") in HELD:
        return show_situation(scene, DESPAIR_THERE)
    about = scene.intent if scene.intent in URGENT else situation.about
    age = child or shelf.whom().tells_own_age(scene.text)
    same = before.get("situation") == name and bool(before.get("relative")) == relative
    goes_on = spoken_of(scene, about) and same
    asked_on = goes_on and about in URGENT and scene.text and not age
    card = next_card(scene, "") if asked_on else None
    if about in URGENT:
        scene.signal(alert=ALERTS[about])
        remember(scene, about, situation=name, country=country, relative=relative)
    elif situation.about.startswith(QUESTION):
        told: dict[str, Any] = {"intent": situation.about, "country": country, "situation": name}
        if before.get("intent") == OFFER or before.get("offer"):
            told["offer"] = True  # it is still what the talk is about
        if name == NOT_PAID:
            note_paid(scene, paid=False)
        kept = {"relative": relative, "minor": young or (child and relative)}
        scene.set("topic", told | {key: True for key, known in kept.items() if known})
    else:
        if name == CALM:  # good news ends a danger, but the day stays one on which there was one
            scene.set("grave", None if spoken_of(scene, FRAUD) else denied_today())
        behind = before.get(BEHIND)
        back = {"intent": DISTRESS, "situation": behind, "turns": TURNS_AFTER} if behind else None
        scene.set("topic", back if name != CALM else None)
    names = variants(scene, REPLY + name, relative=relative or child, young=young or child)
    said = next((one for one in names if exists(scene, one)), REPLY + name)
    scene.show(said_there(scene, card or said, country))
    if about.startswith(QUESTION) and about != PAYING:
        _show_money_signs(scene)
    if about == DISTRESS:
        show_help(scene, country)
    return True


def _show_money_signs(scene: Scene) -> None:
    """Name the signs of money that a message tells beside its situation ("… et 200 euros")."""
    checked = shelf.checked(scene.text)
    if any(hit.sign.id.startswith(MONEY) for hit in checked.findings.hits):
        told = signs_told(checked, scene.renderer, scene.language, least=1)
        if told is not None:
            scene.show(Reply(told))


def show_known(scene: Scene, name: str) -> None:
    """Say what is said of a situation whose button was pressed."""
    if not show_situation(scene, name):
        scene.say("utter_stale_button")


def is_grave(scene: Scene) -> bool:
    """Tell whether danger was spoken of today."""
    return scene.slots.get("grave") == shelf.today().isoformat()


def denied_today() -> str:
    """Return what stands in place of the day of a danger, where nothing threatens after all."""
    return f"denied {shelf.today().isoformat()}"


def say_mistaken(scene: Scene) -> None:
    """Say that somebody was misheard; the country that they name is known from now on."""
    where(scene)
    scene.say("utter_mistaken")


def show_help(scene: Scene, country: str | None) -> bool:
    """Say whom to call in a country, or that no number of it is known; return whether one is."""
    text = help_section(scene, country) if country else None
    if text is not None:
        scene.show(Reply(text))
        topic = scene.slots.get("topic")
        scene.set("topic", {**topic, HELPED: country} if topic else None)
    elif country and country != HOME:
        scene.say("utter_no_number_there", country=country_name(scene, country))
    return text is not None


def show_help_again(scene: Scene, country: str, before: Mapping[str, Any]) -> bool:
    """Say whom to call in a country, or where that stands if it was said just before.

    Short numbers of a country are of no use twice to a family at home, who cannot dial them.

    Args:
        scene: The turn.
        country: The country.
        before: What was spoken of before the turn.
    """
    if before.get(HELPED) != country:
        return show_help(scene, country)
    if before.get("relative"):
        scene.set("topic", {**(scene.slots.get("topic") or {}), HELPED: country})
        return False
    scene.say("utter_numbers_above", country=country_name(scene, country))
    return True


def tells_home_numbers(scene: Scene, reply_id: str) -> bool:
    """Tell whether a reply gives Moroccan numbers to call, which are of no use abroad."""
    reply = scene.content.reply(scene.language, reply_id)
    return reply is not None and any(number in reply.text for number in HOME_NUMBERS)


def spoken_of(scene: Scene, intent: str) -> bool:
    """Tell whether danger, or a fraud, was just spoken of."""
    return bool((scene.slots.get("topic") or {}).get("intent") == intent)


def remember(
    scene: Scene,
    intent: str,
    *,
    answered: bool = False,
    relative: bool | None = None,
    **more: Any,
) -> None:
    """Keep that danger, or a fraud, is spoken of, and whether it is about another.

    A word on the same matter that nothing answers uses up a turn; one that is answered gives all
    of them back.
    """
    topic: Mapping[str, Any] = scene.slots.get("topic") or {}
    again = spoken_of(scene, intent) and more.get("situation") in {None, topic.get("situation")}
    left = int(topic.get("turns") or 0) - 1 if again and not answered else TURNS_AFTER
    kept: dict[str, Any] = {"situation": topic.get("situation")} if again else {}
    asked = [entity["value"] for entity in scene.entities if entity["entity"] == INSTEAD]
    if not again:
        kept |= also_likely(scene)
    elif topic.get(LIKELY):
        kept[LIKELY] = topic[LIKELY]
    if instead := next(iter(asked), topic.get(INSTEAD) if spoken_of(scene, intent) else None):
        kept[INSTEAD] = instead
    told = topic.get("situation")
    behind = told if not again and told in THREATS else topic.get(BEHIND)
    if topic.get("intent") in URGENT and behind and behind != more.get("situation"):
        kept[BEHIND] = behind
    another = for_another(scene) if relative is None else relative
    if another:
        kept["relative"] = True
    if is_minor(scene) or (another and shelf.whom().tells_of_a_child(scene.text)):
        kept["minor"] = True
    if intent == DISTRESS:
        scene.set("grave", shelf.today().isoformat())
    goes_on = left > TURNS_AFTER - MOST_TURNS
    scene.set("topic", {"intent": intent, "turns": left, **kept, **more} if goes_on else None)


def for_another(scene: Scene, situation: Situation | None = None) -> bool:
    """Tell whether somebody writes for another: they said so in this talk, or say it now.

    A relative counts who is named where the talk begins, or where another danger is told; "my
    mother must not know" makes no mother of the victim later, while "they hold him" tells. "It is
    me" ends it, and so does what happens to the writer.

    Args:
        scene: The turn; what was spoken of stands in `topic`.
        situation: What the words tell of, if anything.
    """
    topic: Mapping[str, Any] = scene.slots.get("topic") or {}
    whom, text = shelf.whom(), scene.text
    if topic.get("relative"):
        hurt = situation is not None and whom.harms_the_writer(text)
        return not (hurt or whom.says_it_is_me(text))
    if whom.harms_the_writer(text) or whom.says_it_is_me(text):
        return False
    calm, told = topic.get("intent") not in URGENT, topic.get("situation")
    if situation is None:
        begins = calm and "situation" not in topic
    else:
        other = situation.id != told and situation.id not in THREATS
        begins = calm or told in UNTOLD or other
    if situation is not None and situation.id in SHOWN:
        begins = begins and whom.names_more_than_receivers(text)
    return whom.tells_of_another(text) or (begins and whom.names_a_relative(text))


def is_minor(scene: Scene) -> bool:
    """Tell whether the one in danger is known to be under 18: it was said in this talk, or now."""
    topic: Mapping[str, Any] = scene.slots.get("topic") or {}
    known = topic.get("minor") or topic.get("situation") in MINORS
    return bool(known) or shelf.whom().tells_own_age(scene.text)


def variants(scene: Scene, reply_id: str, *, relative: bool, young: bool) -> Iterator[str]:
    """Yield the names that a reply may have, the most special first.

    Args:
        scene: The turn; where it is known in which country somebody is, `_there` comes first.
        reply_id: The name for everybody.
        relative: Whether it is said to whoever writes for another.
        young: Whether the one in danger is under 18.
    """
    another = RELATIVE if relative else ""
    whom = (YOUNG + another if young else None, another, "")
    offered = (scene.slots.get("offer") or {}).get("country")
    there = scene.country != offered or named_abroad(scene.entities, scene.text) is not None
    for kind in dict.fromkeys(kind for kind in whom if kind is not None):
        if scene.country and there:
            yield reply_id + kind + THERE
        yield reply_id + kind


def exists(scene: Scene, reply_id: str) -> bool:
    """Tell whether the content has a reply."""
    return scene.content.reply(scene.language, reply_id) is not None


def next_card(scene: Scene, otherwise: str) -> str | None:
    """Return what is said next where danger, or a fraud, is still spoken of.

    Each situation has further cards, of what people in it ask next; `otherwise` takes the place of
    the first that lacks. None when there is nothing more to say.
    """
    topic = scene.slots.get("topic") or {}
    turn = TURNS_AFTER - int(topic.get("turns") or 0)
    reply_id = f"{REPLY}{topic.get('situation')}{AGAIN}{turn + 1 if turn else ''}"
    names = variants(scene, reply_id, relative=for_another(scene), young=is_minor(scene))
    for name in names if topic.get("situation") else ():
        if exists(scene, name):
            return name
    return otherwise if turn == 0 else None
