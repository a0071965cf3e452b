"""What tells short texts apart is learnt from examples, and kept until these change."""

from pathlib import Path

import pytest

from bot.text import linear
from bot.text.linear import Linear, remembered

TEXTS = [
    ("pay", "je dois payer combien"),
    ("pay", "faut payer ou non"),
    ("pay", "واش نخلص ولا لا"),
    ("pay", "wach nkhles wla la"),
    ("pay", "payer les frais"),
    ("call", "qui appeler maintenant"),
    ("call", "je peux appeler qui"),
    ("call", "شكون نعيط"),
    ("call", "chkon n3ayet"),
    ("call", "appeler la police"),
]


@pytest.fixture
def learns_from_few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linear, "MIN_TEXTS", 1)


@pytest.mark.usefixtures("learns_from_few")
@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("dois-je payer", "pay"),
        ("نخلص شي حاجة", "pay"),
        ("appeler qui", "call"),
        ("n3ayet", "call"),
    ],
)
def test_a_text_leans_to_what_its_pieces_were_seen_with(text: str, name: str) -> None:
    leanings = Linear.trained(TEXTS).leanings(text)
    assert max(leanings, key=lambda one: leanings[one]) == name


def test_one_name_alone_is_told_from_nothing() -> None:
    assert Linear.trained(TEXTS[:5]).leanings("payer") == {}


@pytest.mark.usefixtures("learns_from_few")
def test_what_was_learnt_is_kept_until_the_texts_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = remembered(tmp_path, "asks", TEXTS)
    told = first.leanings("payer")
    monkeypatch.setattr(Linear, "trained", None)  # nothing is learnt again
    again = remembered(tmp_path, "asks", TEXTS).leanings("payer")
    assert again == pytest.approx(told, abs=0.01)
    with pytest.raises(TypeError):
        remembered(tmp_path, "asks", TEXTS[:-1])


@pytest.mark.usefixtures("learns_from_few")
def test_a_file_that_is_broken_is_made_anew(tmp_path: Path) -> None:
    remembered(tmp_path, "asks", TEXTS)
    (kept,) = tmp_path.glob("asks-*.npz")
    kept.write_bytes(b"broken")
    assert remembered(tmp_path, "asks", TEXTS).leanings("payer")
    assert kept.stat().st_size > len(b"broken")


@pytest.mark.usefixtures("learns_from_few")
def test_a_folder_that_cannot_be_written_to_is_done_without(tmp_path: Path) -> None:
    taken = tmp_path / "models"
    taken.write_text("a file")
    assert remembered(taken, "asks", TEXTS).names == ("call", "pay")
