"""Is a delivery from Meta? The signature is over the body as it came, compared in constant time."""

import hashlib
import hmac

_PREFIX = "sha256="


def sign(app_secret: str, body: bytes) -> str:
    """Return the header that Meta would send with a body."""
    return _PREFIX + hmac.new(app_secret.encode(), body, hashlib.sha256).hexdigest()


def is_signed(app_secret: str, body: bytes, header: str | None) -> bool:
    """Tell whether a body bears our app's signature."""
    if not header or not header.isascii():
        return False
    return hmac.compare_digest(sign(app_secret, body), header)


def same_token(ours: str, theirs: str | None) -> bool:
    """Tell in constant time whether two secrets are the same."""
    return theirs is not None and hmac.compare_digest(ours.encode(), theirs.encode())
