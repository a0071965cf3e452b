"""Whether the pay and the hours of an offer are fair, and what is left of the pay."""

from collections.abc import Mapping
from typing import Any

from actions import shelf, wage
from actions.card_words import Words
from actions.cost_calculator import Money
from actions.costs_card import money_words
from actions.country_words import HOME
from actions.glue_answers import answer_typed
from actions.hours_told import hours_a_day
from actions.offer_corrections import corrected, correction
from actions.offer_fields import kept_rows
from actions.offer_product import Product, product
from actions.offer_remains import remains
from actions.scene import Scene
from actions.talks import OFFER
from bot.content.model import Fact
from bot.content.render import Block, format_number
from bot.content.reply import Reply
from bot.text.direction import isolate

NET = "net"
"""The key under which it is kept of an offer that its pay is net …"""
NET_WORDS = "net_pay"
"""… and the list of words that tell it."""
DIRHAMS = "dirhams"
"""The list of words that name the dirham."""
LEAST_A_MONTH = 200
"""A number told without "an hour" or "a month" is at least so much where it is a month's."""


def show_wage(scene: Scene, asked: str) -> None:
    """Hold the pay, of the message or of the last offer, against the legal minimum of the country.

    Args:
        scene: The turn.
        asked: The question whose answer is given where they cannot be compared.
    """
    told = shelf.offer_check().reader.read(scene.text, today=shelf.today()).to_json()
    offer = scene.slots.get("offer") or {}
    found = correction(scene.text)  # "1350 machi 1800. wach qanouni?"
    if offer and found is not None:
        offer = corrected(offer, found)
        scene.set("offer", offer)
    place = told["country"] or offer.get("country") or scene.slots.get("country")
    if place == HOME and offer.get("country"):  # "le smig" of an offer from abroad is that of there
        place = offer["country"]
    known = wage.figures(scene.content, place)
    salary, hours = told["salary"] or offer.get("salary"), offer.get("hours_per_week")
    if known is not None and told["salary"] is None and _show_hours(scene, told, known):
        return
    elsewhere = offer.get("country") not in (None, place) and told["salary"] is None
    held = None
    if salary and known is not None and not elsewhere:
        salary = _whole(salary, offer.get("salary") or {})
        kind = told["contract_type"] or offer.get("contract_type")
        hours = told["hours_per_week"] or hours
        held = wage.compare(salary, hours, known[1], shelf.today(), kind=kind)
        if held is None and _show_both(scene, salary, known):
            return
    if held is None or known is None:
        answer_typed(scene, asked, place)
        return
    _remember(scene, place)
    net = shelf.has_words(NET_WORDS, scene.text) or (bool(offer.get(NET)) and not told["salary"])
    under = net and held.verdict in ("near", "below") and held.offered >= held.minimum * wage.NET
    shown = scene.renderer.measured(scene.language, round(held.offered, 2), held.fact.unit)
    monthly = _of_a_month(salary or {}, hours)
    parts = [
        scene.words("offer_wage_net" if under else f"offer_wage_{held.verdict}"),
        scene.words("offer_wage_lacks", share=held.lacks) if held.lacks else "",
        scene.words("offer_wage_month", pay=Block(isolate(monthly))) if monthly else "",
        scene.words("offer_wage_offered", pay=Block(shown)) if held.converted else "",
        scene.words("offer_wage_hours", hours=held.hours) if held.hours else "",
        _figure(scene, known[0], held.fact),
        *_beside_it(scene, known, held),
        scene.words("offer_wage_note"),
    ]
    text = "\n".join(part for part in parts if part)
    scene.show(Reply(text, scene.reply("offer_wage_note").choices))


def _whole(salary: Mapping[str, Any], before: Mapping[str, Any]) -> dict[str, Any]:
    """Return a pay with what it leaves out as the offer has it ("and 2800, is it fair?")."""
    amount = salary.get("max") or salary.get("min") or 0
    monthly = "month" if amount >= LEAST_A_MONTH else None
    same = amount in (before.get("min"), before.get("max"))
    return {
        **salary,
        "currency": salary.get("currency") or before.get("currency"),
        "period": salary.get("period") or (before.get("period") if same else monthly),
    }


def _show_both(
    scene: Scene, salary: Mapping[str, Any], known: tuple[str, Mapping[str, Fact]]
) -> bool:
    """Set a pay beside the minimum of another currency; return whether there is one."""
    fact = wage.in_other_money(known[1], shelf.today())
    currency, period = salary.get("currency"), salary.get("period")
    if fact is None or None in (currency, period) or fact.unit.partition("/")[0] == currency:
        return False
    scene.set("topic", {"intent": OFFER} if scene.slots.get("offer") else None)
    rows = (
        scene.words("offer_wage_other_money"),
        kept_rows({"salary": salary}, Words(scene.renderer, scene.language)),
        _figure(scene, known[0], fact),
        scene.words("offer_wage_rate"),
    )
    scene.show(Reply("\n".join(rows), scene.reply("offer_wage_note").choices))
    return True


def _show_hours(
    scene: Scene, told: Mapping[str, Any], known: tuple[str, Mapping[str, Fact]]
) -> bool:
    """Hold the hours of a message against those of the law; return whether both are known."""
    day, week = hours_a_day(scene.text), told["hours_per_week"]
    if day is None and week is None:
        return False
    held = wage.hold_hours(day, week, known[1], shelf.today())
    if held is None:
        return False
    _remember(scene, None)
    verdict = {True: "over", False: "within", None: "unsure"}[held.over]
    units = ((day, "hours/day"), (None if day else week, "hours/week"))
    hours = " - ".join(scene.renderer.measured(scene.language, n, unit) for n, unit in units if n)
    rows = (
        scene.words(f"offer_hours_{verdict}"),
        scene.words("offer_hours_told", hours=Block(hours)),
        *(_figure(scene, known[0], fact) for fact in held.facts),
        scene.words("offer_hours_note"),
    )
    scene.show(Reply("\n".join(rows), scene.reply("offer_hours_note").choices))
    return True


def _remember(scene: Scene, place: str | None) -> None:
    """Keep that the pay was spoken of: of the offer, or of a country where there is no offer."""
    if scene.slots.get("offer"):
        scene.set("topic", {"intent": OFFER})
    else:
        scene.set("topic", {"intent": "ask_salary_cost", "country": place or scene.country})


def _figure(scene: Scene, sheet: str, fact: Fact) -> str:
    value = scene.renderer.text(scene.language, f"{{fact:{sheet}.{fact.id}}}")
    name = Block(fact.label[scene.language])
    return scene.words("offer_wage_minimum", name=name, minimum=Block(value))


def _beside_it(
    scene: Scene, known: tuple[str, Mapping[str, Fact]], held: wage.Comparison
) -> list[str]:
    """Return what is due beside the minimum, and whether the pay is just both together."""
    beside = wage.allowances(known[1], held.fact.unit.partition("/")[0], shelf.today())
    rows = [_figure(scene, known[0], fact) for fact in beside]
    whole = held.minimum + sum(wage.value_of(fact, shelf.today()) for fact in beside)
    all_in = bool(beside) and held.offered == whole
    return [*rows, scene.words("offer_wage_all_in")] if all_in else rows


def _of_a_month(salary: Mapping[str, Any], hours: float | None) -> str:
    """Return what a pay by hour or day makes in a month, in whole numbers; nothing for others."""
    month = wage.of_a_month(salary, hours)
    if month is None:
        return ""
    numbers = " - ".join(dict.fromkeys(format_number(round(pay)) for pay in month))
    return f"{numbers} {salary.get('currency') or ''}".strip()


def show_remains(scene: Scene) -> None:
    """Work out what is left of the pay, where a message says what goes off it."""
    offer = scene.slots.get("offer") or {}
    made = product(scene.text, offer, scene.slots.get("country"))
    if made is not None:
        _show_product(scene, made, made.currency or (offer.get("salary") or {}).get("currency"))
        return
    found = remains(scene.text, offer)
    if found is None:
        show_wage(scene, "ask_salary_cost")
        return
    scene.set("topic", {"intent": OFFER})
    currency = (offer.get("salary") or {}).get("currency")
    sums = {name: Block(isolate(format_number(n))) for name, n in found._asdict().items()}
    if currency:
        words = Words(scene.renderer, scene.language)
        sums["left"] = money_words(Money(found.left, str(currency)), words)
    text = scene.words("offer_remains", **sums)
    scene.show(Reply(text, scene.reply("offer_remains").choices))


def _show_product(scene: Scene, made: Product, currency: object) -> None:
    """Say what the pay makes in so many days and months, without any rate of exchange."""
    if scene.slots.get("offer"):
        scene.set("topic", {"intent": OFFER})
    sums = {"total": made.total, "spent": made.spent or 0.0}
    sums["left"] = made.total - sums["spent"]
    shown = {name: Block(isolate(format_number(round(n)))) for name, n in sums.items()}
    if currency:
        words = Words(scene.renderer, scene.language)
        last = "left" if made.spent else "total"
        shown[last] = money_words(Money(round(sums[last]), str(currency)), words)
    factors = Block(isolate(" \u00d7 ".join(map(format_number, made.factors))))
    name = "offer_product_minus" if made.spent else "offer_product"
    note = scene.reply("offer_product_note")
    rate = scene.words("offer_product_rate") if shelf.has_words(DIRHAMS, scene.text) else ""
    first = scene.words(name, factors=factors, **shown)
    rows = "\n".join(filter(None, (note.text, rate)))
    scene.show(Reply(f"{first}\n\n{rows}", note.choices))
