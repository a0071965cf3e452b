"""A word of politeness, a yes or a no hides nothing of what is said behind it."""

import pytest

from bot.content.model import Snapshot
from bot.dialogue.openings import Openings, says_something


def understood(intent: str, confidence: float = 0.9) -> dict[str, object]:
    return {"intent": {"name": intent, "confidence": confidence}}


@pytest.mark.parametrize(
    ("text", "intent", "rest"),
    [
        ("merci beaucoup, on peut postuler sans intermédiaire ?", "thanks", "on peut postuler"),
        ("شكرا جزيلا، هل يمكن التقديم بدون وسيط؟", "thanks", "هل يمكن"),
        ("la, bghit n3ref wach hadchi bsse7", "deny", "bghit"),
        ("واخا خويا شحال ديال الوقت خاصني", "affirm", "شحال"),
        ("ok thanks, how long is the contract", "thanks", "how long"),
        ("sme7 liya, ana f Oman daba, chokran", "thanks", "sme7 liya"),
        ("سأسافر مع ذلك غدا، شكرا", "thanks", "سأسافر"),
    ],
)
def test_what_stands_behind_it_is_read_alone(
    content: Snapshot, text: str, intent: str, rest: str
) -> None:
    behind = Openings(content).behind(text, understood(intent), {})
    assert behind is not None
    assert behind.startswith(rest)
    assert behind in text
    assert "chokran" not in behind
    assert "شكرا" not in behind


@pytest.mark.parametrize(
    ("text", "intent"),
    [("merci beaucoup", "thanks"), ("لا شكرا", "deny"), ("safi wakha", "affirm"), ("ok", "affirm")],
)
def test_alone_it_means_what_it_says(content: Snapshot, text: str, intent: str) -> None:
    assert Openings(content).behind(text, understood(intent), {}) is None


def test_a_yes_to_what_was_just_asked_is_a_yes(content: Snapshot) -> None:
    asked = {"pending": {"kind": "erase"}}
    assert Openings(content).behind("oui tout effacer", understood("affirm"), asked) is None


def test_a_question_is_not_taken_apart(content: Snapshot) -> None:
    said = understood("ask_visa")
    assert Openings(content).behind("bonjour comment avoir le visa", said, {}) is None


def test_only_a_meaning_of_its_own_counts() -> None:
    assert says_something(understood("ask_where_offers"))
    assert not says_something(understood("ask_where_offers", 0.2))
    assert not says_something(understood("thanks"))
    assert not says_something({"intent": {"name": None, "confidence": 0.9}})
