"""Where things live and which way imports go; the table is section 2 of the design."""

import ast
import importlib.util
from pathlib import Path

ROOT = Path(__file__).parent.parent
RASA = ("rasa", "rasa_sdk")
FORBIDDEN = {
    "bot/text": ("bot", "actions", *RASA),
    "bot/content": ("bot.storage", "bot.channels", "bot.gateway", "bot.dialogue", "actions", *RASA),
    "bot/storage": (
        *("bot.text", "bot.content", "bot.channels", "bot.gateway", "bot.dialogue", "bot.intake"),
        *("bot.console", "actions", *RASA),
    ),
    "bot/channels": (
        *("bot.storage", "bot.content", "bot.gateway", "bot.dialogue", "bot.console"),
        *("actions", *RASA),
    ),
    "bot/intake": (
        *("bot.storage", "bot.channels", "bot.gateway", "bot.dialogue", "bot.console"),
        *("bot.content", "actions", *RASA),
    ),
    "bot/gateway": ("actions", "bot.console", *RASA),
    "bot/console": ("bot.channels", "bot.dialogue", *RASA),
    "actions/workshop_walk": ("bot.storage", "bot.channels", "bot.gateway", "actions", *RASA),
    "actions/mobility_plan": ("bot.storage", "bot.channels", "bot.gateway", "actions", *RASA),
    "bot/documents": (
        "bot.storage",
        "bot.channels",
        "bot.gateway",
        "bot.content",
        "actions",
        *RASA,
    ),
    "actions/cost_calculator": ("bot.storage", "bot.channels", "bot.gateway", "actions", *RASA),
    "actions/offer_reader": ("bot.storage", "bot.channels", "bot.gateway", "actions", *RASA),
    "actions/sign_engine": ("bot.storage", "bot.channels", "bot.gateway", "actions", *RASA),
}
MAX_LINES = 300
"""A file over it is asking to be two."""
PACKAGES = ("bot", "actions")


def imported(path: Path) -> set[str]:
    """Return every absolute module name that a file imports, wherever in it."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            names.add(node.module)
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
    return names


def under(name: str, package: str) -> bool:
    return name == package or name.startswith(package + ".")


def violations(root: Path) -> list[str]:
    """Return one line per import that goes the wrong way; a package may import itself."""
    found = []
    for folder, banned in FORBIDDEN.items():
        own = folder.replace("/", ".")
        for path in sorted((root / folder).rglob("*.py")):
            for name in sorted(imported(path)):
                if not under(name, own) and any(under(name, b) for b in banned):
                    found.append(f"{path.relative_to(root)}: may not import {name}")
    return found


def test_imports_go_one_way() -> None:
    assert violations(ROOT) == []


def test_an_import_that_goes_the_wrong_way_is_found(tmp_path: Path) -> None:
    (tmp_path / "bot" / "text").mkdir(parents=True)
    (tmp_path / "bot" / "text" / "wrong.py").write_text("from bot.storage import people\n")
    assert violations(tmp_path) == [
        "bot/text/wrong.py: may not import bot.storage",
        "bot/text/wrong.py: may not import bot.storage.people",
    ]


def test_only_the_dialogue_imports_rasa() -> None:
    importers = {
        path.relative_to(ROOT).parts[1]
        for path in (ROOT / "bot").rglob("*.py")
        if any(under(name, "rasa") for name in imported(path))
    }
    assert importers <= {"dialogue", "commands", "evaluation"}


def test_packages_inside_actions_have_names_of_their_own() -> None:
    """rasa-sdk 3.6 loads sub-packages by bare name, so a shared name stops the action server."""
    packages = {p.parent.name for p in (ROOT / "actions").glob("*/**/__init__.py")}
    shared = {n for n in packages if (ROOT / n).is_dir() or importlib.util.find_spec(n)}
    assert shared == set()


def test_every_file_is_short_enough_to_be_read_at_once() -> None:
    long = [
        f"{path.relative_to(ROOT)}: {count}"
        for package in PACKAGES
        for path in sorted((ROOT / package).rglob("*.py"))
        if (count := len(path.read_text(encoding="utf-8").splitlines())) > MAX_LINES
    ]
    assert long == []


def test_no_words_for_people_stand_in_python() -> None:
    """Words live in content/: no Arabic sentence and no literal text for the dispatcher in code."""
    spoken = []
    for path in sorted((ROOT / "actions").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
                continue
            said = [*node.args, *(k.value for k in node.keywords if k.arg == "text")]
            if node.func.attr == "utter_message" and any(isinstance(a, ast.Constant) for a in said):
                spoken.append(f"{path.name}:{node.lineno}")
    assert spoken == []
