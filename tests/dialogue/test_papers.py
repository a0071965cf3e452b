"""Passports, papers and photos are told apart: held, sent, asked for, wanted back, lost.

Every message of `papers.jsonl` is said at the place of a talk where people say it: as their first
words, after an offer, after a fraud, in danger, where a passport is kept, where a copy was sent.
"""

import asyncio
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.content.model import Snapshot
from bot.gateway.turn import Said, Understood
from bot.storage.dialogue import DialogueState
from bot.storage.people import Person

ROWS = [
    json.loads(line)
    for line in (Path(__file__).parent / "papers.jsonl").read_text("utf-8").splitlines()
]
"""Messages none of which is an example; each with its class, talk and variety."""
SOMEBODY = Person("ppapers", None, None, held_by_counsellor=False)
BEGINS = {
    "fr": {
        "offer": "Agence Delta recrute 15 aides cuisiniers pour un hôtel à Doha, 2000 riyals par "
        "mois, logement compris, contrat 2 ans. Frais de dossier 3500 dh. Contact whatsapp 0661234567",
        "sent": "j'ai envoyé une copie de ma CIN à un recruteur sur facebook et j'ai peur",
        "fraud": "j'ai payé 9000 dh à une agence pour un contrat et depuis ils ne répondent plus",
        "kept": "l'agence garde mon passeport et refuse de me le rendre",
        "danger": "la patronne m'a enfermée dans la maison à Riyad, je ne peux pas sortir",
    },
    "ar": {
        "offer": "وكالة دلتا تشغل 15 مساعد طباخ في فندق بالدوحة، 2000 ريال في الشهر، السكن مجاني، "
        "عقد سنتين. مصاريف الملف 3500 درهم. واتساب 0661234567",
        "sent": "أرسلت نسخة من بطاقتي الوطنية إلى شخص في فيسبوك وأنا خائف",
        "fraud": "دفعت 9000 درهم لوكالة من أجل عقد ولم يعودوا يجيبون",
        "kept": "الوكالة تحتفظ بجوازي وترفض إرجاعه",
        "danger": "صاحبة البيت حبستني في المنزل بالرياض ولا أستطيع الخروج",
    },
}
"""How the talks begin."""
ANSWERS = {
    "held": {"passport_kept", "passport_back", "no_passport", "passport_for_money", "what_now"},
    "back": {"passport_kept", "passport_back", "no_passport", "passport_for_money"},
    "copies": {"papers_sent", "copies_sent", "papers_used", "copy_used"},
    "asked": {"papers", "papers_asked", "passport_wanted", "ask_keep_passport", "passport_post"}
    | {"bring_to_interview", "passport_safe", "hand_passport"},
    "better": {"passport_returned", "better"},
    "lost": {"passport_renewal", "papers_home"},
    "valid": {"passport_validity", "passport_renewal"},
    "intimate": {"blackmail", "photos_online", "photos_what", "body_photos"},
    "privacy": {"ask_privacy", "data_kept"},
    "embassy": {"passport_for_visa"},
    "mine": {"passport_mine"},
}
"""What may be said to each class: situations, asks and answers."""
VERSIONS = re.compile(
    r"(_(offer|danger|distress|fraud|work|passport_kept|papers_sent))?(_relative|_again2?|_there)?$"
)
"""How the names of replies end that are for one talk, one case or whoever writes for another."""
SHORT = 20
"""Letters of a first line that many replies may share."""
RIGHT = 0.75
"""Share that is answered to the point; a little under what is reached."""


def names(content: Snapshot) -> Iterator[tuple[str, str]]:
    """Yield the first line of each reply of a situation or an ask, and its name."""
    for replies in content.replies.values():
        for name, reply in replies.items():
            begin, _, rest = name.partition("_")
            if begin in {"situation", "asked"}:
                line = plain(reply.text.split("\n")[0].split("{")[0])
                yield line, VERSIONS.sub("", rest)


def plain(text: str) -> str:
    return " ".join("".join(c for c in text if not "\u2066" <= c <= "\u2069").split())


async def answered(dialogue: Any, state: DialogueState, text: str) -> Understood:
    turn: Understood = await dialogue.turn(SOMEBODY, state, Said(text=text))
    return turn


async def said(dialogue: Any, lines: dict[str, str], row: dict[str, Any]) -> set[str]:
    """Return the names of what was said to a message in its talk."""
    state = DialogueState({"introduced": True})
    if row["talk"] != "first":
        begins = BEGINS["fr" if row["variety"] == "fr" else "ar"]
        state = (await answered(dialogue, state, begins[row["talk"]])).state
    turn = await answered(dialogue, state, row["text"])
    reply = plain(turn.reply.text)
    found = {name for line, name in lines.items() if len(line) > SHORT and line in reply}
    return found | {str(turn.detail.get("answer")), str(turn.intent)}


@pytest.mark.rasa
def test_what_is_held_sent_asked_or_lost_is_told_apart(dialogue: Any, content: Snapshot) -> None:
    lines = dict(names(content))

    async def all_of_them() -> Counter[str]:
        right: Counter[str] = Counter()
        for row in ROWS:
            found = await said(dialogue, lines, row)
            right[row["class"]] += bool(found & ANSWERS[row["class"]])
        return right

    right = asyncio.run(all_of_them())
    assert len(ROWS) >= 120
    assert right.total() / len(ROWS) >= RIGHT, right


@pytest.mark.rasa
@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("comment je récupère mon passeport, l'agence l'a", "fr"),
        ("كيف أسترد جوازي من الوكالة", "ar"),
    ],
)
def test_a_wish_for_the_passport_is_no_good_news(
    dialogue: Any, content: Snapshot, text: str, language: str
) -> None:
    row = {"talk": "fraud", "variety": language, "text": text}
    found = asyncio.run(said(dialogue, dict(names(content)), row))
    assert not found & ANSWERS["better"]
