"""Where a person stands for a destination: conditions, points counted openly, dated figures.

Nothing is decided here. Points that follow from answers are counted; those that depend on what
nobody was asked stay open and are named; a condition has three values, and "unknown" is one.
"""

from dataclasses import dataclass

from actions.mobility_plan.conditions import Truth, any_truth
from actions.mobility_plan.outline import Need, Outline, PointsGroup, Route
from actions.mobility_plan.project import DESTINATION, Project
from actions.mobility_plan.words import Words


@dataclass(frozen=True)
class CheckedNeed:
    """A condition and what is known of it."""

    need: Need
    truth: Truth


@dataclass(frozen=True)
class CountedPoints:
    """A group of points: those counted, the most there could be, and the figure they come from."""

    group: PointsGroup
    counted: int
    possible: int
    fact: str


@dataclass(frozen=True)
class Standing:
    """A route with what the answers say of it."""

    route: Route
    needs: tuple[CheckedNeed, ...]
    points: tuple[CountedPoints, ...]
    threshold: int

    @property
    def counted(self) -> int:
        """The points that follow from the answers."""
        return sum(row.counted for row in self.points)

    @property
    def possible(self) -> int:
        """The points if everything open turned out well."""
        return sum(row.possible for row in self.points)


def routes_for(outline: Outline, country: str | None) -> tuple[Route, ...]:
    """Return the routes that are counted for a destination."""
    return tuple(route for route in outline.routes if route.country == country)


def stand(route: Route, project: Project, words: Words) -> Standing:
    """Return where the answers put a person on a route.

    Answers given for another destination are not read: a level of French is none of German.
    """
    same = words.outline.language_of(project.answers.get(DESTINATION)) == words.outline.language_of(
        route.country
    )
    answers = {q: v for q, v in project.answers.items() if same or q != "level"}
    return Standing(
        route=route,
        needs=tuple(CheckedNeed(need, _need(need, answers)) for need in route.needs),
        points=tuple(_count(group, answers, route.country, words) for group in route.points),
        threshold=words.number(route.country, route.threshold),
    )


def _need(need: Need, answers: dict[str, str]) -> Truth:
    found = any_truth(need.any, answers)
    return Truth.UNKNOWN if found is Truth.YES and need.check else found


def _count(
    group: PointsGroup, answers: dict[str, str], country: str, words: Words
) -> CountedPoints:
    """Count the best row that fits; rows that nothing is known of stay possible."""
    counted, possible, fact = 0, 0, group.rows[0].fact
    for row in group.rows:
        points = words.number(country, row.fact)
        found = any_truth(row.any, answers)
        if found is Truth.YES and points > counted:
            counted, fact = points, row.fact
        if found is not Truth.NO:
            possible = max(possible, points)
    return CountedPoints(group, counted, max(possible, counted), fact)
