"""Tell which of five varieties a short text is in: fr, ar, ary, ary-Latn or en."""

VARIETIES = ("fr", "ar", "ary", "ary-Latn", "en")
_CONTENT_LANGUAGE = {"fr": "fr", "en": "fr", "ar": "ar", "ary": "ar", "ary-Latn": "ar"}


def content_language(variety: str) -> str:
    """Return the language of content to answer a variety in; Darija is answered in Arabic."""
    return _CONTENT_LANGUAGE[variety]


def identify(text: str) -> str:
    """Return the variety of a text (provisional: by script)."""
    arabic = sum("\u0600" <= c <= "\u06ff" for c in text)
    latin = sum(c.isalpha() and c < "\u0250" for c in text)
    return "ar" if arabic > latin else "fr"
