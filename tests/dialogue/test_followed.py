"""What often follows an answer is heard more readily after it, and nowhere else."""

from pathlib import Path

import pytest

from actions.followed import Followed
from actions.topics import Topics
from bot.content.loader import load
from bot.content.model import Snapshot
from bot.settings import read_settings
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def followed(content: Snapshot) -> Followed:
    return Followed(content)


@pytest.fixture(scope="module")
def topics(content: Snapshot) -> Topics:
    return Topics(content, read_settings().models)


@pytest.mark.parametrize(
    ("text", "before", "asked"),
    [
        ("ça coute combien en tout", "student_money", "student_visa_fees"),
        ("et le logement il doit etre comment", "ask_family", "family_flat"),
        ("والسكن كيف يجب أن يكون", "ask_family", "family_flat"),
        ("وشحال المصاريف كاملين", "student_money", "student_visa_fees"),
    ],
)
def test_a_few_words_mean_what_mostly_follows(
    topics: Topics, text: str, before: str, asked: str
) -> None:
    alone, after = topics.like(text), topics.like(text, before)
    assert alone is not None
    assert after is not None
    assert (alone.id != asked, after.id) == (True, asked)
    assert topics.likeliest(text, 1, before) == [asked]


@pytest.mark.parametrize("before", [None, "student_money", "ausbildung_life"])
@pytest.mark.parametrize("text", ["شحال كيخلصو فالشهر", "c'est quoi le minimum"])
def test_what_says_all_by_itself_means_the_same_after_anything(
    topics: Topics, text: str, before: str | None
) -> None:
    like = topics.like(text, before)
    assert like is not None
    assert like.id == "ask_salary_cost"


def test_what_follows_often_is_spoken_for_and_what_never_does_against(followed: Followed) -> None:
    after = followed.speaks("ask_family")
    assert after["family_income"] > 0 > after["language_exam_price"]


def test_where_no_talk_went_on_nothing_speaks(followed: Followed) -> None:
    assert followed.speaks(None) == followed.speaks("no_such_answer") == {}


def test_without_the_file_nothing_speaks(tmp_path: Path) -> None:
    (tmp_path / "languages.yaml").write_bytes((ROOT / "content" / "languages.yaml").read_bytes())
    assert Followed(load(tmp_path)).speaks("ask_family") == {}
