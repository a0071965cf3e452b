"""Answers to questions."""

from dataclasses import replace
from typing import Any

from actions import shelf
from actions.country_words import country_name, named_abroad
from actions.glue import GlueAction
from actions.glue_unsure import likely_meanings
from actions.offer_card import signs_told
from actions.scene import MAX_CHOICES, URGENT, Scene
from actions.talks import WORK, talk_of
from bot.content.model import Answer, AnswerText, Status
from bot.content.render import Block
from bot.content.reply import Choice, Reply

MOST_SAID = 3
"""Answers that are remembered, so that none is said twice within a few messages."""
OFFER = "share_offer"
"""The topic after an offer was read."""
BESIDE_DANGER = "danger"
"""The key of a topic under which the danger is kept beside which a question was answered."""
DESTINATIONS = "ask_country_info"
"""The answer that tells of a country; its sheet (`glue_countries`) tells more."""


def find_answer(scene: Scene, intent: str) -> Answer | None:
    """Return the published answer to an intent, in the source language where it lacks."""
    for language in (scene.language, next(iter(scene.content.languages))):
        answer = scene.content.answers.get(language, {}).get(intent)
        if answer is not None and answer.status is Status.PUBLISHED:
            return answer
    return None


def show_answer(scene: Scene, intent: str, country: str | None, *, more: bool = False) -> None:
    """Say an answer, for a country where it has a variant; "more" gives the longer words."""
    answer = find_answer(scene, intent)
    if answer is None:
        scene.say("utter_answer_missing")
        return
    text = answer.countries.get(country or "", answer.text)
    before = scene.slots.get("topic") or {}
    said: dict[str, Any] = {"intent": intent, "country": country}
    if more or not text.more:
        said["more"] = True
    if before.get("intent") == OFFER or before.get("offer"):
        said["offer"] = True  # it is still what the talk is about
    if before.get("situation") and (before["intent"] in URGENT or talk_of(before) == WORK):
        said[BESIDE_DANGER] = before  # a second question in a row leaves it
    scene.set("topic", said)
    if country:
        scene.set("country", country)
    scene.signal(answer=intent, country=country)
    _remember_said(scene, _said_as(intent, country, more=bool(said.get("more"))))
    words = text.more if more and text.more else text.short
    words = scene.renderer.text(scene.language, words)
    if country and text is not answer.text:
        heading = {"country": country_name(scene, country), "text": Block(words)}
        words = scene.words("part_country_heading", **heading)
    lacks = text is answer.text and answer.countries and not answer.holds_everywhere
    if country and lacks:
        unknown = scene.words("part_no_country_answer", country=country_name(scene, country))
        words = f"{unknown}\n\n{words}"
    if answer.ask_country and not country:
        words = f"{words}\n\n{scene.words('part_choose_country')}"
    scene.show(Reply(words, tuple(_choices(scene, answer, text, country, more=more))))


def answer_typed(scene: Scene, intent: str, country: str | None, trade: str | None = None) -> None:
    """Answer a question that was typed; the first trade that it names is that of the profile.

    What was just said is not said again: the longer words come, then other meanings. Who asks
    often tells the whole offer in one breath; the signs in it are shown too.
    """
    profile = scene.slots.get("profile") or {}
    if trade and not profile.get("trade"):
        scene.set("profile", {**profile, "trade": trade})
    said = scene.slots.get("said") or ()
    if scene.text and _said_as(intent, country, more=True) in said:
        _offer_others(scene, intent)
        return
    again = _said_as(intent, country, more=False) in said
    show_answer(scene, intent, country, more=bool(scene.text) and again)
    checked = shelf.checked(scene.text)
    told = signs_told(checked, scene.renderer, scene.language)
    if told is not None:
        scene.show(Reply(told))


def _said_as(intent: str, country: str | None, *, more: bool) -> str:
    return f"{intent}:{country or ''}:{'more' if more else ''}"


def _remember_said(scene: Scene, name: str) -> None:
    said = [one for one in scene.slots.get("said") or () if one != name]
    scene.set("said", [*said, name][-MOST_SAID:])


def _offer_others(scene: Scene, intent: str) -> None:
    """Say that there is no more to say of a question, and offer what else may have been meant."""
    asked = scene.reply("utter_answer_again")
    others = [m for m in likely_meanings(scene) if m.args["intent"] != intent]
    scene.show(replace(asked, choices=(*others, *asked.choices)))


def show_other_countries(scene: Scene, intent: str) -> None:
    """Let the person pick another country of an answer; the menu where it has none."""
    answer = find_answer(scene, intent)
    spoken_of = (scene.slots.get("topic") or {}).get("country")
    others = [code for code in answer.countries if code != spoken_of] if answer else []
    if not others:
        scene.say("utter_menu")
        return
    choices = [_country_choice(scene, intent, code) for code in others]
    scene.show(Reply(scene.words("part_which_country"), tuple(choices)))


def _country_choice(scene: Scene, intent: str, code: str) -> Choice:
    return Choice(country_name(scene, code), "answer.country", {"intent": intent, "country": code})


def _choices(
    scene: Scene, answer: Answer, text: AnswerText, country: str | None, *, more: bool
) -> list[Choice]:
    choices = []
    if text.more and not more:
        args = {"intent": answer.id} | ({"country": country} if country else {})
        choices.append(Choice(scene.words("part_more"), "answer.more", args))
    says_nothing = text is answer.text and answer.countries  # of this country; its sheet may
    if country and (answer.id == DESTINATIONS or says_nothing) and _has_sheet(scene, country):
        whole = scene.words("part_sheet_whole")
        choices.append(Choice(whole, "country.show", {"country": country}))
    if answer.ask_country and not country:
        # The answer's own ways on keep their place; a country without a button is reached by name.
        room = MAX_CHOICES - len(choices) - len(answer.choices)
        codes = list(answer.countries)[: max(room, 0)]
        choices += [_country_choice(scene, answer.id, code) for code in codes]
    return choices + list(answer.choices)


def _has_sheet(scene: Scene, country: str) -> bool:
    sheets = (sheets.get(country) for sheets in scene.content.sheets.values())
    return any(sheet is not None and sheet.status is Status.PUBLISHED for sheet in sheets)


class ActionAnswer(GlueAction):
    """Any `ask_*` question."""

    def name(self) -> str:
        """Return the name used in rules."""
        return "action_answer"

    def play(self, scene: Scene) -> None:
        """Answer for the country named, or for the one spoken of before."""
        scene.set("unsure", 0)
        country = named_abroad(scene.entities) or scene.country
        answer_typed(scene, scene.intent, country)
