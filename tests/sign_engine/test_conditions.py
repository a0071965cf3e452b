"""Conditions: three values, and words that say what is wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.sign_engine.conditions import ConditionError, Truth, parse_condition

NAMES = frozenset({"ask_fee", "ask_card", "official", "open_question"})
NO, UNKNOWN, YES = Truth.NO, Truth.UNKNOWN, Truth.YES


def verdict(text: str, **known: Truth) -> Truth:
    return parse_condition(text, NAMES)({name: known.get(name, NO) for name in NAMES})


@pytest.mark.parametrize(
    ("text", "known", "expected"),
    [
        ("ask_fee and official", {"ask_fee": YES, "official": UNKNOWN}, UNKNOWN),
        ("ask_fee and official", {"ask_fee": NO, "official": UNKNOWN}, NO),
        ("ask_fee or official", {"ask_fee": YES, "official": UNKNOWN}, YES),
        ("not official", {"official": UNKNOWN}, UNKNOWN),
        ("not official", {"official": NO}, YES),
        ("ask_fee and not known official", {"ask_fee": YES, "official": UNKNOWN}, YES),
        ("known official", {"official": YES}, YES),
        ("1 of ask_*", {"ask_card": YES}, YES),
        ("all of ask_*", {"ask_card": YES}, NO),
        ("all of ask_*", {"ask_card": YES, "ask_fee": UNKNOWN}, UNKNOWN),
        ("(ask_fee or ask_card) and not (official)", {"ask_card": YES}, YES),
        ("not ask_fee or ask_card", {"ask_fee": YES, "ask_card": NO}, NO),
    ],
)
def test_what_is_not_known_stays_unknown_unless_it_cannot_matter(
    text: str, known: dict[str, Truth], expected: Truth
) -> None:
    assert verdict(text, **known) is expected


@pytest.mark.parametrize(
    ("text", "known", "expected"),
    [
        ("ask_fee and official", {"ask_fee": None, "official": None}, YES),
        ("ask_fee and official", {"ask_fee": None, "official": UNKNOWN}, UNKNOWN),
        ("ask_fee and known official", {"ask_fee": None, "official": UNKNOWN}, NO),
        ("ask_fee and known official", {"ask_fee": None, "official": None}, YES),
        ("not ask_fee", {"ask_fee": None}, YES),
        ("not known ask_fee", {"ask_fee": UNKNOWN}, YES),
        ("1 of ask_*", {"ask_card": None}, YES),
        ("all of ask_*", {"ask_card": None}, NO),
    ],
)
def test_what_was_not_looked_at_may_become_anything_and_what_stays_unknown_nothing(
    text: str, known: dict[str, Truth | None], expected: Truth
) -> None:
    condition = parse_condition(text, NAMES)
    assert condition.most({name: known.get(name, NO) for name in NAMES}) is expected


CONDITIONS = st.recursive(
    st.sampled_from(sorted(NAMES)),
    lambda parts: st.one_of(
        st.tuples(parts, st.sampled_from(["and", "or"]), parts).map(lambda p: f"({' '.join(p)})"),
        parts.map("not {}".format),
        parts.map("known {}".format),
    ),
    max_leaves=6,
)
LOOKED_AT = st.fixed_dictionaries({name: st.sampled_from([None, *Truth]) for name in NAMES})


@given(CONDITIONS, LOOKED_AT, st.fixed_dictionaries({n: st.sampled_from(Truth) for n in NAMES}))
def test_nothing_that_is_found_later_makes_more_of_a_condition_than_its_most(
    text: str, now: dict[str, Truth | None], later: dict[str, Truth]
) -> None:
    condition = parse_condition(text, NAMES)
    found = {name: later[name] if truth is None else truth for name, truth in now.items()}
    assert condition(found) <= condition.most(now)
    assert condition(found) is condition.most(found)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ask_fee and",
        "(ask_fee",
        "ask_fee)",
        "other",
        "1 of other_*",
        "ask_fee ask_card",
        "a ! b",
    ],
)
def test_a_condition_that_cannot_be_read_says_why(text: str) -> None:
    with pytest.raises(ConditionError, match=r"\w+"):
        parse_condition(text, NAMES)


def test_endless_brackets_are_refused() -> None:
    with pytest.raises(ConditionError, match="brackets"):
        parse_condition("(" * 40 + "ask_fee" + ")" * 40, NAMES)
