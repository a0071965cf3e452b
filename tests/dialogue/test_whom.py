"""Whoever writes for a brother, a daughter or a friend is answered as that, from the first reply.

A relative who is named is not always the one in danger: « my father beats me », « my brother and I ».
"""

import pytest

from actions import shelf
from actions.glue_press import ActionPress
from actions.glue_situations import RELATIVE
from actions.glue_urgent import ActionDistress
from actions.situations import REPLY
from actions.whom import Whom
from bot.content.model import Snapshot
from bot.content.store import ContentStore
from tests.glue.person import Person, fits_platforms

LANGUAGES = ("fr", "ar")
FLEE = ("fuyez", "sauvez-vous", "partez", "اهربوا", "فروا")


@pytest.fixture(scope="module")
def whom(content: Snapshot) -> Whom:
    return Whom(content)


@pytest.fixture(params=LANGUAGES)
def person(request: pytest.FixtureRequest, store: ContentStore) -> Person:
    return Person(store, request.param)


def tell(person: Person, situation: str, text: str) -> str:
    """Say words that tell of a situation; return the first line of the reply."""
    told = [{"entity": "situation", "value": situation}]
    about = shelf.situations().get(situation).about  # type: ignore[union-attr]
    meant = {"name": about, "confidence": 1.0}
    said = person.play(ActionDistress(), {"text": text, "intent": meant, "entities": told})
    return _first_line(said.text)


def ask(person: Person, question: str, text: str) -> str:
    """Ask what people ask next, in these words; return the first line of the reply."""
    entities = [
        {"entity": "does", "value": "asked.show"},
        {"entity": "question", "value": question},
    ]
    return _first_line(person.play(ActionPress(), {"text": text, "entities": entities}).text)


def _first_line(text: str) -> str:
    return text.split("\n")[0].replace("\xa0", " ")


def words(store: ContentStore, person: Person, reply: str) -> str:
    """Return what stands first between stars in a reply, up to the first number."""
    said = store.current.reply(person.language, reply)
    assert said is not None
    return said.text.split("*")[1].split("{")[0].strip()


@pytest.mark.parametrize(
    "text",
    [
        "mon petit frère est séquestré en Birmanie",
        "on a enfermé ma fille dans une villa à Riyad",
        "ma soeur m'a appelée en larmes, son patron la frappe",
        "mon fils de 15 ans est parti avec un homme",
        "ils ont le passeport de mon cousin",
        "j'ai très peur pour mon mari, il est en Libye",
        "je suis à Casa et mon ami est bloqué là-bas",
        "on m'oblige à payer pour libérer mon neveu",
        "ابنتي محتجزة في بيت بعمان",
        "أخي اتصل بي وهو يبكي من طرابلس",
        "خويا شدوه فليبيا",
        "بنتي عندها 15 عام وداها واحد الراجل",
        "7absin khoya f libya w baghin lflous",
        "khti kaydrbha mol dar",
        "sahbi bla makla f myanmar",
        "my son is locked in a compound",
    ],
)
def test_another_is_in_danger(whom: Whom, text: str) -> None:
    assert whom.names_a_relative(text) or whom.tells_of_another(text)
    assert not whom.harms_the_writer(text)
    assert not whom.says_it_is_me(text)


@pytest.mark.parametrize(
    "text",
    [
        "mon père me bat tous les soirs",
        "mon frère et moi sommes coincés à Tripoli",
        "je suis enfermée ici avec ma soeur",
        "mon oncle veut me marier de force",
        "mon mari m'a séquestrée",
        "mon cousin a mes papiers et mon passeport",
        "j'ai 16 ans et ma mère veut m'envoyer en Italie",
        "j'ai peur de mon père il va me tuer",
        "il menace d'envoyer mes photos à ma mère",
        "le fils de mon employeur me touche",
        "أبي يضربني كل يوم",
        "أنا وأختي محتجزتان عند الكفيل",
        "زوجي أخذ مني كل شيء",
        "راجلي كيضربني",
        "ختي ونا مسدودين فالدار",
        "baba kayderbni bzaf",
        "ana w sahbi m7bousin f libya",
        "rajli 7absni f dar",
        "wld lpatron kay9isni",
        "my husband locked me in the house",
        "me and my sister cannot get out",
    ],
)
def test_the_writer_is_in_danger_though_a_relative_is_named(whom: Whom, text: str) -> None:
    assert whom.harms_the_writer(text) or not whom.names_a_relative(text)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("non, c'est moi qui suis là-bas", True),
        ("je parle de moi, pas de mon frère", True),
        ("أنا المحتجزة وليس أخي", True),
        ("لا انا لي تما", True),
        ("ana li m7bous machi khoya", True),
        ("it's me", True),
        ("c'est moi qui lui ai trouvé ce travail", False),
        ("c'est moi sa soeur", False),
        ("أنا التي أرسلت له المال", False),
        ("ana li khlst lih tikit", False),
    ],
)
def test_who_says_that_it_is_about_themselves(whom: Whom, text: str, *, says: bool) -> None:
    assert whom.says_it_is_me(text) == says


@pytest.mark.parametrize(
    ("situation", "own", "relative"),
    [
        ("captive", ("on m'a enfermé", "حبسوني"), ("on a enfermé mon frère", "حبسوا أخي")),
        (
            "passport_kept",
            ("le patron a pris mon passeport", "lpatron chd lpassport dyali"),
            ("le patron a le passeport de ma soeur", "lpatron chd lpassport d khti"),
        ),
        ("beaten", ("mon père me frappe", "baba kaydrbni"), ("on frappe ma fille", "kaydrbo bnti")),
    ],
)
def test_the_first_reply_is_for_whoever_writes(
    person: Person,
    store: ContentStore,
    situation: str,
    own: tuple[str, str],
    relative: tuple[str, str],
) -> None:
    at = LANGUAGES.index(person.language)
    assert words(store, person, REPLY + situation) in tell(person, situation, own[at])
    person.slots["topic"] = None
    said = tell(person, situation, relative[at])
    assert words(store, person, REPLY + situation + RELATIVE) in said


def test_the_talk_remembers_it_until_the_writer_says_it_is_me(
    person: Person, store: ContentStore
) -> None:
    at = LANGUAGES.index(person.language)
    tell(person, "captive", ("mon frère est enfermé en Libye", "khoya m7bous f libya")[at])
    said = ask(person, "how_escape", ("comment sortir de là ?", "kifach ykhrej")[at])
    assert words(store, person, "asked_how_escape_distress_relative") in said
    said = tell(person, "passport_kept", ("ils ont pris le passeport", "khdaw lpassport")[at])
    assert words(store, person, "situation_passport_kept_relative") in said, "nobody is named"
    assert person.slots["topic"]["relative"], "it outlives danger"
    tell(person, "captive", ("ils ne laissent pas sortir", "mkhllawch lkhroj")[at])
    assert person.slots["topic"]["relative"], "and comes back to it"
    said = ask(person, "how_escape", ("c'est moi qui suis enfermé", "ana li m7bous")[at])
    assert not person.slots["topic"].get("relative")
    assert words(store, person, "asked_how_escape_distress_relative") not in said


def test_whoever_was_taken_for_the_victim_is_answered_for_another(
    person: Person, store: ContentStore
) -> None:
    at = LANGUAGES.index(person.language)
    tell(person, "captive", ("enfermée, sans téléphone", "mesdouda bla tilifoun")[at])
    ask(person, "it_is_other", ("c'est pas moi, c'est elle", "machi ana li mesdouda, hiya")[at])
    assert person.slots["topic"]["relative"]
    said = ask(person, "it_is_other", ("si, c'est moi en fait", "la ana li mesdouda")[at])
    assert words(store, person, "situation_captive") in said, "it sounds like the other"
    assert not person.slots["topic"].get("relative")


def test_what_happens_to_the_writer_ends_it_too(person: Person, store: ContentStore) -> None:
    tell(person, "captive", "mon frère est enfermé en Libye")
    said = tell(person, "beaten", ("mon mari m'a frappée", "rajli drbni")[person.language == "ar"])
    assert words(store, person, "situation_beaten") in said
    assert not person.slots["topic"].get("relative")


def test_a_mother_who_must_not_know_is_no_victim(person: Person) -> None:
    tell(person, "captive", ("on m'a enfermée", "حبسوني")[person.language == "ar"])
    ask(person, "tell_nobody", "ma mère ne doit pas le savoir")
    assert not person.slots["topic"].get("relative")
    tell(person, "passport_kept", "lpassport dyali 3ndhom")
    ask(person, "go_home", "mon frère peut appeler pour moi ?")
    assert not person.slots["topic"].get("relative")
    tell(person, "captive", ("on m'a enfermée", "حبسوني")[person.language == "ar"])
    tell(person, "threatened_by", "ils vont faire du mal à mon père")
    assert not person.slots["topic"].get("relative")
    tell(person, "minor", "ma fille de 15 ans veut partir en patera")
    assert person.slots["topic"]["relative"], "another danger, another person"


def test_replies_for_relatives_fit_a_phone_and_send_nobody_away(
    person: Person, store: ContentStore
) -> None:
    told = [
        name
        for name in store.current.shared["situations"].data["situations"]
        if store.current.reply(person.language, REPLY + name + RELATIVE) is not None
    ]
    assert len(told) >= 40
    brother = {"fr": "mon frère", "ar": "أخي"}[person.language]
    for name in told:
        person.slots["topic"] = None
        first = tell(person, name, brother)
        assert words(store, person, REPLY + name + RELATIVE) in first, name
        fits_platforms(person.reply, person.language)
        assert not any(word in first.lower() for word in FLEE), name


@pytest.mark.parametrize(
    ("text", "another"),
    [
        ("elle veut la montrer à mon père", False),
        ("ghadi tsift lvideo l khoya", False),
        ("غادي تصيفط الفيديو لماما", False),
        ("mon frère est nu dessus, ils veulent l'envoyer à ma mère", True),
        ("تهدد أختي وتريد إرسال صورها إلى أمي", True),
    ],
)
def test_a_relative_to_whom_pictures_are_shown_is_not_the_one_in_them(
    whom: Whom, text: str, *, another: bool
) -> None:
    assert whom.names_more_than_receivers(text) == another
