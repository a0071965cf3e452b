"""Problems found in content files, each with its place and its repair."""

from dataclasses import dataclass
from enum import Enum
from pathlib import PurePath


class Level(str, Enum):
    """How much a problem matters: an error refuses the content, the others inform."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


@dataclass(frozen=True, order=True)
class Problem:
    """One problem: where it is, what is wrong and what to do.

    Attributes:
        path: The file, relative to the content folder.
        line: Line number, from 1.
        level: Error, warning or notice.
        what: What is wrong.
        repair: What to do.
    """

    path: PurePath
    line: int
    level: Level
    what: str
    repair: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.level.value}: {self.what}; {self.repair}"


class ContentError(Exception):
    """The content cannot be used; `problems` says why, all at once."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__("\n".join(str(problem) for problem in problems))
