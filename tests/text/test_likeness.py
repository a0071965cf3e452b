"""The same offer in other words is near; another offer is not."""

import json
import random
import re
import time
from pathlib import Path

import pytest

from bot.text.likeness import (
    MAX_CHARACTERS,
    MIN_WORDS,
    NEAR,
    Crowd,
    Fingerprint,
    essential_words,
    fingerprint,
)

SIGNS = Path(__file__).parent.parent / "signs"
KEY = b"a key for tests"
MAX_FALSE = 0.005
SHORT, LONG = MAX_CHARACTERS // 16, MAX_CHARACTERS
SLACK = 4
"""A long text may cost so many times more by its character; where a square grows, it is 16."""
FLOOR_SECONDS = 0.001
"""Less than this cannot be measured."""
MIN_FOUND = 0.95
WORD = re.compile(r"[^\W\d_]+")
NUMBER = re.compile(r"(?<![^\W_])\d+(?![^\W_])")
ARABIZI = {
    **dict(zip("بتثجحدذرزسصضطظعفقكلمنه", "bttj7ddrzssdtd3f9klmnh", strict=True)),
    **{"خ": "kh", "ش": "ch", "غ": "gh", "و": "ou", "ي": "i", "ى": "i", "ة": "a", "ا": "a"},
    **{"أ": "a", "إ": "i", "آ": "a", "ء": "", "ؤ": "ou", "ئ": "i", "ڤ": "v", "گ": "g"},
}


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    return [
        json.loads(line)
        for path in sorted(SIGNS.glob("offers_*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]


def made(text: str) -> Fingerprint:
    found = fingerprint(text, KEY)
    assert found is not None
    return found


def reworded(text: str, share: float, strange: list[str], chance: random.Random) -> str:
    """Change a share of the words, every number, and the order of the sentences."""
    text = NUMBER.sub(lambda match: str(chance.randint(1, 10 ** len(match.group()))), text)
    sentences = [s for s in re.split(r"(?<=[.!?؟])\s+|\n", text) if s.strip()]
    chance.shuffle(sentences)
    return WORD.sub(
        lambda match: chance.choice(strange) if chance.random() < share else match.group(),
        "\n".join(sentences),
    )


def in_latin_letters(text: str, chance: random.Random) -> str:
    """Spell Arabic letters as arabizi does, with vowels here and there."""
    spelled = []
    for letter in text:
        latin = ARABIZI.get(letter, letter)
        spelled.append(latin)
        if latin.isalpha() and latin != letter and latin[-1] not in "aiou":
            spelled.append(chance.choice(["", "", "e", "a"]))
    return "".join(spelled)


def words_of(rows: list[dict[str, str]], variety: str) -> list[str]:
    return sorted({w for r in rows if r["variety"] == variety for w in WORD.findall(r["text"])})


@pytest.mark.parametrize("share", [0.2, 0.3])
def test_an_offer_with_other_words_order_amounts_and_phone_is_found(
    rows: list[dict[str, str]], share: float
) -> None:
    chance = random.Random(1)
    strange = {row["variety"]: words_of(rows, row["variety"]) for row in rows}
    found = [
        made(row["text"]).likeness(
            made(reworded(row["text"], share, strange[row["variety"]], chance))
        )
        >= NEAR
        for row in rows
        for _ in range(2)
    ]
    assert sum(found) / len(found) >= MIN_FOUND


def test_darija_spelled_in_the_other_script_is_found(rows: list[dict[str, str]]) -> None:
    chance = random.Random(2)
    found = [
        made(row["text"]).likeness(made(in_latin_letters(row["text"], chance))) >= NEAR
        for row in rows
        if row["variety"] == "ary"
    ]
    assert sum(found) / len(found) >= MIN_FOUND


def test_different_offers_are_not_near(rows: list[dict[str, str]]) -> None:
    prints = [made(row["text"]) for row in rows]
    crowd = Crowd(prints)
    near = sum(sum(x >= NEAR for x in crowd.likenesses(one)) - 1 for one in prints)
    assert near / (len(prints) * (len(prints) - 1)) < MAX_FALSE / 10


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "Ferme en Espagne cherche 30 ouvrières pour les fraises, logement offert. Envoyez "
            "3000 DH de frais de dossier par cash à Mme Nadia avant vendredi.",
            "URGENT avant lundi : envoyez 4 500 dh par cash à Mme Hind, frais de dossier. La ferme "
            "en Espagne cherche 50 ouvrières, les fraises, avec logement offert !!",
        ),
        (
            "خوتي كاين كونطرا ديال الخدمة فالطاليان، 1300 أورو فالشهر، الدوسي 3000 درهم صيفطو "
            "الفلوس وصورة الباسبور فواتساب",
            "khouti kayn kontra dyal lkhedma f talyan, 1500 euro f chhar, dossi 2500 derhem, sifto "
            "lflous w soura dyal lpassport f watsap",
        ),
    ],
)
def test_what_people_rewrite_by_hand_is_near(first: str, second: str) -> None:
    assert made(first).likeness(made(second)) >= NEAR


def test_near_texts_share_bands(rows: list[dict[str, str]]) -> None:
    chance, strange = random.Random(3), words_of(rows, "fr")
    for row in rows[-20:]:
        one, other = made(row["text"]), made(reworded(row["text"], 0.2, strange, chance))
        assert len(set(one.bands()) & set(other.bands())) >= 2


def test_a_text_of_few_words_has_no_fingerprint() -> None:
    assert fingerprint("Travail en Espagne, 0612345678", KEY) is None
    assert fingerprint("خدمة فكندا", KEY) is None
    assert fingerprint("0612 " * MIN_WORDS, KEY) is None


def test_numbers_and_addresses_do_not_count() -> None:
    text = (
        "Nous cherchons des serveurs et des cuisiniers pour un hôtel de Doha, contrat de deux ans"
    )
    assert made(text) == made(
        f"{text} +974 5555 0101 rh@example.com https://example.com/offre?id=9"
    )


def test_another_key_makes_another_fingerprint(rows: list[dict[str, str]]) -> None:
    other = fingerprint(rows[0]["text"], b"another key")
    assert other is not None
    assert other.likeness(made(rows[0]["text"])) < NEAR


def test_a_fingerprint_comes_back_from_its_stored_form(rows: list[dict[str, str]]) -> None:
    one = made(rows[0]["text"])
    assert Fingerprint.from_bytes(one.to_bytes()) == one
    with pytest.raises(ValueError, match="bytes"):
        Fingerprint.from_bytes(b"short")


def seconds(text: str) -> float:
    """Return the processor time of finding the words of a text, at best."""
    times = []
    for _ in range(3):
        started = time.process_time()
        list(essential_words(text))
        times.append(time.process_time() - started)
    return max(min(times), FLOOR_SECONDS)


@pytest.mark.parametrize(
    "piece", ["abcdefgh", "ابتثجح", "1", "a@", "@", "ab.c", "http:/", "www.", "wa.me", "a b ", " "]
)
def test_no_repeated_text_takes_longer_by_its_character_than_a_short_one(piece: str) -> None:
    text = (piece * LONG)[:LONG]
    assert seconds(text) < seconds(text[:SHORT]) * (LONG / SHORT) * SLACK


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("contact rh@example.com maintenant", "contact maintenant"),
        ("(rh@example.com), maintenant", "maintenant"),
        ("rh@example@com@travail maintenant", "maintenant"),
        ("contact @example maintenant", "contact example maintenant"),
        ("contact@ maintenant", "contact maintenant"),
        ("voir:https://example.com/offre maintenant", "voir maintenant"),
    ],
)
def test_a_mail_address_or_a_link_is_no_word(text: str, counted: str) -> None:
    assert list(essential_words(text)) == list(essential_words(counted))
