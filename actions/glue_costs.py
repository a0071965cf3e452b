"""The cost calculation in the dialogue: sums in any words, wage, expenses, then the result.

Every answer may be left out, corrected later, or given before it is asked for.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

from actions.card_words import Words
from actions.cost_calculator import Costs, Money, calculate
from actions.costs_card import place_words, result_parts, sum_rows
from actions.costs_said import DEBT, LIVING, PAY, RATE, SUMS, CostReader, Heard, cost_reader
from actions.destinations import country_choices
from actions.scene import Scene
from bot.content.reply import Choice, Reply

KIND = "costs"
"""What was just asked, in the slot `pending`: the answer comes here."""
COUNTRY, RESULT = "country", "result"
NOT_KNOWN = frozenset({"unknown", "none"})
MAX_MISSES = 2
"""Answers in a row without a sum, after which words go their usual way again."""


def start(scene: Scene) -> None:
    """Begin, or show what was counted before."""
    costs = _costs(scene)
    if costs.sums or costs.pay:
        show_result(scene)
        return
    country = costs.country or _destination(scene)
    _keep(scene, replace(costs, country=country))
    _await(scene, SUMS)
    scene.say("costs_start", place=place_words(country, _words(scene)))


def ask(scene: Scene, args: Mapping[str, str]) -> None:
    """Ask for one part."""
    wanted = args.get("field") or SUMS
    costs = _costs(scene)
    if wanted == COUNTRY:
        _await(scene, COUNTRY)
        opening = scene.reply("costs_country")
        skip = opening.choices
        choices = country_choices(scene, "costs.set", costs.country, room=10 - len(skip))
        scene.show(Reply(opening.text, (*choices, *skip)))
    elif wanted == PAY:
        _await(scene, PAY)
        scene.say("costs_ask_pay")
    elif wanted == LIVING:
        _await(scene, LIVING)
        scene.say("costs_ask_living")
    elif wanted == RATE:
        _ask_rate(scene, costs)
    elif costs.sums:
        _show_list(scene, costs)
    else:
        _await(scene, SUMS)
        scene.say("costs_start", place=place_words(costs.country, _words(scene)))


def set_part(scene: Scene, args: Mapping[str, str]) -> None:
    """Take an answer that was a button: a country, "I do not know", "nothing", "from the start"."""
    wanted, value = args.get("field", ""), args.get("value", "")
    costs = _costs(scene)
    if wanted == SUMS:
        _keep(scene, Costs(country=costs.country))
        _await(scene, SUMS)
        scene.say("costs_cleared")
        scene.say("costs_start", place=place_words(costs.country, _words(scene)))
    elif wanted == COUNTRY:
        country = value if value in scene.content.countries else None
        _keep(scene, replace(costs, country=country))
        if country:
            scene.set("country", country)
        _go_on(scene, COUNTRY)
    elif wanted == PAY:
        _keep(scene, replace(costs, pay=None))
        show_result(scene)
    elif wanted == LIVING:
        nothing = Money(0.0, costs.pay.currency) if costs.pay else None
        _keep(scene, replace(costs, living=None if value in NOT_KNOWN else nothing))
        _go_on(scene, LIVING)
    else:
        show_result(scene)


def say(scene: Scene, args: Mapping[str, str]) -> None:
    """Take an answer in words."""
    reader, costs = _reader(scene), _costs(scene)
    pending = scene.slots.get("pending") or {}
    asked = str(pending.get("field") or SUMS) if pending.get("kind") == KIND else SUMS
    heard = reader.hear(args.get("value", ""), costs, asked)
    if heard.trouble is not None:
        _keep(scene, heard.costs)
        _await(scene, PAY if heard.trouble == "costs_monthly" else asked)
        scene.say(heard.trouble)
        return
    if not heard.changed:
        _missed(scene, asked, int(pending.get("misses") or 0))
        return
    _keep(scene, heard.costs)
    scene.signal(costs=sorted(heard.changed))
    _after(scene, heard)


def _after(scene: Scene, heard: Heard) -> None:
    if heard.changed == {SUMS}:
        _show_list(scene, heard.costs)
    elif PAY in heard.changed and heard.costs.living is None:
        _await(scene, LIVING)
        scene.say("costs_ask_living")
    elif heard.changed & {LIVING, RATE, PAY}:
        _go_on(scene, LIVING)
    elif DEBT in heard.changed and heard.costs.pay is None:
        _await(scene, PAY)
        scene.say("costs_ask_pay")
    else:
        show_result(scene)


def _go_on(scene: Scene, done: str) -> None:
    """Ask for the rate where nothing can be counted without it; otherwise show the result."""
    costs = _costs(scene)
    if done == COUNTRY and not (costs.sums or costs.pay):
        _await(scene, SUMS)
        scene.say("costs_start", place=place_words(costs.country, _words(scene)))
    elif calculate(costs, _reader(scene).rules).rate_for is not None:
        _ask_rate(scene, costs)
    else:
        show_result(scene)


def _ask_rate(scene: Scene, costs: Costs) -> None:
    needed = calculate(costs, _reader(scene).rules).rate_for
    if needed is None:
        show_result(scene)
        return
    _await(scene, RATE)
    scene.say("costs_ask_rate", currency=needed)


def _show_list(scene: Scene, costs: Costs) -> None:
    _await(scene, SUMS)
    if not costs.sums:
        scene.say("costs_empty")
        scene.say("costs_start", place=place_words(costs.country, _words(scene)))
        return
    scene.say("costs_list", rows=sum_rows(costs.sums, _words(scene)))


def show_result(scene: Scene) -> None:
    """Show what the sums make; corrections may follow in words."""
    costs, rules, words = _costs(scene), _reader(scene).rules, _words(scene)
    if not (costs.sums or costs.pay or costs.debt):
        scene.say("costs_empty")
        _await(scene, SUMS)
        scene.say("costs_start", place=place_words(costs.country, words))
        return
    result = calculate(costs, rules)
    _await(scene, RESULT)
    scene.signal(costs_result=result.months, country=costs.country)
    scene.say(
        "costs_result",
        place=place_words(costs.country, words),
        parts=result_parts(costs, result, rules, words),
    )


def _missed(scene: Scene, asked: str, misses: int) -> None:
    if misses + 1 >= MAX_MISSES:
        scene.set("pending", None)
    else:
        scene.set("pending", {"kind": KIND, "field": asked, "misses": misses + 1})
    scene.say("costs_no_sum")


def _costs(scene: Scene) -> Costs:
    return Costs.from_json(scene.slots.get("costs"))


def _keep(scene: Scene, costs: Costs) -> None:
    scene.set("costs", costs.to_json())


def _await(scene: Scene, wanted: str) -> None:
    scene.set("pending", {"kind": KIND, "field": wanted})


def _destination(scene: Scene) -> str | None:
    """Return where the person means to go, as far as they said."""
    said = (scene.slots.get("profile") or {}).get("destination") or scene.slots.get("country")
    return str(said) if said in scene.content.countries else None


def _reader(scene: Scene) -> CostReader:
    return cost_reader(scene.content)


def _words(scene: Scene) -> Words:
    return Words(scene.renderer, scene.language)


def leave(scene: Scene, does: str) -> None:
    """Wait for no sum any more where a button leads elsewhere; what was said is kept."""
    waits = (scene.slots.get("pending") or {}).get("kind") == KIND
    if waits and not does.startswith("costs."):
        scene.set("pending", None)


def leave_out(scene: Scene, wanted: str) -> None:
    """Take "no" or "I do not know" for the part that was asked."""
    if wanted == RESULT:
        scene.set("pending", None)
        scene.say("utter_deny")
    elif wanted == SUMS:
        ask(scene, {"field": PAY})
    else:
        set_part(scene, {"field": wanted, "value": "unknown"})


DEEDS: Mapping[str, Callable[[Scene, Mapping[str, str]], None]] = {
    "costs.start": lambda scene, _: start(scene),
    "costs.ask": ask,
    "costs.set": set_part,
    "costs.say": say,
    "costs.result": lambda scene, _: show_result(scene),
}

__all__ = ["DEEDS", "KIND", "Choice", "leave_out"]
