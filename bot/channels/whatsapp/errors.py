"""The Cloud API's errors by what they mean for a reply.

Codes: developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes.
Decided on the code alone: titles change.
"""

from enum import Enum

from bot.channels.base import RefusedError, SendError, TryLaterError

RATE_SECONDS = 4.0
PAIR_SECONDS = 30.0
WINDOW_SECONDS = 24 * 3600.0
OPERATOR_SECONDS = 300.0
WINDOW = "window"


class Meaning(str, Enum):
    """What to do after an error."""

    RETRY = "retry"
    WAIT = "wait"
    WINDOW = "window"
    REFUSED = "refused"
    OPERATOR = "operator"
    OURS = "ours"


_MEANINGS: dict[Meaning, tuple[int, ...]] = {
    Meaning.RETRY: (1, 2, 131000, 131016, 131057, 133004, 135000),
    Meaning.WAIT: (4, 80007, 130429, 131048, 131056, 131064, 133016),
    Meaning.WINDOW: (131047,),
    Meaning.REFUSED: (
        *(130472, 131021, 131026, 131030, 131037, 131049, 131050, 131062),
        130497,
    ),
    Meaning.OPERATOR: (
        *(0, 3, 10, 190, *range(200, 300), 368),
        *(131005, 131031, 131042, 131044, 131045),
    ),
    Meaning.OURS: (33, 100, 131008, 131009, 131051, 131052, 131053, *range(132000, 132070)),
}
_BY_CODE = {code: meaning for meaning, codes in _MEANINGS.items() for code in codes}
_PAIR = 131056
_TOO_MANY, _UNAUTHORISED, _SERVER = 429, frozenset({401, 403}), 500


def meaning_of(code: int | None, status: int = 400) -> Meaning:
    """Return what an error means; without a known code the HTTP status decides."""
    if code in _BY_CODE:
        return _BY_CODE[code]
    if status == _TOO_MANY:
        return Meaning.WAIT
    if status in _UNAUTHORISED:
        return Meaning.OPERATOR
    return Meaning.RETRY if status >= _SERVER or status == 408 else Meaning.OURS


def send_error(code: int | None, status: int, retry_after: float | None) -> SendError:
    """Return the error that tells the outbox what to do."""
    meaning = meaning_of(code, status)
    reason = f"{meaning.value}:{code if code is not None else status}"
    if meaning is Meaning.RETRY:
        return TryLaterError(retry_after, reason=reason)
    if meaning is Meaning.WAIT:
        usual = PAIR_SECONDS if code == _PAIR else RATE_SECONDS
        return TryLaterError(retry_after or usual, counted=False, reason=reason)
    if meaning is Meaning.WINDOW:
        return TryLaterError(WINDOW_SECONDS, counted=False, reason=WINDOW)
    if meaning is Meaning.OPERATOR:
        return TryLaterError(OPERATOR_SECONDS, counted=False, reason=reason)
    return RefusedError(reason)
