"""The words of a text that show something, and where they stand."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Evidence:
    """Words quoted from a text.

    Attributes:
        start: Position of the first character in the text as given.
        end: Position behind the last character.
        text: The words, exactly `original[start:end]`.
    """

    start: int
    end: int
    text: str

    def to_json(self) -> dict[str, object]:
        """Return the form of `contract.md`: `{"text", "start", "end"}`."""
        return {"text": self.text, "start": self.start, "end": self.end}


def quote(original: str, start: int, end: int) -> Evidence:
    """Quote `original[start:end]` without the white space at its ends."""
    words = original[start:end]
    start += len(words) - len(words.lstrip())
    return Evidence(start, start + len(words.strip()), words.strip())
