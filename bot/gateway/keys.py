"""Secrets that the service makes for itself at the first start, in the folder for its files."""

import os
import secrets
from pathlib import Path

KEY_BYTES = 32
_OWNER_ONLY = 0o600


class KeyFileError(Exception):
    """A key file cannot be used; the message names it and the repair."""


def secret_key(folder: Path, name: str) -> bytes:
    """Return the key of that name, making it at the first call; only the owner can read it.

    Several machines on one database need the same file. Raises `KeyFileError` for a damaged one.
    """
    path = folder / f"{name}.key"
    folder.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY)
    except FileExistsError:
        key = path.read_bytes()
        if len(key) != KEY_BYTES:
            raise KeyFileError(
                f"{path} is damaged; put back its copy, or delete it to begin a new memory"
            ) from None
        return key
    with os.fdopen(handle, "wb") as file:
        key = secrets.token_bytes(KEY_BYTES)
        file.write(key)
    return key
