"""The collector of cycles waits while something large is built, and never stays off."""

import gc

import pytest

from bot.content import collector


def test_collecting_waits_while_something_is_built_and_goes_on_after() -> None:
    with collector.put_off():
        assert not gc.isenabled()
        with collector.put_off():  # what is built may consist of what is built
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_collecting_goes_on_though_nothing_could_be_built() -> None:
    with pytest.raises(ValueError, match="broken"), collector.put_off():
        raise ValueError("broken")
    assert gc.isenabled()


def test_who_switched_collecting_off_finds_it_off() -> None:
    gc.disable()
    try:
        with collector.put_off():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_what_is_kept_is_not_looked_through_again() -> None:
    kept = [[number] for number in range(1_000)]
    try:
        collector.keep()
        assert gc.get_freeze_count() >= len(kept)
    finally:
        gc.unfreeze()
