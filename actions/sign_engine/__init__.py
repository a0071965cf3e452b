"""The sign engine: the signs of fraud that an offer bears, with the words that bear them."""

from actions.sign_engine.engine import Findings, Hit, Question, SignEngine
from actions.sign_engine.model import Severity, Sign

__all__ = ["Findings", "Hit", "Question", "Severity", "Sign", "SignEngine"]
