"""Checks of content: each is a small class that collects problems; none stops at the first."""

from bot.content.checks.base import Check, Context
from bot.content.checks.dates import Dates
from bot.content.checks.figures import Figures
from bot.content.checks.limits import Limits
from bot.content.checks.names import Names
from bot.content.checks.parity import Parity
from bot.content.checks.placeholders import Placeholders
from bot.content.checks.projects import Projects
from bot.content.checks.readability import Readability
from bot.content.checks.references import References
from bot.content.checks.terms import Terms

ALL: tuple[type[Check], ...] = (
    *(Names, Parity, Limits, Placeholders, References, Terms, Projects, Dates, Figures),
    Readability,
)

__all__ = ["ALL", "Check", "Context"]
