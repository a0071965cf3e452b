"""Passwords (argon2id) and the second factor (RFC 6238, as every authenticator app computes it)."""

import base64
import hashlib
import hmac
import secrets
import struct
from datetime import datetime
from urllib.parse import quote

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

MIN_CHARACTERS = 12
MAX_CHARACTERS = 200
STEP_SECONDS = 30
STEPS_AROUND = 1
"""Clocks of phones go wrong by half a minute."""
CODE_DIGITS = 6
SECRET_BYTES = 20
ISSUER = "Rihla"

_hasher = PasswordHasher()
_NOBODY = _hasher.hash(secrets.token_urlsafe())


def weakness(password: str, name: str) -> str | None:
    """Return why a password is refused, or None for one that will do."""
    if len(password) < MIN_CHARACTERS:
        return f"give {MIN_CHARACTERS} characters or more, such as four words"
    if len(password) > MAX_CHARACTERS:
        return f"give at most {MAX_CHARACTERS} characters"
    if name.lower() in password.lower() or len(set(password)) < MIN_CHARACTERS // 2:
        return "it is too easy to guess; give four words that do not belong together"
    return None


def digest(password: str) -> str:
    """Return what is stored of a password."""
    return _hasher.hash(password)


def is_password(password: str, stored: str | None) -> bool:
    """Tell whether a password is the stored one; as slow for an account that does not exist."""
    try:
        _hasher.verify(stored or _NOBODY, password[:MAX_CHARACTERS])
    except (Argon2Error, InvalidHashError):
        return False
    return stored is not None


def new_secret() -> str:
    """Return a secret for an authenticator app."""
    return base64.b32encode(secrets.token_bytes(SECRET_BYTES)).decode()


def secret_address(secret: str, name: str) -> str:
    """Return the address that an authenticator app reads, as text or as a QR code."""
    return f"otpauth://totp/{ISSUER}:{quote(name)}?secret={secret}&issuer={ISSUER}"


def code_at(secret: str, counter: int) -> str:
    """Return the code of a secret at one step of time."""
    key = base64.b32decode(secret)
    made = hmac.new(key, struct.pack(">Q", counter), hashlib.sha1).digest()
    start = made[-1] & 0x0F
    number = struct.unpack(">I", made[start : start + 4])[0] & 0x7FFFFFFF
    return str(number % 10**CODE_DIGITS).zfill(CODE_DIGITS)


def accepted_step(secret: str, code: str, now: datetime, used: int | None) -> int | None:
    """Return the step of time whose code was given; None for a wrong or already used one."""
    given = "".join(code.split())
    current = int(now.timestamp()) // STEP_SECONDS
    for counter in range(current - STEPS_AROUND, current + STEPS_AROUND + 1):
        if used is not None and counter <= used:
            continue
        if hmac.compare_digest(code_at(secret, counter).encode(), given.encode()):
            return counter
    return None
