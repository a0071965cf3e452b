"""The practice corner: ten fictional conversations, complete in both languages."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.console.practice_cases import Case, read_cases

CONTENT = Path(__file__).parent.parent.parent / "content"
CASES = read_cases(CONTENT)
_ARABIC = re.compile("[\u0600-\u06ff]")
_IDENTIFYING = re.compile(r"\+?\d{8,}|@|https?://|www\.", re.IGNORECASE)


def test_there_are_ten() -> None:
    assert len(CASES) == 10


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_each_question_has_one_right_answer_and_feedback_for_each(case: Case) -> None:
    assert len(case.questions) >= 2
    for question in case.questions:
        assert sum(option.right for option in question.options) == 1
        for option in question.options:
            assert _ARABIC.search(option.feedback["ar"])
            assert not _ARABIC.search(option.feedback["fr"])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_nobody_is_known_again_and_every_message_can_be_read_in_both_languages(case: Case) -> None:
    for message in case.messages:
        assert not _IDENTIFYING.search(message.text)
        if message.by == "person":
            assert message.means.get("fr") or not _ARABIC.search(message.text)
            assert message.means.get("ar") or _ARABIC.search(message.text)


def test_the_right_answer_does_not_always_stand_in_the_same_place() -> None:
    places = [[o.right for o in q.options].index(True) for case in CASES for q in case.questions]
    assert max(places.count(place) for place in set(places)) < len(places) * 0.75


@pytest.mark.parametrize(
    ("language", "right", "wrong"),
    [("fr", "Juste.", "Pas tout à fait."), ("ar", "صحيح.", "ليس تماما.")],
)
def test_answers_get_feedback_in_the_language_of_the_page(
    enter: Callable, language: str, right: str, wrong: str
) -> None:
    browser = enter("sara", language)
    case = CASES[0]
    browser.get(f"/practice/{case.id}")
    first, second = case.questions[:2]
    answer = browser.post(f"/practice/{case.id}", {first.id: "help", second.id: "fine"}).text
    assert right in answer
    assert wrong in answer
    assert case.takeaway[language] in answer.replace("&#39;", "'")
    listing = browser.get("/practice").text
    assert all(
        one.title[language] in listing.replace("&#39;", "'").replace("&#34;", '"') for one in CASES
    )


def test_an_unknown_case_is_lost_and_an_unknown_answer_is_none(enter: Callable) -> None:
    browser = enter("sara")
    assert browser.get("/practice/../../etc").status_code == 404
    assert browser.get("/practice/99_nothing").status_code == 404
    browser.get(f"/practice/{CASES[0].id}")
    answer = browser.post(f"/practice/{CASES[0].id}", {"first": "<script>"})
    assert answer.status_code == 200
    assert "0 juste" in answer.text
