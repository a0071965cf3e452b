"""How fast the pieces are: understanding, reading offers, whole turns. Times in milliseconds."""

import asyncio
import json
import resource
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import cycle
from pathlib import Path
from typing import Any

from actions.sign_engine.opinion_examples import EXAMPLES
from bot.channels.base import Incoming
from bot.channels.terminal import TerminalChannel
from bot.content.document import Document
from bot.content.store import ContentStore
from bot.gateway.service import running
from bot.settings import Settings

WARM_UP = 20
REPEATS = 200
LONG_REPEATS = 5
MESSAGE_LENGTHS = (10, 50, 100, 500, 1_000, 4_000)
LONG_ADVERT = 1_500
OFFER_LENGTHS = (500, 2_000, 8_000, 16_000, 64_000)
HARD_TEXTS = {
    "numbers": "1234 567 89 12,50 2027 06 ",
    "punctuation": ".,;:!?-/ ",
    "one word": "ab",
    "direction marks": "\u200fنص 06\u200e ",
}
"""Texts that say nothing and that a careless reader would be slow on."""
MANY_SIGNS = 10
"""The rule base is measured as it is and with so many times its signs."""
PEOPLE = 200
MESSAGES = (
    "bonjour",
    "bghit nmchi nkhdem f lalmania chno khassni",
    "est ce que je dois payer des frais de dossier ?",
    "كيفاش نعرف واش هاد العرض فيه النصب",
    "ما هي الوثائق المطلوبة للعمل في إسبانيا",
    "suivant",
    "how long does the visa take",
)
_LINE = (
    "Recrutement Canada : ouvriers agricoles, Ferme des Érables, Montréal. Contrat de 6 mois, "
    "40 heures par semaine, 17,50 $ de l'heure, logement fourni. Frais de dossier 3 000 DH par "
    "Wafacash avant vendredi. CV et copie du passeport par WhatsApp 06 00 00 00 00.\n"
)
"""A line that tells everything; repeated, it is denser than any advert that people receive."""
_ADVERT = """Bonjour à toutes et à tous,

La Ferme des Érables, exploitation maraîchère familiale située près de Saint-Rémi, au sud de \
Montréal (Québec, Canada), recherche pour la saison prochaine 25 ouvrières et ouvriers agricoles.

Vos tâches : préparer les plants en serre, repiquer, désherber, récolter les fraises, les laitues \
et les concombres, trier et mettre en caisse, nettoyer le matériel. Le travail se fait dehors, par \
tous les temps, souvent penché ; il demande une bonne condition physique et de l'endurance.

Ce que nous offrons : un contrat de travail temporaire de six mois, du 15 avril au 15 octobre, \
40 heures par semaine en moyenne, davantage pendant les récoltes, un jour de repos hebdomadaire. \
Le salaire est de 16,10 $ brut de l'heure, versé chaque deux semaines. Vous logez à quatre dans \
une maison à dix minutes des champs, cuisine et buanderie communes. Une \
assurance maladie couvre toute la durée du séjour.

Le profil : être âgé d'au moins 18 ans, avoir travaillé au moins une saison dans l'agriculture, \
comprendre des consignes simples en français. Aucun diplôme n'est demandé. Les personnes qui ont \
déjà participé à une campagne et qui sont rentrées à la date prévue sont prioritaires.

Le voyage : la ferme réserve et paie le billet d'avion aller et retour depuis Casablanca. Vous \
êtes accueillis à l'aéroport et conduits à la maison. Le lendemain, une personne du village vous \
accompagne à la banque, au bureau des assurances sociales et au marché. Une formation d'un jour \
à la sécurité, donnée en français et en arabe, précède le premier jour dans les champs.

Comment postuler : envoyez votre CV et une lettre de quelques lignes avant la fin du mois. Les \
candidatures retenues seront appelées pour un entretien de vingt minutes par vidéo avec la \
responsable des cultures, puis pour une journée de sélection à Meknès.

Pour couvrir l'étude du dossier et la demande de permis, une participation de 3 000 DH est à \
envoyer par Wafacash à notre représentant avant vendredi. Gardez le reçu, il vous sera demandé. \
Pour toute question, écrivez sur WhatsApp au 06 00 00 00 00.
"""


def milliseconds(call: Callable[[], object], repeats: int = REPEATS) -> float:
    """Return the median time of a call, warm, on the processor: others on the machine count not."""
    times = []
    for number in range(min(WARM_UP, repeats) + repeats):
        started = time.process_time()
        call()
        if number >= min(WARM_UP, repeats):
            times.append(time.process_time() - started)
    return 1000 * statistics.median(times)


async def milliseconds_async(call: Callable[[], Awaitable[object]], repeats: int) -> float:
    """Return the median time of an awaited call, warm."""
    times = []
    for number in range(WARM_UP + repeats):
        started = time.perf_counter()
        await call()
        if number >= WARM_UP:
            times.append(time.perf_counter() - started)
    return 1000 * statistics.median(times)


def filled(text: str, length: int) -> str:
    """Return the text repeated to a length."""
    return (text * (length // len(text) + 1))[:length]


def memory_megabytes() -> float:
    """Return the most memory that this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def long_adverts(content: Path) -> list[str]:
    """Return honest adverts, in several languages, that are long and unlike each other."""
    lines = (content / "shared" / EXAMPLES.name / "honest.jsonl").read_text(encoding="utf-8")
    texts = [str(json.loads(line)["text"]) for line in lines.splitlines()]
    return [text for text in texts if len(text) >= LONG_ADVERT]


async def understanding(dialogue: Any) -> dict[str, float]:
    """Return the time to understand one message, typical and by length."""
    texts = iter([*MESSAGES] * (REPEATS + WARM_UP))
    found = {"typical": await milliseconds_async(lambda: dialogue.understand(next(texts)), REPEATS)}
    for length in MESSAGE_LENGTHS:
        text = filled("je veux travailler en Allemagne شحال خاصني ", length)
        repeats = REPEATS // 4
        found[f"{length} characters"] = await milliseconds_async(
            partial(dialogue.understand, text), repeats
        )
    for name, piece in HARD_TEXTS.items():
        text = filled(piece, MESSAGE_LENGTHS[-1])
        found[f"{len(text)} characters of {name}"] = await milliseconds_async(
            partial(dialogue.understand, text), LONG_REPEATS
        )
    return found


def offers(store: ContentStore, today: date) -> dict[str, float]:
    """Return the time to read and examine an offer, by length and by number of signs."""
    from actions.offer_check import OfferCheck
    from actions.sign_engine import SignEngine

    check = OfferCheck(store.current)
    adverts = long_adverts(store.root)
    in_turn = cycle(adverts)
    found = {
        f"{len(adverts)} honest adverts of {LONG_ADVERT} characters or more": milliseconds(
            lambda: check.check(next(in_turn), today=today)
        ),
        f"an advert of {len(_ADVERT)} characters that asks for money": milliseconds(
            partial(check.check, _ADVERT, today=today)
        ),
    }
    for length in OFFER_LENGTHS:
        text = filled(_LINE, length)
        repeats = REPEATS if length <= OFFER_LENGTHS[1] else LONG_REPEATS
        found[f"{length} characters"] = milliseconds(
            partial(check.check, text, today=today), repeats
        )
        found[f"{length} characters, fields alone"] = milliseconds(
            partial(check.reader.read, text, today=today), repeats
        )
    longest = OFFER_LENGTHS[-1]
    for name, piece in HARD_TEXTS.items():
        text = filled(piece, longest)
        found[f"{longest} characters of {name}, fields alone"] = milliseconds(
            partial(check.reader.read, text, today=today), LONG_REPEATS
        )
    text = filled(_LINE, OFFER_LENGTHS[1])
    facts = check.reader.read(text, today=today).facts()
    many = SignEngine.from_content(replace(store.current, signs=many_signs(store.current.signs)))
    few_ms, many_ms = (
        milliseconds(partial(engine.examine, text, facts, today=today))
        for engine in (check.engine, many)
    )
    found[f"{len(check.engine.signs)} signs"] = few_ms
    found[f"{len(many.signs)} signs"] = many_ms
    found["ratio of the two"] = many_ms / few_ms
    return found


def many_signs(documents: tuple[Document, ...]) -> tuple[Document, ...]:
    """Return the signs with copies of each, whose phrases have a word more, so all are new."""
    copies = [
        replace(document, data=_with_more_words(document.data, number))
        for document in documents
        for number in range(1, MANY_SIGNS)
    ]
    return (*documents, *copies)


def _with_more_words(data: dict[str, Any], number: int) -> dict[str, Any]:
    signal = {
        name: body
        if "phrases" not in body
        else body
        | {
            "phrases": {
                variety: [f"{phrase} mot{number}" for phrase in phrases]
                for variety, phrases in body["phrases"].items()
            }
        }
        for name, body in data["signal"].items()
    }
    copied = {key: value for key, value in data.items() if key not in {"words", "guards"}}
    return copied | {"id": f"{data['id']}_{number}", "signal": signal}


async def turns(settings: Settings, store: ContentStore, dialogue: Any) -> dict[str, float]:
    """Return the time of whole turns, storage included, and how many a second there are."""
    with tempfile.TemporaryDirectory() as folder:
        chosen = replace(
            settings, var=Path(folder), database_url=f"sqlite:///{Path(folder) / 'bench.db'}"
        )
        channel = TerminalChannel()
        async with running(chosen, store, dialogue, {channel.name: channel}) as service:
            numbers = iter(range(1_000_000))

            async def say(sender: str, text: str) -> None:
                incoming = Incoming(channel.name, sender, str(next(numbers)), text=text)
                await service.answer(incoming)
                channel.take(sender)

            texts = [*MESSAGES]
            one: list[float] = []
            for number in range(REPEATS + WARM_UP):
                started = time.perf_counter()
                await say("one", texts[number % len(texts)])
                one.append(1000 * (time.perf_counter() - started))
            early, late = one[WARM_UP : WARM_UP + 50], one[-50:]
            started = time.perf_counter()
            for wave in range(3):
                await asyncio.gather(
                    *(say(f"p{n}", texts[(n + wave) % len(texts)]) for n in range(PEOPLE))
                )
            seconds = time.perf_counter() - started
    return {
        "one person, first turns": statistics.median(early),
        f"one person, after {REPEATS} turns": statistics.median(late),
        f"messages a second, {PEOPLE} people": 3 * PEOPLE / seconds,
    }
