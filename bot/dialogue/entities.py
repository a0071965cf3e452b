"""Entities by gazetteer: countries, languages, levels, modules, occupations.

The names live in `content/shared/` (places, occupations) and in `content/shared/lists.yaml`
(languages), in five varieties; matching is exact on folded words, so there is nothing to train.
"""

import re
from collections.abc import Sequence
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from actions import shelf
from actions.country_words import HOME, without_denied
from actions.offer_reader.place_words import GOING_TO
from actions.regions import is_join
from bot.content.names import doubtful_places, gazetteers
from bot.text.folding import Folded, fold_with_positions
from bot.text.gazetteer import Gazetteer, NameMatch

_LEVEL = re.compile(r"(?<![a-z0-9])([abc][12])(?![a-z0-9])")
MAX_CHARACTERS = 4_000
"""Entities are looked for in the beginning of a message; an offer has its own reader."""


def _overlap(one: NameMatch, other: NameMatch) -> bool:
    return one.start < other.end and other.start < one.end


def _has_neighbour(match: NameMatch, others: Sequence[NameMatch], folded: Folded) -> bool:
    """Tell whether another country stands right beside a place, or with an "or" between."""
    for other in others:
        first, second = sorted((match, other), key=lambda m: m.start)
        if other.id not in (match.id, HOME) and first.end <= second.start:
            between = folded.text[first.end : second.start]
            if between.strip() and is_join(between):
                return True
    return False


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class GazetteerEntityExtractor(GraphComponent, EntityExtractorMixin):
    """Finds known names in the folded message, with their positions in the message as typed."""

    def __init__(self) -> None:
        self._number = -1
        self._gazetteers: dict[str, Gazetteer] = {}
        self._doubtful: frozenset[str] = frozenset()

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "GazetteerEntityExtractor":
        """Make an extractor (Rasa calls this); the names are compiled at the first message."""
        del config, model_storage, resource, execution_context
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the entities of each message."""
        content = shelf.content()
        if content.number != self._number:
            self._gazetteers, self._number = gazetteers(content), content.number
            self._doubtful = doubtful_places(content)
        for message in messages:
            folded = fold_with_positions((message.get(TEXT) or "")[:MAX_CHARACTERS])
            found = without_denied(self._find(folded), folded.original)
            message.set(ENTITIES, message.get(ENTITIES, []) + found, add_to_output=True)
        return messages

    def _is_word(
        self, name: str, match: NameMatch, others: Sequence[NameMatch], folded: Folded
    ) -> bool:
        """Tell whether a place is rather a word, as nothing leads to it: "safi", enough.

        A drop, in Arabic, is Qatar beside the name of another country.
        """
        if name != "country" or folded.text[match.start : match.end] not in self._doubtful:
            return False
        return GOING_TO.search(folded.text[: match.start]) is None and not _has_neighbour(
            match, others, folded
        )

    def _find(self, folded: Folded) -> list[dict[str, Any]]:
        matches = {name: gazetteer.find(folded) for name, gazetteer in self._gazetteers.items()}
        tongues = matches.get("language", ())
        found = [
            self._entity(name, match.id, folded.span(match.start, match.end))
            for name, found_of_name in matches.items()
            for match in found_of_name
            # "en français", "بالفرنسية" name the language and no country.
            if name != "country" or not any(_overlap(match, tongue) for tongue in tongues)
            if not self._is_word(name, match, found_of_name, folded)
        ]
        found += [
            self._entity("level", match.group(1).upper(), folded.span(*match.span(1)))
            for match in _LEVEL.finditer(folded.text)
        ]
        return found

    def _entity(self, name: str, value: str, span: tuple[int, int]) -> dict[str, Any]:
        start, end = span
        return {
            "entity": name,
            "value": value,
            "start": start,
            "end": end,
            "extractor": type(self).__name__,
        }
