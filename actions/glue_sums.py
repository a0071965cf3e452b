"""Whether a sum is enough for what was spoken of: income, money to show, a pay for a permit."""

from datetime import date

from actions import shelf
from actions.country_words import country_name
from actions.glue_answers import find_answer, show_answer
from actions.scene import Scene
from actions.sums_held import GROSS, NET_PAY, Enough, Held, Row
from actions.sums_told import persons_told, sums_told
from bot.content.model import Fact
from bot.content.render import Block
from bot.content.reply import Reply

WORDS_OF = {GROSS: "gross_pay", NET_PAY: "net_pay"}
"""Lists of words that tell a gross, or a net, pay."""
SEVERAL = frozenset({"all", "some", "none"})
"""Verdicts about several figures, each of which is shown with what is missing to it."""
UNCOMPARED = "other_money"


def show_sum(scene: Scene, subject: str, named: str | None) -> None:
    """Say whether the sum of a message is enough for what an answer asks for.

    Where nothing can be compared it is said, and the answer follows.

    Args:
        scene: The turn.
        subject: The answer whose figure is meant.
        named: The country that the message names.
    """
    enough = Enough(scene.content)
    country = named or scene.country or enough.only_country(subject)
    kind = next((k for k, name in WORDS_OF.items() if shelf.has_words(name, scene.text)), None)
    held = None
    if country:
        told = sums_told(scene.text, country)
        persons = persons_told(scene.text)
        held = enough.hold(subject, country, told, shelf.today(), persons=persons, kind=kind)
    if held is None:
        _show_unknown(scene, subject, country)
        return
    scene.set("topic", {"intent": subject, "country": country})
    scene.set("country", country)
    scene.signal(answer=subject, country=country)
    note = scene.reply(enough.note(subject))
    rows = [_verdict(scene, held), *_rows(scene, held), note.text]
    text = "\n".join(row for row in rows if row)
    scene.show(Reply(f"{_heading(scene, country)}\n{text}", note.choices))


def _heading(scene: Scene, country: str | None) -> str:
    """Return the name of the country, alone above what is said of it."""
    if country is None:
        return ""
    named = scene.words("part_country_heading", country=country_name(scene, country), text="")
    return named.rstrip()


def _show_unknown(scene: Scene, subject: str, country: str | None) -> None:
    """Say that no figure is known, or that the country decides, and give the answer."""
    show_answer(scene, subject, country)
    answer = find_answer(scene, subject)
    spoken = answer is not None and country in answer.countries
    if country is None:
        first = scene.words("sum_which_country")
    else:
        first = scene.words("sum_unknown" if spoken else "sum_unknown_here")
    scene.lead(lambda: scene.show(Reply(first)))


def _verdict(scene: Scene, held: Held) -> str:
    lacks = [row for row in held.rows if row.lacks]
    missing = ""
    if lacks:
        least = min(lacks, key=lambda row: row.lacks)
        unit = _unit(least.fact, whole=held.whole_year is not None)
        missing = _measured(scene, least.lacks, unit)
    return scene.words(f"sum_{held.verdict}", lack=Block(missing), date=_begins(held.rows[0].fact))


def _rows(scene: Scene, held: Held) -> list[str]:
    several = held.verdict in SEVERAL
    rows = [_row(scene, held, row, several=several) for row in held.rows]
    if held.whole_year is not None:
        unit = _unit(held.rows[0].fact, whole=True)
        amount = Block(_measured(scene, held.whole_year, unit))
        rows.append(scene.words("sum_whole_year", amount=amount))
    if held.more is not None:
        more = Block(scene.renderer.text(scene.language, f"{{fact:{held.sheet}.{held.more.id}}}"))
        rows.append(scene.words("sum_more", amount=more))
    if held.up_to is not None:
        rows.append(scene.words("sum_up_to", persons=held.up_to))
    rows += [_figure(scene, held.sheet, fact) for fact in held.beside]
    if held.verdict == UNCOMPARED:
        rows.append(scene.words("sum_rate"))
    return rows


def _row(scene: Scene, held: Held, row: Row, *, several: bool) -> str:
    name = Block(row.fact.label[scene.language])
    if several:
        amount = Block(_measured(scene, row.asked, row.fact.unit))
        unit = _unit(row.fact, whole=held.whole_year is not None)
        lack = Block(_measured(scene, row.lacks, unit))
        reply = "sum_row_lacks" if row.lacks else "sum_row_reached"
        return scene.words(reply, name=name, amount=amount, lack=lack)
    if held.persons is not None:
        amount = Block(_measured(scene, row.asked, row.fact.unit))
        begins = _begins(row.fact)
        return scene.words("sum_asked_for", amount=amount, persons=held.persons, date=begins)
    return _figure(scene, held.sheet, row.fact)


def _figure(scene: Scene, sheet: str, fact: Fact) -> str:
    amount = Block(scene.renderer.text(scene.language, f"{{fact:{sheet}.{fact.id}}}"))
    name = Block(fact.label[scene.language])
    return scene.words("sum_asked", name=name, amount=amount, date=_begins(fact))


def _begins(fact: Fact) -> date | str:
    value = fact.at(shelf.today())
    return value.valid_from if value is not None else ""


def _unit(fact: Fact, *, whole: bool) -> str:
    return fact.unit.partition("/")[0] if whole else fact.unit


def _measured(scene: Scene, amount: float, unit: str) -> str:
    return scene.renderer.measured(scene.language, round(amount, 2), unit)
