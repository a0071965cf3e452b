"""The words of the console's pages, as Babel finds them in templates and modules."""

from pathlib import Path

from babel.messages.extract import extract_from_dir

ROOT = Path(__file__).parent.parent.parent
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "marked": None}
METHODS = [("templates/**.html", "jinja2.ext:babel_extract"), ("**.py", "python")]


def words_of_pages() -> set[str | tuple[str, ...]]:
    """Return every message of the console, plural forms as pairs."""
    found: set[str | tuple[str, ...]] = set()
    console = ROOT / "bot" / "console"
    for _, _, message, _, _ in extract_from_dir(
        str(console),
        METHODS,
        keywords=KEYWORDS,
        options_map={"templates/**.html": {"trimmed": "true"}},
    ):
        found.add(message if isinstance(message, str) else tuple(message))
    return found
