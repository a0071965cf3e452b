"""Measure the offer reader: precision, recall and F1 of each field over labelled offers.

A row has a `text` and the `fields` of it that somebody labelled, in the form of `contract.md`; a
field that is not labelled is not counted, one labelled null counts against what is read there.
`with_fields` makes such rows of adverts whose boards publish the fields apart (`meta`).
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from rapidfuzz.fuzz import token_set_ratio

from bot.text.folding import fold

Fields = Mapping[str, Any]
Row = Mapping[str, Any]

SAME_NAME = 88.0
"""Names are one when this alike, of 100, word order and legal form aside."""
SAME_NUMBER = 0.011
NAMES = frozenset({"employer", "title", "city"})
LABELLED, ALL_ROWS = "labelled offers", "all sources"
_ARTICLE = re.compile(r"^(?:la|le|les|l'|the) ?")


@dataclass
class Score:
    """Counts of one field."""

    right: int = 0
    read: int = 0
    labelled: int = 0
    errors: list[tuple[str, Any, Any]] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Of what was read, the part that is right; 1.0 when nothing was read."""
        return self.right / self.read if self.read else 1.0

    @property
    def recall(self) -> float:
        """Of what is labelled, the part that was read right; 1.0 when nothing is labelled."""
        return self.right / self.labelled if self.labelled else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.read + self.labelled
        return 2 * self.right / total if total else 1.0

    def to_json(self) -> dict[str, float | int]:
        """Return the figures."""
        return {
            "precision": round(self.precision, 3),
            "recall": round(self.recall, 3),
            "f1": round(self.f1, 3),
            "labelled": self.labelled,
            "read": self.read,
            "right": self.right,
        }


def measure(rows: Iterable[Row], read: Callable[[str], Fields]) -> dict[str, Score]:
    """Return a score per labelled field.

    Args:
        rows: Rows with `text` and labelled `fields`; rows without `fields` are left out.
        read: Returns the fields of a text, in the form of `contract.md`.
    """
    scores: dict[str, Score] = {}
    for row in rows:
        labels = row.get("fields")
        if not labels:
            continue
        got = read(row["text"])
        for name, wanted, found in _pairs(labels, got):
            score = scores.setdefault(name, Score())
            before = score.right
            _count(score, name, wanted, found)
            if score.right - before < max(_size(wanted), _size(found)):
                score.errors.append((str(row.get("id", "")), wanted, found))
    return dict(sorted(scores.items()))


def _pairs(labels: Fields, got: Fields) -> Iterator[tuple[str, Any, Any]]:
    """Yield name, labelled and read value of each field; pay also by its parts."""
    for name, wanted in labels.items():
        found = got.get(name)
        yield name, wanted, found
        if name == "salary" and wanted:
            for part in ("currency", "period"):
                if part in wanted:
                    yield f"salary.{part}", wanted[part], (found or {}).get(part)
            yield "salary.amount", _span(wanted), _span(found)


def _span(pay: Fields | None) -> tuple[float | None, float | None] | None:
    return None if not pay else (pay.get("min"), pay.get("max"))


def _size(value: Any) -> int:
    return len(value) if isinstance(value, list) else int(value is not None)


def _count(score: Score, name: str, wanted: Any, found: Any) -> None:
    score.labelled += _size(wanted)
    score.read += _size(found)
    if isinstance(wanted, list):
        left = list(found or ())
        for one in wanted:
            match = next((other for other in left if same(name, one, other)), None)
            if match is not None:
                left.remove(match)
                score.right += 1
    elif wanted is not None and found is not None and same(name, wanted, found):
        score.right += 1


def same(name: str, wanted: Any, found: Any) -> bool:
    """Tell whether a value that was read is the labelled one."""
    if isinstance(wanted, Mapping) and isinstance(found, Mapping):
        return all(same(key, value, found.get(key)) for key, value in wanted.items())
    if isinstance(wanted, tuple) and isinstance(found, tuple):
        return all(same(name, one, other) for one, other in zip(wanted, found, strict=True))
    if _is_number(wanted) and _is_number(found):
        return abs(float(wanted) - float(found)) <= SAME_NUMBER * max(1.0, abs(float(wanted)) / 100)
    if name in NAMES and isinstance(wanted, str) and isinstance(found, str):
        return _same_name(wanted, found)
    return bool(wanted == found)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _same_name(wanted: str, found: str) -> bool:
    one, other = (_ARTICLE.sub("", fold(name)) for name in (wanted, found))
    if one == other:
        return True
    shorter, longer = sorted((one.split(), other.split()), key=len)
    inside = " ".join(shorter) in " ".join(longer) and 2 * len(shorter) >= len(longer)
    return inside or bool(
        token_set_ratio(one, other) >= SAME_NAME and 2 * len(shorter) >= len(longer)
    )


# Labels from the fields that boards publish beside an advert

_NUMBER = re.compile(r"\d[\d \u00a0\u202f]*(?:[.,]\d{1,2})?")
_PERIODS = {"horaire": "hour", "mensuel": "month", "annuel": "year", "hebdomadaire": "week"}
_CONTRACTS = {
    "cdi": "permanent",
    "cdd": "fixed_term",
    "interim": "temporary",
    "saisonnier": "seasonal",
    "free lance": "freelance",
    "mission interimaire": "temporary",
}
_HOURS = re.compile(r"(\d{1,2}) ?h(\d{2})?")
_WITHOUT_NAME = frozenset({"", "confidentiel", "confidentielle", "anonyme", "none"})


def by_source(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """Return the rows by `source`, all of them together last, labelled from `meta` where needed.

    Rows that have `fields` keep them; without a source they are of "labelled offers".
    """
    found: dict[str, list[Row]] = {}
    for row in rows:
        labelled = row if row.get("fields") else next(iter(with_fields([row])))
        if labelled.get("fields"):
            found.setdefault(str(row.get("source") or LABELLED), []).append(labelled)
    if len(found) > 1:
        found[ALL_ROWS] = [row for source in found.values() for row in source]
    return found


def with_fields(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield rows with `fields` made of their `meta`, where the text holds what `meta` says."""
    for row in rows:
        meta = row.get("meta") or {}
        text = fold(row["text"])
        labels: dict[str, Any] = {}
        employer = meta.get("employer")
        if isinstance(employer, str) and _named(employer, text):
            labels["employer"] = employer
        title = meta.get("title")
        if isinstance(title, str) and fold(title) in text:
            labels["title"] = title
        pay = _pay(meta.get("salary"), meta.get("currency"), text)
        if pay is not None:
            labels["salary"] = pay
        contract = _CONTRACTS.get(fold(str(meta.get("contract") or "")))
        if contract is not None:
            labels["contract_type"] = contract
        hours = _HOURS.search(fold(str(meta.get("hours") or "")))
        if hours is not None and fold(str(meta["hours"])) in text:
            labels["hours_per_week"] = int(hours.group(1)) + int(hours.group(2) or 0) / 60
        yield {**row, "fields": labels}


def _named(employer: str, text: str) -> bool:
    return fold(employer) not in _WITHOUT_NAME and fold(employer) in text


def _pay(said: Any, currency: Any, text: str) -> dict[str, Any] | None:
    if isinstance(said, Mapping):
        said = said.get("libelle")
    if not isinstance(said, str) or fold(said) not in text:
        return None
    folded = fold(said)
    amounts = [_number(n) for n in _NUMBER.findall(re.sub(r"sur [\d.]+ mois", "", folded))]
    if not amounts:
        return None
    period = next((p for word, p in _PERIODS.items() if word in folded), "month")
    if currency is None:
        currency = "MAD" if "dh" in folded else "EUR"
    high = amounts[1] if len(amounts) > 1 and amounts[1] != amounts[0] else None
    return {"min": amounts[0], "max": high, "currency": currency, "period": period}


def _number(written: str) -> float:
    return float(re.sub(r"\s", "", written).replace(",", "."))
