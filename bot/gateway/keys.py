"""Secrets that the service makes for itself at the first start, in the folder for its files."""

import hashlib
import os
import secrets
from pathlib import Path

from sqlalchemy.orm import Session

from bot.storage import key_digests

MEMORY_KEY = "memory"
"""Name of the key under which the contacts and words of offers are known again."""
KEY_BYTES = 32
_OWNER_ONLY = 0o600


class KeyFileError(Exception):
    """A key file cannot be used; the message names it and the repair."""


def secret_key(folder: Path, name: str) -> bytes:
    """Return the key of that name, making it at the first call; only the owner can read it.

    Several machines on one database need the same file. Raises `KeyFileError` for a damaged one.
    """
    path = folder / f"{name}.key"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
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


def digest_of(key: bytes) -> str:
    """Return what tells a key from another and gives nothing of it away."""
    return hashlib.sha256(b"rihla key " + key).hexdigest()


def check_key(session: Session, folder: Path, name: str) -> None:
    """Make sure that a key is the one that the database was filled with.

    Raises `KeyFileError` for another: what counsellors confirmed would silently be forgotten.
    """
    if not key_digests.is_of(session, name, digest_of(secret_key(folder, name))):
        path = folder / f"{name}.key"
        raise KeyFileError(
            f"{path} is not the key with which this database was filled: confirmed offers would "
            "not be known again. Put back its copy, or that of the other machines. If it is lost, "
            "`rihla data accept-key` takes this one from now on"
        )
