"""What was just asked takes the words that answer it; danger and questions keep their way."""

import pytest

from bot.content.model import Snapshot

pytestmark = pytest.mark.rasa
COSTS = {"pending": {"kind": "costs", "field": "sums"}}


@pytest.fixture(scope="module")
def context(content: Snapshot):  # type: ignore[no-untyped-def]
    from bot.dialogue.context import Context

    return Context(content)


def parsed(text: str, intent: str | None = "nlu_fallback", **entities: str) -> dict[str, object]:
    named = [{"entity": name, "value": value} for name, value in entities.items()]
    return {"text": text, "intent": {"name": intent, "confidence": 0.5}, "entities": named}


def deed(settled: dict[str, object]) -> dict[str, str]:
    return {e["entity"]: e["value"] for e in settled["entities"]}  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "does", "value"),
    [
        ("avant de payer", "check.show", "pay"),
        ("Avant de payer ?", "check.show", "pay"),
        ("قبل ما نخلص", "check.show", "pay"),
        ("9bel ma nkhelles", "check.show", "pay"),
        ("قبل التوقيع", "check.show", "sign"),
        ("9bel ma nsini", "check.show", "sign"),
        ("avant de partir", "check.show", "leave"),
        ("قبل ما نسافر", "check.show", "leave"),
        ("calculer le coût", "costs.start", None),
        ("حساب التكلفة", "costs.start", None),
        ("mon résumé", "summary.show", None),
        ("ملخصي", "summary.show", None),
        ("changer de pays", "profile.ask", None),
        ("rappelle-moi", "reminder.set", "yes"),
        ("فكرني", "reminder.set", "yes"),
    ],
)
def test_what_may_be_said_anywhere(context, text: str, does: str, value: str | None) -> None:
    press = context.press(text, {})
    assert press.does == does
    assert press.args.get("value") == value


@pytest.mark.parametrize("text", ["que verifier avant d payer", "9bel ma nkhellesss"])
def test_nearly_the_same_words_do_too(context, text: str) -> None:
    assert deed(context.settle(parsed(text), {}))["does"] == "check.show"


@pytest.mark.parametrize("text", ["stop", "وقف التذكير", "7bes", "plus de rappels", "arrêtez"])
def test_a_word_stops_reminders_only_for_who_agreed(context, text: str) -> None:
    press = context.press(text, {"profile": {"reminder": "yes"}})
    assert (press.does, press.args) == ("reminder.set", {"value": "no"})
    assert context.press(text, {"profile": {"reminder": "no"}}) is None
    assert context.press(text, {}) is None


@pytest.mark.parametrize("text", ["safi", "صافي", "stop", "وقف", "baraka", "non merci"])
def test_right_after_a_reminder_any_enough_stops_them(context, text: str) -> None:
    press = context.press(text, {"pending": {"kind": "reminder"}})
    assert (press.does, press.args) == ("reminder.set", {"value": "no"})


@pytest.mark.parametrize("text", ["safi", "صافي"])
def test_enough_means_enough_only_then(context, text: str) -> None:
    assert context.press(text, {"profile": {"reminder": "yes"}}) is None


@pytest.mark.parametrize("text", ["visa 75 euros", "التأشيرة 75 يورو", "lviza 75 euro"])
def test_a_sum_goes_to_the_costs_while_they_are_asked(context, text: str) -> None:
    settled = context.settle(parsed(text, "ask_fees"), COSTS)
    assert deed(settled) == {"does": "costs.say", "value": text}
    elsewhere = context.settle(parsed(text, "ask_fees"), {})
    assert elsewhere["intent"]["name"] == "ask_fees" or deed(elsewhere)["intent"] == "visa_price"


@pytest.mark.parametrize("text", ["700", "1400 euros", "٧٠٠", "10,8"])
def test_a_bare_sum_is_one_whatever_the_model_makes_of_it(context, text: str) -> None:
    assert context.press(text, COSTS).does == "costs.say"
    assert context.press(text, {}) is None


@pytest.mark.parametrize("text", ["j'ai 30 ans", "عندي 30 سنة", "mon frère a 2 enfants"])
def test_a_number_that_is_no_money_is_no_answer(context, text: str) -> None:
    assert context.settle(parsed(text, "chitchat"), COSTS)["intent"]["name"] == "chitchat"


def test_after_the_result_only_a_sum_or_a_correction_goes_to_the_costs(context) -> None:
    shown = {"pending": {"kind": "costs", "field": "result"}}
    assert context.settle(parsed("xqz"), shown)["intent"]["name"] == "nlu_fallback"
    assert deed(context.settle(parsed("visa 90 euros", "ask_fees"), shown))["does"] == "costs.say"


def test_danger_is_never_a_sum(context) -> None:
    said = parsed("on m'a arnaqué de 20000 dh", "report_fraud")
    assert context.settle(said, COSTS)["intent"]["name"] == "report_fraud"


def test_a_question_and_an_offer_keep_their_way(context) -> None:
    question = parsed("le visa coûte 75 euros, c'est normal ?", "ask_fees")
    settled = context.settle(question, COSTS)
    assert settled["intent"]["name"] == "ask_fees" or deed(settled)["intent"] == "visa_price"
    offer = parsed("Recrutement Canada\nfrais 3000 dh\nwhatsapp 0600000000", "share_offer")
    assert context.settle(offer, COSTS)["intent"]["name"] == "share_offer"


def test_a_correction_of_the_country_goes_to_the_costs(context) -> None:
    said = parsed("non, plutôt la Belgique", "deny", country="BEL")
    expected = {"does": "costs.set", "field": "country", "value": "BEL"}
    assert deed(context.settle(said, COSTS)) == expected
    alone = parsed("la Belgique", "ask_country_info", country="BEL")
    assert deed(context.settle(alone, COSTS)) == expected
    asked = parsed("comment vit-on en Belgique ?", "ask_country_info", country="BEL")
    assert context.settle(asked, COSTS)["intent"]["name"] == "ask_country_info"


def test_a_country_and_a_trade_answer_the_questions_of_the_walk(context) -> None:
    asked = {"pending": {"kind": "profile", "field": "destination"}}
    said = parsed("infirmière en Allemagne", "build_plan", country="DEU", occupation="nurse")
    expected = {"does": "profile.set", "field": "destination", "value": "DEU,nurse"}
    assert deed(context.settle(said, asked)) == expected
    nothing = {"does": "profile.set", "field": "destination", "value": ""}
    assert deed(context.settle(parsed("xqz"), asked)) == nothing
    question = parsed("quel visa pour travailler", "ask_visa")
    assert context.settle(question, asked)["intent"]["name"] == "ask_visa"


@pytest.mark.parametrize("text", ["non, plutôt la Belgique", "لا، بل بلجيكا"])
def test_after_the_questions_only_a_correction_changes_the_project(context, text: str) -> None:
    done = {"pending": {"kind": "profile", "field": "done"}}
    said = parsed(text, "deny", country="BEL")
    assert deed(context.settle(said, done))["value"] == "BEL"
    plain = parsed("la Belgique", "ask_country_info", country="BEL")
    assert context.settle(plain, done)["intent"]["name"] == "ask_country_info"


@pytest.mark.parametrize("kind", ["consent", "erase", "offer", "reminder_offer"])
def test_a_question_of_yes_or_no_is_open_for_one_message(context, kind: str) -> None:
    from bot.dialogue.expected import still_open

    asked = {"kind": kind}
    assert still_open(asked, "affirm")
    assert still_open(asked, "deny")
    assert not any(still_open(asked, intent) for intent in ("ask_visa", "press", "nlu_fallback"))


def test_an_awaited_offer_waits_only_while_nothing_else_is_asked(context) -> None:
    from bot.dialogue.expected import still_open

    assert still_open({"kind": "offer_text"}, "nlu_fallback")
    assert not still_open({"kind": "offer_text"}, "ask_salary_cost")


@pytest.mark.parametrize("kind", ["costs", "profile", "plan"])
def test_a_form_stays_open_after_a_question(context, kind: str) -> None:
    from bot.dialogue.expected import still_open

    assert still_open({"kind": kind}, "ask_visa")
    assert still_open(None, "ask_visa")


@pytest.mark.parametrize(
    ("intent", "does", "field"),
    [
        ("next", "profile.skip", "trade"),
        ("repeat", "profile.ask", "trade"),
        ("go_back", "profile.ask", "destination"),
    ],
)
def test_a_question_of_the_walk_takes_words_on_itself(
    context, intent: str, does: str, field: str
) -> None:
    asked = {"pending": {"kind": "profile", "field": "trade"}}
    settled = context.settle(parsed("zid", intent), asked)
    assert deed(settled) == {"does": does, "field": field}


@pytest.mark.parametrize(("text", "intent"), [("صافي", "affirm"), ("c'est tout", "next")])
def test_that_is_all_ends_the_costs(context, text: str, intent: str) -> None:
    assert deed(context.settle(parsed(text, intent), COSTS))["does"] == "costs.result"


@pytest.mark.parametrize(
    ("text", "does"),
    [
        ("alertes", "alert.show"),
        ("التنبيهات", "alert.show"),
        ("rappelez moi dans une semaine de continuer", "reminder.set"),
        ("ذكروني بعد أسبوع", "reminder.set"),
        ("bghit n7seb ch7al ghadi ykellefni", "costs.start"),
        ("combien ça va me coûter en tout", "costs.start"),
    ],
)
def test_what_the_menu_offers_is_found_in_peoples_words(context, text: str, does: str) -> None:
    assert context.press(text, {}).does == does
