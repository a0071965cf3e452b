"""Figures: counted by people, hidden below ten, and not to be had by subtraction."""

from datetime import datetime, timedelta, timezone
from itertools import product

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from bot.console.statistics_cells import MIN_CELL, ROUND_TO, Count, guarded
from bot.console.statistics_costs import cost_lines
from bot.console.statistics_figures import Book, collect, span_until
from bot.storage import dialogue, people
from bot.storage.database import Database
from bot.storage.statistics import Cost

NOW = datetime(2026, 11, 27, 9, 0, tzinfo=timezone.utc)
LONG_AGO = NOW - timedelta(days=40)


def say(
    session: Session, address: str, *, at: datetime = LONG_AGO, language: str = "fr", **row: object
) -> None:
    who = people.person_at(session, "web", address, at)
    people.update_person(session, who, at, language=language, consent=True)
    given = {"direction": "in", "kind": "text", "intent": "ask_fees", **row}
    dialogue.log(session, person_id=who, inbox_id=None, now=at, **given)  # type: ignore[arg-type]


def many(database: Database, count: int, prefix: str = "p", **row: object) -> None:
    def seed(session: Session) -> None:
        for index in range(count):
            say(session, f"{prefix}{index}", **row)  # type: ignore[arg-type]

    database.work(seed)


def book(database: Database) -> Book:
    return collect(database.read, NOW)


def test_a_year_of_months_up_to_last_midnight() -> None:
    span, months = span_until(NOW)
    assert months[0] == "2025-12"
    assert months[-1] == "2026-11"
    assert span.end == datetime(2026, 11, 27, tzinfo=timezone.utc)
    assert span_until(datetime(2026, 1, 1, 8, tzinfo=timezone.utc))[1][-1] == "2025-12"


def test_what_was_said_today_is_not_counted_yet(database: Database) -> None:
    many(database, 20, at=NOW)
    assert not book(database).figures["writers"].table.total


def test_people_are_counted_once_however_much_they_write(database: Database) -> None:
    for _ in range(3):
        many(database, 12)
    made = book(database).figures
    assert made["writers"].table.cells[("2026-10",)] == 10
    assert made["newcomers"].table.cells[("2026-10",)] == 10
    assert made["writers"].table.cells[("2026-01",)] == 0


def test_a_language_of_few_people_is_hidden_and_another_with_it(database: Database) -> None:
    many(database, 40, "f")
    many(database, 25, "a", language="ar")
    many(database, 3, "x", language="en")
    cells = book(database).figures["languages"].table.cells
    assert cells == {("fr",): 40, ("ar",): None, ("en",): None}


def test_modules_finished_and_abandoned_by_step(database: Database) -> None:
    many(database, 30, "d", kind="choice", detail={"module": "fraud_signs", "step": "one"})
    many(database, 30, "d", kind="choice", detail={"module": None, "finished": "fraud_signs"})
    many(database, 15, "l", kind="choice", detail={"module": "fraud_signs", "step": "one"})
    many(database, 15, "l", kind="choice", detail={"module": "fraud_signs", "step": "two"})
    recent = NOW - timedelta(days=2)
    many(
        database, 15, "r", kind="choice", at=recent, detail={"module": "fraud_signs", "step": "two"}
    )
    made = book(database).figures
    assert made["begun"].table.cells == {("fraud_signs",): 60}
    assert made["finished"].table.cells == {("fraud_signs",): 30}
    assert made["abandoned"].table.cells == {("fraud_signs", "two"): 15}


def test_the_share_of_wrong_first_tries(database: Database) -> None:
    where = {"module": "fraud_signs", "step": "quiz"}
    many(
        database,
        15,
        "w",
        kind="choice",
        detail={**where, "right": False, "tries": 1, "answer": "a"},
    )
    many(
        database, 15, "w", kind="choice", detail={**where, "right": True, "tries": 2, "answer": "b"}
    )
    many(
        database, 5, "r", kind="choice", detail={**where, "right": True, "tries": 1, "answer": "b"}
    )
    assert book(database).figures["missed"].table.cells == {("fraud_signs", "quiz"): 0.75}


def test_signs_by_month_and_country_count_people(database: Database) -> None:
    offer = {"level": "danger", "signs": ["money.fee_to_candidate", "work.vague"], "country": "CAN"}
    many(database, 20, detail=offer)
    many(database, 20, detail=offer)
    many(database, 4, "q", detail={**offer, "country": "QAT", "signs": ["work.vague"]})
    many(database, 9, "n", detail={"answered": "yes", "signs": ["work.vague"]})
    made = book(database).figures
    assert made["signs"].table.cells == {("money.fee_to_candidate",): 20, ("work.vague",): 25}
    assert made["signs_month"].table.cells[("work.vague", "2026-10")] == 25
    by_country = made["signs_country"].table.cells
    assert by_country[("work.vague", "QAT")] is None
    assert by_country[("work.vague", "CAN")] is None  # else 25 - 20 gives it away


def test_offers_by_destination_and_fee(database: Database) -> None:
    many(
        database, 12, "a", detail={"level": "danger", "signs": [], "country": "CAN", "fee": "free"}
    )
    many(
        database,
        13,
        "b",
        detail={"level": "none", "signs": [], "country": "CAN", "fee": "20000_up"},
    )
    cells = book(database).figures["fees"].table.cells
    assert cells == {("CAN", "free"): 10, ("CAN", "20000_up"): 15}


def test_understanding_is_a_share_of_typed_messages(database: Database) -> None:
    many(database, 15)
    many(database, 5, intent="nlu_fallback")
    many(database, 30, "c", kind="choice", intent="press")
    assert book(database).figures["understanding"].table.cells[("2026-10",)] == 0.75


def test_the_wait_for_a_counsellor_is_a_median_in_minutes(database: Database) -> None:
    for index, minutes in enumerate([5, 10, 30] * 4):
        detail = {"waited_seconds": minutes * 60}
        many(database, 1, f"w{index}-", direction="out", kind="human", detail=detail)
    assert book(database).figures["waits"].table.cells[("2026-10",)] == 10


def test_a_wait_is_measured_from_the_first_request(database: Database) -> None:
    def ask(session: Session) -> tuple[dict[str, int], dict[str, int]]:
        who = people.person_at(session, "web", "1", LONG_AGO)
        before = people.waited(session, who, NOW)
        people.ask_for_counsellor(session, who, NOW - timedelta(minutes=20))
        people.ask_for_counsellor(session, who, NOW - timedelta(minutes=5))
        return before, people.waited(session, who, NOW)

    assert database.work(ask) == ({}, {"waited_seconds": 1200})


def test_costs_are_of_people_who_agree_today(database: Database) -> None:
    cost = {"country": "ITA", "amount": 30000, "currency": "MAD", "paid": True, "pay": None}
    many(database, 12, detail={"cost": cost})
    (line,) = book(database).costs[2026]
    assert (line.country, line.people, line.middle, line.paid) == ("ITA", 10, 30000, True)

    def refuse(session: Session) -> None:
        for index in range(4):
            who = people.find_person(session, "web", f"p{index}")
            assert who
            people.update_person(session, who, NOW, language=None, consent=False)

    database.work(refuse)
    (line,) = book(database).costs[2026]
    assert (line.people, line.middle) == (None, None)


def test_a_person_counts_once_for_a_destination_with_the_highest_sum() -> None:
    def costs(amount: float, pay: float | None) -> list[Cost]:
        low = Cost("CAN", amount / 2, "CAD", False, pay, "CAD")
        return [low, Cost("CAN", amount, "CAD", False, pay, "CAD")]

    lines = list(cost_lines({f"p{i}": costs(1000 + 100 * i, 2000) for i in range(20)}))
    assert len(lines) == 1
    assert (lines[0].people, lines[0].middle, lines[0].months_of_pay) == (20, 2000, 1.0)
    other = list(cost_lines({f"p{i}": costs(1000, None) for i in range(20)}))
    assert other[0].months_of_pay is None


PLACES = list(product("abcd", "xyz"))


@given(st.lists(st.integers(0, 60), min_size=len(PLACES), max_size=len(PLACES)))
def test_nothing_hidden_can_be_had_from_the_rest_of_its_line(numbers: list[int]) -> None:
    counts = [Count(place, number) for place, number in zip(PLACES, numbers, strict=True)]
    table = guarded(counts)
    for axis in (0, 1):
        for key in {place[axis] for place in PLACES}:
            line = [c for c in counts if c.keys[axis] == key]
            hidden = [c for c in line if table.cells[c.keys] is None]
            shown = [c for c in line if c not in hidden and c.people]
            assert all(c.people >= MIN_CELL for c in shown)
            if hidden and shown:
                assert len(hidden) > 1
                assert sum(c.people for c in hidden) >= MIN_CELL
    for count in counts:
        number = table.cells[count.keys]
        assert number is None or number % ROUND_TO == 0
    assert table.total == sum(n for n in table.cells.values() if n is not None)
