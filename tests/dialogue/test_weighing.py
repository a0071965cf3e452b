"""Where words tell of a situation and the model of something else, danger comes first."""

import pytest

from actions.situations import Situation
from bot.dialogue.weighing import (
    BESIDE,
    CALM,
    SURE,
    SURE_BESIDE_URGENT,
    SURE_OF_DANGER,
    calmed,
    denied,
    is_beside,
    meaning,
    outweighs,
)

WANTS_TO_DIE = Situation("self_harm", "distress", above_all=True)
HELD = Situation("captive", "distress")
CODE_GIVEN = Situation("code_given", "report_fraud")
PAPERS_ASKED = Situation("papers_asked", "ask_fraud_signs")
SAFE = Situation("not_in_danger", "deny")


def parsed(intent: str | None, confidence: float, *others: tuple[str, float]) -> dict[str, object]:
    ranking = [{"name": intent, "confidence": confidence}]
    ranking += [{"name": name, "confidence": score} for name, score in others]
    return {"intent": ranking[0], "intent_ranking": ranking, "entities": []}


def test_danger_is_answered_unless_the_model_is_very_sure_of_something_else() -> None:
    assert not outweighs(parsed("out_of_scope", SURE_BESIDE_URGENT - 0.01), HELD)
    assert outweighs(parsed("out_of_scope", SURE_BESIDE_URGENT), HELD)
    assert not outweighs(parsed("report_fraud", 0.99), HELD)
    assert not outweighs(parsed("ask_visa", 0.99), WANTS_TO_DIE)


def test_what_is_no_danger_gives_way_to_what_the_model_is_sure_of() -> None:
    assert outweighs(parsed("ask_contract", SURE), PAPERS_ASKED)
    assert not outweighs(parsed("ask_contract", SURE - 0.01), PAPERS_ASKED)
    assert not outweighs(parsed("ask_fraud_signs", 0.99), PAPERS_ASKED)
    assert not outweighs(parsed(None, 0.9), PAPERS_ASKED)


def test_sure_danger_comes_before_a_situation_that_is_none() -> None:
    assert outweighs(parsed("distress", SURE_OF_DANGER), PAPERS_ASKED)
    assert not outweighs(parsed("distress", SURE_OF_DANGER - 0.01), PAPERS_ASKED)


def test_a_danger_that_the_model_hears_is_counted_beside_the_situation() -> None:
    assert meaning(parsed("distress", BESIDE), PAPERS_ASKED) == "distress"
    assert meaning(parsed("distress", BESIDE - 0.01), PAPERS_ASKED) == "ask_fraud_signs"
    assert meaning(parsed("distress", 0.9), CODE_GIVEN) == "report_fraud"


def test_an_offer_is_read_as_one_unless_somebody_is_in_danger() -> None:
    assert outweighs(parsed("share_offer", 0.5), PAPERS_ASKED)
    assert not outweighs(parsed("share_offer", 0.5), HELD)


@pytest.mark.parametrize("urgent", ["distress", "report_fraud"])
def test_who_says_that_they_are_safe_is_believed(urgent: str) -> None:
    said = parsed(urgent, 0.9, ("ask_agency_licence", 0.05))
    assert not outweighs(said, SAFE)
    assert calmed(said)["intent"]["name"] == "deny"


def test_what_is_asked_beside_it_is_answered() -> None:
    said = parsed("distress", 0.5, ("ask_agency_licence", 0.45))
    assert calmed(said)["intent"]["name"] == "ask_agency_licence"


def test_right_after_danger_who_asks_whether_to_pay_speaks_of_a_ransom() -> None:
    asked = Situation("pay_asked", "ask_fees")
    assert outweighs(parsed("ask_fees", 0.5), asked, "distress")
    assert not outweighs(parsed("ask_fees", 0.5), asked, "ask_visa")
    assert not outweighs(parsed("ask_fees", 0.5), HELD, "distress")


def test_good_news_counts_only_right_after_danger() -> None:
    better = Situation("better", "deny", only_after=True)
    assert outweighs(parsed("distress", 0.7), better)
    assert not outweighs(parsed("distress", 0.7), better, "distress")


def test_who_has_paid_nothing_is_not_told_what_to_do_after_a_fraud() -> None:
    unpaid = Situation("not_paid", "ask_fees", denies="report_fraud")
    asked = Situation("pay_asked", "ask_fees")
    assert not outweighs(parsed("report_fraud", 0.9), unpaid)
    assert outweighs(parsed("report_fraud", 0.9), asked)
    assert outweighs(parsed("report_fraud", 0.9), PAPERS_ASKED)


def test_whoever_was_misunderstood_is_believed_unless_danger_is_sure() -> None:
    nothing = denied(parsed("distress", 0.5), "distress")
    assert nothing["intent"]["name"] == "deny"
    assert nothing["entities"] == [{"entity": "situation", "value": CALM}]
    asks_wages = denied(parsed("distress", 0.5, ("ask_rights_abroad", 0.45)), "distress")
    assert asks_wages["intent"]["name"] == "ask_rights_abroad"
    sure = parsed("distress", SURE_OF_DANGER)
    assert denied(sure, "distress") == sure
    cheated = parsed("report_fraud", BESIDE)
    assert denied(cheated, "distress") == cheated


@pytest.mark.parametrize("text", ["jai 17 ans", "عندي 17 عام"])
def test_a_few_words_in_danger_are_no_question_of_calm_days(text: str) -> None:
    minor = Situation("minor_work", "ask_eligibility")
    assert is_beside(minor, {"intent": "distress"}, text)
    assert not is_beside(minor, {}, text)
    assert not is_beside(minor, {"intent": "distress"}, f"{text}, puis-je travailler cet été ?")
    assert not is_beside(HELD, {"intent": "distress"}, text)
    unpaid = Situation("unpaid_wages", "ask_rights_abroad")
    assert not is_beside(unpaid, {"intent": "distress"}, text)


@pytest.mark.parametrize("text", ["je n'ai rien payé moi", "ma khlst ta dirham", "لم أدفع شيئا"])
def test_who_is_owed_wages_is_not_told_that_they_have_time(text: str) -> None:
    nothing_paid = Situation("not_paid", "ask_fees", denies="report_fraud")
    owed = {"intent": "ask_rights_abroad", "situation": "unpaid_wages"}
    assert is_beside(nothing_paid, owed, text)
    assert not is_beside(nothing_paid, {"intent": "report_fraud"}, text)
