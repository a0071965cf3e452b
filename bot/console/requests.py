"""What the console takes from a request: forms within limits, ids that are ids, honest origins."""

from collections.abc import Mapping

from starlette.requests import Request

MAX_FORM_BYTES = 64_000
MAX_FIELDS = 60
MAX_NUMBER_DIGITS = 10
MAX_NUMBER = 2**31 - 1
"""The highest id that a database counts to."""


class RefusedError(Exception):
    """A request that is not taken."""

    def __init__(self, status: int, code: str) -> None:
        super().__init__(code)
        self.status = status
        self.code = code


async def read_form(request: Request) -> Mapping[str, str]:
    """Return the words of a form, read once; raises `RefusedError` for one that is too large."""
    length = request.headers.get("content-length", "")
    if not length.isdecimal() or len(length) > MAX_NUMBER_DIGITS:
        raise RefusedError(411, "length_required")
    if int(length) > MAX_FORM_BYTES:
        raise RefusedError(413, "too_large")
    form = await request.form(max_files=0, max_fields=MAX_FIELDS)
    return {
        name: value.replace("\x00", "").replace("\r\n", "\n")
        for name, value in form.items()
        if isinstance(value, str)
    }


def number(text: str | None) -> int | None:
    """Read a number of a path, a field or a query; None for anything else."""
    digits = text or ""
    plain = digits.isascii() and digits.isdecimal() and len(digits) <= MAX_NUMBER_DIGITS
    found = int(digits) if plain else None
    return found if found is not None and found <= MAX_NUMBER else None


def makes_sense(request: Request) -> bool:
    """Tell whether the ids and words of an address can stand for anything that is stored."""
    words = [*request.path_params.values(), *request.query_params.values()]
    return not any(
        word > MAX_NUMBER if isinstance(word, int) else "\x00" in str(word) for word in words
    )


def safe_path(path: str | None) -> str:
    """Return a path within the console, for going back there; the queue for anything else."""
    given = path or ""
    inside = given.startswith("/") and not given.startswith("//")
    plain = "\\" not in given and given.isprintable() and "//" not in given.partition("?")[0]
    return given if inside and plain else "/"
