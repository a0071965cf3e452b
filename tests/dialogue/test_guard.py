"""The guard has the last word: danger first, a sure yes, and never an answer to another question."""

from typing import Any

import pytest

pytestmark = pytest.mark.rasa

WORDS = "des mots"


def chosen(**scores: float) -> str:
    """Return the meaning that is acted on, for the classifier's scores."""
    from rasa.shared.nlu.training_data.message import Message

    from bot.dialogue.guard import UnderstandingGuard

    ranking: list[dict[str, Any]] = [
        {"name": name, "confidence": score}
        for name, score in sorted(scores.items(), key=lambda item: -item[1])
    ]
    message = Message({"text": WORDS, "intent_ranking": ranking})
    guard = UnderstandingGuard(UnderstandingGuard.get_default_config())
    return str(guard.process([message])[0].get("intent")["name"])


def test_someone_in_danger_is_heard_where_another_meaning_is_likelier() -> None:
    assert chosen(ask_contract=0.6, distress=0.25) == "distress"
    assert chosen(report_fraud=0.5, distress=0.3) == "distress"


def test_a_fraud_told_plainly_is_not_taken_for_another_danger() -> None:
    assert chosen(report_fraud=0.75, distress=0.22) == "report_fraud"


def test_strange_noise_is_no_yes_and_no_no() -> None:
    assert chosen(affirm=0.6, out_of_scope=0.1) == "nlu_fallback"
    assert chosen(deny=0.6, out_of_scope=0.1) == "nlu_fallback"
    assert chosen(affirm=0.9, out_of_scope=0.1) == "affirm"


def test_what_is_likely_about_something_else_gets_no_answer_about_migration() -> None:
    assert chosen(ask_visa=0.5, out_of_scope=0.3) == "nlu_fallback"
    assert chosen(ask_visa=0.9, out_of_scope=0.05) == "ask_visa"
