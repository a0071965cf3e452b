"""Read a YAML file with the line of every value, and close the traps of YAML 1.1.

Duplicate keys are errors, only `true` and `false` are booleans (so Norway's `no` and the key `on`
stay words), and anything but plain data is refused. Sizes and depths are limited, as a file may
come from anyone who can reach the content folder.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePath
from typing import Any

import yaml

from bot.content.problems import Level, Problem

MAX_FILE_BYTES = 2_000_000
MAX_DEPTH = 30
MAX_VALUES = 200_000  # aliases can make a small file huge

Keys = tuple[str | int, ...]


@dataclass(frozen=True)
class Document:
    """A loaded file.

    Attributes:
        path: The file, relative to the content folder.
        data: Plain Python data.
        lines: Line (from 1) of the value at each path of keys and indexes.
    """

    path: PurePath
    data: Any
    lines: Mapping[Keys, int]

    def line(self, *keys: str | int) -> int:
        """Return the line of a value, or of the nearest value that encloses it."""
        while keys and keys not in self.lines:
            keys = keys[:-1]
        return self.lines.get(keys, 1)

    def problem(self, level: Level, what: str, repair: str, *keys: str | int) -> Problem:
        """Make a problem placed at a value of this file."""
        return Problem(self.path, self.line(*keys), level, what, repair)


_FASTEST = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
"""The loader in C reads ten times faster, and PyYAML's wheels have it."""


class _Loader(_FASTEST):  # type: ignore[misc, valid-type]
    """SafeLoader whose booleans are only `true` and `false`."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


class _UnreadableError(Exception):
    """Something in the file cannot be data; carries the line and the repair."""

    def __init__(self, line: int, what: str, repair: str) -> None:
        super().__init__(what)
        self.line, self.what, self.repair = line, what, repair


def read_document(root: Path, path: Path) -> tuple[Document | None, list[Problem]]:
    """Read one file below `root`; return it, or the problem that prevents it."""
    relative = PurePath(path.relative_to(root))

    def failed(line: int, what: str, repair: str) -> tuple[None, list[Problem]]:
        return None, [Problem(relative, line, Level.ERROR, what, repair)]

    try:
        raw = path.read_bytes()
        if len(raw) > MAX_FILE_BYTES:
            return failed(1, f"the file is over {MAX_FILE_BYTES} bytes", "split it")
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        return failed(line, "the file is not UTF-8", "save it with the encoding UTF-8")
    except OSError as error:
        return failed(1, f"the file cannot be read ({error.strerror})", "check its permissions")
    lines: dict[Keys, int] = {}
    try:
        node = _Loader(text).get_single_node()
        data = None if node is None else _build(node, (), lines, set())
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        what = f"this is not valid YAML ({error.problem or error.context})"
        repair = "check the indentation and put texts between double quotes"
        return failed(mark.line + 1 if mark else 1, what, repair)
    except yaml.YAMLError:
        return failed(1, "this is not valid YAML", "remove unusual characters")
    except _UnreadableError as error:
        return failed(error.line, error.what, error.repair)
    return Document(relative, data, lines), []


def _build(node: yaml.Node, keys: Keys, lines: dict[Keys, int], open_nodes: set[int]) -> Any:
    line = node.start_mark.line + 1
    lines[keys] = line
    if len(lines) > MAX_VALUES:
        raise _UnreadableError(line, f"the file holds over {MAX_VALUES} values", "split it")
    if len(keys) > MAX_DEPTH or id(node) in open_nodes:
        raise _UnreadableError(line, "values are nested too deeply", "flatten them")
    if isinstance(node, yaml.ScalarNode):
        return _scalar(node, line)
    open_nodes.add(id(node))
    try:
        if isinstance(node, yaml.SequenceNode):
            return [_build(v, (*keys, i), lines, open_nodes) for i, v in enumerate(node.value)]
        return _mapping(node, keys, lines, open_nodes)
    finally:
        open_nodes.discard(id(node))


def _mapping(
    node: yaml.Node, keys: Keys, lines: dict[Keys, int], open_nodes: set[int]
) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key_node, value_node in node.value:
        line = key_node.start_mark.line + 1
        if not isinstance(key_node, yaml.ScalarNode):
            raise _UnreadableError(line, "a key is not a word", "put the key between quotes")
        key = str(key_node.value)
        if key == "<<":
            raise _UnreadableError(line, "merge keys (<<) are not used here", "write the keys out")
        if key in found:
            raise _UnreadableError(line, f'the key "{key}" is there twice', "keep one of the two")
        place = (*keys, key)
        found[key] = _build(value_node, place, lines, open_nodes)
        lines[place] = line
    return found


def _scalar(node: yaml.ScalarNode, line: int) -> str | int | float | bool | date | None:
    if not node.style and node.value in {"true", "false"}:  # plain: None, or "" from C
        return bool(node.value == "true")
    kind = node.tag.rpartition(":")[2]
    if kind == "str":
        return str(node.value)
    if kind not in {"int", "float", "null", "timestamp"}:
        raise _UnreadableError(line, f"the tag {node.tag} is not data", "remove the tag")
    try:
        value = _Loader("").construct_object(node)
    except ValueError:
        raise _UnreadableError(line, f"{node.value!r} is no date or number", "correct it") from None
    if isinstance(value, date) and type(value) is not date:
        raise _UnreadableError(line, "a date has an hour", "write it as YYYY-MM-DD")
    return value  # type: ignore[no-any-return]
