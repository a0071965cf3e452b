"""Measure the console on many conversations: `python tests/console/measure.py --help`.

Fills an empty database with made-up conversations, asks for every page many times, and prints a
line of JSON for each: median and 95th percentile of the server's time in milliseconds, and the
time of the processor in this process, which a busy machine does not change much. Exits 1 where a page takes longer than its limit.
"""

import argparse
import json
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import insert, text
from sqlalchemy.orm import Session

sys.path.insert(0, str(Path(__file__).parent.parent.parent))

from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.testclient import TestClient

from bot.console import passwords
from bot.console.app import PATH, console_app
from bot.console.desk import Desk
from bot.content.store import ContentStore
from bot.gateway.finding import words_of
from bot.settings import ROOT, read_settings
from bot.storage import accounts
from bot.storage.console_models import ConversationRow, LogWordsRow, NoteRow, TagRow
from bot.storage.database import Database
from bot.storage.models import AddressRow, DialogueRow, LogRow, PersonRow
from bot.storage.offer_models import OfferRow, OfferSenderRow
from bot.storage.offers import sender_digest

PAGE_MS, SEARCH_MS = 300.0, 500.0
CHUNK = 4_000
PASSWORD = "quatre mots sans rapport"
_FRENCH = (
    "je veux travailler offre contrat visa salaire frais dossier passeport agence canada allemagne "
    "espagne hôtel ferme logement payer argent demande réservation serveur infirmier langue diplôme "
    "comment combien pourquoi merci bonjour conseiller danger arnaque wafacash recruteur entretien"
)
_ARABIC = (
    "بغيت نخدم العقد الفيزا الفلوس كندا ألمانيا إسبانيا الوكالة الجواز السكن خلص طلب الخدمة السلام "
    "شكرا كيفاش شحال علاش مستشار خطر نصب المشغل المقابلة الدبلوم اللغة"
)
FRENCH, ARABIC = _FRENCH.split(), _ARABIC.split()
INTENTS = ("ask_fees", "ask_visa", "share_offer", "greet", "out_of_scope", "ask_contract")
SIGNS = ("money.fee_to_candidate", "money.personal_transfer", "process.urgency", "work.vague")
COUNTRIES = ("CAN", "DEU", "ESP", "FRA", "SAU", None)
CHANNELS = ("web", "whatsapp", "telegram")
NOW = datetime.now(timezone.utc)


def sentence(chance: random.Random, number: int) -> str:
    words = chance.choice((FRENCH, ARABIC))
    said = [words[min(int(chance.expovariate(0.12)), len(words) - 1)] for _ in range(12)]
    return " ".join([*said, f"ville{number % 9000}"])


def rows_of(number: int, chance: random.Random) -> dict[type, list[dict[str, Any]]]:
    """Return all rows of one conversation."""
    person_id = f"p{number:020d}"
    said_at = NOW - timedelta(minutes=chance.random() * 260_000)
    waits, danger = chance.random() < 0.01, chance.random() < 0.03
    row = {
        "person_id": person_id,
        "channel": chance.choice(CHANNELS),
        "language": chance.choice(("fr", "ar")),
        "country": chance.choice(COUNTRIES),
        "module": chance.choice((None, "fraud_signs", "my_project")),
        "level": chance.choice((None, None, "none", "caution", "warning", "danger")),
        "danger": chance.choice(("distress", "paid", "signs")) if danger else None,
        "danger_at": said_at if danger else None,
        "began_at": said_at - timedelta(days=1),
        "said_at": said_at,
        "messages": 4,
        "unclear": chance.choice((0, 0, 1)),
        "reviewed": chance.random() < 0.7,
    }
    person = {
        "id": person_id,
        "created_at": row["began_at"],
        "last_seen_at": said_at,
        "language": row["language"],
        "consent": True,
        "held_by_counsellor": False,
        "waiting_since": said_at if waits else None,
    }
    lines, words = [], []
    for place in range(4):
        said = sentence(chance, number)
        line_id, incoming = number * 4 + place + 1, place % 2 == 0
        lines.append(
            {
                "id": line_id,
                "person_id": person_id,
                "at": said_at - timedelta(minutes=4 - place),
                "direction": "in" if incoming else "out",
                "kind": "text",
                "text": said,
                "intent": chance.choice(INTENTS) if incoming else None,
                "confidence": chance.random() if incoming else None,
                "detail": {"variety": row["language"]} if incoming else None,
            }
        )
        if incoming:
            words.append({"log_id": line_id, "person_id": person_id, "folded": words_of(said)})
    made: dict[type, list[dict[str, Any]]] = {
        PersonRow: [person],
        AddressRow: [{"channel": row["channel"], "address": person_id, "person_id": person_id}],
        ConversationRow: [row],
        LogRow: lines,
        LogWordsRow: words,
        DialogueRow: [
            {
                "person_id": person_id,
                "slots": {"country": row["country"], "walk": {"module": row["module"]}},
                "events": [],
                "updated_at": said_at,
            }
        ],
    }
    if number % 5 == 0:
        made[OfferRow] = [offer_row(number // 5 + 1, said_at, chance)]
        sender = {"digest": sender_digest(person_id), "at": said_at}
        made[OfferSenderRow] = [{"offer_id": number // 5 + 1, **sender}]
    if number % 40 == 0:
        made[TagRow] = [{"person_id": person_id, "tag": f"suivi {number % 7}"}]
        note = {"person_id": person_id, "account_id": 1, "at": NOW, "text": "À rappeler."}
        made[NoteRow] = [note]
    return made


def offer_row(number: int, at: datetime, chance: random.Random) -> dict[str, Any]:
    return {
        "id": number,
        "scheme": 1,
        "fingerprint": None,
        "contacts_digest": f"{number:064d}",
        "level": chance.choice(("none", "caution", "warning", "danger")),
        "signs": chance.sample(SIGNS, 2),
        "country": chance.choice(COUNTRIES),
        "first_seen_at": at,
        "last_seen_at": at,
        "times": 1,
        "senders": min(int(chance.paretovariate(1.2)), 500),
        "verdict": chance.choice(("none", "none", "fraud", "genuine", "undecided")),
        "text": f"{sentence(chance, number)} frais de dossier 3000 DH par wafacash",
        "text_at": at,
    }


def fill(database: Database, people: int) -> None:
    chance = random.Random(7)
    numbers: Iterator[int] = iter(range(people))
    while chunk := list(islice(numbers, CHUNK)):
        together: dict[type, list[dict[str, Any]]] = {}
        for number in chunk:
            for table, rows in rows_of(number, chance).items():
                together.setdefault(table, []).extend(rows)

        def store(session: Session, together=together) -> None:
            for table, rows in together.items():
                session.execute(insert(table.__table__), rows)

        database.work(store)
        sys.stderr.write(f"{chunk[-1] + 1} of {people}\n")
    database.work(lambda session: session.execute(text("ANALYZE")))


def pages(people: int) -> list[tuple[str, str, float]]:
    """Return what is measured: a name, an address and its limit in milliseconds."""
    some = f"p{people // 2 - people // 2 % 40:020d}"
    deep = (NOW - timedelta(days=120)).isoformat().replace("+", "%2B")
    return [
        ("queue, waiting", "/", PAGE_MS),
        ("queue, danger", "/?view=danger", PAGE_MS),
        ("queue, new", "/?view=new", PAGE_MS),
        ("queue, mine", "/?view=mine", PAGE_MS),
        ("queue, all", "/?view=all", PAGE_MS),
        ("queue, deep", f"/?view=all&after={deep}~p", PAGE_MS),
        ("queue, filters", "/?country=CAN&language=ar&channel=web&level=danger", PAGE_MS),
        ("queue, rare filters", "/?tag=suivi 3&reviewed=no&country=ESP", PAGE_MS),
        ("queue, days", "/?since=2026-08-01&until=2026-08-03&language=fr", PAGE_MS),
        ("queue, live", "/queue?view=danger", PAGE_MS),
        ("search, common word", "/?q=offre", SEARCH_MS),
        ("search, two words", "/?q=frais passeport", SEARCH_MS),
        ("search, rare word", "/?q=ville4321", SEARCH_MS),
        ("search, Arabic", "/?q=الفلوس", SEARCH_MS),
        ("search, beginning", "/?q=a", SEARCH_MS),
        ("search, filtered", "/?q=wafacash&country=CAN&view=danger", SEARCH_MS),
        ("search, nothing", "/?q=introuvable", SEARCH_MS),
        ("conversation", f"/c/{some}", PAGE_MS),
        ("conversation, live", f"/c/{some}/lines?last=1", PAGE_MS),
        ("offers", "/offers", PAGE_MS),
        ("offers, latest", "/offers?order=latest&verdict=fraud", PAGE_MS),
        ("offers, rare", "/offers?level=danger&country=SAU&verdict=undecided", PAGE_MS),
        ("offer", "/offers/17", PAGE_MS),
        ("audit", "/audit", PAGE_MS),
        ("improve", "/improve", PAGE_MS),
        ("alerts", "/alerts", PAGE_MS),
        ("practice", "/practice", PAGE_MS),
        ("statistics", "/statistics", PAGE_MS),
    ]


def measured(client: TestClient, path: str, times: int) -> tuple[list[float], float]:
    taken, busy = [], 0.0
    for number in range(times + 2):
        busy = time.process_time() if number == 2 else busy
        started = time.perf_counter()
        response = client.get(PATH + path)
        taken.append((time.perf_counter() - started) * 1000)
        if response.status_code != 200:
            raise SystemExit(f"{path}: {response.status_code}")
    busy = (time.process_time() - busy) * 1000 / times
    return sorted(taken[2:]), busy  # the first two warm up


def logged_in(app: Starlette) -> TestClient:
    client = TestClient(app)
    client.__enter__()  # one event loop for all requests, as in the service
    page = client.get(f"{PATH}/login").text
    csrf = page.partition('name="csrf" value="')[2].partition('"')[0]
    form = {"csrf": csrf, "name": "measure", "password": PASSWORD}
    client.post(f"{PATH}/login", data=form)
    return client


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--database", help="URL of an empty database (default: a temporary file)")
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--filled", action="store_true", help="it was filled by an earlier run")
    asked = parser.parse_args()
    folder = tempfile.mkdtemp()
    url = asked.database or f"sqlite:///{folder}/measure.db"
    database = Database(url)
    database.upgrade()
    if not asked.filled:
        digest = passwords.digest(PASSWORD)
        database.work(
            lambda session: accounts.add(
                session,
                name="measure",
                shown_name="Measure",
                role="supervisor",
                language="fr",
                digest=digest,
                now=NOW,
            )
        )
        fill(database, asked.people)
    settings = read_settings({"RIHLA_VAR": folder, "RIHLA_DATABASE_URL": url})
    desk = Desk(settings, ContentStore(ROOT / "content"), database)
    client = logged_in(Starlette(routes=[Mount(PATH, console_app(desk))]))
    slow = 0
    client.get(f"{PATH}/statistics")  # counted once a day, beside the pages
    for name, path, limit in pages(asked.people):
        taken, busy = measured(client, path, asked.times)
        p95 = taken[min(int(len(taken) * 0.95), len(taken) - 1)]
        slow += p95 > limit
        row = {
            "page": name,
            "median_ms": round(taken[len(taken) // 2], 1),
            "p95_ms": round(p95, 1),
            "processor_ms": round(busy, 1),
            "limit_ms": limit,
            "good": p95 <= limit,
        }
        sys.stdout.write(json.dumps(row) + "\n")
        sys.stdout.flush()
    return 1 if slow else 0


if __name__ == "__main__":
    raise SystemExit(main())
