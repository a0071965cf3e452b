"""Make `opinion_profile.npz` from labelled texts (developers only).

TensorFlow, which comes with Rasa, is needed here and nowhere at run time.

A text is labelled, its passages are not: the leaning of a text to a sign is the log of the sum of
the odds of its passages (multiple-instance learning), so that the passage which tells most learns
most. Features are left out at random, so that none is relied on alone, and what is stored is the
moving average of the weights, which reads new texts better than any last state does.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from actions.sign_engine.opinion import PROFILE
from actions.sign_engine.opinion_examples import Example
from actions.sign_engine.passages import Text
from actions.sign_engine.reading import WORRYING
from actions.sign_engine.summing import SMOOTHING, Floats, Layers
from bot.text.words import BOUNDARY

MAX_FEATURES = 50_000
MIN_PASSAGES = 2
"""A feature seen in fewer passages is left out: it would only be learnt by heart."""
MIN_EXAMPLES = 30
"""A sign with fewer texts that show it is not learnt."""
WHOLES = (WORRYING, "identity.no_employer")
"""What no passage shows, but what a text is as a whole."""
BY_FIELDS = frozenset(
    {
        "identity.free_mail",
        "identity.lookalike_domain",
        "identity.no_employer",
        "identity.phone_mismatch",
        "promise.salary_below_minimum",
        "promise.salary_too_high",
        "text.hidden_characters",
        "memory.confirmed_fraud",
    }
)
"""These rest on addresses, figures or what is absent, of which no passage tells."""
NETWORKS = 3
"""Networks that learn the same from different beginnings; what they tell is averaged."""
UNITS = 64
"""Hidden units of one of them."""
EPOCHS = 12
TEXTS_AT_ONCE = 64
LEARNING_RATE = 0.003
AVERAGED = 0.999
"""How much of the average of the weights stays at each step."""
LEFT_OUT = 0.5
"""Share of features left out of each text while it is learnt."""
UNITS_LEFT_OUT = 0.1
WEIGHT_DECAY = 6.4e-4
FIRST_SPREAD = 0.05
FIRST_BIAS = -3.0
"""Most passages show no sign."""
STEPS = 127
"""What features add is stored as whole numbers from -127 to 127, by the steps of each unit."""
LEAST_STEP = np.finfo(np.float32).tiny

Read = Callable[[str], Text]
"""Reads a text as the network does; the engine knows which sets of words stand there."""


@dataclass(frozen=True)
class _Passage:
    """The features of a passage, or of a whole text, and how much each counts."""

    places: npt.NDArray[np.int64]
    values: Floats


@dataclass(frozen=True)
class _Lesson:
    """A text to learn from.

    Attributes:
        passages: Its passages, and last the whole text.
        shows: Whether it shows each sign.
        told: Whether its label tells of each sign.
    """

    passages: Sequence[_Passage]
    shows: Floats
    told: Floats


class _Features:
    """The features that are read, and how rare they are."""

    def __init__(self, passages: Sequence[Collection[str]]) -> None:
        seen = Counter(chain.from_iterable(map(set, passages)))
        self.names = [n for n, k in seen.most_common(MAX_FEATURES) if k >= MIN_PASSAGES]
        self._places = {name: place for place, name in enumerate(self.names)}
        counts = np.array([seen[name] for name in self.names])
        self.rarity = (np.log((1 + len(passages)) / (1 + counts)) + 1).astype(np.float32)

    def of(self, names: Sequence[str], length: int) -> _Passage:
        """Return a passage of some words."""
        places = np.array([self._places[n] for n in names if n in self._places], np.int64)
        scaled = self.rarity[places] / np.float32(np.sqrt(length + SMOOTHING))
        return _Passage(places, scaled.astype(np.float32))


def train_opinion(
    examples: Sequence[Example],
    read: Read,
    path: Path = PROFILE,
    *,
    worrying: Collection[str] = (),
    made_from: str = "",
    networks: int = NETWORKS,
    epochs: int = EPOCHS,
) -> list[str]:
    """Teach networks the signs with enough examples, store them, and return the signs' names.

    Args:
        examples: What to learn from.
        read: Reads a text.
        path: Where to store them.
        worrying: The signs that count for whether a whole text is worrying.
        made_from: The fingerprint of the files of the examples, stored with them.
        networks: How many networks are taught.
        epochs: How often each learns from each text.

    Raises:
        ValueError: No sign has enough examples.
    """
    read_texts = [(e, text) for e in examples if (text := read(e.text)).passages()]
    rows = [list(_rows(text)) for _, text in read_texts]
    features = _Features([names for row in rows for names, _ in row])
    shown = Counter(sign for example in examples for sign in example.signs)
    signs = [s for s in sorted(shown.keys() - BY_FIELDS) if shown[s] >= MIN_EXAMPLES]
    if not signs:
        raise ValueError(f"no sign has {MIN_EXAMPLES} examples; add texts that show it")
    lessons = [
        _Lesson(
            [features.of(*passage) for passage in row],
            *_labels(example, signs, frozenset(worrying)),
        )
        for (example, _), row in zip(read_texts, rows, strict=True)
    ]
    shape = len(features.names), len(signs)
    layers = _averaged([_taught(lessons, *shape, epochs, seed) for seed in range(networks)])
    weights = layers.features * features.rarity[:, np.newaxis]
    steps = np.maximum(np.abs(weights).max(axis=0), LEAST_STEP * STEPS) / STEPS
    stored = layers._asdict() | {"features": np.rint(weights / steps).astype(np.int8)}
    np.savez_compressed(
        path,
        made_from=np.array(made_from),
        names=np.array("\n".join(features.names)),
        signs=np.array("\n".join(signs)),
        wholes=np.array("\n".join(WHOLES)),
        steps=steps,
        **stored,
    )
    return signs


def _rows(text: Text) -> Iterator[tuple[list[str], int]]:
    """Yield the features and the length of each passage, and last of the whole text."""
    for first, last in (*text.passages(), (0, len(text.words))):
        if first < last:
            length = sum(word != BOUNDARY for word in text.words[first:last])
            yield text.features(first, last), length


def _labels(
    example: Example, signs: Sequence[str], worrying: frozenset[str]
) -> tuple[Floats, Floats]:
    """Return whether a text shows each sign, and whether that is known."""
    wholes = [frozenset([name]) if name != WORRYING else worrying for name in WHOLES]
    meant = [*(frozenset([sign]) for sign in signs), *wholes]
    shows = np.array([not example.signs.isdisjoint(names) for names in meant], np.float32)
    return shows, np.ones_like(shows) if example.is_whole else shows


def _averaged(networks: Sequence[Layers]) -> Layers:
    """Return one network that tells what some others tell on average: their units side by side."""
    from scipy.linalg import block_diag

    count = np.float32(len(networks))
    return Layers(
        features=np.hstack([n.features for n in networks]),
        context=block_diag(*(n.context for n in networks)),
        units=np.concatenate([n.units for n in networks]),
        to_signs=np.vstack([n.to_signs for n in networks]) / count,
        signs_before=np.mean([n.signs_before for n in networks], axis=0),
        to_wholes=np.vstack([n.to_wholes for n in networks]) / count,
        wholes_before=np.mean([n.wholes_before for n in networks], axis=0),
    )


def _taught(lessons: Sequence[_Lesson], size: int, signs: int, epochs: int, seed: int) -> Layers:
    """Return the weights after all lessons, for so many features and signs."""
    import tensorflow as tf

    tf.keras.utils.set_random_seed(seed)
    shapes = (
        (size, UNITS),
        (UNITS, UNITS),
        (UNITS,),
        (UNITS, signs),
        (signs,),
        (UNITS, len(WHOLES)),
        (len(WHOLES),),
    )
    spread = tf.random_normal_initializer(stddev=FIRST_SPREAD)
    variables = [tf.Variable(spread(s) if len(s) > 1 else tf.zeros(s)) for s in shapes]
    weights = Layers(*variables)
    variables[Layers._fields.index("signs_before")].assign(tf.fill([signs], FIRST_BIAS))
    optimizer = tf.keras.optimizers.Adam(LEARNING_RATE, use_ema=True, ema_momentum=AVERAGED)

    def step(batch: _Batch, shows: Any, told: Any) -> None:
        with tf.GradientTape() as tape:
            leanings = _leanings(weights, batch)
            loss = tf.nn.sigmoid_cross_entropy_with_logits(shows, leanings) * told
            decay = WEIGHT_DECAY * tf.nn.l2_loss(weights.features)
            total = tf.reduce_sum(loss) / tf.cast(tf.shape(shows)[0], tf.float32) + decay
        gradients = map(tf.convert_to_tensor, tape.gradient(total, variables))
        optimizer.apply_gradients(zip(gradients, variables, strict=True))

    learn = tf.function(step, autograph=False, reduce_retracing=True)

    random = np.random.default_rng(seed)
    for _ in range(epochs):
        order = random.permutation(len(lessons))
        for start in range(0, len(order), TEXTS_AT_ONCE):
            chosen = [lessons[number] for number in order[start : start + TEXTS_AT_ONCE]]
            learn(
                _batch(chosen, size, random),
                tf.constant(np.array([lesson.shows for lesson in chosen])),
                tf.constant(np.array([lesson.told for lesson in chosen])),
            )
    optimizer.finalize_variable_values(variables)
    return Layers(*(variable.numpy() for variable in variables))


class _Batch(NamedTuple):
    """Some texts.

    Attributes:
        features: A sparse matrix, rows by features: first all passages, then the whole texts.
        text_of: The text of each passage.
    """

    features: Any
    text_of: Any


def _batch(lessons: Sequence[_Lesson], size: int, random: np.random.Generator) -> _Batch:
    """Return some texts as TensorFlow takes them, with features left out at random."""
    import tensorflow as tf

    parts = [passage for lesson in lessons for passage in lesson.passages[:-1]]
    rows = [*parts, *(lesson.passages[-1] for lesson in lessons)]
    places = np.concatenate([row.places for row in rows])
    values = np.concatenate([row.values for row in rows]) / (1 - LEFT_OUT)
    row_of = np.arange(len(rows)).repeat([len(row.places) for row in rows])
    stays = random.random(len(places)) >= LEFT_OUT
    where = np.stack([row_of[stays], places[stays]], axis=1)
    counts = [len(lesson.passages) - 1 for lesson in lessons]
    sparse = tf.SparseTensor(where, values[stays].astype(np.float32), [len(rows), size])
    return _Batch(tf.sparse.reorder(sparse), tf.constant(np.arange(len(lessons)).repeat(counts)))


def _leanings(weights: Layers, batch: _Batch) -> Any:
    """Return how far texts lean to each sign, as `opinion` reads them: texts by signs."""
    import tensorflow as tf

    added = tf.sparse.sparse_dense_matmul(batch.features, weights.features)
    count = tf.shape(batch.text_of)[0]
    passages, wholes = added[:count], added[count:]
    before = tf.matmul(wholes, weights.context) + weights.units
    units = tf.nn.relu(passages + tf.gather(before, batch.text_of))
    units = tf.nn.dropout(units, UNITS_LEFT_OUT)
    leanings = tf.matmul(units, weights.to_signs) + weights.signs_before
    top = tf.stop_gradient(tf.math.segment_max(leanings, batch.text_of))
    odds = tf.exp(leanings - tf.gather(top, batch.text_of))
    summed = top + tf.math.log(tf.math.segment_sum(odds, batch.text_of))
    units = tf.nn.dropout(tf.nn.relu(wholes + weights.units), UNITS_LEFT_OUT)
    return tf.concat([summed, tf.matmul(units, weights.to_wholes) + weights.wholes_before], axis=1)
