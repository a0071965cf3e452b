"""What a message means in the light of what was just said."""

from typing import Any

import pytest

from bot.content.model import Snapshot
from bot.text.folding import fold_with_positions
from bot.text.gazetteer import Gazetteer

pytestmark = pytest.mark.rasa
COUNTRIES = Gazetteer([("CAN", "canada"), ("CAN", "كندا"), ("BEL", "belgique"), ("BEL", "بلجيكا")])


@pytest.fixture(scope="module")
def context(content: Snapshot):  # type: ignore[no-untyped-def]
    from bot.dialogue.context import Context

    return Context(content)


def parsed(text: str, intent: str | None = "nlu_fallback") -> dict[str, object]:
    folded = fold_with_positions(text)
    entities = []
    for match in COUNTRIES.find(folded):
        start, end = folded.span(match.start, match.end)
        entities.append({"entity": "country", "value": match.id, "start": start, "end": end})
    return {"text": text, "intent": {"name": intent, "confidence": 0.5}, "entities": entities}


def deed(settled: dict[str, Any], name: str = "does") -> str | None:
    """Return what a message was taken to press; None where it was taken for words."""
    pressed = {entity["entity"]: entity["value"] for entity in settled["entities"]}
    return pressed.get(name) if settled["intent"]["name"] == "press" else None


@pytest.mark.parametrize(
    "text",
    ["et pour le Canada ?", "Canada", "w canada?", "وكندا؟", "وماذا عن كندا", "و كندا كيفاش"],
)
def test_a_country_alone_repeats_the_last_question_for_it(context, text: str) -> None:
    slots = {"topic": {"intent": "ask_visa", "country": "DEU"}}
    assert context.settle(parsed(text), slots)["intent"]["name"] == "ask_visa"


def test_a_town_at_home_is_no_country_and_a_fraud_is_of_none(context) -> None:
    home = {"entity": "country", "value": "MAR", "start": 0, "end": 4}
    said = {"text": "safi merci", "intent": {"name": "thanks", "confidence": 0.9}}
    settled = context.settle({**said, "entities": [home]}, {"topic": {"intent": "ask_fees"}})
    assert settled["intent"]["name"] == "thanks"
    asked = {**parsed("bghit canada", "ask_country_info")}
    asked["intent"] = {"name": "ask_country_info", "confidence": 0.9}
    after = {"topic": {"intent": "report_fraud", "turns": 2}}
    assert context.settle(asked, after)["intent"]["name"] == "ask_country_info"


def test_a_country_with_a_question_of_its_own_is_that_question(context) -> None:
    slots = {"topic": {"intent": "ask_visa"}}
    said = parsed("quel salaire minimum au Canada", "ask_salary_cost")
    assert context.settle(said, slots)["intent"]["name"] == "ask_salary_cost"


@pytest.mark.parametrize("text", ["combien ?", "شحال", "ch7al", "كم يكلف؟", "how much"])
def test_how_much_asks_the_price_of_what_was_spoken_of(context, text: str) -> None:
    assert (
        context.settle(parsed(text), {"topic": {"intent": "ask_visa"}})["intent"]["name"]
        == "ask_fees"
    )
    after_country = context.settle(parsed(text), {"topic": {"intent": "ask_country_info"}})
    assert after_country["intent"]["name"] == "ask_salary_cost"


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("plus de détails", "answer.more"),
        ("زيدني", "answer.more"),
        ("wa7ed akhor", "answer.another"),
    ],
)
def test_more_and_another_follow_the_last_answer(context, text: str, deed: str) -> None:
    slots = {"topic": {"intent": "ask_visa", "country": "DEU"}}
    press = context.press(text, slots)
    assert press is not None
    assert (press.does, dict(press.args)) == (deed, {"intent": "ask_visa", "country": "DEU"})
    assert context.press(text, {}) is None


def test_danger_is_never_overruled(context) -> None:
    slots = {"topic": {"intent": "ask_visa"}, "pending": {"kind": "offer_text"}}
    for urgent in ("distress", "report_fraud"):
        said = parsed("Canada", urgent)
        assert context.settle(said, slots)["intent"]["name"] == urgent


def test_an_editors_question_is_understood_in_the_editors_words(context, content: Snapshot) -> None:
    for language in content.languages:
        for answer in content.answers[language].values():
            for question in answer.questions:
                settled = context.settle(parsed(question), {})
                shown = [one["value"] for one in settled["entities"] if one["entity"] == "intent"]
                assert answer.id in {settled["intent"]["name"], *shown}, question


def test_after_being_asked_for_an_offer_what_comes_is_read_as_one(context) -> None:
    slots = {"pending": {"kind": "offer_text"}}
    said = parsed("serveurs Dubai 4000 dirhams logement", "nlu_fallback")
    assert context.settle(said, slots)["intent"]["name"] == "share_offer"
    assert context.settle(parsed("oui", "affirm"), slots)["intent"]["name"] == "affirm"


def test_a_link_alone_is_an_offer_to_look_at(context) -> None:
    assert context.settle(parsed("https://exemple.ma/offre"), {})["intent"]["name"] == "share_offer"


@pytest.mark.parametrize(
    "text",
    [
        "Brasserie Lilas à Namur cherche deux cuisiniers, 2 300 euros brut par mois, CDI",
        "مطلوب خباز متمرس لمخبزة في أكادير، الراتب 3500 درهم",
        "bghaw livreur f pizzeria f bruxelles, salaire 1900 euro, contrat 1 an",
    ],
)
def test_what_means_nothing_else_and_reads_like_an_offer_is_one(context, text: str) -> None:
    assert context.settle(parsed(text), {})["intent"]["name"] == "share_offer"


@pytest.mark.parametrize(
    "text",
    [
        "comment changer le code de ma carte bancaire",
        "كيف أغير رمز بطاقتي البنكية؟",
        "shno ghadi ntayeb lyoum l3cha",
    ],
)
def test_other_matters_are_no_offer(context, text: str) -> None:
    assert context.settle(parsed(text), {})["intent"]["name"] == "nlu_fallback"


@pytest.mark.parametrize(
    ("spoken_of", "text", "intent", "does"),
    [
        ("distress", "je dois payer ou non ??", "ask_fees", "asked.show"),
        ("distress", "شنو ندير دابا عفاك", "ask_steps", "asked.show"),
        ("distress", "3yit l soufara ma jawboch", "out_of_scope", "asked.show"),
        ("report_fraud", "راه مازال ما سحبهاش", "nlu_fallback", "asked.show"),
        ("report_fraud", "tadadam dodo lala", "nlu_fallback", None),
        ("report_fraud", "can i get it back", "go_back", "asked.show"),
        ("report_fraud", "je suis trop bête", "insult", "asked.show"),
        ("distress", "wach n9der nsafer b 3omri", "ask_eligibility", "asked.show"),
        ("distress", "ghadi nsafro simana jaya", "ask_departure", "asked.show"),
    ],
)
def test_right_after_danger_or_fraud_other_words_are_on_it(
    context, spoken_of: str, text: str, intent: str, does: str | None
) -> None:
    slots = {"topic": {"intent": spoken_of, "turns": 2}}
    settled = context.settle(parsed(text, intent), slots)
    assert deed(settled) == does
    assert settled["intent"]["name"] == ("press" if does else spoken_of)
    assert context.settle(parsed(text, intent), {})["intent"]["name"] == intent


def test_right_after_danger_a_clear_question_has_its_answer(context) -> None:
    slots = {"topic": {"intent": "distress", "turns": 2}}
    for intent in ("ask_where_to_report", "ask_contract", "talk_to_counsellor", "delete_my_data"):
        said = {**parsed("x", intent), "intent": {"name": intent, "confidence": 0.9}}
        assert context.settle(said, slots)["intent"]["name"] == intent
    weak = parsed("zzz qqq", "ask_fraud_signs")
    assert context.settle(weak, slots)["intent"]["name"] == "distress"
    assert context.settle(weak, {})["intent"]["name"] == "ask_fraud_signs"


@pytest.mark.parametrize(
    ("text", "intent"), [("merci", "thanks"), ("أنا تعبت", "chitchat"), ("la", "deny")]
)
def test_right_after_danger_nobody_is_left_at_a_word_of_politeness(
    context, text: str, intent: str
) -> None:
    slots = {"topic": {"intent": "distress", "turns": 2}}
    assert deed(context.settle(parsed(text, intent), slots)) == "talk.here"
    assert context.settle(parsed(text, intent), {})["intent"]["name"] == intent


@pytest.mark.parametrize(
    ("text", "intent", "does"),
    [
        ("vous pensez que c'est vrai ?", "nlu_fallback", "asked.show"),
        ("donc c'est un vrai", "check_offer", "asked.show"),
        ("wach bayna 79i9iya", "nlu_fallback", "asked.show"),
        ("إذن يمكنني الثقة", "out_of_scope", "offer.again"),
        ("3lach ?", "nlu_fallback", "offer.why"),
        ("شنو ندير دابا", "ask_steps", "asked.show"),
        ("il y a un logo pourtant", "ask_anapec", "asked.show"),
    ],
)
def test_right_after_an_offer_a_few_words_ask_what_to_make_of_it(
    context, text: str, intent: str, does: str
) -> None:
    after = {"topic": {"intent": "share_offer"}, "offer": {"signs": []}}
    assert context.press(text, after) is None
    assert deed(context.settle(parsed(text, intent), after)) == does
    assert deed(context.settle(parsed(text, intent), {})) is None


def test_right_after_an_offer_a_question_of_its_own_has_its_answer(context) -> None:
    after = {"topic": {"intent": "share_offer"}, "offer": {"signs": []}}
    said = {**parsed("que fait l'anapec", "ask_anapec")}
    said["intent"] = {"name": "ask_anapec", "confidence": 0.95}
    assert context.settle(said, after)["intent"]["name"] == "ask_anapec"
    asked = {**parsed("visa ?"), "intent": {"name": "ask_visa", "confidence": 0.95}}
    assert context.settle(asked, after)["intent"]["name"] == "ask_visa"


@pytest.mark.parametrize("text", ["plus de détails", "زيدني"])
def test_there_is_no_more_to_say_of_danger_as_of_an_answer(context, text: str) -> None:
    assert context.press(text, {"topic": {"intent": "distress", "turns": 2}}) is None


@pytest.mark.parametrize(
    "text",
    [
        "Bonjour, je voulais savoir si le contrat de travail pour la Belgique doit être visé ?",
        "واش عقد الشغل ديال بلجيكا خاصو يكون مؤشر عليه من الوزارة؟",
    ],
)
def test_a_question_about_a_contract_is_no_offer(context, text: str) -> None:
    settled = context.settle(parsed(text), {})
    asked = deed(settled, "intent")
    assert settled["intent"]["name"] == "nlu_fallback" or asked == "contract_stamped"


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("la secu espagnole et la cnss ont une convention", "social_security"),
        ("ila kemmelt 9rayti f fransa wach nb9a nkhdem temma", "after_studies"),
        ("ila jat mrati 3ndi wach t9der tkhdem", "spouse_work"),
        ("chkoun kaytbe3 3la lcontra f lmaghrib", "contract_stamped"),
        ("le contrat dyal lfraise f huelva ch7al katdoum", "season_family"),
    ],
)
def test_a_topic_is_heard_in_words_that_no_phrase_foresaw(context, text: str, topic: str) -> None:
    assert deed(context.settle(parsed(text), {}), "intent") == topic


@pytest.mark.parametrize("intent", ["get_certificate", "bot_challenge", "affirm", "report_fraud"])
def test_what_the_model_is_sure_of_comes_before_a_topic_by_examples(context, intent: str) -> None:
    said = parsed("ila jat mrati 3ndi wach t9der tkhdem")
    said["intent"] = {"name": intent, "confidence": 0.9}
    assert deed(context.settle(said, {}), "intent") is None


def test_a_trade_in_a_known_country_is_asked_about_there(context) -> None:
    settled = context.settle(parsed("wach soudeur matloub temma"), {"country": "DEU"})
    assert settled["intent"]["name"] == "ask_in_demand_jobs"


@pytest.mark.parametrize(
    "text",
    [
        "la dame veut 2000 dh pour la traduction, pizzaiolo à Malte 1100 € par mois",
        "السيد قال خباز فإيطاليا 1300 أورو فالشهر وبغا 2000 درهم ديال الدوسي",
    ],
)
def test_an_offer_told_as_a_question_about_its_fee_is_an_offer(context, text: str) -> None:
    said = {**parsed(text), "intent": {"name": "ask_fees", "confidence": 0.9}}
    assert context.settle(said, {})["intent"]["name"] == "share_offer"


def test_a_country_told_beside_an_ask_in_danger_is_kept(context) -> None:
    after = {"topic": {"intent": "distress", "turns": 3}}
    settled = context.settle(parsed("je suis en Belgique, j'appelle qui ?"), after)
    assert deed(settled) == "asked.show"
    assert deed(settled, "country") == "BEL"


def test_one_number_for_another_corrects_the_last_offer(context) -> None:
    after = {"topic": {"intent": "share_offer"}, "offer": {"signs": []}}
    assert deed(context.settle(parsed("non c'est 300 pas 3000"), after)) == "offer.correct"
    assert deed(context.settle(parsed("لا، 300 ماشي 3000"), after)) == "offer.correct"
    assert deed(context.settle(parsed("non c'est 300 pas 3000"), {})) is None


def test_who_did_not_understand_an_answer_gets_its_longer_words(context) -> None:
    slots = {"topic": {"intent": "ask_visa", "country": "DEU"}}
    for text in ("mafhmtch", "ما فهمتش", "j'ai pas compris", "لم أفهم"):
        settled = context.settle(parsed(text, "repeat"), slots)
        assert deed(settled) == "answer.more"
        assert (deed(settled, "intent"), deed(settled, "country")) == ("ask_visa", "DEU")


def test_inside_a_module_say_it_again_shows_its_step_again(context) -> None:
    slots = {"topic": {"intent": "ask_visa"}, "walk": {"module": "offers", "active": True}}
    assert context.settle(parsed("répète", "repeat"), slots)["intent"]["name"] == "repeat"


@pytest.mark.parametrize("topic", ["distress", "report_fraud"])
def test_who_did_not_understand_what_to_do_in_danger_hears_of_it_again(context, topic: str) -> None:
    settled = context.settle(parsed("mafhmtch", "repeat"), {"topic": {"intent": topic}})
    assert (deed(settled), deed(settled, "question")) == ("asked.show", "not_understood")


@pytest.mark.parametrize(
    "text",
    [
        "عندي 28 عام وحرفة ديال الجباص واش مطلوبة فبلجيكا",
        "est ce qu'un maçon de 40 ans est demandé en Belgique avec 1 an de contrat",
        "ana khebbaz 3ndi 10 snin, ch7al kaykhelso khebbaz f fransa",
    ],
)
def test_a_question_about_a_trade_is_no_offer(context, text: str) -> None:
    assert context.settle(parsed(text), {})["intent"]["name"] != "share_offer"


@pytest.mark.parametrize(
    "text",
    [
        "non c'est pas ça, je demande juste pour l'anapec",
        "لا ماشي لحراگة، غير سولت على أنابيك",
        "la machi hadchi, ghir kansowl",
        "لا أقصد هذا، أسأل فقط عن أنابيك",
    ],
)
def test_whoever_says_no_it_is_not_that_is_asked_again(context, text: str) -> None:
    in_danger = {"topic": {"intent": "distress", "situation": "captive", "turns": 3}}
    said = parsed(text, "distress") | {"intent_ranking": []}
    settled = context.settle(said, in_danger)
    assert settled["intent"]["name"] == "deny"
    assert context.settle(said, {})["intent"]["name"] == "distress"


def test_an_advert_that_sounds_a_little_like_a_fraud_is_read(context) -> None:
    advert = (
        "ANAPEC annonce 2000 postes en Allemagne sans conditions, remplissez le formulaire et "
        "envoyez 350 dirhams par Cash Plus au 0612345678 avant demain soir, places limitées"
    )
    assert context.settle(parsed(advert, "report_fraud"), {})["intent"]["name"] == "share_offer"
    told = parsed("j'ai payé 350 dirhams et il ne répond plus", "report_fraud")
    assert context.settle(told, {})["intent"]["name"] == "report_fraud"


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("لا ماشي بغيت نمشي أنا، هو لي ضاع فالصحرا", "situation", "lost_in_desert"),
        ("la machi hadchi, khti rah mazal ma khelssoha hadi 5 chhor", "question", "and_my_wages"),
        ("mais non, c'est le gardien qui demande 300 dinars", "question", "helper_wants_money"),
    ],
)
def test_a_fact_behind_no_it_is_not_that_is_heard(
    context, text: str, name: str, value: str
) -> None:
    in_danger = {"topic": {"intent": "distress", "situation": "captive", "turns": 3}}
    settled = context.settle(parsed(text) | {"intent_ranking": []}, in_danger)
    assert {"entity": name, "value": value} in settled["entities"]


@pytest.mark.parametrize(
    "text", ["non c'est pas ça brouf zoug trib", "لا ماشي هكا زعبول تريغ فلان"]
)
def test_a_fact_that_nobody_understands_is_asked_for_again(context, text: str) -> None:
    in_danger = {"topic": {"intent": "distress", "situation": "captive", "turns": 3}}
    settled = context.settle(parsed(text) | {"intent_ranking": []}, in_danger)
    assert deed(settled) == "talk.mistaken"


@pytest.mark.parametrize(
    ("text", "situation"),
    [
        ("wahd drari 3tawni cartona nddiha m3aya l istanbul", "stranger_bag"),
        ("خلاوه فالصحرا هو و 12 واحد", "lost_in_desert"),
        ("mieux si je suis plus là", "self_harm"),
    ],
)
def test_what_no_phrase_foresaw_is_known_by_examples(context, text: str, situation: str) -> None:
    said = parsed(text) | {"intent": {"name": "distress", "confidence": 0.4}}
    settled = context.settle(said, {})
    told = [e["value"] for e in settled["entities"] if e["entity"] == "situation"]
    assert told == [situation]


def test_a_country_that_was_asked_for_may_stand_among_other_words(context) -> None:
    country = {"entity": "country", "value": "PRT", "start": 0, "end": 8}
    said = parsed("portugal je t'ai dit, Peniche") | {"entities": [country]}
    slots = {"topic": {"intent": "ask_rights_abroad", "situation": None}}
    assert context.settle(said, slots)["intent"]["name"] == "ask_rights_abroad"
    assert context.settle(said, {})["intent"]["name"] == "nlu_fallback"


@pytest.mark.parametrize("text", ["mais je n'ai rien payé", "ma khlst walo", "ما خلصت والو"])
def test_who_paid_nothing_comes_back_to_the_offer_that_was_read(context, text: str) -> None:
    after = {"topic": {"intent": "report_fraud"}, "offer": {"signs": []}}
    assert deed(context.settle(parsed(text), after)) == "offer.again"
    assert deed(context.settle(parsed(text), {})) is None


def test_no_ends_an_alarm_but_not_despair(context) -> None:
    alone = parsed("لا ماشي معايا حتى واحد", "out_of_scope") | {"intent_ranking": []}
    despair = {"topic": {"intent": "distress", "situation": "self_harm", "turns": 3}}
    settled = context.settle(alone, despair)
    assert (deed(settled), deed(settled, "question")) == ("asked.show", "alone")
