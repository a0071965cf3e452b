"""Hours of work in a day that a message tells: "12h par jour", "12 sa3a f nhar"."""

import re

from bot.text.folding import fold

LEAST, MOST = 4, 24
"""Other numbers are no hours that somebody works in a day."""
_HOURS = (
    r"(?:h|heures?|hours?|hrs?|ساعه|ساعات|سوايع|سويعات|swaye?3|swaya3|sa3a|sa3at|saa|saat|swa3)"
    r"(?![^\W_])"
)
_EACH = (
    r"(?:/ ?|par |per |a |la |chaque |every |each |في |ف ?|f |l |ل ?|كل |kol |koul )?(?:the |le )?"
)
_DAY = (
    r"(?:jour|j|day|journee|يوميا|اليوم|يوم|النهار|نهار|l?nhar|daily|nuit|night|الليل|ليله|l?lil|lila)"
    r"(?![^\W_])"
)
_OF_WORK = r"(?:de travail |of work |عمل )?"
_A_DAY = re.compile(rf"(?<![\w.,/:])[بو]?(\d{{1,2}}) ?{_HOURS} ?{_OF_WORK}{_EACH}{_DAY}")


def hours_a_day(text: str) -> float | None:
    """Return the hours of a day that a message tells, or None."""
    found = _A_DAY.search(fold(text))
    hours = float(found.group(1)) if found else 0.0
    return hours if LEAST <= hours <= MOST else None
