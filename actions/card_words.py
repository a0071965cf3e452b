"""The program's words for one language, as the offer card puts them together."""

from collections.abc import Iterable

from bot.content.render import Block, Renderer
from bot.text.direction import isolate


class Words:
    """Renders the program's words for one language."""

    def __init__(self, renderer: Renderer, language: str) -> None:
        self.renderer = renderer
        self.language = language

    def __call__(self, reply_id: str, **values: object) -> Block:
        """Return the words of a reply, ready to stand inside another."""
        return Block(self.renderer.words(self.language, reply_id, **values))

    def known(self, prefix: str, key: object) -> str:
        """Return the words for a value of a closed set, or the value itself."""
        reply_id = f"{prefix}_{key}"
        if self.renderer.content.reply(self.language, reply_id) is None:
            return isolate(str(key))
        return self(reply_id)


def listed(items: Iterable[str], words: Words) -> str:
    """Return the items that there are, with the comma of the language between them."""
    return words("part_list_separator").join(item for item in items if item)


def short(text: str, limit: int) -> str:
    """Return a text cut at a word, with an ellipsis, where it is over the limit."""
    return text if len(text) <= limit else text[: limit - 1].rsplit(" ", 1)[0] + "…"
