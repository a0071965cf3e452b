"""Two answers in one bubble, for who asks two questions in one message.

Where there is no room for both, the first is given and the second is the first button.
"""

from collections.abc import Mapping
from dataclasses import replace

from actions.glue_answers import answer_typed, show_answer
from actions.scene import MAX_CHOICES, SECOND, Scene
from bot.content.limits import MAX_TEXT_WITH_CHOICES
from bot.content.reply import Choice, Reply

WORDS_OF_THE_FIRST_REPLY = 200
"""Characters of what Rihla says of itself above its very first reply."""
MORE = "answer.more"


def answer_all(scene: Scene, args: Mapping[str, str]) -> None:
    """Answer the question of a message, and the second, if it asks two.

    Args:
        scene: The turn.
        args: What is asked first: the answer, its country, a trade, other countries.
    """
    also = args["also"].split(",") if args.get("also") else ()
    answer_typed(scene, args["intent"], args.get("country"), args.get("trade"), also)
    asked = next((one["value"] for one in scene.entities if one.get("entity") == SECOND), None)
    first = scene.take() if asked is not None else None
    if asked is None or first is None:
        return
    name = str(asked["intent"])
    before = scene.slots.get("topic")
    scene.set("topic", None)
    show_answer(scene, name, asked.get("country"))
    second = scene.take() or Reply("")
    scene.set("topic", before)
    scene.show(_joined(scene, first, second, (args["intent"], name), asked.get("country")))


def _joined(
    scene: Scene, first: Reply, second: Reply, names: tuple[str, str], country: str | None
) -> Reply:
    """Return the bubble of two answers, or of the first with a button to the second."""
    text = f"{first.text}\n\n{_without_heading(second.text, first.text)}"
    taken = 0 if scene.slots.get("introduced") else WORDS_OF_THE_FIRST_REPLY
    if len(text) + taken > MAX_TEXT_WITH_CHOICES:
        scene.set("said", (scene.slots.get("said") or [])[:-1])  # the second is not said yet
        about = {"intent": names[1]} | ({"country": country} if country else {})
        way = Choice(_title(scene, names[1]) or scene.words("part_more"), "answer.show", about)
        return replace(first, choices=(way, *first.choices)[:MAX_CHOICES])
    choices: dict[str, Choice] = {}
    for name, reply in zip(names, (first, second), strict=True):
        for choice in reply.choices:  # two buttons "more" would be one
            title = _title(scene, name) if choice.does == MORE else None
            choices.setdefault(title or choice.title, replace(choice, title=title or choice.title))
    return replace(first, text=text, choices=tuple(choices.values())[:MAX_CHOICES])


def _without_heading(text: str, above: str) -> str:
    """Return words without the name of the country that stands above them already."""
    heading, _, rest = text.partition("\n")
    same = heading.startswith("*") and above.startswith(f"{heading}\n")
    return rest if same else text


def _title(scene: Scene, name: str) -> str | None:
    title = f"meaning_{name}"
    return scene.words(title) if scene.content.reply(scene.language, title) is not None else None
