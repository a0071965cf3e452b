"""What is said to what people ask next: in danger, after a fraud, after an offer.

The words for their very case come first: `asked_pay_ransom_relative` before `asked_pay_ransom`,
`asked_pay_distress` and `asked_pay`.
"""

from collections.abc import Iterator

from actions import offer_memory, shelf
from actions.asks import REPLY
from actions.at_home import where
from actions.country_words import embassy, named_abroad, said_there
from actions.glue_answers import answer_typed, find_answer
from actions.glue_situations import (
    ALERTS,
    BEHIND,
    exists,
    for_another,
    is_minor,
    remember,
    show_help,
    show_help_again,
    show_situation,
    tells_home_numbers,
    variants,
)
from actions.rivals import with_rival_asks
from actions.scene import URGENT, Scene
from actions.sign_engine import Severity
from actions.talks import OFFER, TALKS, talk_of
from bot.content.reply import Reply

FRAUD = "report_fraud"
IS_ANOTHER = "it_is_other"
"""The ask of whoever was taken for the victim; "no, it is me" sounds much like it."""
WANTS_NUMBERS = frozenset({"who_to_call", "one_number"})
"""The asks of whoever wants the numbers, which are shown however lately they were."""
OF_EMBASSY = frozenset({"embassy", "bring_back", "number_from_here", "location_to_whom"})
"""The asks whose answer begins with the embassy that answers for the country, where it is known."""


def show_asked(scene: Scene, ask: str) -> None:
    """Answer what was asked next; whoever asks the same again needs the same answer."""
    talks, before = shelf.asks().talks(ask), scene.slots.get("topic") or {}
    if not talks:
        scene.say("utter_stale_button")
        return
    if talk_of(before) not in talks:
        back = OFFER if OFFER in talks else talks[0]
        scene.set("topic", {"intent": back, "situation": None})
    topic = dict(scene.slots["topic"])
    if ask == IS_ANOTHER and shelf.whom().says_it_is_me(scene.text):
        if not show_situation(scene, str(topic.get("situation"))):
            scene.say("utter_distress")
        return
    if topic["intent"] != OFFER:
        topic["relative"] = ask == IS_ANOTHER or for_another(scene)
        if is_minor(scene):
            topic["minor"] = True
        scene.set("topic", topic)
    talk = str(topic["intent"])
    if talk == OFFER:
        _note_signs(scene)
    country = where(scene)
    said = next((one for one in _names(scene, ask) if exists(scene, one)), None)
    if said is None:
        scene.say("utter_stale_button")
        return
    scene.set("unsure", 0)
    if talk in URGENT:
        scene.signal(alert=ALERTS[talk])
        remember(scene, talk, answered=topic.get("asked") != ask, asked=ask)
    else:
        scene.set("topic", {**topic, "asked": ask})
    scene.signal(answer=REPLY + ask)
    if _says_of_country(scene, ask, country):
        return
    numbers = shelf.asks().tells_numbers(ask) or tells_home_numbers(scene, said)
    told = False
    if country and talk != OFFER and numbers and not _is_of_offer(scene, talk, country):
        again = ask not in WANTS_NUMBERS
        told = show_help_again(scene, country, topic) if again else show_help(scene, country)
    answers_for_it = embassy(scene, country) if country and ask in OF_EMBASSY else None
    if answers_for_it is not None and not told:
        scene.show(Reply(answers_for_it))
    reply = said_there(scene, said, country, numbers_told=told)
    scene.show(with_rival_asks(scene, reply, ask, before))


def _is_of_offer(scene: Scene, talk: str, country: str) -> bool:
    """Tell whether a country is that of the offer which cheated somebody, who is not there."""
    offered = (scene.slots.get("offer") or {}).get("country") == country
    return talk == FRAUD and offered and named_abroad(scene.entities, scene.text) is None


def _note_signs(scene: Scene) -> None:
    """Remember the worrying signs of the offer that a question tells ("… 400 $ pour la visite")."""
    offer = scene.slots.get("offer")
    if not offer or not scene.text:
        return
    known = offer_memory.facts(offer)
    checked = shelf.offer_check().check(scene.text, today=shelf.today(), before=known)
    worrying = shelf.offer_check().engine.worrying
    found = [hit.sign.id for hit in checked.findings.hits if not hit.raised]
    new = [sign for sign in found if sign in worrying and sign not in (offer.get("signs") or ())]
    if new:
        scene.set("offer", offer_memory.completed(offer, checked, new))


def _says_of_country(scene: Scene, ask: str, country: str | None) -> bool:
    """Give the answer that has words for the very country, if one has; return whether it has."""
    talk = talk_of(scene.slots.get("topic") or {}) or ""
    answer = shelf.asks().answer_in_country(ask, talk)
    found = find_answer(scene, answer) if answer else None
    if answer is None or found is None or country not in found.countries:
        return False
    topic = scene.slots["topic"]
    answer_typed(scene, answer, country)
    scene.set("topic", topic)  # the talk goes on
    return True


def _names(scene: Scene, ask: str) -> Iterator[str]:
    """Yield the replies that may answer, the most special first."""
    topic = scene.slots.get("topic") or {}
    talk = TALKS.get(talk_of(topic) or "")
    case = offer_level(scene) if talk == "offer" else topic.get("situation")
    situation = shelf.situations().get(str(case))
    akin = situation.akin if situation is not None else None
    for part in (case, akin, topic.get(BEHIND) if talk != "offer" else None, talk):
        if part:
            yield from _for_whom(scene, f"{REPLY}{ask}_{part}")
    yield from _for_whom(scene, REPLY + ask)


def _for_whom(scene: Scene, name: str) -> Iterator[str]:
    topic, child = scene.slots.get("topic") or {}, shelf.whom().tells_of_a_child(scene.text)
    of_offer = topic.get("intent") == OFFER and shelf.whom().names_a_relative(scene.text)
    relative = bool(topic.get("relative")) or child or of_offer
    young = bool(topic.get("minor")) or child
    yield from variants(scene, name, relative=relative, young=young)


def offer_level(scene: Scene) -> str:
    """Return the severity of the gravest sign of the last offer."""
    signs = {sign.id: sign for sign in shelf.offer_check().engine.signs}
    named = (scene.slots.get("offer") or {}).get("signs") or ()
    found = (signs[name].severity for name in named if name in signs)
    return min(found, key=lambda severity: severity.rank, default=Severity.NONE).value
