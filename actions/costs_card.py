"""The words of a cost calculation: sums by who pays them, totals, months, dated facts."""

from collections.abc import Iterable

from actions.card_words import Words
from actions.cost_calculator import Costs, Money, Result, Rules, Sum, Who
from bot.content.render import Block, format_number
from bot.text.direction import isolate

SHOWN_FACTS = 3
WITH_REASON = frozenset({Who.NOBODY})
"""Groups whose every row tells the law that it rests on."""


def money_words(money: Money, words: Words) -> Block:
    """Return an amount in the words of the language, or with its code where it has none."""
    name = f"unit_{money.currency.lower()}"
    if words.renderer.content.reply(words.language, name) is not None:
        return words(name, count=money.amount)
    number = format_number(money.amount)
    return Block(f"{isolate(number)} {isolate(money.currency)}")


def total_words(totals: Iterable[Money], words: Words) -> Block:
    """Return totals of several currencies, joined; "nothing" for none."""
    joint = words.renderer.content.reply(words.language, "costs_and")
    shown = [money_words(money, words) for money in totals]
    if not shown:
        return words("costs_zero")
    return Block((joint.text if joint else " ").join(shown))


def sum_rows(sums: Iterable[Sum], words: Words) -> Block:
    """Return a line for each sum."""
    return Block("\n".join(_row(one, words) for one in sums))


def _row(one: Sum, words: Words) -> str:
    name = Block(words.known("cost", one.kind))
    return words("costs_row", name=name, amount=money_words(one.money, words))


def place_words(country: str | None, words: Words) -> Block:
    """Return the country for a heading, or nothing."""
    sheet = words.renderer.content.countries.get(country or "")
    if sheet is None:
        return Block("")
    return words("costs_in_country", country=Block(sheet.names.get(words.language, sheet.id)))


def result_parts(costs: Costs, result: Result, rules: Rules, words: Words) -> Block:
    """Return the whole calculation, a paragraph for each thing."""
    parts = [_group(who, rows, words) for who, rows in result.groups.items()]
    if Who.ASK in result.groups or Who.EMPLOYER in result.groups:
        parts.append(words("costs_principle"))
    if costs.sums:
        parts.append(_total(result, words))
    parts += _pay(costs, result, words)
    parts.append(facts_words(costs.country, rules, words))
    return Block("\n\n".join(part for part in parts if part))


def _group(who: Who, rows: tuple[Sum, ...], words: Words) -> str:
    lines: list[str] = [words(f"costs_group_{who.value}")]
    for one in rows:
        if who not in WITH_REASON:
            lines.append(_row(one, words))
            continue
        lines.append(
            words(
                "costs_row_why",
                name=Block(words.known("cost", one.kind)),
                amount=money_words(one.money, words),
                why=words(f"cost_why_{one.kind}"),
            )
        )
    return "\n".join(lines)


def _total(result: Result, words: Words) -> str:
    total = total_words(result.asked, words)
    said = words("costs_total", total=total)
    if result.lawful != result.asked:
        lawful = total_words(result.lawful, words)
        said = words("costs_total_lawful", total=total, lawful=lawful)
    if Who.EMPLOYER in result.groups:
        own = words("costs_total_own", own=total_words(result.own, words))
        said = Block(f"{said} {own}")
    return said


def _pay(costs: Costs, result: Result, words: Words) -> list[str]:
    parts: list[str] = []
    debt = money_words(costs.debt, words) if costs.debt else None
    if costs.pay is None:
        parts.append(words("costs_no_pay"))
    else:
        parts.append(_wage(costs, costs.pay, result, words))
        if result.rate_for is not None:
            parts.append(words("costs_no_rate", currency=result.rate_for))
        elif result.never:
            parts.append(words("costs_never"))
        elif costs.sums:
            parts.append(_months(result, words))
    if debt is not None:
        counted = result.left is not None and not result.never
        if counted:
            months = _month_words(result.months_debt, words)
            parts.append(words("costs_months_debt", debt=debt, months=months))
        else:
            parts.append(words("costs_debt", debt=debt))
        parts.append(words("costs_debt_note"))
    return parts


def _wage(costs: Costs, pay: Money, result: Result, words: Words) -> str:
    shown = money_words(pay, words)
    if costs.living is None or result.left is None:
        return words("costs_pay", pay=shown)
    left = money_words(result.left, words)
    return words("costs_pay_left", pay=shown, living=money_words(costs.living, words), left=left)


def _months(result: Result, words: Words) -> str:
    months = _month_words(result.months, words)
    if result.months == result.months_lawful:
        return words("costs_months", months=months)
    lawful = _month_words(result.months_lawful, words)
    return words("costs_months_lawful", months=months, lawful=lawful)


def _month_words(months: int | None, words: Words) -> Block:
    if months is None:
        return words("costs_too_long")
    return words("value_months", months=months) if months else words("costs_zero")


def facts_words(country: str | None, rules: Rules, words: Words) -> str:
    """Return the dated facts of a country; one that has expired says so itself."""
    sheet = words.renderer.content.countries.get(country or "")
    if sheet is None:
        return ""
    rows = []
    for name in rules.facts.get(sheet.id, ())[:SHOWN_FACTS]:
        fact = sheet.facts.get(name)
        period = fact.at(words.renderer.today) if fact else None
        if fact is None or period is None or period.value is None:
            continue
        value = words.renderer.text(words.language, f"{{fact:{sheet.id}.{name}}}")
        rows.append(
            words(
                "costs_fact",
                label=Block(fact.label.get(words.language, name)),
                value=Block(value),
                date=period.valid_from,
            )
        )
    return words("costs_facts", rows=Block("\n".join(rows))) if rows else ""
