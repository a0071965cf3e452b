"""Offers: each distinct one once, what was found in it, and what a person decides on it."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute

from bot.console.access import Role, needs, page_route
from bot.console.desk import Desk
from bot.console.evidence import Marked, marked_words
from bot.console.names import LEVELS, VERDICTS
from bot.console.queue import parse_moment
from bot.console.requests import number, read_form
from bot.gateway import decisions
from bot.gateway.masking import mask
from bot.gateway.memory import offers_like
from bot.storage import audit, offer_listing, offers
from bot.storage.accounts import Account
from bot.storage.offer_listing import MISSED, WRONG, Correction, Order, Place
from bot.storage.offers import DecisionError, Verdict

DECISIONS = (Verdict.FRAUD, Verdict.GENUINE, Verdict.UNDECIDED)
MAX_REASON = 500
MAX_VALUE = 20
_LABELS = {"fraud": "fraud", "genuine": "genuine"}


def routes(desk: Desk) -> list[BaseRoute]:
    """Return the routes of the offers."""
    return [
        page_route(desk, "/offers", listing),
        page_route(desk, "/offers/{number:int}", show),
        page_route(desk, "/offers/{number:int}/decide", decide, methods=["POST"]),
        page_route(desk, "/offers/{number:int}/sign", sign, methods=["POST"]),
        page_route(desk, "/offers/{number:int}/case", case),
    ]


def _number(request: Request) -> int:
    return int(request.path_params["number"])


def _place(written: str) -> Place | None:
    senders, _, rest = written.partition("~")
    moment, _, offer_id = rest.partition("~")
    at, first, last = parse_moment(moment), number(senders), number(offer_id)
    return (first, at, last) if at and first is not None and last is not None else None


@needs(Role.COUNSELLOR)
async def listing(desk: Desk, request: Request, account: Account) -> Response:
    """Show the distinct offers."""
    del account
    query = request.query_params
    given = {
        name: query.get(name, "")[:MAX_VALUE] for name in ("verdict", "level", "country", "order")
    }
    order = Order.LATEST if given["order"] == "latest" else Order.SENDERS
    after = _place(query.get("after", ""))

    def load(session: Session) -> tuple[Any, Any]:
        page = offer_listing.listed(
            session,
            order=order,
            verdict=given["verdict"] or None,
            level=given["level"] or None,
            country=given["country"] or None,
            after=after,
        )
        return page, offer_listing.counts(session)

    (page, following), counts = await desk.read(load)
    further = None
    if following:
        senders, at, last = following
        place = f"{senders}~{at.isoformat()}~{last}"
        further = urlencode({**{k: v for k, v in given.items() if v}, "after": place})
    return desk.page(
        request,
        "offers.html",
        page=page,
        counts=counts,
        given=given,
        further=further,
        verdicts=VERDICTS,
        levels=LEVELS,
        countries=sorted(desk.store.current.countries),
    )


@needs(Role.COUNSELLOR)
async def show(desk: Desk, request: Request, account: Account) -> Response:
    """Show one offer: its words if they are kept, its signs with the words that show them."""
    offer_id, now = _number(request), desk.clock()

    def load(session: Session) -> tuple[Any, Any, Any, Any]:
        return (
            offers.shown(session, offer_id),
            offers_like(session, offer_id),
            offer_listing.corrections(session, offer_id),
            offer_listing.record_of_signs(session),
        )

    offer, like, corrections, record = await desk.read(load)
    subject = f"offer {offer_id}"
    await desk.run(lambda s: audit.write(s, account, "offer.view", now, subject=subject))
    return desk.page(
        request,
        "offer.html",
        offer=offer,
        like=like,
        corrections=corrections,
        record=record,
        marked=await _marked(desk, offer, now),
        decisions=[verdict.value for verdict in DECISIONS],
        wrong={one.sign for one in corrections if one.kind == WRONG},
    )


async def _marked(desk: Desk, offer: Mapping[str, Any], now: datetime) -> Marked | None:
    signs = frozenset(offer["signs"])
    return await marked_words(desk.store.current, offer["text"], signs, now.date())


@needs(Role.COUNSELLOR)
async def decide(desk: Desk, request: Request, account: Account) -> Response:
    """Decide on an offer, with a reason; a confirmed fraud is told to senders who asked for it."""
    offer_id, form, now = _number(request), await read_form(request), desk.clock()
    _ = desk.gettext(request)
    given = form.get("verdict", "")
    if given not in {verdict.value for verdict in DECISIONS}:
        raise KeyError(given)
    verdict, reason = Verdict(given), mask(form.get("reason", "").strip())[:MAX_REASON]

    def decided(session: Session) -> int:
        content, by = desk.store.current, account.shown_name
        return decisions.decide(session, content, offer_id, verdict, reason=reason, by=by, now=now)

    try:
        told = await desk.do(
            account, "offer.decide", decided, subject=f"offer {offer_id}", verdict=given
        )
    except DecisionError:
        words = _("Écrivez pourquoi, en une phrase, sans nom de personne.")
        return await desk.redirect(request, f"/offers/{offer_id}", words)
    words = _("C'est noté. Cela compte dès le prochain message.")
    if told:
        more = _("Personnes prévenues, qui l'avaient demandé :")
        words = f"{words} {more} {told}."
    return await desk.redirect(request, f"/offers/{offer_id}", words)


@needs(Role.COUNSELLOR)
async def sign(desk: Desk, request: Request, account: Account) -> Response:
    """Note that a sign is wrong here, or is missing."""
    offer_id, form, now = _number(request), await read_form(request), desk.clock()
    _ = desk.gettext(request)
    chosen, kind = form.get("sign", ""), form.get("kind", "")
    reason = mask(form.get("reason", "").strip())[:MAX_REASON]
    if chosen not in {document.data["id"] for document in desk.store.current.signs}:
        raise KeyError(chosen)
    if kind not in {WRONG, MISSED} or not reason:
        words = _("Écrivez pourquoi, en une phrase, sans nom de personne.")
        return await desk.redirect(request, f"/offers/{offer_id}", words)

    def corrected(session: Session) -> None:
        offer_listing.correct(
            session, offer_id, account.id, sign=chosen, kind=kind, reason=reason, now=now
        )

    subject = f"offer {offer_id}"
    await desk.do(account, "offer.sign", corrected, subject=subject, sign=chosen, kind=kind)
    words = _("C'est noté. Le cas de test tient compte de votre correction.")
    return await desk.redirect(request, f"/offers/{offer_id}", words)


@needs(Role.COUNSELLOR)
async def case(desk: Desk, request: Request, account: Account) -> Response:
    """Give an offer as a regression case: a line for a file under `tests/signs/`."""
    offer_id, now = _number(request), desk.clock()

    def load(session: Session) -> tuple[Any, list[Correction]]:
        return offers.shown(session, offer_id), offer_listing.corrections(session, offer_id)

    offer, corrections = await desk.read(load)
    marked = await _marked(desk, offer, now)
    if marked is None:
        raise KeyError(offer_id)
    subject = f"offer {offer_id}"
    await desk.run(lambda s: audit.write(s, account, "offer.case", now, subject=subject))
    row = regression_case(offer, marked.variety, corrections)
    line = json.dumps(row, ensure_ascii=False) + "\n"
    return desk.download(f"offer_{offer_id}.jsonl", "application/x-ndjson", line)


def regression_case(
    offer: Mapping[str, Any], variety: str, corrections: Sequence[Correction]
) -> dict[str, Any]:
    """Return an offer in the form of `tests/signs/`: the signs that it should show."""
    wrong = {one.sign for one in corrections if one.kind == WRONG}
    missed = [one.sign for one in corrections if one.kind == MISSED]
    kept = [one for one in offer["signs"] if one not in wrong and not one.startswith("memory.")]
    return {
        "id": f"console-{offer['id']}",
        "text": offer["text"],
        "variety": variety,
        "label": _LABELS.get(offer["verdict"], "hard"),
        "signs": list(dict.fromkeys([*kept, *missed])),
    }
