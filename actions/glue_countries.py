"""The sheet of a country: its sections as choices, then one section a screen."""

from actions.country_words import country_name, find_sheet, section_text
from actions.glue_answers import DESTINATIONS, show_answer
from actions.scene import Scene
from bot.content.reply import Choice, Reply
from bot.content.sheet import Sheet


def show_sheet(scene: Scene, code: str | None, section_id: str | None = None) -> None:
    """Say a section of a sheet, or what it holds; one that is gone leads to the whole sheet."""
    sheet = find_sheet(scene, code)
    if sheet is None:
        show_answer(scene, DESTINATIONS, code)
        return
    scene.set("topic", {"intent": DESTINATIONS, "country": sheet.id})
    scene.set("country", sheet.id)
    scene.signal(answer=DESTINATIONS, country=sheet.id)
    position = sheet.position(section_id)
    if position is None:
        _show_contents(scene, sheet)
    else:
        _show_section(scene, sheet, position)


def _show_contents(scene: Scene, sheet: Sheet) -> None:
    """Every section as a choice, and the way to check an offer."""
    opening = scene.reply("part_sheet", country=country_name(scene, sheet.id))
    choices = [_section_choice(sheet, position) for position in range(len(sheet.sections))]
    scene.show(Reply(opening.text, (*choices, *opening.choices)))


def _show_section(scene: Scene, sheet: Sheet, position: int) -> None:
    text, choices = section_text(scene, sheet, position), []
    if position + 1 < len(sheet.sections):
        following = sheet.sections[position + 1]
        args = {"country": sheet.id, "step": following.id}
        title = scene.words("part_sheet_next")
        choices.append(Choice(title, "country.show", args, detail=following.title))
    whole = scene.words("part_sheet_whole")
    choices.append(Choice(whole, "country.show", {"country": sheet.id}))
    choices += scene.reply("part_sheet").choices
    scene.show(Reply(text, tuple(choices)))


def _section_choice(sheet: Sheet, position: int) -> Choice:
    section = sheet.sections[position]
    return Choice(section.title, "country.show", {"country": sheet.id, "step": section.id})
