"""A broad question within a subject: "which papers?", in a talk about bringing one's family.

The file of a family is not that of a worker. Which answers speak of a subject, and what stands in
it for a broad question, is written in `content/shared/adapt.yaml` (`within`). The subject is kept
while its answers follow each other; a message that names another by its own name leaves it.
"""

from collections.abc import Mapping
from typing import Any

from actions import shelf
from actions.adapting import adapted
from actions.scene import Scene

FILE_KEY = "within"
COUNTRIES = "countries"
"""The key of the countries where a subject holds, if it does not everywhere."""
ELSEWHERE = "elsewhere"
"""The key of answers about people who may live in another country than the one that is meant."""
INSTEAD, TERMS, LEAVES, STAYS = "instead", "terms", "leaves", "stays"


def asked_within(scene: Scene, intent: str) -> str:
    """Return the narrower answer to a broad question about what is spoken of, or the same."""
    return _instead(scene, INSTEAD, intent) or intent


def term_within(scene: Scene, term: str) -> str | None:
    """Return the answer that a term of the worker's file has in what is spoken of, if any."""
    return _instead(scene, TERMS, term)


def place_within(scene: Scene, asked: str, named: str | None) -> str | None:
    """Return the country that a question is about: not that of a relative who lives elsewhere.

    "My uncle in Spain, can he be my guarantor?" in a talk about studies in France asks of France.
    """
    spoken_of = (scene.slots.get("topic") or {}).get("intent")
    for subject in adapted(FILE_KEY).values():
        if spoken_of in subject["answers"] and asked in subject.get(ELSEWHERE, ()):
            return scene.country or named
    return named


def _instead(scene: Scene, key: str, asked: str) -> str | None:
    """Return what stands for a broad question, or a term, in the subject of the last answer."""
    spoken_of = (scene.slots.get("topic") or {}).get("intent")
    for subject in adapted(FILE_KEY).values():
        elsewhere = COUNTRIES in subject and scene.country not in subject[COUNTRIES]
        if spoken_of not in subject["answers"] or elsewhere:
            continue
        answer = subject.get(key, {}).get(asked)
        known = any(answer in answers for answers in scene.content.answers.values())
        if known and not _leaves(subject, scene.text):
            return str(answer)
    return None


def _leaves(subject: Mapping[str, Any], text: str) -> bool:
    """Tell whether a message names another subject, and not this one: "et le visa de travail ?"."""
    names_other = any(shelf.has_words(words, text) for words in subject.get(LEAVES, ()))
    return names_other and not any(shelf.has_words(words, text) for words in subject.get(STAYS, ()))
