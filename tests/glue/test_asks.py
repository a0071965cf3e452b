"""What people ask next is answered for their very case: in danger, after a fraud, after an offer."""

import pytest

from actions.asks import FILE
from actions.glue_offer import ActionReadOffer
from actions.glue_press import ActionPress
from actions.glue_situations import MOST_TURNS
from actions.glue_unsure import ActionUnsure
from actions.glue_urgent import ActionDistress, ActionReportFraud
from actions.offer_memory import NAMED_BY
from actions.scene import URGENT
from bot.content.store import ContentStore
from tests.glue.person import Person, does_of, fits_platforms

LANGUAGES = ("fr", "ar")
FEE = "money.fee_to_candidate"
ADD = {"entity": "does", "value": "offer.add"}


@pytest.fixture(params=LANGUAGES)
def person(request: pytest.FixtureRequest, store: ContentStore) -> Person:
    return Person(store, request.param)


def ask(person: Person, name: str, **topic: object) -> str:
    """Ask something while this is spoken of; return the words of the answer."""
    person.slots["topic"] = topic or None
    return person.press("asked.show", question=name).text


def words(store: ContentStore, person: Person, reply: str) -> str:
    said = store.current.reply(person.language, reply)
    assert said is not None
    return said.text.split("*")[1]


def test_every_ask_is_answered_in_each_of_its_talks(person: Person, store: ContentStore) -> None:
    for name, row in store.current.shared[FILE].data[FILE].items():
        if row.get("leave") or "does" in row:
            continue
        for talk in row["after"]:
            assert ask(person, name, intent=talk, situation=None, turns=3), (name, talk)
            fits_platforms(person.reply, person.language)
            assert bool(person.signals.get("alert")) == (talk in URGENT), (name, talk)
            person.signals.clear()


def test_the_words_for_the_very_case_come_first(person: Person, store: ContentStore) -> None:
    ransom = ask(person, "pay", intent="distress", situation="ransom", turns=3)
    assert words(store, person, "asked_pay_ransom") in ransom
    other = ask(person, "pay", intent="distress", situation="unheard_of", turns=3)
    assert other == ask(person, "pay", intent="distress", turns=3) != ransom
    fraud = ask(person, "pay", intent="report_fraud", turns=3)
    assert fraud not in {ransom, other}


def test_a_free_ticket_is_no_good_sign_beside_a_grave_one(
    person: Person, store: ContentStore
) -> None:
    calm = ask(person, "they_pay", intent="share_offer")
    assert words(store, person, "asked_they_pay_offer") in calm
    person.slots["offer"] = {"country": "THA", "signs": ["process.transit_route"]}
    grave = ask(person, "they_pay", intent="share_offer")
    assert words(store, person, "asked_they_pay_danger") in grave
    assert words(store, person, "asked_they_pay_offer") not in grave


def test_an_answer_for_the_very_country_of_the_offer_comes_first(person: Person) -> None:
    person.slots["offer"] = {"country": "ESP", "signs": []}
    person.slots["country"] = "ESP"
    spain = ask(person, "who_pays", intent="share_offer")
    assert person.slots["topic"]["intent"] == "share_offer"  # the talk goes on
    person.slots["offer"] = {"country": "POL", "signs": []}
    person.slots["country"] = "POL"
    elsewhere = ask(person, "who_pays", intent="share_offer")
    assert spain != elsewhere
    assert {"fr": "Espagne", "ar": "إسبانيا"}[person.language] in spain


def test_a_country_told_later_is_that_of_the_offer(person: Person) -> None:
    person.hear(
        ActionReadOffer(),
        "share_offer",
        "Société de transport au Portugal cherche chauffeur poids lourd, 1800 euros, logement "
        "fourni, contrat 2 ans",
    )
    assert person.slots["country"] == "PRT"
    person.hear(ActionReadOffer(), "share_offer", "pardon, c'est en Pologne")
    assert person.slots["offer"]["country"] == person.slots["country"] == "POL"


@pytest.mark.parametrize("intent", ["distress", "report_fraud"])
def test_what_is_not_understood_in_danger_is_asked_in_the_words_of_that_talk(
    person: Person, intent: str
) -> None:
    person.slots["topic"] = {"intent": intent, "situation": None, "turns": 3}
    action = ActionDistress() if intent == "distress" else ActionReportFraud()
    person.hear(action, intent, "w ila chi wa7d chafni m3a lbolis")
    asked = [c for c in person.reply.choices if c.does == "asked.show"]
    assert len(asked) >= 2
    fits_platforms(person.reply, person.language)
    assert person.press("asked.show", **asked[0].args).text


def test_what_is_not_understood_after_an_offer_is_asked_in_the_words_of_that_talk(
    person: Person,
) -> None:
    person.slots["topic"] = {"intent": "share_offer"}
    person.slots["offer"] = {"country": None, "signs": []}
    person.hear(ActionUnsure(), "nlu_fallback", "had l'entreprise m3rofa 3ndkom")
    assert does_of(person.reply.choices) & {"asked.show", "offer.why", "offer.again"}


def test_a_country_told_beside_an_ask_has_its_numbers(person: Person, store: ContentStore) -> None:
    person.slots["topic"] = {"intent": "distress", "turns": 3}
    pressed = [
        {"entity": "does", "value": "asked.show"},
        {"entity": "question", "value": "who_to_call"},
        {"entity": "country", "value": "SAU"},
    ]
    said = person.play(ActionPress(), {"text": "ana f riyad chkoun n3eyet", "entities": pressed})
    number = store.current.countries["SAU"].contacts["emergency"].phone
    assert number in said.text
    assert person.slots["country"] == "SAU"


def test_whoever_writes_for_a_brother_is_not_told_to_flee(
    person: Person, store: ContentStore
) -> None:
    own = ask(person, "how_escape", intent="distress", turns=3)
    for_brother = ask(person, "how_escape", intent="distress", turns=3, relative=True)
    assert for_brother != own
    assert words(store, person, "asked_how_escape_distress_relative") in for_brother


@pytest.mark.parametrize(
    ("text", "relative"),
    [
        ("mon frère est retenu en Libye", True),
        ("khouya mhbous f libya", True),
        ("خويا محبوس فليبيا", True),
        ("أختي محتجزة", True),
        ("on me retient", False),
        ("راني محبوس", False),
    ],
)
def test_a_relative_is_noted_from_the_first_words(
    person: Person, text: str, *, relative: bool
) -> None:
    told = {"entity": "situation", "value": "captive"}
    meant = {"name": "distress", "confidence": 1.0}
    person.play(ActionDistress(), {"text": text, "intent": meant, "entities": [told]})
    assert bool(person.slots["topic"].get("relative")) == relative


def test_an_offer_is_spoken_of_by_how_grave_its_signs_are(person: Person) -> None:
    person.slots["offer"] = {"signs": [FEE], "questions": [], "missing": []}
    grave = ask(person, "go_or_not", intent="share_offer")
    person.slots["offer"] = {"signs": [], "questions": [], "missing": []}
    honest = ask(person, "go_or_not", intent="share_offer")
    assert grave != honest
    assert "asked_go_or_not" in str(person.signals.get("answer"))


def test_what_is_told_later_joins_the_offer(person: Person) -> None:
    read = "Cherche cuisinier pour un hôtel à Dubaï, logement fourni, appelez le 0661223344"
    person.hear(ActionReadOffer(), "share_offer", read)
    assert NAMED_BY["employer"] in person.slots["offer"]["signs"]
    assert {"employer", "salary"} <= set(person.slots["offer"]["missing"])
    added = {"text": "la société s'appelle Golden Palm LLC", "entities": [ADD]}
    person.play(ActionPress(), added)
    assert NAMED_BY["employer"] not in person.slots["offer"]["signs"]
    person.play(ActionPress(), {"text": "le salaire c'est 2500 AED", "entities": [ADD]})
    assert not {"employer", "salary"} & set(person.slots["offer"]["missing"])
    told = {"text": "le passeport reste chez eux pendant deux ans", "entities": [ADD]}
    assert "passeport reste chez eux" in person.play(ActionPress(), told).text
    assert "process.documents_kept" in person.slots["offer"]["signs"]
    fits_platforms(person.reply, person.language)


def test_a_whole_advert_told_later_is_a_new_offer(person: Person) -> None:
    person.slots["offer"] = {"signs": [FEE], "questions": [], "missing": ["salary"]}
    advert = "Serveur à Lyon, CDI 35 heures, 1 900 euros brut par mois, brasserie Le Zinc"
    person.play(ActionPress(), {"text": advert, "entities": [ADD]})
    assert FEE not in person.slots["offer"]["signs"]


def test_an_offer_is_come_back_to_after_something_else(person: Person) -> None:
    person.slots["offer"] = {"signs": [], "questions": [], "missing": []}
    assert ask(person, "verify", intent="ask_visa", country="FRA")
    assert person.slots["topic"]["intent"] == "share_offer"


def test_who_asks_whom_to_call_is_told_the_numbers_of_the_country(person: Person) -> None:
    person.slots["country"] = "ARE"
    assert "999" in ask(person, "who_to_call", intent="distress", turns=3)
    person.slots["country"] = "ROU"
    assert "112" in ask(person, "who_to_call", intent="distress", turns=3)


def test_what_is_answered_gives_back_its_turns_and_what_is_not_ends_at_last(
    person: Person,
) -> None:
    ask(person, "pay", intent="distress", situation="ransom", turns=1)
    assert person.slots["topic"]["turns"] > 1
    seen = []
    for _ in range(MOST_TURNS):
        assert person.slots["topic"] is not None
        seen.append(person.hear(ActionDistress(), "distress").text)
    assert person.slots["topic"] is None
    assert len(set(seen)) >= 3  # the cards of the situation, then what may be asked
    assert "asked.show" in does_of(person.reply.choices)


def test_the_same_ask_again_brings_the_same_answer(person: Person) -> None:
    first = ask(person, "wait", intent="distress", situation="at_sea", turns=3)
    again = person.press("asked.show", question="wait").text
    assert again == first


def test_an_ask_that_content_no_longer_knows_is_told_kindly(person: Person) -> None:
    assert ask(person, "gone_from_content", intent="distress", turns=3)
    assert not person.signals.get("alert")


@pytest.mark.parametrize(("country", "number"), [("THA", "1155"), ("TUR", "157"), ("KWT", "112")])
def test_a_country_without_a_sheet_has_its_numbers_too(
    person: Person, country: str, number: str
) -> None:
    person.slots["country"] = country
    assert number in ask(person, "who_to_call", intent="distress", turns=3)


def test_what_was_swallowed_is_spoken_of_like_the_wish_to_die(person: Person) -> None:
    alone = ask(person, "alone", intent="distress", situation="self_harm", turns=3)
    assert ask(person, "alone", intent="distress", situation="poisoned", turns=3) == alone
