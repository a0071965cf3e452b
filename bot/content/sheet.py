"""The words of a country sheet, by section; its figures stand in `shared/countries`."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bot.content.model import Status


@dataclass(frozen=True)
class Section:
    """One screen of a sheet; the title is also the words of its button."""

    id: str
    title: str
    text: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """What is said of a destination in one language."""

    id: str
    language: str
    status: "Status"
    sections: tuple[Section, ...]

    def position(self, section_id: str | None) -> int | None:
        """Return the index of a section, or None where the sheet has it not."""
        return next((i for i, s in enumerate(self.sections) if s.id == section_id), None)


def make_sheet(row: Mapping[str, Any], status: "Status") -> Sheet:
    """Return the sheet that a file describes."""
    sections = tuple(
        Section(s["id"], s["title"], s["text"], tuple(s["sources"])) for s in row["sections"]
    )
    return Sheet(row["id"], row["language"], status, sections)
