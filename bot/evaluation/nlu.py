"""How well messages are understood: accuracy, macro-F1, per intent, per variety, confusions."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

NOT_ABOUT_MIGRATION = frozenset(
    {
        *("greet", "goodbye", "thanks", "affirm", "deny", "bot_challenge", "chitchat", "insult"),
        *("out_of_scope", "show_menu", "next", "go_back", "repeat", "pause", "change_language"),
        *("talk_to_counsellor", "ask_privacy", "delete_my_data", "export_my_data"),
        *("give_feedback", "check_offer", "show_plan", "show_progress", "start_workshop"),
    }
)
"""Small talk, and what the service says of itself: no answer about migration."""


@dataclass(frozen=True)
class Judged:
    """One message: what it means, and what was understood.

    Attributes:
        id: Name of the row.
        variety: Variety of speech as labelled; empty where the file does not say.
        expected: The right intent; empty where only the language is labelled.
        intent: What the dialogue would act on.
        language: The variety that was told.
        confidence: How sure the model was, 0 to 1.
    """

    id: str
    variety: str
    expected: str
    intent: str
    language: str
    confidence: float


@dataclass(frozen=True)
class Score:
    """Precision, recall and F1 (0 to 1) of one intent, and how many messages mean it."""

    precision: float
    recall: float
    f1: float
    support: int


@dataclass(frozen=True)
class Report:
    """What an evaluation found.

    Attributes:
        count: Messages with a labelled intent.
        accuracy: Share of them that were understood.
        macro_f1: Mean F1 of the intents that occur.
        intents: Score by intent.
        varieties: (accuracy, count) by variety.
        confusions: ((expected, understood), count), most frequent first.
        languages: (accuracy, count) of telling the language, by variety; "all" for the whole.
        about_migration: Share of messages that got a meaning which is answered about migration.
        mistakes: Ids of the rows that were not understood.
    """

    count: int
    accuracy: float
    macro_f1: float
    intents: dict[str, Score]
    varieties: dict[str, tuple[float, int]]
    confusions: list[tuple[tuple[str, str], int]]
    languages: dict[str, tuple[float, int]]
    about_migration: float
    mistakes: list[str]

    def to_json(self) -> dict[str, Any]:
        """Return plain data."""
        return {
            "count": self.count,
            "accuracy": round(self.accuracy, 4),
            "macro_f1": round(self.macro_f1, 4),
            "about_migration": round(self.about_migration, 4),
            "intents": {
                name: {
                    "precision": round(score.precision, 4),
                    "recall": round(score.recall, 4),
                    "f1": round(score.f1, 4),
                    "support": score.support,
                }
                for name, score in self.intents.items()
            },
            "varieties": {
                name: {"accuracy": round(share, 4), "count": count}
                for name, (share, count) in self.varieties.items()
            },
            "languages": {
                name: {"accuracy": round(share, 4), "count": count}
                for name, (share, count) in self.languages.items()
            },
            "confusions": [
                {"expected": expected, "understood": got, "count": count}
                for (expected, got), count in self.confusions
            ],
            "mistakes": self.mistakes,
        }


def judge(rows: Iterable[Judged]) -> Report:
    """Count what was understood."""
    judged = list(rows)
    labelled = [row for row in judged if row.expected]
    right = [row for row in labelled if row.intent == row.expected]
    names = sorted({row.expected for row in labelled})
    intents = {name: _score(labelled, name) for name in names}
    confusions = Counter(
        (row.expected, row.intent) for row in labelled if row.intent != row.expected
    )
    with_language = [row for row in judged if row.variety]
    return Report(
        count=len(labelled),
        accuracy=_share(len(right), len(labelled)),
        macro_f1=_share(sum(score.f1 for score in intents.values()), len(intents)),
        intents=intents,
        varieties=_by_variety((row.variety, row.intent == row.expected) for row in labelled),
        confusions=confusions.most_common(),
        languages=_by_variety((row.variety, row.language == row.variety) for row in with_language),
        about_migration=_share(
            sum(row.intent not in NOT_ABOUT_MIGRATION for row in judged), len(judged)
        ),
        mistakes=[row.id for row in labelled if row.intent != row.expected],
    )


def _share(part: float, whole: int) -> float:
    return part / whole if whole else 0.0


def _score(rows: list[Judged], name: str) -> Score:
    expected = [row for row in rows if row.expected == name]
    understood = sum(row.intent == name for row in rows)
    right = sum(row.intent == name for row in expected)
    precision, recall = _share(right, understood), _share(right, len(expected))
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    return Score(precision, recall, f1, len(expected))


def _by_variety(rows: Iterable[tuple[str, bool]]) -> dict[str, tuple[float, int]]:
    """Return (share that is right, count) by variety, and for all together."""
    seen: dict[str, list[bool]] = defaultdict(list)
    for variety, is_right in rows:
        seen[variety or "?"].append(is_right)
        seen["all"].append(is_right)
    return {
        name: (_share(sum(seen[name]), len(seen[name])), len(seen[name])) for name in sorted(seen)
    }
