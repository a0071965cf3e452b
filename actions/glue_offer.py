"""Offers in the dialogue: read the text, show the card, complete it by one or two answers.

The slot keeps what completes the card (sign ids by answer, missing fields), and no words of the
offer.
"""

from actions import offer_memory, shelf, tally
from actions.asks import Ask
from actions.card_words import Words, short
from actions.contract_reader import read_contract
from actions.costs_said import has_sum
from actions.country_words import abroad
from actions.glue import GlueAction
from actions.glue_asks import show_asked
from actions.glue_offer_talk import compare_offers, show_signs_again, worrying_titles
from actions.glue_offer_wage import NET, NET_WORDS, show_wage
from actions.offer_card import WORRYING, answers, card, missing_text, sign_text, signs_told
from actions.offer_fields import field_rows
from actions.offer_question import COMPARE, question_in
from actions.offers_apart import apart
from actions.scene import Scene
from actions.sign_engine import Severity
from actions.talks import OFFER
from bot.content.render import Block
from bot.content.reply import Reply

READ_BACK = {"image": "offer_seen", "scan": "offer_seen", "voice": "offer_heard"}
"""How words that were seen or heard are shown back, by where they come from."""
MAX_READ_BACK = 160
WAGE_ASKED = "ask_salary_cost"
"""The question whose answer is given where a pay cannot be held against a minimum."""
TOLD_OF_ONE = 2
"""Pay, country and housing: a text that tells so many of them is an offer, or of one."""
WORDS_OF_A_PIECE = 40
"""A longer text is an offer by itself."""
OFFER_TEXT = "offer_text"
"""The kind of `pending` while the text of an offer is awaited."""
LINK_NOT_OPENED = "utter_link_not_opened"


def start_offer(scene: Scene) -> None:
    """Ask for the offer."""
    scene.set("pending", {"kind": OFFER_TEXT})
    scene.say("offer_start")


def read_offer(scene: Scene, text: str) -> None:
    """Show the card of an offer, or of two that are told in one message, and remember the last."""
    offers = apart(text, shelf.offer_check().reader, shelf.today())
    _say_how_it_was_read(scene, text)
    levels = []
    for number, offer in enumerate(offers, start=1):
        heading = scene.words("part_offer_number", number=number) if len(offers) > 1 else ""
        levels.append(_read_one(scene, offer, heading=heading, last=number == len(offers)))
    gravest = min((level for level in levels if level), key=lambda level: level.rank, default=None)
    if gravest is not None:
        scene.signal(level=gravest.value)
        _answer_within(scene, text, grave=gravest in WORRYING)


def _answer_within(scene: Scene, text: str, *, grave: bool) -> None:
    """Answer what was asked beside the offer; where it warns, its signs are read first."""
    ask = question_in(text) if scene.origin not in READ_BACK else None
    if ask is None or (grave and scene.slots.get("pending")):
        return
    if grave:
        _say_of_offer(scene, ask)
    else:
        scene.lead(lambda: _say_of_offer(scene, ask))


def _say_of_offer(scene: Scene, ask: Ask) -> None:
    if ask.deed == COMPARE:
        compare_offers(scene)
    elif ask.deed is not None:
        show_wage(scene, WAGE_ASKED)
    else:
        show_asked(scene, ask.id)


def _read_one(scene: Scene, text: str, *, heading: str, last: bool) -> Severity | None:
    """Show the card of one offer, and remember what may complete it; None where it is none."""
    checked = shelf.offer_check().check(text, today=shelf.today(), recall=shelf.memory())
    contract = read_contract(text)
    awaited = (scene.slots.get("pending") or {}).get("kind") == OFFER_TEXT
    piece = awaited and checked.offer.tells_more_than_a_post()  # "chantier à Istanbul, chez X"
    told = sum(map(bool, (checked.offer.salary, checked.offer.country, checked.offer.housing)))
    piece = piece or told >= TOLD_OF_ONE  # the model took it for an offer
    is_offer = checked.offer.looks_like_offer or bool(checked.findings.hits) or piece
    if not is_offer and contract is None:
        scene.set("pending", None)
        if LINK_NOT_OPENED not in scene.notes:
            scene.say("offer_not_an_offer")
        return None
    before, offer = scene.slots.get("offer"), offer_memory.kept(checked)
    if not last:
        offer["questions"] = []
    if shelf.has_words(NET_WORDS, text):
        offer[NET] = True
    if before:
        offer["before"] = {key: before.get(key) for key in offer_memory.BESIDE}
    scene.set("offer", offer)
    _await_answer(scene, offer["questions"])
    country = offer["country"]
    scene.set("topic", {"intent": OFFER})  # what was spoken of before is no longer
    if abroad(country):
        scene.set("country", country)  # what is asked next is asked of it
    scene.signal(
        level=checked.findings.level.value,
        signs=offer["signs"],
        country=country,
        contacts=list(checked.contacts),
        fee=tally.fee_band(checked.offer),
        cost=tally.cost(checked.offer, country),
    )
    shown = card(checked, scene.renderer, scene.language, contract)
    whole = f"{heading}\n{shown.text}" if heading else shown.text
    scene.show(Reply(whole, shown.choices if last else ()))
    return checked.findings.level


def add_to_offer(scene: Scene) -> None:
    """Take a fact of the last offer that is told later: the signs that it shows, what still lacks.

    A text that is an offer by itself is a new one; where nothing is new, the signs are said again.
    """
    offer = scene.slots.get("offer")
    known = offer_memory.facts(offer)
    checked = shelf.offer_check().check(scene.text, today=shelf.today(), before=known)
    if not offer or offer_memory.is_an_offer(checked):
        read_offer(scene, scene.text)
        return
    found = [hit.sign.id for hit in checked.findings.hits if hit.severity in WORRYING]
    now = offer_memory.completed(offer, checked, found)
    told = signs_told(checked, scene.renderer, scene.language, least=1)
    if told is None and now == offer and offer.get("salary") and has_sum(scene.text):
        show_wage(scene, WAGE_ASKED)  # "et 1200 €, c'est pas un peu peu ?"
        return
    words = Words(scene.renderer, scene.language)
    rows = field_rows(checked.offer.to_json(), words)
    if told is None and not rows:
        show_signs_again(scene)
        return
    scene.set("offer", now)
    scene.set("topic", {"intent": OFFER})
    told_now = checked.offer.country
    if told_now is not None and abroad(told_now.value):
        scene.set("country", told_now.value)  # "I misread: it is Poland"
    noted = "\n".join(filter(None, (scene.words("offer_noted"), rows)))
    parts = [noted, told or _still(scene, now["signs"]), missing_text(now["missing"], words)]
    text = "\n\n".join(part for part in parts if part)
    scene.show(Reply(text, scene.reply("offer_moves").choices))
    _answer_within(scene, scene.text, grave=told is not None)


def goes_on(scene: Scene) -> bool:
    """Tell whether what was typed may be a piece of the offer that is spoken of."""
    spoken_of = (scene.slots.get("topic") or {}).get("intent") == OFFER
    typed = scene.origin not in READ_BACK and len(scene.text.split()) <= WORDS_OF_A_PIECE
    return spoken_of and typed and not shelf.has_words("another_offer", scene.text)


def _still(scene: Scene, signs: list[str]) -> str:
    """Return the titles of the worrying signs that remain, where a piece shows none of its own."""
    titles = worrying_titles(scene, signs)
    return scene.words("offer_signs_remain", titles=Block(titles)) if titles else ""


def _say_how_it_was_read(scene: Scene, text: str) -> None:
    """Say what was held back, and show the beginning of words that may have been misread."""
    for note in scene.notes:
        scene.say(note)
    reply_id = READ_BACK.get(scene.origin)
    if reply_id:
        scene.say(reply_id, quote=short(" ".join(text.split()), MAX_READ_BACK))


def answer_question(scene: Scene, field: str, value: str) -> None:
    """Complete the card with the answer to a question about a field."""
    offer = scene.slots.get("offer") or {}
    questions = offer.get("questions") or []
    asked = next((q for q in questions if q["field"] == field), None)
    if asked is None:
        scene.set("pending", None)
        scene.say("offer_no_questions")
        return
    left = [q for q in questions if q["field"] != field]
    scene.set("offer", {**offer, "questions": left})
    _say_outcome(scene, asked["outcomes"].get(value, []), value)
    following = left[0]["field"] if left else None
    _await_answer(scene, left)
    question = _question_words(scene, following) if following else None
    if following and question:
        text = scene.words("card_question", question=Block(question))
        scene.show(Reply(text, tuple(answers(following, scene.renderer, scene.language))))
    else:
        scene.say("offer_after_answer")


def _say_outcome(scene: Scene, sign_ids: list[str], value: str) -> None:
    if value == "unknown":
        scene.say("offer_answer_unknown")
        return
    signs = {sign.id: sign for sign in shelf.offer_check().engine.signs}
    shown = [signs[i] for i in sign_ids if i in signs]
    if not shown:
        scene.say("offer_answer_good")
    for sign in shown:
        scene.show(Reply(sign_text(sign.words, scene.language, scene.renderer)))
    scene.signal(answered=value, signs=sign_ids)


def _question_words(scene: Scene, field: str) -> str | None:
    for sign in shelf.offer_check().engine.signs:
        if field in sign.asks:
            return str(sign.words["ask_if_unknown"][field][scene.language])
    return None


def _await_answer(scene: Scene, questions: list[dict[str, object]]) -> None:
    pending = {"kind": "offer", "field": questions[0]["field"]} if questions else None
    scene.set("pending", pending)


class ActionCheckOffer(GlueAction):
    """The person announces an offer."""

    def name(self) -> str:
        """Return the name used in rules."""
        return "action_check_offer"

    def play(self, scene: Scene) -> None:
        """Ask for it."""
        start_offer(scene)


class ActionReadOffer(GlueAction):
    """The message is an offer."""

    def name(self) -> str:
        """Return the name used in rules."""
        return "action_read_offer"

    def play(self, scene: Scene) -> None:
        """Show its card; a piece of the offer that is spoken of completes that one."""
        scene.set("unsure", 0)
        if goes_on(scene):
            add_to_offer(scene)
        else:
            read_offer(scene, scene.text)
