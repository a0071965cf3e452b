"""Short lists to go through at a decisive moment: before paying, signing, leaving."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class CheckItem:
    """One thing to have seen or done.

    Attributes:
        id: Its name, the same in every language.
        text: The thing, as the person would say it.
        todo: What to do where it is missing.
    """

    id: str
    text: str
    todo: str


@dataclass(frozen=True)
class CheckList:
    """One list.

    Attributes:
        id: Its name, the same in every language.
        title: A few words, for a button.
        text: What to do with the list.
        items: What to check, the most decisive first.
        all_done: What to say where everything is ticked.
        some_left: What to say before what is missing.
        sources: Where it comes from.
    """

    id: str
    title: str
    text: str
    items: tuple[CheckItem, ...]
    all_done: str
    some_left: str
    sources: tuple[str, ...] = ()


def make_checklists(data: Any) -> dict[str, CheckList]:
    """Return the published lists of a file, in their order."""
    if data is None or data["status"] != "published":
        return {}
    return {
        row["id"]: CheckList(
            row["id"],
            row["title"],
            row["text"],
            tuple(CheckItem(i["id"], i["text"], i["todo"]) for i in row["items"]),
            row["all_done"],
            row["some_left"],
            tuple(row["sources"]),
        )
        for row in data["checks"]
    }
