"""The arithmetic of the network that reads texts."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from actions.sign_engine.columns import Masks, Numbers
from actions.sign_engine.compiled import NOWHERE, compiled, place_of
from actions.sign_engine.sifted import BITS

Floats = npt.NDArray[np.float32]
NONE = -1
SMOOTHING = 4
"""Words added to the length of a passage, so that a single one does not decide."""


class Layers(NamedTuple):
    """The weights of the network.

    Attributes:
        features: What each feature adds to the hidden units, features by units.
        context: What each unit of the whole text adds to those of its passages, units by units.
        units: What holds of each unit before any word.
        to_signs: What each unit of a passage adds to the leaning to each sign, units by signs.
        signs_before: What holds of each sign before any unit.
        to_wholes: What each unit of a whole text adds to what is read of it, units by signs.
        wholes_before: What holds of each of these before any unit.
    """

    features: Floats
    context: Floats
    units: Floats
    to_signs: Floats
    signs_before: Floats
    to_wholes: Floats
    wholes_before: Floats


class Pairs(NamedTuple):
    """The features that are pairs of words.

    Attributes:
        keys: Of each pair a number made of those of its words, in order.
        features: The feature of each pair.
        base: By what the number of the first word is multiplied.
    """

    keys: Numbers
    features: Numbers
    base: int


class Added(NamedTuple):
    """What the words of one text add to the units.

    Attributes:
        rows: The row of each word in `words`.
        words: What words add, each with its pieces.
        pairs: The feature of each word with the one before, or `NONE`.
        features: What each feature adds.
    """

    rows: Numbers
    words: Floats
    pairs: Numbers
    features: Floats

    def of(self, first: int, last: int) -> Floats:
        """Return what the words from one place to another (excluded) add, words by units."""
        added: Floats = self.words[self.rows[first:last]]
        pairs = self.pairs[first:last]
        known = (pairs != NONE).nonzero()[0]
        added[known] += self.features[pairs[known]]
        return added


@compiled
def find_pairs(numbers: Numbers, pairs: Pairs) -> Numbers:
    """Return the feature of each word with the one before, given their numbers in pairs."""
    found = np.full(len(numbers), NONE, np.int64)
    for at in range(1, len(numbers)):
        if numbers[at] >= 0 and numbers[at - 1] >= 0:
            key = numbers[at - 1] * pairs.base + numbers[at]
            place = place_of(pairs.keys, 0, len(pairs.keys), key)
            if place != NOWHERE:
                found[at] = pairs.features[place]
    return found


@compiled
def sum_sets(sets: Numbers, masks: Masks, features: Floats, count: int) -> Floats:
    """Return what the sets of words add that stand in sentences, sentences by units.

    Args:
        sets: Which sets stand there.
        masks: Of each, the bits of its sentences.
        features: What each set adds.
        count: How many sentences there are; of more than there are bits, so many.
    """
    units = features.shape[1]
    sums = np.zeros((min(count, BITS), units), np.float32)
    for index in range(len(sets)):
        for sentence in range(len(sums)):
            if masks[index] >> np.uint64(sentence) & np.uint64(1):
                for unit in range(units):
                    sums[sentence, unit] += features[sets[index], unit]
    return sums


class Passages(NamedTuple):
    """How the passages of a text read to the network: first its sentences, then each two in a row.

    Attributes:
        added: What each adds to the units, for each word that it has.
        lengths: Its words.
        before: What the whole text adds to the units of each passage, and what holds of any.
        units: The hidden units of each passage.
        leanings: How far each leans to each sign.
        whole: How far the whole text leans to what is read of it.
    """

    added: Floats
    lengths: Numbers
    before: Floats
    units: Floats
    leanings: Floats
    whole: Floats


@compiled
def read_passages(
    layers: Layers,
    added: Added,
    by_sets: Floats,
    firsts: Numbers,
    lasts: Numbers,
    sentences: Numbers,
) -> Passages:
    """Read the passages of a text.

    Args:
        layers: The weights.
        added: What words add.
        by_sets: What the sets of words in each sentence add, as many as there are bits for.
        firsts: The first word of each sentence, or part of a long one.
        lasts: The word behind its last.
        sentences: The number of the sentence of each word, and of what is behind the last.
    """
    count, units = len(firsts), len(layers.units)
    passages = max(2 * count - 1, 0)
    sums, lengths = np.zeros((passages, units), np.float32), np.zeros(passages, np.int64)
    whole, words = np.zeros(units, np.float32), 0
    for part in range(count):
        _add_words(sums[part], added, firsts[part], lasts[part])
        _add(whole, sums[part])
        lengths[part] = lasts[part] - firsts[part]
        words += lengths[part]
    for sentence in range(sentences[-1] + 1 if count else 0):
        _add(whole, by_sets[sentence % BITS])
    _share_out(whole, words)
    for part in range(count - 1):
        both, one, other = count + part, sentences[firsts[part]], sentences[firsts[part + 1]]
        _add(sums[both], sums[part])
        _add(sums[both], sums[part + 1])
        _add(sums[both], by_sets[one % BITS])
        if one != other:  # and no part of the same
            _add(sums[both], by_sets[other % BITS])
        lengths[both] = lengths[part] + lengths[part + 1]
    for part in range(count):
        _add(sums[part], by_sets[sentences[firsts[part]] % BITS])
    before = layers.units.copy()
    _add_weighed(before, whole, layers.context)
    hidden = np.empty((passages, units), np.float32)
    leanings = np.empty((passages, len(layers.signs_before)), np.float32)
    for passage in range(passages):
        _share_out(sums[passage], lengths[passage])
        _speak(hidden[passage], sums[passage], before)
        for sign in range(len(layers.signs_before)):
            leanings[passage, sign] = layers.signs_before[sign]
        _add_weighed(leanings[passage], hidden[passage], layers.to_signs)
    wholes, spoken = layers.wholes_before.copy(), np.empty(units, np.float32)
    _speak(spoken, whole, layers.units)
    _add_weighed(wholes, spoken, layers.to_wholes)
    return Passages(sums, lengths, before, hidden, leanings, wholes)


@compiled
def _add(sums: Floats, added: Floats) -> None:
    """Add numbers to sums."""
    for at in range(len(sums)):
        sums[at] += added[at]


@compiled
def _add_words(sums: Floats, added: Added, first: int, last: int) -> None:
    """Add what words add, from first to last (excluded)."""
    for at in range(first, last):
        _add(sums, added.words[added.rows[at]])
        if added.pairs[at] != NONE:
            _add(sums, added.features[added.pairs[at]])


@compiled
def _share_out(sums: Floats, words: int) -> None:
    """Divide what so many words add, so that long passages speak no louder."""
    root = np.sqrt(np.float32(words + SMOOTHING))
    for at in range(len(sums)):
        sums[at] /= root


@compiled
def _speak(units: Floats, added: Floats, before: Floats) -> None:
    """Set units to what was added to them; those that are below 0 are silent."""
    for at in range(len(units)):
        units[at] = max(added[at] + before[at], np.float32(0))


@compiled
def _add_weighed(sums: Floats, units: Floats, weights: Floats) -> None:
    """Add what units add, each by its weights; a unit that is silent is not looked up."""
    for unit in range(len(units)):
        if units[unit] != 0:
            for at in range(len(sums)):
                sums[at] += units[unit] * weights[unit, at]
