"""A term is explained: what a name means that people meet in offers and papers."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from actions import shelf
from actions.country_words import abroad, find_sheet
from actions.glue_answers import answer_typed
from actions.scene import Scene
from actions.terms import name_of
from actions.within import term_within
from bot.content.render import Block
from bot.content.reply import Choice

RIGHT_TO_LEFT = "rtl"


def show_term(scene: Scene, term: str) -> None:
    """Say what a name means; the talk stays where it was.

    The country of a term that belongs to one alone is remembered where none is known. Where the
    subject of the talk has an answer of its own to it, that is given.
    """
    if scene.text and (instead := term_within(scene, term)) is not None:
        answer_typed(scene, instead)
        return
    row = shelf.terms().get(term)
    if row is None:
        scene.say("utter_stale_button")
        return
    arabic = scene.content.languages[scene.language].direction == RIGHT_TO_LEFT
    words = scene.renderer.text(scene.language, row[scene.language])
    name = Block(name_of(row, arabic=arabic))
    reply = scene.reply("part_term", name=name, text=Block(words))
    countries = [code for code in row["countries"] if abroad(code)]
    only = countries[0] if len(countries) == 1 else None
    if only and not scene.slots.get("country"):
        scene.set("country", only)
    if only and find_sheet(scene, only) is not None:
        whole = Choice(scene.words("part_sheet_whole"), "country.show", {"country": only})
        reply = replace(reply, choices=(whole, *reply.choices))
    scene.signal(term=term)
    scene.show(reply)


DEEDS: Mapping[str, Callable[[Scene, Mapping[str, str]], None]] = {
    "term.show": lambda scene, args: show_term(scene, args.get("value", "")),
}
