"""What happens to people is heard in their words, in every variety.

The messages of `situations.jsonl` are by the writers of the phrases, in other words: they tell that
nothing got lost, not how well new words are heard.
"""

import json
from collections import Counter
from pathlib import Path

import pytest

from actions.scene import URGENT
from actions.situations import Situations
from bot.content.model import Snapshot
from tests.conftest import ROOT

MESSAGES = [
    json.loads(line)
    for line in (Path(__file__).parent / "situations.jsonl").read_text("utf-8").splitlines()
]
HEARD = 0.9
"""Share of the messages of each variety whose situation is heard."""
MISHEARD = 0.03
"""Share of ordinary messages in which one is heard."""
DANGERS = {"self_harm", "captive", "at_airport", "minor", "missing_person", "blackmail", "go_home"}


@pytest.fixture(scope="module")
def situations(content: Snapshot) -> Situations:
    return Situations(content)


def heard(situations: Situations, text: str) -> str | None:
    found = situations.find(text)
    return found.id if found is not None else None


@pytest.mark.parametrize("variety", ["fr", "ar", "ary", "ary-Latn", "en"])
def test_nearly_all_are_heard_in_every_variety(situations: Situations, variety: str) -> None:
    rows = [row for row in MESSAGES if row["situation"] and row["variety"] == variety]
    right = sum(heard(situations, row["text"]) == row["situation"] for row in rows)
    assert len(rows) >= 40
    assert right / len(rows) >= HEARD


def test_ordinary_messages_tell_of_none(situations: Situations) -> None:
    rows = [row["text"] for row in MESSAGES if row["situation"] is None]
    wrong = [text for text in rows if heard(situations, text)]
    assert len(rows) >= 250
    assert len(wrong) / len(rows) <= MISHEARD, wrong


def test_hardly_an_advert_tells_of_a_danger(situations: Situations) -> None:
    texts = [
        row["text"]
        for path in sorted((ROOT / "tests" / "signs").glob("unseen*.jsonl"))
        for row in map(json.loads, path.read_text("utf-8").splitlines())
        if row.get("label") == "genuine"
    ]
    found = Counter(heard(situations, text) for text in texts)
    assert len(texts) >= 200
    assert sum(found[name] for name in DANGERS) <= len(texts) * MISHEARD, found


@pytest.mark.parametrize(
    ("text", "situation"),
    [
        ("je veux plus vivre ici, je veux mourir", "self_harm"),
        ("je ne veux plus vivre ici je cherche un travail au Canada", None),
        ("جواز السفر عند الوسيط ولا يريد أن يعيده إلي", "passport_kept"),
        ("هل يمكن للمشغل أن يحتفظ بجواز سفري؟", None),
        ("3tito lcode li jani f sms", "code_given"),
    ],
)
def test_words_beside_it_undo_it_only_in_the_same_clause(
    situations: Situations, text: str, situation: str | None
) -> None:
    assert heard(situations, text) == situation


def test_the_gravest_is_heard_first(situations: Situations) -> None:
    text = "j'ai donné le code reçu par sms et maintenant j'ai envie de mourir"
    assert heard(situations, text) == "self_harm"


@pytest.mark.parametrize(
    "text",
    [
        "franchement jvx crever ce soir",
        "chui a bout jpense a me noyer",
        "si elles le voient je me pends",
        "nmout 7sen liya mn had l3ar",
        "نموت ولا يعرفو دارنا",
    ],
)
def test_a_wish_to_die_is_heard_however_hastily_it_is_typed(
    situations: Situations, text: str
) -> None:
    assert heard(situations, text) == "self_harm"


@pytest.mark.parametrize(
    "text",
    [
        "jmeurs de faim la",
        "arrete tu me tues",
        "ghadi nmout b chomage hna",
        "jveux travailler en espagne",
        "الكرا قتلني هاد الشهر",
    ],
)
def test_figures_of_speech_are_no_wish_to_die(situations: Situations, text: str) -> None:
    assert heard(situations, text) is None


@pytest.mark.parametrize(
    ("text", "situation"),
    [
        ("g donné une vidéo à un mec sur snap et il exige 1500 dh", "blackmail"),
        ("elle m'a filmé sur la cam et réclame un virement", "blackmail"),
        ("wahda swratni f video w katgol lia khelles", "blackmail"),
        ("عندو تصاوري عريانة وكيطلب الفلوس", "blackmail"),
        ("il faut une vidéo pour l'entretien et payer 200 dh", None),
        ("mon père veut me marier à un homme, moi je veux pas", "forced_to_go"),
        ("ghadi ysafroni l talyan bla khatri", "forced_to_go"),
        ("أهلي يجبرونني على الزواج", "forced_to_go"),
        ("mon père veut que je travaille au canada", None),
        ("je suis bloquée à tripoli, plus de visa ni d'argent", "go_home"),
        ("comment sortir du qatar sans passeport", "exit_without_passport"),
    ],
)
def test_what_is_told_without_its_name_is_heard(
    situations: Situations, text: str, situation: str | None
) -> None:
    assert heard(situations, text) == situation


def test_the_name_of_no_trade_is_a_danger(situations: Situations, content: Snapshot) -> None:
    """By sound "kahrabai", an electrician, is one word with "they give him shocks"."""
    trades = content.shared["occupations"].data["occupations"]
    names = [form for row in trades for forms in row["names"].values() for form in forms]
    said = [f"أنا {n}" if n[0] >= "\u0600" else f"bghit nkhdem {n} f almanya" for n in names]
    found = {text: situations.find(text) for text in said}
    assert len(names) > 1000
    assert [t for t, one in found.items() if one is not None and one.about in URGENT] == []
