"""Which trained model to use, and whether it is still right for the files it was trained on."""

import hashlib
import json
from pathlib import Path

FINGERPRINT_FILE = "fingerprint.json"
TRAINED_ON = (
    *("config.yml", "domain", "nlu", "stories"),
    *("bot/dialogue/classifier.py", "bot/dialogue/intent_model.py"),
    *("bot/text/folding.py", "bot/text/skeleton.py"),
)
"""Files and folders that change what training makes; words in content/ do not."""
_SUFFIXES = frozenset({".yml", ".py"})


def fingerprint(root: Path) -> str:
    """Return a digest of everything that training reads."""
    digest = hashlib.sha256()
    for name in TRAINED_ON:
        place = root / name
        paths = sorted(place.rglob("*")) if place.is_dir() else [place]
        for path in paths:
            if path.suffix in _SUFFIXES and path.is_file():
                digest.update(path.relative_to(root).as_posix().encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()


def current_model(root: Path, models: Path) -> Path | None:
    """Return the model trained on the files as they are, or None if there is none."""
    try:
        known = json.loads((models / FINGERPRINT_FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    model = models / str(known.get("model"))
    return model if known.get("fingerprint") == fingerprint(root) and model.is_file() else None


def remember_model(root: Path, models: Path, model: Path) -> None:
    """Note on which files a model was trained."""
    known = {"model": model.name, "fingerprint": fingerprint(root)}
    (models / FINGERPRINT_FILE).write_text(json.dumps(known), encoding="utf-8")
