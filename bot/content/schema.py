"""Validate content files against `content/_schema/*.json`, with the line of each problem.

The same schemas serve the editors' tools, so they are data, not Python. Whether a file fits is told
by one compiled check, many times as fast (`fastjsonschema`); where it does not, `jsonschema` tells
every breach.
"""

import json
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import fastjsonschema
import jsonschema

from bot.content.document import Document
from bot.content.problems import Level, Problem

_MAX_SHOWN = 80


@lru_cache(maxsize=64)
def _validator(path: Path) -> Any:
    return jsonschema.Draft7Validator(json.loads(path.read_text(encoding="utf-8")))


@lru_cache(maxsize=64)
def _compiled(path: Path) -> Any:
    return fastjsonschema.compile(json.loads(path.read_text(encoding="utf-8")))


def _fits(data: Any, schema: Path) -> bool:
    try:
        _compiled(schema)(data)
    except fastjsonschema.JsonSchemaValueException:
        return False
    return True


def _plain(value: Any) -> Any:
    """Return JSON data: YAML's dates become words, as a JSON Schema knows no date."""
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return value.isoformat() if isinstance(value, date) else value


def validate(document: Document, schema: Path) -> list[Problem]:
    """Return every breach of the schema in a file, innermost place first, in order of line."""
    problems = []
    data = _plain(document.data)
    if _fits(data, schema):
        return []
    for error in _validator(schema).iter_errors(data):
        deepest = _deepest(error)
        keys = tuple(deepest.absolute_path)
        what, repair = _explain(deepest)
        problems.append(document.problem(Level.ERROR, what, repair, *keys))
    return sorted(set(problems))


def _deepest(error: Any) -> Any:
    """Follow `anyOf`/`oneOf` to the branch that came nearest to fitting."""
    while error.context:
        error = max(error.context, key=lambda inner: len(inner.absolute_path))
    return error


def _explain(error: Any) -> tuple[str, str]:
    """Say what is wrong and what to do, for the rules that our schemas use."""
    place = ".".join(str(key) for key in error.absolute_path) or "the file"
    value = repr(error.instance)
    shown = value if len(value) <= _MAX_SHOWN else value[:_MAX_SHOWN] + "…"
    if error.validator == "required":
        return f"{place}: {error.message}", "add it"
    if error.validator == "additionalProperties":
        allowed = ", ".join(sorted(error.schema.get("properties", {})))
        return f"{place}: {error.message}", f"remove it or correct its name; known: {allowed}"
    if error.validator in {"enum", "const"}:
        wanted = error.validator_value
        words = ", ".join(map(str, wanted)) if isinstance(wanted, list) else str(wanted)
        return f"{place}: {shown} is not known here", f"use one of: {words}"
    if error.validator == "pattern":
        return f"{place}: {shown} is not written as expected", f"follow {error.validator_value}"
    if error.validator == "type":
        return f"{place}: {shown} is of the wrong kind", f"write a {error.validator_value}"
    return f"{place}: {error.message[:200]}", "correct it"
