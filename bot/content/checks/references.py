"""Names that point elsewhere: sources, deeds, modules, plural forms."""

from collections.abc import Iterator
from typing import Any

from bot.content.checks.base import Context
from bot.content.deeds import DEEDS, EDITOR_DEEDS, OPTIONAL_ARGUMENTS
from bot.content.document import Document, Keys
from bot.content.problems import Level, Problem


class References:
    """Every name that content uses must exist."""

    def run(self, context: Context) -> Iterator[Problem]:
        """Return every name that points to nothing."""
        for document in context.files.documents:
            yield from self._walk(context, document, document.data, ())
        for language, document in context.localised():
            if document.path.name == "replies.yaml":
                yield from self._plurals(context, language, document)
            if document.path.parent.name == "modules":
                yield from self._modules(context, language, document)

    def _walk(
        self, context: Context, document: Document, data: Any, keys: Keys
    ) -> Iterator[Problem]:
        if isinstance(data, list):
            for index, value in enumerate(data):
                yield from self._walk(context, document, value, (*keys, index))
        if not isinstance(data, dict):
            return
        if "does" in data:
            yield from self._deed(document, data, keys)
        for key, value in data.items():
            place = (*keys, key)
            if key in {"source", "ref"} and isinstance(value, str):
                yield from self._source(context, document, value, place)
            elif key == "sources" and isinstance(value, list):
                for index, source in enumerate(value):
                    if isinstance(source, str):
                        yield from self._source(context, document, source, (*place, index))
                    else:
                        yield from self._walk(context, document, source, (*place, index))
            else:
                yield from self._walk(context, document, value, place)

    def _source(
        self, context: Context, document: Document, source: str, keys: Keys
    ) -> Iterator[Problem]:
        if source not in context.content.sources:
            what = f"there is no source {source!r}"
            repair = "add it to shared/sources.yaml or correct the name"
            yield document.problem(Level.ERROR, what, repair, *keys)

    def _deed(self, document: Document, row: dict[str, Any], keys: Keys) -> Iterator[Problem]:
        does, args = row["does"], set(row.get("args", {}))
        if does not in EDITOR_DEEDS and document.path.name != "replies.yaml":
            repair = f"use one of {', '.join(sorted(EDITOR_DEEDS))}"
            yield document.problem(Level.ERROR, f"no button does {does!r}", repair, *keys, "does")
        elif does not in DEEDS:
            repair = f"use one of {', '.join(sorted(DEEDS))}"
            yield document.problem(Level.ERROR, f"no button does {does!r}", repair, *keys, "does")
        elif args - DEEDS[does]:
            what = f"{does} takes no {', '.join(sorted(args - DEEDS[does]))}"
            repair = f"it takes {', '.join(sorted(DEEDS[does])) or 'nothing'}"
            yield document.problem(Level.ERROR, what, repair, *keys)
        elif document.path.name != "replies.yaml" and DEEDS[does] - args - OPTIONAL_ARGUMENTS:
            missing = ", ".join(sorted(DEEDS[does] - args - OPTIONAL_ARGUMENTS))
            yield document.problem(Level.ERROR, f"{does} needs {missing}", "add args", *keys)

    def _plurals(self, context: Context, language: str, document: Document) -> Iterator[Problem]:
        wanted = set(context.content.languages[language].plural_forms)
        for reply_id, reply in document.data["replies"].items():
            forms = set(reply.get("forms", wanted))
            if forms != wanted:
                what = f"{reply_id} has the forms {', '.join(sorted(forms))}"
                repair = f"write all of {', '.join(sorted(wanted))}"
                yield document.problem(Level.ERROR, what, repair, "replies", reply_id, "forms")

    def _modules(self, context: Context, language: str, document: Document) -> Iterator[Problem]:
        known = context.content.modules[language]
        for field, names in (("requires", document.data["requires"]),):
            for name in names:
                if name not in known:
                    what = f"there is no module {name!r}"
                    yield document.problem(Level.ERROR, what, "correct the name", field)
        for name in document.data["end"]["next"]:
            if name not in known:
                what = f"the next module {name!r} does not exist yet"
                yield document.problem(Level.NOTICE, what, "write it, or name another", "end")
