"""What is written must fit every platform: length of texts, number and length of choices."""

from collections.abc import Iterator, Sequence
from typing import Any

from bot.content.checks.base import Context
from bot.content.document import Document
from bot.content.limits import (
    COMFORTABLE_TEXT,
    MAX_BUTTON_TITLE,
    MAX_BUTTONS,
    MAX_CHOICES,
    MAX_ROW_DETAIL,
    MAX_ROW_TITLE,
    MAX_TEXT,
    MAX_TEXT_WITH_CHOICES,
)
from bot.content.problems import Level, Problem


class Limits:
    """Texts and choices of modules, answers and replies."""

    def run(self, context: Context) -> Iterator[Problem]:
        """Return every text or choice that a platform would refuse or cut."""
        for _, document in context.localised():
            folder = document.path.parent.name
            if folder == "modules":
                for index, step in enumerate(document.data["steps"]):
                    yield from self._step(document, step, ("steps", index))
            elif folder == "answers":
                yield from self._answer(document)
            elif folder == "countries":
                for index, section in enumerate(document.data["sections"]):
                    yield from self._text(
                        document, section["text"], True, ("sections", index, "text")
                    )
            elif document.path.name == "replies.yaml":
                for reply_id, reply in document.data["replies"].items():
                    longest = MAX_ROW_TITLE if reply_id.startswith("meaning_") else MAX_TEXT
                    if len(reply.get("text", "")) > longest:
                        what = f"the title of a button is over {longest} characters"
                        yield document.problem(Level.ERROR, what, "shorten it", "replies", reply_id)
                    yield from self._screen(
                        document,
                        reply.get("text", ""),
                        reply.get("choices", ()),
                        ("replies", reply_id),
                    )

    def _step(self, document: Document, step: dict[str, Any], keys: Any) -> Iterator[Problem]:
        yield from self._screen(document, step["text"], step.get("options", ()), keys)
        for index, item in enumerate(step.get("items", ())):
            if len(item["text"]) > MAX_ROW_DETAIL:
                what = f"the item is {len(item['text'])} characters long"
                repair = f"stay under {MAX_ROW_DETAIL}"
                yield document.problem(Level.ERROR, what, repair, *keys, "items", index)
        if step["kind"] == "quiz" and not any(o["correct"] for o in step["options"]):
            what, repair = "no option of the quiz is correct", "mark one with correct: true"
            yield document.problem(Level.ERROR, what, repair, *keys)

    def _answer(self, document: Document) -> Iterator[Problem]:
        data = document.data
        yield from self._screen(document, data["short"], data.get("choices", ()), ())
        rows = [((), data), *((("countries", c), r) for c, r in data.get("countries", {}).items())]
        for keys, row in rows:
            for key in ("short", "more"):
                yield from self._text(document, row.get(key, ""), True, (*keys, key))

    def _screen(
        self, document: Document, text: str, choices: Sequence[Any], keys: Any
    ) -> Iterator[Problem]:
        yield from self._text(document, text, bool(choices), keys)
        if len(choices) > MAX_CHOICES:
            what = f"there are {len(choices)} choices"
            yield document.problem(Level.ERROR, what, f"keep at most {MAX_CHOICES}", *keys)
        longest = MAX_BUTTON_TITLE if len(choices) <= MAX_BUTTONS else MAX_ROW_TITLE
        titles = [choice["text"] for choice in choices]
        for title in titles:
            if len(title) > longest:
                what = f"the choice {title!r} is {len(title)} characters long"
                yield document.problem(Level.ERROR, what, f"stay at {longest} or under", *keys)
            if titles.count(title) > 1:
                what = f"two choices are called {title!r}"
                yield document.problem(Level.ERROR, what, "rename one", *keys)

    def _text(
        self, document: Document, text: str, with_choices: bool, keys: Any
    ) -> Iterator[Problem]:
        most = MAX_TEXT_WITH_CHOICES if with_choices else MAX_TEXT
        if len(text) > most:
            what = f"the text is {len(text)} characters long"
            yield document.problem(Level.ERROR, what, f"stay at {most} or under", *keys)
        elif len(text) > COMFORTABLE_TEXT:
            what = f"the text is {len(text)} characters long, much for a phone"
            yield document.problem(Level.WARNING, what, "make two screens of it", *keys)
