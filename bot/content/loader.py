"""Turn the content folder into a snapshot, collecting every problem on the way.

A file that breaks its schema is reported and left out of the objects, so that the checks that
follow can still speak of the others; a snapshot is usable only if no problem is an error.
"""

import itertools
from dataclasses import dataclass
from pathlib import Path, PurePath

from bot.content import build, collector
from bot.content.document import Document, read_document
from bot.content.media import make_media
from bot.content.model import Snapshot, frozen
from bot.content.problems import ContentError, Level, Problem
from bot.content.schema import validate

_NUMBERS = itertools.count(1)
MAX_FILES = 5_000

_SCHEMA_OF_FOLDER = {"modules": "module", "answers": "answer", "countries": "country_sheet"}
_SCHEMA_OF_SHARED_FOLDER = {"countries": "country", "signs": "sign", "practice": "practice"}


@dataclass(frozen=True)
class Files:
    """Every file of the content folder that could be read and fits its schema."""

    root: Path
    documents: tuple[Document, ...]

    def get(self, path: str) -> Document | None:
        """Return the file of that path relative to the content folder."""
        return next((d for d in self.documents if d.path == PurePath(path)), None)

    def below(self, folder: str) -> tuple[Document, ...]:
        """Return the files of one folder, by name; files that begin with `_` are not content."""
        return tuple(d for d in self.documents if d.path.parent == PurePath(folder))


@collector.put_off()
def read_files(root: Path) -> tuple[Files, list[Problem]]:
    """Read and validate every YAML file below a content folder."""
    problems: list[Problem] = []
    documents = []
    paths = sorted(p for p in root.rglob("*.y*ml") if not p.name.startswith("_"))
    if len(paths) > MAX_FILES:
        place = Problem(
            PurePath(), 1, Level.ERROR, f"there are over {MAX_FILES} files", "remove some"
        )
        return Files(root, ()), [place]
    for path in paths:
        document, found = read_document(root, path)
        problems += found
        if document is None:
            continue
        schema = root / "_schema" / f"{schema_name(document.path)}.json"
        breaches = validate(document, schema) if schema.exists() else []
        problems += breaches
        if not breaches:
            documents.append(document)
    return Files(root, tuple(documents)), problems


def schema_name(path: PurePath) -> str:
    """Return the name of the schema that a file must fit, by its place."""
    folder = path.parent.name
    if path.parts[0] == "shared":
        return _SCHEMA_OF_SHARED_FOLDER.get(folder, path.stem)
    return _SCHEMA_OF_FOLDER.get(folder, path.stem)


@collector.put_off()
def make_snapshot(files: Files) -> Snapshot:
    """Build the snapshot of files that fit their schemas."""
    languages = build.languages(files.get("languages.yaml"))
    shared = {d.path.stem: d for d in files.below("shared")}
    return Snapshot(
        number=next(_NUMBERS),
        languages=frozen(languages),
        replies=frozen(
            {k: frozen(build.replies(files.get(f"{k}/replies.yaml"))) for k in languages}
        ),
        modules=frozen({k: frozen(build.modules(files.below(f"{k}/modules"))) for k in languages}),
        answers=frozen({k: frozen(build.answers(files.below(f"{k}/answers"))) for k in languages}),
        countries=frozen(build.countries(files.below("shared/countries"))),
        sources=frozen(build.sources(shared.get("sources"))),
        signs=files.below("shared/signs"),
        shared=frozen(shared),
        plans=frozen({k: d for k in languages if (d := files.get(f"{k}/plan.yaml"))}),
        sheets=frozen({k: frozen(build.sheets(files.below(f"{k}/countries"))) for k in languages}),
        checks=frozen({k: frozen(build.checks(files.get(f"{k}/checks.yaml"))) for k in languages}),
        media=frozen(make_media(files.root, shared["media"].data if "media" in shared else None)),
        examples=frozen({k: build.examples(files.get(f"{k}/examples.yaml")) for k in languages}),
    )


def load(root: Path) -> Snapshot:
    """Load a content folder, or raise `ContentError` with every error that refuses it."""
    files, problems = read_files(root)
    errors = [problem for problem in problems if problem.level is Level.ERROR]
    if not files.get("languages.yaml"):
        place = PurePath("languages.yaml")
        errors.append(Problem(place, 1, Level.ERROR, "the file is missing", "restore it"))
    if errors:
        raise ContentError(errors)
    return make_snapshot(files)
