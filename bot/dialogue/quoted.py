"""A clause of a contract that somebody copies into a question: "…" what does it mean?

Its words are those of the contract: "the employer keeps the passport" is no captivity, and what it
asks is not how contracts are stamped.
"""

import re
from collections.abc import Mapping
from typing import Any

from actions import shelf
from actions.scene import URGENT
from actions.sign_engine import Severity
from bot.dialogue.weighing import SURE_OF_DANGER
from bot.text.folding import fold

LEAST_WORDS = 10
"""Words of the shortest message that copies a clause."""
LEAST_QUOTED = 6
"""Words between quotation marks that are not the person's own."""
MAX_CHARACTERS = 4_000
_QUOTE = re.compile(r"[\"«“„]([^\"«»“”„]{20,2000})[\"»”]")
_CLAUSE = re.compile(
    r"(?<!\w)(?:clauses?|article \d+|alineas?|paragraphe|البند|بند|بنود|المادة \d+|الفصل \d+|"
    r"lclause|l clause|lband|clause)(?!\w)"
)


def quotes_a_clause(parsed: Mapping[str, Any], spoken_of: str | None = None) -> bool:
    """Tell whether a message copies words that show a worrying sign, to ask about them.

    Right after danger or a fraud, what is copied is a threat.
    """
    if spoken_of in URGENT:
        return False
    text, intent = str(parsed["text"]), parsed["intent"]
    if intent["name"] in URGENT and float(intent.get("confidence") or 0.0) >= SURE_OF_DANGER:
        return False
    if len(text.split()) < LEAST_WORDS or len(text) > MAX_CHARACTERS:
        return False
    quoted = any(len(found.split()) >= LEAST_QUOTED for found in _QUOTE.findall(text))
    if not quoted and _CLAUSE.search(fold(text)) is None:
        return False
    findings = shelf.offer_check().check(text, today=shelf.today()).findings
    return findings.level in {Severity.DANGER, Severity.WARNING}
