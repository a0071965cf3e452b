"""Conditions: three values, and words that say what is wrong."""

import pytest

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
