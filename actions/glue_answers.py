"""Answers to questions."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from actions import shelf
from actions.adapting import THERE, adapted
from actions.country_words import country_name, named_abroad
from actions.glue import GlueAction
from actions.glue_unsure import likely_meanings
from actions.likely import also_likely
from actions.near_answers import lacks, nearest, surely_asks, ways
from actions.offer_card import signs_told
from actions.regions import REGION, either, of_region, region_of
from actions.rivals import rivals, say_rivals
from actions.scene import MAX_CHOICES, URGENT, Scene
from actions.talks import WORK, talk_of
from actions.within import asked_within, place_within
from bot.content.limits import MAX_TEXT_WITH_CHOICES
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
QUESTION_MARKS = ("?", "؟")
"""Words that end so have asked for the country already."""
SAID_AGAIN = frozenset({"ask_tourist_visa", "passport_law", "asia_offer", "persuade_relative"})
SAID_AGAIN |= {"who_pays_course", "who_pays_ticket", "employer_housing", "cab_rest"}
"""Answers whose first words matter, however often they are asked for, or that answer several."""
SALARY = "ask_salary_cost"
"""The answer that tells the lowest pay of a country, whatever the trade."""


def find_answer(scene: Scene, intent: str) -> Answer | None:
    """Return the published answer to an intent, in the source language where it lacks."""
    for language in (scene.language, next(iter(scene.content.languages))):
        answer = scene.content.answers.get(language, {}).get(intent)
        if answer is not None and answer.status is Status.PUBLISHED:
            return answer
    return None


def show_answer(
    scene: Scene,
    intent: str,
    country: str | None,
    *,
    more: bool = False,
    among: Sequence[str] | None = None,
    first: Sequence[Choice] = (),
) -> None:
    """Say an answer, for a country where it has a variant; "more" gives the longer words.

    Args:
        scene: The turn.
        intent: The question, or the name of the answer.
        country: The country.
        more: Whether the longer words are asked for.
        among: Countries to choose from, in place of those of the answer.
        first: Choices before those of the answer.
    """
    answer = find_answer(scene, intent)
    if answer is None:
        scene.say("utter_answer_missing")
        return
    text = answer.countries.get(country or "", answer.text)
    before = scene.slots.get("topic") or {}
    said: dict[str, Any] = {"intent": intent, "country": country}
    if more or not text.more:
        said["more"] = True
    said |= also_likely(scene, intent)
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
    if country and text is not answer.text:
        words = _words_for(scene, country, words)
    else:
        words = scene.renderer.text(scene.language, words)
    if country and lacks(answer, country):
        unknown = scene.words("part_no_country_answer", country=country_name(scene, country))
        words = f"{unknown}\n\n{words}"
    asks = answer.ask_country if among is None else bool(among)
    if asks and not country and not words.rstrip().endswith(QUESTION_MARKS):
        words = f"{words}\n\n{scene.words('part_choose_country')}"
    choices = _choices(scene, answer, text, country, more=more, among=among)
    led = {choice.args.get("intent") for choice in first}
    further = (choice for choice in choices if choice.args.get("intent") not in led)
    scene.show(Reply(words, (*first, *further)[:MAX_CHOICES]))


def answer_typed(
    scene: Scene,
    intent: str,
    named: str | None = None,
    trade: str | None = None,
    also: Sequence[str] = (),
) -> None:
    """Answer a question that was typed; the first trade that it names is that of the profile.

    What was just said is not said again: the longer words come, then other meanings. Who asks
    often tells the whole offer in one breath; the signs in it are shown too.

    Args:
        scene: The turn.
        intent: The question, or the name of the answer.
        named: The country that it names; else it is about the one that was spoken of.
        trade: The trade that it names.
        also: Countries that it names beside that one, of which either is meant.
    """
    profile = scene.slots.get("profile") or {}
    if trade and not profile.get("trade"):
        scene.set("profile", {**profile, "trade": trade})
    if scene.text:
        intent = asked_within(scene, intent)
        named = place_within(scene, intent, named)
    region = None if named else region_of(scene)
    country = None if region else named or scene.country or profile.get(THERE)
    if country and country == profile.get(THERE):
        intent = _as_there(scene, intent, country)
    said = () if intent in SAID_AGAIN else scene.slots.get("said") or ()
    if scene.text and not region and _said_as(intent, country, more=True) in said:
        _offer_others(scene, intent)
        return
    again = scene.text and _said_as(intent, country, more=False) in said
    others: Sequence[Choice] = ()
    if region is not None:
        _show_for_region(scene, intent, region)
    elif also and country and not again:
        _show_for_several(scene, intent, (country, *also))
    else:
        others = _show_or_nearest(scene, intent, country, again=bool(again))
    if trade and country and intent == SALARY:
        scene.show(Reply(scene.words("part_pay_of_any_trade")))
    told = signs_told(shelf.checked(scene.text), scene.renderer, scene.language)
    if told is not None:
        scene.show(Reply(told))
    say_rivals(scene, others)


def _as_there(scene: Scene, intent: str, country: str) -> str:
    """Return the answer for who lives in a country already, if there are words for it."""
    instead = str(adapted("there").get(intent, intent))
    answer = find_answer(scene, instead)
    return instead if answer is not None and not lacks(answer, country) else intent


def _show_for_region(scene: Scene, intent: str, region: str) -> None:
    """Say an answer in general, and offer the countries of a region that it has words for.

    Where it has none they lead to their sheets; a region without any is said to be unknown.
    """
    answer, codes = find_answer(scene, intent), of_region(region)
    known = answer.countries if answer is not None else {}
    spoken = [code for code in codes if code in known]
    scene.set("country", None)
    show_answer(scene, intent, None, among=(spoken or codes) if known else ())
    scene.set("topic", {**(scene.slots.get("topic") or {}), REGION: region})
    if known and not codes:
        name = Block(shelf.regions().title(region, scene.language))
        unknown = scene.words("part_no_country_answer", country=name)
        scene.lead(lambda: scene.show(Reply(unknown)))


def _show_for_several(scene: Scene, intent: str, codes: Sequence[str]) -> None:
    """Say an answer for each of two or three countries, or for the first, where it has no room."""
    answer = find_answer(scene, intent)
    spoken = answer is not None and codes[0] in answer.countries
    show_answer(scene, intent, codes[0], among=codes[1:] if spoken else codes)
    if answer is None or not all(code in answer.countries for code in codes):
        return
    texts = [_words_for(scene, code, answer.countries[code].short) for code in codes]
    if sum(map(len, texts)) <= MAX_TEXT_WITH_CHOICES:
        for text in texts[1:]:
            scene.show(Reply(text))


def _show_or_nearest(
    scene: Scene, intent: str, country: str | None, *, again: bool
) -> Sequence[Choice]:
    """Say an answer, or the nearest with words for the country; return rivals that are buttons.

    The other is a button. What a message surely asks for is said, in general words if need be.
    """
    answer = find_answer(scene, intent)
    near = None
    if scene.text and country and answer is not None and lacks(answer, country):
        near = nearest(scene, intent, country)
    if near is None:
        others = rivals(scene, intent, country)
        show_answer(scene, intent, country, more=again, first=others)
        return others
    if surely_asks(scene, intent):
        show_answer(scene, intent, country, more=again, first=ways(scene, near, country))
        return ()
    show_answer(scene, near, country, first=ways(scene, intent, country))
    name = country_name(scene, str(country))
    scene.lead(lambda: scene.show(Reply(scene.words("part_nearest_answer", country=name))))
    return ()


def _words_for(scene: Scene, country: str, words: str) -> str:
    """Return words under the name of their country."""
    text = Block(scene.renderer.text(scene.language, words))
    return scene.words("part_country_heading", country=country_name(scene, country), text=text)


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
    choices = tuple(_country_choice(scene, intent, code) for code in others)
    scene.show(Reply(scene.words("part_which_country"), choices))


def _country_choice(scene: Scene, intent: str, code: str) -> Choice:
    return Choice(country_name(scene, code), "answer.country", {"intent": intent, "country": code})


def _choices(
    scene: Scene,
    answer: Answer,
    text: AnswerText,
    country: str | None,
    *,
    more: bool,
    among: Sequence[str] | None,
) -> list[Choice]:
    choices = []
    if text.more and not more:
        args = {"intent": answer.id} | ({"country": country} if country else {})
        choices.append(Choice(scene.words("part_more"), "answer.more", args))
    says_nothing = text is answer.text and answer.countries  # of this country; its sheet may
    if country and (answer.id == DESTINATIONS or says_nothing) and _has_sheet(scene, country):
        whole = scene.words("part_sheet_whole")
        choices.append(Choice(whole, "country.show", {"country": country}))
    codes = among
    if codes is None and answer.ask_country and not country:
        codes = tuple(answer.countries)
    # The answer's own ways on keep their place; a country without a button is reached by name.
    room = MAX_CHOICES - len(choices) - len(answer.choices)
    for code in tuple(codes or ())[: max(room, 0)]:
        spoken = code in answer.countries
        about = Choice(country_name(scene, code), "country.show", {"country": code})
        choices.append(_country_choice(scene, answer.id, code) if spoken else about)
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
        named, trade = named_abroad(scene.entities), scene.entity("occupation")
        also = either(scene.entities, scene.text)[1:]
        answer_typed(scene, scene.intent, named, trade, also)
