"""What people ask after an answer: some questions follow it far more often than others.

After the answer on bringing a family, "how much must I earn?" asks for the income that this needs,
not for wages in general. Whole talks whose messages were labelled tell which answer follows which
(`content/shared/topic_follows.yaml` counts them).
"""

import math
from collections import Counter
from collections.abc import Mapping

from bot.content.model import Snapshot

FILE = "topic_follows"
WEIGHT = 0.12
"""How much counts, for how much speaks for an answer, that it follows e times as often as usual."""
IMAGINED = 10
"""Messages, spread as usual, that are added to those counted: a few talks prove little."""


class Followed:
    """How much speaks for each answer by what was answered before."""

    def __init__(self, content: Snapshot) -> None:
        """Take the counts; a folder without the file has none."""
        document = content.shared.get(FILE)
        self._after: Mapping[str, Mapping[str, int]] = document.data[FILE] if document else {}
        usual: Counter[str] = Counter()
        for counts in self._after.values():
            usual.update(counts)
        self._usual = {name: count / usual.total() for name, count in usual.items()}

    def speaks(self, before: str | None) -> dict[str, float]:
        """Return what speaks for, or against, the answers that are known to follow any.

        Args:
            before: The name of the last answer; nothing speaks where no talk went on from it.
        """
        counts = self._after.get(before or "")
        if not counts:
            return {}
        told = sum(counts.values()) + IMAGINED
        return {
            name: WEIGHT * math.log((counts.get(name, 0) / share + IMAGINED) / told)
            for name, share in self._usual.items()
        }
