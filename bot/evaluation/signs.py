"""How well signs are found: precision and recall per sign and variety, levels, offers, misses."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

LEVELS = ("danger", "warning", "caution", "none")
ALARMS = frozenset({"danger", "warning"})
FRAUD = frozenset({"fraud", "hard_fraud"})
GENUINE = frozenset({"genuine", "hard_genuine"})

Found = Mapping[str, str]
"""The signs found in a text, with their severities."""


@dataclass(frozen=True)
class Examined:
    """One labelled offer and what was found in it.

    Attributes:
        id: Name of the row.
        variety: Variety of speech as labelled.
        label: `fraud`, `genuine`, `hard_fraud` or `hard_genuine`; empty where not labelled.
        expected: The signs that it bears.
        found: The signs that were found, with their severities.
    """

    id: str
    variety: str
    label: str
    expected: frozenset[str]
    found: Found

    @property
    def level(self) -> str:
        """The severity of the strongest sign that was found."""
        return min(self.found.values(), key=LEVELS.index, default="none")

    @property
    def is_alarm(self) -> bool:
        """Tell whether a person would be warned."""
        return self.level in ALARMS


@dataclass(frozen=True)
class Score:
    """Right, wrong and missed decisions, with the shares that follow (0 to 1)."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """Share of what was found that is right; 1 if nothing was found."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Share of what is there that was found; 1 if nothing is there."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def to_json(self) -> dict[str, float | int]:
        """Return counts and shares."""
        return {
            "right": self.right,
            "wrong": self.wrong,
            "missed": self.missed,
            "precision": round(self.precision, 4),
            "recall": round(self.recall, 4),
            "f1": round(self.f1, 4),
        }


@dataclass(frozen=True)
class Miss:
    """A row whose signs differ from its label: what was not found, what was found wrongly."""

    id: str
    variety: str
    label: str
    level: str
    missing: tuple[str, ...]
    wrong: tuple[str, ...]


@dataclass(frozen=True)
class Report:
    """What an evaluation found.

    Attributes:
        count: Offers examined.
        signs: Score by sign.
        varieties: Score of all signs by variety.
        sign_varieties: Score by (sign, variety).
        overall: Score of all decisions about signs together.
        offers: Score of warning people (danger or warning) of frauds.
        levels: How often each label got each level.
        misses: Rows whose signs differ from their label.
    """

    count: int
    signs: Mapping[str, Score]
    varieties: Mapping[str, Score]
    sign_varieties: Mapping[tuple[str, str], Score]
    overall: Score
    offers: Score
    levels: Mapping[tuple[str, str], int]
    misses: tuple[Miss, ...]

    @property
    def false_alarms(self) -> float:
        """Share of genuine offers that got a warning or a danger."""
        genuine = sum(n for (label, _), n in self.levels.items() if label in GENUINE)
        alarms = sum(
            n for (label, level), n in self.levels.items() if label in GENUINE and level in ALARMS
        )
        return alarms / genuine if genuine else 0.0

    def to_json(self) -> dict[str, Any]:
        """Return the report as plain data."""
        return {
            "count": self.count,
            "overall": self.overall.to_json(),
            "offers": self.offers.to_json(),
            "false_alarms": round(self.false_alarms, 4),
            "signs": {name: score.to_json() for name, score in self.signs.items()},
            "varieties": {name: score.to_json() for name, score in self.varieties.items()},
            "sign_varieties": {
                f"{sign} {variety}": score.to_json()
                for (sign, variety), score in self.sign_varieties.items()
            },
            "levels": {f"{label} {level}": n for (label, level), n in self.levels.items()},
            "misses": [vars(miss) for miss in self.misses],
        }


def examine_rows(
    rows: Iterable[Mapping[str, Any]], examine: Callable[[str], Found]
) -> list[Examined]:
    """Examine the texts of labelled rows.

    Args:
        rows: Objects with `id`, `text`, and where known `variety` (or `lang`), `label`, `signs`.
        examine: Returns the signs of a text with their severities, such as `found_by(check)`.
    """
    return [
        Examined(
            id=str(row.get("id")),
            variety=str(row.get("variety") or row.get("lang") or ""),
            label=str(row.get("label") or ""),
            expected=frozenset(row.get("signs", ())),
            found=examine(str(row["text"])),
        )
        for row in rows
    ]


def found_by(check: Callable[[str], Any]) -> Callable[[str], Found]:
    """Return the signs of what `OfferCheck.check` gives for a text.

    Args:
        check: A function of a text that returns an object with `findings.hits`.
    """

    def examine(text: str) -> Found:
        return {hit.sign.id: hit.severity.value for hit in check(text).findings.hits}

    return examine


def judge(examined: Iterable[Examined]) -> Report:
    """Compare what was found with the labels."""
    rows = list(examined)
    by_sign: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    by_variety: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    by_both: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0, 0])
    for row in rows:
        for sign in row.expected | row.found.keys():
            kind = 0 if sign in row.expected and sign in row.found else 1
            if sign not in row.found:
                kind = 2
            by_sign[sign][kind] += 1
            by_variety[row.variety][kind] += 1
            by_both[sign, row.variety][kind] += 1
    return Report(
        count=len(rows),
        signs={sign: Score(*counts) for sign, counts in sorted(by_sign.items())},
        varieties={variety: Score(*counts) for variety, counts in sorted(by_variety.items())},
        sign_varieties={both: Score(*counts) for both, counts in sorted(by_both.items())},
        overall=Score(*(sum(counts[kind] for counts in by_sign.values()) for kind in range(3))),
        offers=Score(
            right=sum(row.is_alarm and row.label in FRAUD for row in rows),
            wrong=sum(row.is_alarm and row.label in GENUINE for row in rows),
            missed=sum(not row.is_alarm and row.label in FRAUD for row in rows),
        ),
        levels=dict(sorted(Counter((row.label, row.level) for row in rows).items())),
        misses=tuple(_miss(row) for row in rows if row.expected != row.found.keys()),
    )


def _miss(row: Examined) -> Miss:
    return Miss(
        row.id,
        row.variety,
        row.label,
        row.level,
        tuple(sorted(row.expected - row.found.keys())),
        tuple(sorted(row.found.keys() - row.expected)),
    )
