"""Codes read aloud: whatever is handed out is read back as people type it."""

import pytest

from bot.text import codes
from bot.text.codes import LINK_CODES, SUMMARY_CODES, Codes, digest


@pytest.mark.parametrize("form", [SUMMARY_CODES, LINK_CODES], ids=["summary", "link"])
def test_a_code_is_read_as_people_type_it(form: Codes) -> None:
    code = form.new()
    for typed in (form.shown(code), form.shown(code).lower(), f" {form.shown(code)}."):
        assert form.typed(typed) == code


def test_the_code_of_a_summary_may_be_typed_with_spaces() -> None:
    assert SUMMARY_CODES.typed("7kq m4x p2t") == "7kqm4xp2t"


@pytest.mark.parametrize("words", ["chha 3nde", "bonjour", "abcd-efgh", "a2c-d3f", "123", "", None])
def test_other_words_are_no_code(words: str | None) -> None:
    assert SUMMARY_CODES.typed(words) is None
    assert LINK_CODES.typed(words) is None


@pytest.mark.parametrize(
    "unfit", ["ghfjjjk3q", "abcdefghj"], ids=["a letter three times", "words without a digit"]
)
def test_a_code_that_would_not_be_read_back_is_not_handed_out(
    unfit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = iter(unfit + "7kqm4xp2t")
    monkeypatch.setattr(codes.secrets, "choice", lambda alphabet: next(chosen))
    assert SUMMARY_CODES.new() == "7kqm4xp2t"


def test_codes_differ_and_only_their_digest_is_kept() -> None:
    assert len({SUMMARY_CODES.new() for _ in range(200)}) == 200
    assert len(digest("7kqm4xp2t")) == 64
