"""Every word of these pages exists in Arabic, with the same values in it."""

import re
from pathlib import Path

from babel.messages.extract import extract_from_file

from bot.console.words import translations

CONSOLE = Path(__file__).parent.parent.parent / "bot" / "console"
OURS = {"statistics", "improve", "alerts", "practice"}
_VALUE = re.compile(r"\{(\w+)\}")


def messages():
    options = {"encoding": "utf-8"}
    for path in sorted((CONSOLE / "templates").glob("*.html")):
        if path.name.split(".")[0].split("_")[0] in OURS:
            words = {"_": None, "ngettext": (1, 2)}
            for _, found, _, _ in extract_from_file(
                "jinja2.ext:babel_extract", str(path), keywords=words, options=options
            ):
                yield path.name, found
    for path in sorted(CONSOLE.glob("*.py")):
        if path.stem.split("_")[0] in OURS:
            for _, found, _, _ in extract_from_file("python", str(path), keywords={"marked": None}):
                yield path.name, found


def test_nothing_is_left_in_french_on_an_arabic_page() -> None:
    arabic = translations("ar")
    missing = []
    for place, found in messages():
        if isinstance(found, tuple):
            said = arabic.ngettext(found[0], found[1], 5)
            if said in found:
                missing.append((place, found))
            continue
        said = arabic.gettext(found)
        if said == found:
            missing.append((place, found))
        assert set(_VALUE.findall(said)) == set(_VALUE.findall(found)), found
    assert missing == []
