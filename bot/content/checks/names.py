"""A file's name is its key: the same in every language, and the same as the id inside."""

import re
from collections.abc import Iterator

from bot.content.checks.base import Context, texts
from bot.content.document import Document
from bot.content.problems import Level, Problem

_UNFINISHED = re.compile(r"\bTODO\b|\bFIXME\b")


class Names:
    """File names against ids and languages, duplicate ids inside files, unfinished text."""

    def run(self, context: Context) -> Iterator[Problem]:
        """Return every name that does not agree with its file."""
        for document in context.files.documents:
            yield from self._name(document, context)
            yield from self._unfinished(document)

    def _name(self, document: Document, context: Context) -> Iterator[Problem]:
        data, path = document.data, document.path
        language = path.parts[0]
        if language in context.content.languages and data.get("language") != language:
            what = f"the language is {data.get('language')!r} in the folder {language!r}"
            yield document.problem(Level.ERROR, what, f"write {language}", "language")
        wanted = self._wanted(document)
        if wanted is not None and path.name != wanted:
            what = f"the file is called {path.name}, its content says {wanted}"
            yield document.problem(Level.ERROR, what, "rename one of the two", "id")
        if path.parent.name == "modules":
            steps = [step["id"] for step in data["steps"]]
            for index, step in enumerate(steps):
                if step in steps[:index]:
                    what = f"two steps are called {step!r}"
                    yield document.problem(Level.ERROR, what, "rename one", "steps", index, "id")

    def _wanted(self, document: Document) -> str | None:
        data, folder = document.data, document.path.parent.name
        if folder == "modules":
            return f"{data['order']:02d}_{data['id']}.yaml"
        if folder in {"answers", "signs", "practice"}:
            return f"{data['id']}.yaml"
        if folder == "countries":
            return f"{data['id'].lower()}.yaml"
        return None

    def _unfinished(self, document: Document) -> Iterator[Problem]:
        """A placeholder word is an error where people read it, a warning in a draft."""
        if not isinstance(document.data, dict) or "status" not in document.data:
            return
        published = document.data["status"] == "published"
        level = Level.ERROR if published else Level.WARNING
        repair = "finish it, or set draft" if published else "finish it before it is published"
        for keys, text in texts(document.data):
            if _UNFINISHED.search(text):
                yield document.problem(level, "the text is not finished", repair, *keys)
