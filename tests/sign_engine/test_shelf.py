"""A broken edit of a sign never takes the reading of offers away from people."""

from dataclasses import replace
from pathlib import Path

import pytest

from actions import shelf
from bot.content.model import Snapshot
from bot.content.problems import ContentError
from tests.sign_engine.conftest import document, sign_data

BROKEN = document(sign_data({"fee": {"phrases": {"fr": ["(frais|"]}}, "condition": "fee"}))


class Store:
    """A content store that holds what it is given."""

    def __init__(self, current: Snapshot) -> None:
        """Hold a snapshot."""
        self.current = current
        self.root = Path()
        self.prepare = lambda _snapshot: None


@pytest.fixture
def shelved(content: Snapshot, monkeypatch: pytest.MonkeyPatch) -> Store:
    """Put a store on an empty shelf."""
    store = Store(replace(content, signs=(), number=1))
    monkeypatch.setattr(shelf, "_shelf", shelf._Shelf(store=store))  # type: ignore[arg-type]
    return store


def test_signs_that_do_not_compile_leave_the_last_good_ones(shelved: Store) -> None:
    good = shelf.offer_check()
    shelved.current = replace(shelved.current, signs=(BROKEN,), number=2)
    assert shelf.offer_check() is good
    assert shelf.offer_check() is good


def test_signs_that_are_repaired_are_taken(shelved: Store) -> None:
    good = shelf.offer_check()
    shelved.current = replace(shelved.current, signs=(BROKEN,), number=2)
    shelf.offer_check()
    shelved.current = replace(shelved.current, signs=(), number=3)
    assert shelf.offer_check() is not good


def test_without_any_good_signs_the_problem_is_told(shelved: Store) -> None:
    shelved.current = replace(shelved.current, signs=(BROKEN,), number=2)
    with pytest.raises(ContentError):
        shelf.offer_check()


def test_a_new_snapshot_is_compiled_before_it_is_in_use(
    shelved: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Compiling takes seconds: the person with the next offer must not wait for it."""
    shelf.warm_up()
    first = shelf.offer_check()
    edited = replace(shelved.current, number=2)
    shelved.prepare(edited)
    assert shelf.offer_check() is first
    shelved.current = edited
    monkeypatch.setattr("actions.offer_check.OfferCheck", None)  # nothing is compiled any more
    assert shelf.offer_check() is not first
    assert shelf.ear() is not None


def test_a_start_with_signs_that_do_not_compile_still_serves_the_rest(shelved: Store) -> None:
    shelved.current = replace(shelved.current, signs=(BROKEN,), number=2)
    shelf.warm_up()
    assert shelf.ear() is not None
