"""Keep numbers, Latin names and phone numbers readable inside right-to-left text, and back."""

FIRST_STRONG_ISOLATE = "\u2068"
POP_ISOLATE = "\u2069"
_OVERRIDES = dict.fromkeys(map(ord, "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"))


def isolate(value: str) -> str:
    """Wrap an inserted value so that its direction does not disturb the text around it.

    The value's own direction controls go, as an unpaired one would disturb what follows.
    """
    return f"{FIRST_STRONG_ISOLATE}{value.translate(_OVERRIDES)}{POP_ISOLATE}"
