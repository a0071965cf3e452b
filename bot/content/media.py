"""Media files of the modules: `shared/media.yaml` names them, `content/media/` holds them."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = "media"
MAX_BYTES = 5_000_000
"""A larger file is not shown: a phone on a weak network would wait too long for it."""


@dataclass(frozen=True)
class Media:
    """A file that is there to be shown."""

    path: Path
    media_type: str


def make_media(root: Path, data: Any) -> dict[str, Media]:
    """Return the registered files that are there and not too large, by key."""
    found = {}
    for key, row in (data or {}).get("media", {}).items():
        path = root / FOLDER / row["file"]
        if path.is_file() and path.stat().st_size <= MAX_BYTES:
            found[key] = Media(path, row["media_type"])
    return found
