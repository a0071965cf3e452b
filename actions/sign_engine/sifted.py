"""Phrases and texts as columns of numbers: what `sifting` and `following` read and make."""

from typing import NamedTuple

from actions.sign_engine.columns import Flags, Masks, Numbers

BITS = 64
"""Sentences told apart in a mask; longer texts share bits, and only more is followed."""
NO_GAP = -1


class Phrases(NamedTuple):
    """The rows of all phrases, and what segments may begin; lists stand end to end, with edges.

    Attributes:
        target_edges: Where the targets of each segment begin.
        targets: The segments that each one may begin, itself among them.
        whole: Of each of these, whether the one may be the whole of it.
        further: How many words it may go on behind the one.
        row_edges: Where the rows of each segment begin.
        rows: The rows of which each segment is the rarest; so each row stands there once.
        seconds: Of each of these, its rarest segment but one.
        columns: The segments of each of these, rows by columns.
        gaps: Of each row, the gaps between its segments, or `NO_GAP`.
        owner_edges: Where the owners of each row begin.
        owners: The owners of rows: choices, and numbers beyond those of segments.
        watched: Segments of which the sentences are told.
        marks: A 0 for each segment and owner: see `grouped`.
        place: A 0 for each segment, and 0 again when a text is sifted.
    """

    target_edges: Numbers
    targets: Numbers
    whole: Flags
    further: Numbers
    row_edges: Numbers
    rows: Numbers
    seconds: Numbers
    columns: Numbers
    gaps: Numbers
    owner_edges: Numbers
    owners: Numbers
    watched: Numbers
    marks: Numbers
    place: Numbers


class Places(NamedTuple):
    """Where plain segments stand in a text, those of one segment in a row, from left to right.

    Attributes:
        numbers: The segments that stand there; the first is none, so that 0 tells of no place.
        edges: Where the places of each of these begin.
        first: The first word of each place.
        last: Its last word.
        masks: Of each of these segments, the bits of its sentences.
    """

    numbers: Numbers
    edges: Numbers
    first: Numbers
    last: Numbers
    masks: Masks


class Sifted(NamedTuple):
    """What may stand in a text.

    Attributes:
        places: Where plain segments stand.
        owners: The owners of rows that may stand, each once.
        edges: Where in `rows` those of each owner begin, and where the last end.
        rows: The rows, by their owners.
        masks: Of each watched segment, the bits of the sentences in which it may stand.
    """

    places: Places
    owners: Numbers
    edges: Numbers
    rows: Numbers
    masks: Masks


class Targets(NamedTuple):
    """What may begin in a text, from place 1 on; place 0 is of all others.

    Attributes:
        place: Of each segment, its place.
        numbers: Of each place, its segment.
        masks: The bits of its sentences.
        stands: Whether it stands there, as one plain segment.
    """

    place: Numbers
    numbers: Numbers
    masks: Masks
    stands: Flags


class Kept(NamedTuple):
    """Rows that may stand: their numbers, and the places of their segments, rows by columns."""

    rows: Numbers
    columns: Numbers
