"""Before paying, signing, leaving: ticked one by one, then what is still to do."""

import pytest

from bot.content.store import ContentStore
from tests.glue.person import Person, does_of, fits_platforms

LANGUAGES = ("fr", "ar")
LISTS = ("pay", "sign", "leave")


@pytest.fixture(params=LANGUAGES)
def person(request: pytest.FixtureRequest, store: ContentStore) -> Person:
    return Person(store, request.param)


def test_the_three_lists_are_reached_from_the_menu_and_from_an_offer(person: Person) -> None:
    person.press("menu.show")
    assert "check.menu" in does_of(person.reply.choices)
    offer = person.slots | {"offer": {"questions": [], "missing": [], "signs": []}}
    person.slots = offer
    person.press("check.menu")
    shown = [c.args["value"] for c in person.reply.choices if c.does == "check.show"]
    assert shown == list(LISTS)
    fits_platforms(person.reply, person.language)


@pytest.mark.parametrize("name", LISTS)
def test_every_item_can_be_ticked_and_the_list_fits_both_platforms(
    person: Person, name: str
) -> None:
    person.press("check.show", value=name)
    items = [c for c in person.reply.choices if c.does == "check.tick"]
    for index in range(len(items)):
        ticks = [c for c in person.reply.choices if c.does == "check.tick"]
        person.press("check.tick", **ticks[index].args)
        fits_platforms(person.reply, person.language)
        assert person.reply.text.count("☑") == index + 1
    done = next(c for c in person.reply.choices if c.does == "check.done")
    person.press("check.done", **done.args)
    checks = person_checks(person, name)
    assert checks.all_done in person.reply.text
    assert not any(item.todo[:20] in person.reply.text for item in checks.items)


@pytest.mark.parametrize("name", LISTS)
def test_what_is_missing_comes_with_what_to_do_and_no_promise(person: Person, name: str) -> None:
    checks = person_checks(person, name)
    person.press("check.done", value=name, option=checks.items[0].id)
    assert checks.some_left in person.reply.text
    assert checks.items[0].text not in person.reply.text
    for item in checks.items[1:]:
        assert item.text in person.reply.text
    assert "{" not in person.reply.text
    fits_platforms(person.reply, person.language)


def test_a_tick_can_be_taken_back(person: Person) -> None:
    item = person_checks(person, "pay").items[1].id
    person.press("check.tick", value="pay", item=item, option="")
    assert "☑" in person.reply.text
    person.press("check.tick", value="pay", item=item, option=item)
    assert "☑" not in person.reply.text


def test_a_list_or_an_item_that_is_gone_leads_to_the_lists_of_today(person: Person) -> None:
    person.press("check.show", value="gone")
    assert {"check.show", "menu.show"} <= does_of(person.reply.choices)
    person.press("check.tick", value="pay", item="gone", option="gone,receipt")
    assert person.reply.text.count("☑") == 1


def test_the_end_of_a_list_leads_on(person: Person) -> None:
    person.press("check.done", value="pay", option="")
    assert {"check.show", "costs.start", "human.ask", "menu.show"} <= does_of(person.reply.choices)
    person.touch(next(c.title for c in person.reply.choices if c.does == "check.show"))
    assert "☐" in person.reply.text


def person_checks(person: Person, name: str):  # type: ignore[no-untyped-def]
    from actions import shelf

    return shelf.content().checks[person.language][name]
