"""Counts for the statistics: how many different people, by month and by what they did.

Nothing here is fit to be shown as it is: `bot.console.statistics_cells` decides what may be. Each
query is a unit of work of its own, so that no turn waits for a long one.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Float, String, and_, case, cast, distinct, func, select, true
from sqlalchemy.orm import Session

from bot.storage.models import AddressRow, LogRow, PersonRow

NOT_UNDERSTOOD = ("nlu_fallback", "out_of_scope")
"""Meanings under which a message counts as not understood."""
ABANDONED_AFTER = timedelta(days=14)
"""A module that nobody came back to for so long is abandoned at the step shown last."""
FIRST_TRY = 1


@dataclass(frozen=True)
class Row:
    """One line of a query: its keys, the people behind it, and a number where there is one."""

    keys: tuple[str, ...]
    people: int
    value: float | None = None


@dataclass(frozen=True)
class Span:
    """A time from its first moment to before its last."""

    start: datetime
    end: datetime

    def holds(self, column: Any) -> Any:
        """Return the condition that a moment lies in it."""
        return and_(column >= self.start, column < self.end)


@dataclass(frozen=True)
class Cost:
    """A sum that somebody was asked for, or paid, as kept with their agreement."""

    country: str | None
    amount: float
    currency: str
    paid: bool
    pay: float | None
    pay_currency: str | None


def _month(session: Session, column: Any) -> Any:
    if session.get_bind().dialect.name == "sqlite":
        return func.strftime("%Y-%m", column, type_=String)
    return func.to_char(func.timezone("UTC", column), "YYYY-MM", type_=String)


def _detail(name: str) -> Any:
    return LogRow.detail[name].as_string()


_PEOPLE = func.count(distinct(LogRow.person_id))


def _rows(session: Session, query: Any, keys: int) -> list[Row]:
    found = []
    for row in session.execute(query):
        value = row[keys + 1] if len(row) > keys + 1 else None
        place = tuple(str(key) if key is not None else "" for key in row[:keys])
        found.append(Row(place, int(row[keys]), None if value is None else float(value)))
    return sorted(found, key=lambda one: one.keys)


def newcomers(session: Session, span: Span) -> list[Row]:
    """Return people by month of their first message."""
    month = _month(session, PersonRow.created_at)
    query = select(month, func.count()).where(span.holds(PersonRow.created_at)).group_by(month)
    return _rows(session, query, 1)


def writers(session: Session, span: Span) -> list[Row]:
    """Return people by month in which they wrote."""
    month = _month(session, LogRow.at)
    query = select(month, _PEOPLE).where(span.holds(LogRow.at), LogRow.direction == "in")
    return _rows(session, query.group_by(month), 1)


def languages(session: Session, span: Span) -> list[Row]:
    """Return people by language of the replies."""
    query = select(PersonRow.language, func.count()).where(
        span.holds(PersonRow.last_seen_at), PersonRow.language.is_not(None)
    )
    return _rows(session, query.group_by(PersonRow.language), 1)


def varieties(session: Session, span: Span) -> list[Row]:
    """Return people by variety of speech in which they wrote; some write in several."""
    variety = _detail("variety")
    query = select(variety, _PEOPLE).where(span.holds(LogRow.at), variety.is_not(None))
    return _rows(session, query.group_by(variety), 1)


def channels(session: Session, span: Span) -> list[Row]:
    """Return people by channel on which they can be reached; some are on several."""
    query = (
        select(AddressRow.channel, func.count(distinct(AddressRow.person_id)))
        .join(PersonRow, PersonRow.id == AddressRow.person_id)
        .where(span.holds(PersonRow.last_seen_at))
        .group_by(AddressRow.channel)
    )
    return _rows(session, query, 1)


def begun(session: Session, span: Span) -> list[Row]:
    """Return people by module that they opened."""
    return _by_detail(session, span, "module")


def finished(session: Session, span: Span) -> list[Row]:
    """Return people by module that they followed to its end."""
    return _by_detail(session, span, "finished")


def _by_detail(session: Session, span: Span, name: str) -> list[Row]:
    key = _detail(name)
    query = select(key, _PEOPLE).where(span.holds(LogRow.at), key.is_not(None)).group_by(key)
    return _rows(session, query, 1)


def abandoned(session: Session, span: Span) -> list[Row]:
    """Return people by module and step that they saw last, did not finish, and left long ago."""
    module, ended = _detail("module"), _detail("finished")
    last = (
        select(LogRow.person_id, module.label("module"), func.max(LogRow.id).label("id"))
        .where(span.holds(LogRow.at), module.is_not(None))
        .group_by(LogRow.person_id, module)
        .subquery()
    )
    done = (
        select(LogRow.person_id, ended.label("module"))
        .where(span.holds(LogRow.at), ended.is_not(None))
        .distinct()
        .subquery()
    )
    step = _detail("step")
    query = (
        select(last.c.module, step, func.count(distinct(last.c.person_id)))
        .join(LogRow, LogRow.id == last.c.id)
        .outerjoin(done, and_(done.c.person_id == last.c.person_id, done.c.module == last.c.module))
        .where(done.c.person_id.is_(None), LogRow.at < span.end - ABANDONED_AFTER)
        .group_by(last.c.module, step)
    )
    return _rows(session, query, 2)


def missed(session: Session, span: Span) -> list[Row]:
    """Return people by module and question of a quiz, and the share whose first try was wrong."""
    module, step = _detail("module"), _detail("step")
    wrong = case((LogRow.detail["right"].as_boolean(), 0.0), else_=1.0)
    query = select(module, step, _PEOPLE, func.avg(cast(wrong, Float))).where(
        span.holds(LogRow.at),
        LogRow.detail["tries"].as_integer() == FIRST_TRY,
        module.is_not(None),
    )
    return _rows(session, query.group_by(module, step), 2)


def signs(session: Session, span: Span) -> list[Row]:
    """Return people by sign seen in an offer of theirs."""
    return _signs(session, span)


def signs_by_month(session: Session, span: Span) -> list[Row]:
    """Return people by sign seen in an offer of theirs, and by month."""
    return _signs(session, span, _month(session, LogRow.at))


def signs_by_country(session: Session, span: Span) -> list[Row]:
    """Return people by sign seen in an offer of theirs, and by its destination."""
    return _signs(session, span, _detail("country"))


def _signs(session: Session, span: Span, *others: Any) -> list[Row]:
    if session.get_bind().dialect.name == "sqlite":
        each = func.json_each(LogRow.detail, "$.signs").table_valued("value")
    else:
        each = func.json_array_elements_text(LogRow.detail["signs"]).table_valued("value")
    sign = each.c.value
    query = (
        select(sign, *others, _PEOPLE)
        .select_from(LogRow)
        .join(each, true())
        .where(span.holds(LogRow.at), _detail("level").is_not(None))
        .where(*(other.is_not(None) for other in others))
        .group_by(sign, *others)
    )
    return _rows(session, query, 1 + len(others))


def fees(session: Session, span: Span) -> list[Row]:
    """Return people by destination of an offer they sent and by band of what it asks them."""
    country, band = _detail("country"), _detail("fee")
    query = select(country, band, _PEOPLE).where(
        span.holds(LogRow.at), country.is_not(None), band.is_not(None)
    )
    return _rows(session, query.group_by(country, band), 2)


def understanding(session: Session, span: Span) -> list[Row]:
    """Return people by month, and the share of their typed messages that were understood."""
    month = _month(session, LogRow.at)
    understood = case((LogRow.intent.in_(NOT_UNDERSTOOD), 0.0), else_=1.0)
    query = select(month, _PEOPLE, func.avg(cast(understood, Float))).where(
        span.holds(LogRow.at),
        LogRow.direction == "in",
        LogRow.kind == "text",
        LogRow.intent.is_not(None),
    )
    return _rows(session, query.group_by(month), 1)


def waits(session: Session, span: Span) -> list[tuple[str, str, float]]:
    """Return (month, pseudonym, seconds) of each wait for a counsellor that came to an end."""
    waited = LogRow.detail["waited_seconds"].as_integer()
    query = select(_month(session, LogRow.at), LogRow.person_id, waited).where(
        span.holds(LogRow.at), waited.is_not(None)
    )
    return [(str(m), str(p), float(s)) for m, p, s in session.execute(query)]


def costs(session: Session, span: Span) -> dict[str, list[Cost]]:
    """Return, by pseudonym, what consenting people were asked for or paid."""
    amount = LogRow.detail["cost"]["amount"].as_float()
    query = (
        select(LogRow.person_id, LogRow.detail["cost"])
        .join(PersonRow, PersonRow.id == LogRow.person_id)
        .where(span.holds(LogRow.at), amount.is_not(None), PersonRow.consent.is_(True))
    )
    found: dict[str, list[Cost]] = {}
    for person_id, cost in session.execute(query.order_by(LogRow.id)):
        found.setdefault(str(person_id), []).append(_cost(cost))
    return found


def _cost(row: dict[str, Any]) -> Cost:
    return Cost(
        country=row.get("country"),
        amount=float(row["amount"]),
        currency=str(row["currency"]),
        paid=bool(row.get("paid")),
        pay=row.get("pay"),
        pay_currency=row.get("pay_currency"),
    )
