"""The sign engine: the signs of fraud that an offer bears, with the words that bear them."""

from actions.sign_engine.engine import SignEngine
from actions.sign_engine.findings import Findings, Hit, Question
from actions.sign_engine.lookup import ContentLookup
from actions.sign_engine.model import Severity, Sign
from actions.sign_engine.opinion import SecondOpinion

__all__ = [
    "ContentLookup",
    "Findings",
    "Hit",
    "Question",
    "SecondOpinion",
    "Severity",
    "Sign",
    "SignEngine",
]
