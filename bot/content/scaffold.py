"""Make the files of a new module from the skeleton of each language, with equal steps."""

import re
from datetime import date
from pathlib import Path
from string import Template

from bot.content.loader import Files

SKELETON = "_new_module.yaml"
"""The skeleton of a language, in its folder; the loader passes over names that begin with `_`."""
ORDER_STEP = 10
MAX_ORDER = 99
MODULE_ID = re.compile(r"[a-z][a-z0-9_]*")


class ScaffoldError(Exception):
    """The module cannot be made; the message says why and what to do."""


def new_module(
    root: Path, files: Files, module_id: str, order: int | None, day: date
) -> list[Path]:
    """Write a draft of a module in every language; return the files, or raise `ScaffoldError`."""
    document = files.get("languages.yaml")
    languages = [row["id"] for row in document.data["languages"]] if document else []
    if not MODULE_ID.fullmatch(module_id):
        message = f"{module_id!r} is no id; use small letters, digits and _, such as cv_letter"
        raise ScaffoldError(message)
    taken = {
        d.data["id"]: d.data["order"]
        for language in languages
        for d in files.below(f"{language}/modules")
    }
    if module_id in taken:
        raise ScaffoldError(f"there is a module {module_id!r} already; choose another id")
    if order is None:
        order = _free_order(set(taken.values()))
    elif order in taken.values():
        raise ScaffoldError(f"the order {order} is taken; choose another number")
    name = f"{order:02d}_{module_id}.yaml"
    values = {"id": module_id, "order": str(order), "today": day.isoformat()}
    written: dict[Path, str] = {}
    for language in languages:
        skeleton = root / language / SKELETON
        if not skeleton.is_file():
            raise ScaffoldError(f"{skeleton} is missing; restore it, or copy another language's")
        text = Template(skeleton.read_text(encoding="utf-8")).substitute(values)
        written[root / language / "modules" / name] = text
    for path, text in written.items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return list(written)


def _free_order(taken: set[int]) -> int:
    """Return a number after all modules, with room before it for others."""
    last = max(taken, default=0)
    after = (last // ORDER_STEP + 1) * ORDER_STEP
    if after <= MAX_ORDER:
        return after
    free = [number for number in range(1, MAX_ORDER + 1) if number not in taken]
    if not free:
        raise ScaffoldError(f"all {MAX_ORDER} places are taken; retire a module first")
    return free[-1]
