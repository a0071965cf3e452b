"""Which JSON Schema fits which content file, for the editors' own tools."""

from dataclasses import dataclass
from pathlib import Path, PurePath

from bot.content.loader import Files, schema_name

SCHEMA_FOLDER = "_schema"
MODELINE = "# yaml-language-server: $schema="
"""First line of a YAML file that tells an editor where its schema is (YAML language server)."""


@dataclass(frozen=True)
class Association:
    """A schema with the folders or files that it fits.

    Attributes:
        schema: The schema's file.
        globs: Files that it fits, relative to the content folder.
        modeline: The line that names the schema, for the top of such a file.
    """

    schema: Path
    globs: tuple[str, ...]
    modeline: str


def associations(files: Files) -> list[Association]:
    """Return every schema of the content folder that some file of it needs."""
    globs: dict[str, dict[str, PurePath]] = {}
    for document in files.documents:
        path = document.path
        name = schema_name(path)
        alone = path.stem == name
        glob = path.as_posix() if alone else (path.parent / f"*{path.suffix}").as_posix()
        globs.setdefault(name, {})[glob] = path
    found = []
    for name in sorted(globs):
        schema = files.root / SCHEMA_FOLDER / f"{name}.json"
        if schema.is_file():
            depth = len(next(iter(globs[name].values())).parts) - 1
            relative = "../" * depth + f"{SCHEMA_FOLDER}/{name}.json"
            found.append(Association(schema, tuple(sorted(globs[name])), MODELINE + relative))
    return found


def editor_settings(found: list[Association], root: Path) -> dict[str, list[str]]:
    """Return the setting `yaml.schemas` of VS Code for these schemas."""
    return {
        one.schema.as_posix(): [(root / glob).as_posix() for glob in one.globs] for one in found
    }
