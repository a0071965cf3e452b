"""The nearest answer that has words for a country, where the one that was heard has none."""

from actions import shelf
from actions.scene import Scene
from bot.content.model import Answer
from bot.content.reply import Choice

AMONG = 3
"""So many of the likeliest answers are looked through for words about a country."""
WEAKLY = 0.1
"""A message that is no more like the answer that lacks them gets the nearest one that has them: of
347 questions right after an answer (`next_questions_unseen.jsonl`) 44 were answered without words
for their country, of which 28 had another answer near with such words. Where little spoke for
the first, that was the right one in 6 cases, the first in 2, neither in 1; where more did, the
first mostly was."""


def lacks(answer: Answer, country: str) -> bool:
    """Tell whether an answer has words for other countries, but none for this one."""
    return (
        bool(answer.countries) and country not in answer.countries and not answer.holds_everywhere
    )


def nearest(scene: Scene, intent: str, country: str) -> str | None:
    """Return the likeliest other answer that has words for a country."""
    answers = scene.content.answers[scene.language]
    likely = shelf.topics().likeliest(scene.text, AMONG)
    others = (name for name in likely if name != intent and name in answers)
    return next((name for name in others if country in answers[name].countries), None)


def surely_asks(scene: Scene, intent: str) -> bool:
    """Tell whether a message asks for an answer beyond doubt."""
    topics = shelf.topics()
    like = topics.like(scene.text)
    return topics.find(scene.text) == intent or (like is not None and like.leaning > WEAKLY)


def ways(scene: Scene, intent: str, country: str | None) -> list[Choice]:
    """Return the button of an answer, if it has a title."""
    title = f"meaning_{intent}"
    if scene.content.reply(scene.language, title) is None or not country:
        return []
    about = {"intent": intent, "country": country}
    return [Choice(scene.words(title), "answer.country", about)]
