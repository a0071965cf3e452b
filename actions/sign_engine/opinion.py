"""A second opinion on signs: how the passages of a text read to a network.

Phrases find what they say wherever it stands. Whether a text asks for money or warns of those who
do is a matter of its tone, and people find ever new ways of asking; neither is held by a list of
phrases. A network with one hidden layer reads the words of a passage, their pairs and pieces, and
the sets of words that stand in it, beside the same of the whole text; labelled texts taught it how
likely a passage shows each sign. What reads as unlikely is withheld, and what reads as likely is
raised though no phrase found it. The weights lie in `opinion_profile.npz`, made by `rihla train
--signs` (see `opinion_training`).

A passage is a sentence, or two in a row. What each word adds is summed once for a text, so that
all passages are weighed in linear time.
"""

from collections.abc import Sequence
from itertools import chain
from pathlib import Path

import numpy as np

from actions.sign_engine.columns import Numbers, column
from actions.sign_engine.passages import Text, in_pair
from actions.sign_engine.pieces import Pieces
from actions.sign_engine.reading import Network, Reading
from actions.sign_engine.summing import NONE, Added, Floats, Layers, Pairs, find_pairs, sum_sets
from bot.text.remembered import Remembered
from bot.text.words import BOUNDARY

PROFILE = Path(__file__).parent / "opinion_profile.npz"


class SecondOpinion:
    """The network, with the names of what it reads and tells."""

    def __init__(
        self, names: Sequence[str], signs: Sequence[str], wholes: Sequence[str], layers: Layers
    ) -> None:
        """Take what training stored.

        Args:
            names: The features.
            signs: The signs of which passages are read.
            wholes: The signs of which whole texts are read, and `WORRYING`.
            layers: The weights.
        """
        self._places = {name: index for index, name in enumerate(names)}
        self.network = Network(
            layers,
            signs={sign: index for index, sign in enumerate(signs)},
            wholes={sign: index for index, sign in enumerate(wholes)},
        )
        sets = {name[1:-1]: index for name, index in self._places.items() if name[0] == "{"}
        self._row_of_set = {name: row for row, name in enumerate(sets)}
        self._sets: Floats = layers.features[list(sets.values())]
        self._pieces = Pieces(self._places)
        self._number_pairs()
        units = layers.features.shape[1]
        self._words = Remembered(
            (np.zeros(units, np.float32), np.zeros((), np.int64)), self._learn_words
        )

    @classmethod
    def load(cls, path: Path = PROFILE) -> "SecondOpinion":
        """Return the stored network."""
        with np.load(path) as stored:
            names, signs, wholes = (
                [name for name in str(stored[key]).split("\n") if name]
                for key in ("names", "signs", "wholes")
            )
            layers = {key: stored[key].astype(np.float32) for key in Layers._fields}
            layers["features"] *= stored["steps"]
            return cls(names, signs, wholes, Layers(**layers))

    def read(self, text: Text) -> Reading:
        """Read a text, for all signs at once."""
        rows, (words, numbers) = self._words.rows_of(text.words)
        features = self.network.layers.features
        added = Added(rows, words, find_pairs(numbers[rows], self._pairs), features)
        known = {self._row_of_set.get(name, NONE): bits for name, bits in text.sets.items()}
        known.pop(NONE, None)
        count = text.sentences[-1] + 1 if text.sentences else 0
        masks = np.fromiter(known.values(), np.uint64, len(known))
        by_sets = sum_sets(column(known), masks, self._sets, count)
        return Reading(self.network, text, added, by_sets)

    def _number_pairs(self) -> None:
        """Give each word that stands in a pair a number, and each pair one made of two.

        Pieces at the edge of a word have a space too, but at their own edge.
        """
        known = {name: index for name, index in self._places.items() if " " in name.strip()}
        parts = [name.split(" ") for name in known]
        self._number_of = {word: n for n, word in enumerate(dict.fromkeys(chain(*parts)))}
        base = len(self._number_of) + 1
        keys = [self._number_of[a] * base + self._number_of[b] for a, b in parts]
        order = np.argsort(np.array(keys, np.int64))
        self._pairs = Pairs(
            np.array(keys, np.int64)[order], np.array([*known.values()], np.int64)[order], base
        )

    def _learn_words(self, words: Sequence[str]) -> tuple[Floats, Numbers]:
        """Return what words add, they and their pieces, and their numbers in pairs.

        Of a number, how long it is; the end of a sentence adds nothing and is in no pair.
        """
        features = self.network.layers.features
        spelled = ["" if word == BOUNDARY or word[:1].isdigit() else word for word in words]
        added = np.zeros((len(words), features.shape[1]), np.float32)
        numbers = np.full(len(words), -1, np.int64)
        for row, (word, places) in enumerate(zip(words, self._pieces.of(spelled), strict=True)):
            if word in ("", BOUNDARY):  # neither is a word
                continue
            added[row] = features[places].sum(axis=0)
            own = self._places.get(in_pair(word))
            if own is not None:
                added[row] += features[own]
            numbers[row] = self._number_of.get(in_pair(word), -1)
        return added, numbers
