"""From numbers to answers: how long, how old, when, how much money. Rules, and their limits."""

from collections.abc import Sequence
from datetime import date

from actions.mobility_plan.figures import GROWN_UP, MONTHS, MONTHS_OF, Figures, Quantity

YEAR = MONTHS_OF["year"]
EXPERIENCE_BANDS = ((1, "none"), (2 * YEAR, "under_two"), (5 * YEAR, "two_to_five"))
AGE_BANDS = ((35, "under_35"), (40, "from_35"), (45, "from_40"))
TIME_BANDS = ((3, "three_months"), (6, "six_months"), (12, "year"))
LONGEST_WORK_YEARS = 50
"""A bare number over it says no years of work."""
YEARS_AHEAD = 10
"""Years that a bare number may name as the time to leave."""
MIDDLE_OF_YEAR = 7
"""The month that « en 2027 » is taken for."""
SOME_DIRHAMS, ENOUGH_DIRHAMS = 1_000, 40_000
"""Less is nothing to speak of; from so much on, about three months of a modest life abroad."""


def answer(
    question: str, figures: Figures, today: date, *, asked: bool, paying: bool = False
) -> str | None:
    """Return the answer that the numbers of a message give to a question; None where none does.

    Args:
        question: Its id.
        figures: The numbers of the message.
        today: The day, from which times are counted.
        asked: Whether it is the open question; a number that nobody asked for must say what it is.
        paying: Whether the message speaks of what others ask for, which is nobody's savings.
    """
    if question == "experience":
        return _experience(figures, today, asked=asked)
    if question == "age":
        return _age(figures, asked=asked)
    if question == "time":
        return _time(figures, today)
    if question == "means" and not paying:
        return _means(figures)
    return None


def _experience(figures: Figures, today: date, *, asked: bool) -> str | None:
    worked = _about(figures.durations, "experience")
    worked = worked or (_about(figures.durations, "") if asked else [])
    months = sum(one.value for one in worked)
    if not worked:
        bare = _about(figures.numbers, "experience")
        bare += _about(figures.numbers, "") if asked and figures.alone else []
        years = (_years_of_work(one.value, today) for one in bare)
        found = next((one for one in years if one is not None), None)
        if found is None:
            return None
        months = found * YEAR
    return next((band for limit, band in EXPERIENCE_BANDS if months < limit), "over_five")


def _years_of_work(number: float, today: date) -> float | None:
    """Return the years that a bare number says: « 12 », « depuis 2019 »."""
    if number <= LONGEST_WORK_YEARS:
        return number
    since = today.year - number
    return since if 0 <= since <= LONGEST_WORK_YEARS else None


def _age(figures: Figures, *, asked: bool) -> str | None:
    told = [*_about(figures.durations, "age"), *(_about(figures.durations, "") if asked else ())]
    years = [int(one.value / YEAR) for one in told]
    bare = [*_about(figures.numbers, "age"), *(_about(figures.numbers, "") if asked else ())]
    years += [int(one.value) for one in bare]
    age = next((one for one in years if one in GROWN_UP), None)
    if age is None:
        return None
    return next((band for limit, band in AGE_BANDS if age < limit), "from_45")


def _time(figures: Figures, today: date) -> str | None:
    months = _months_ahead(figures, today)
    if months is None:
        return None
    return next((band for limit, band in TIME_BANDS if months <= limit), "later")


def _months_ahead(figures: Figures, today: date) -> float | None:
    said = (int(one.value) for one in figures.numbers)
    year = next((y for y in said if today.year <= y <= today.year + YEARS_AHEAD), None)
    if year is not None:
        month = figures.months[0] if figures.months else MIDDLE_OF_YEAR
        return max(0, (year - today.year) * len(MONTHS) + month - today.month)
    if figures.months:
        return (figures.months[0] - today.month) % len(MONTHS)
    waiting = [one for one in figures.durations if one.about in {"", "time"}]
    return waiting[0].value if waiting else None


def _means(figures: Figures) -> str | None:
    sums = figures.money(SOME_DIRHAMS)
    if not sums:
        return None
    if sums[0] < SOME_DIRHAMS:
        return "none"
    return "some" if sums[0] < ENOUGH_DIRHAMS else "enough"


def _about(quantities: Sequence[Quantity], subject: str) -> list[Quantity]:
    return [one for one in quantities if one.about == subject]
