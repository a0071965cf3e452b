"""Alerts: write a warning in both languages, look at it, have a second person approve it, send."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute

from bot.console.access import Role, may, needs, page_route
from bot.console.desk import Desk
from bot.console.requests import number, read_form
from bot.console.words import LANGUAGES, marked
from bot.content.render import Block, Renderer
from bot.content.reply import Reply
from bot.storage import accounts, alert_sending, alerts
from bot.storage.accounts import Account
from bot.storage.alerts import Alert, AlertError

Result = TypeVar("Result")

MAX_CHARACTERS = 700
"""Words of an alert in one language; with its frame it fits a WhatsApp message with buttons."""
FRAME_REPLY = "alert_frame"
SEEN = "seen"
"""Field of a form: the version of the words that its page showed."""
STATES: Mapping[str, str] = {
    alerts.DRAFT: marked("brouillon"),
    alerts.PROPOSED: marked("attend une seconde personne"),
    alerts.APPROVED: marked("en cours d'envoi"),
    alerts.SENT: marked("envoyée"),
    alerts.STOPPED: marked("arrêtée"),
}
DELIVERY_STATES: Mapping[str, str] = {
    alerts.WAITING: marked("pas encore partie"),
    alerts.ON_ITS_WAY: marked("en chemin"),
    alerts.ARRIVED: marked("arrivée"),
    alerts.LOST: marked("perdue"),
    alerts.DROPPED: marked("retirée"),
}
REASONS: Mapping[str, str] = {
    "unsubscribed": marked("la personne s'est désabonnée"),
    "stopped": marked("l'alerte a été arrêtée"),
    "no_address": marked("plus d'adresse"),
    "blocked": marked("la personne a bloqué Rihla"),
    "window": marked("WhatsApp demande que la personne écrive d'abord"),
    "attempts": marked("trop d'essais sans réponse"),
}
REFUSALS: Mapping[str, str] = {
    "own_alert": marked("C'est vous qui l'avez écrite : une autre personne doit l'approuver."),
    "other_state": marked("Cette alerte a changé d'état entre-temps."),
    "other_words": marked(
        "Quelqu'un a changé les mots de cette alerte entre-temps. Relisez-les avant de continuer."
    ),
    "empty": marked("Écrivez l'alerte dans les deux langues."),
    "long": marked("Le texte est trop long : {most} signes au plus par langue."),
}


@dataclass(frozen=True)
class Preview:
    """An alert as a phone shows it."""

    language: str
    direction: str
    reply: Reply


def routes(desk: Desk) -> list[BaseRoute]:
    """Return the routes of the alerts."""
    return [
        page_route(desk, "/alerts", listing),
        page_route(desk, "/alerts/new", new, ("GET", "POST")),
        page_route(desk, "/alerts/{id}", show),
        page_route(desk, "/alerts/{id}/edit", edit, ("GET", "POST")),
        page_route(desk, "/alerts/{id}/{deed}", act, ("POST",)),
    ]


@needs(Role.COUNSELLOR, Role.EDITOR)
async def listing(desk: Desk, request: Request, account: Account) -> Response:
    """Show the alerts, newest first."""
    del account
    found, names, count = await desk.read(
        lambda s: (alerts.listed(s), accounts.names(s), alerts.subscribers(s))
    )
    return desk.page(
        request, "alerts.html", alerts=found, people=names, subscribers=count, states=STATES
    )


@needs(Role.COUNSELLOR, Role.EDITOR)
async def new(desk: Desk, request: Request, account: Account) -> Response:
    """Write an alert."""
    return await _write(desk, request, account, None)


@needs(Role.COUNSELLOR, Role.EDITOR)
async def edit(desk: Desk, request: Request, account: Account) -> Response:
    """Change an alert that nobody approved yet."""
    found = await _found(desk, request)
    if found.state not in {alerts.DRAFT, alerts.PROPOSED}:
        return await desk.redirect(request, f"/alerts/{found.id}")
    return await _write(desk, request, account, found)


async def _write(desk: Desk, request: Request, account: Account, old: Alert | None) -> Response:
    words: Mapping[str, str] = old.words if old else dict.fromkeys(LANGUAGES, "")
    refusal, previewed = None, words
    if request.method == "POST":
        form = await read_form(request)
        words = {language: form.get(f"text_{language}", "").strip() for language in LANGUAGES}
        refusal, previewed = _refusal(words), words
        if refusal is None and old is not None and form.get(SEEN) != old.version:
            refusal, previewed = "other_words", old.words
        if refusal is None:
            return await _stored(desk, request, account, words, old)
    said = desk.gettext(request)
    return desk.page(
        request,
        "alerts_write.html",
        status=400 if refusal else 200,
        alert=old,
        words=words,
        most=MAX_CHARACTERS,
        refusal=said(REFUSALS[refusal]).format(most=MAX_CHARACTERS) if refusal else None,
        previews=_previews(desk, previewed) if any(previewed.values()) else (),
    )


async def _stored(
    desk: Desk, request: Request, account: Account, words: Mapping[str, str], old: Alert | None
) -> Response:
    now, by = desk.clock(), account.id

    def store(session: Session) -> int:
        if old is None:
            return alerts.write(session, words, by, now)
        return alerts.rewrite(session, old.id, words, by, now, old.version)

    subject = f"alert {old.id}" if old else "alert"
    try:
        alert_id = await desk.do(account, "alert.write", store, subject=subject)
    except AlertError as error:
        return await _refused(desk, request, error, old.id if old else None)
    return await desk.redirect(request, f"/alerts/{alert_id}")


def _refusal(words: Mapping[str, str]) -> str | None:
    if not all(words.values()):
        return "empty"
    return "long" if any(len(text) > MAX_CHARACTERS for text in words.values()) else None


@needs(Role.COUNSELLOR, Role.EDITOR)
async def show(desk: Desk, request: Request, account: Account) -> Response:
    """Show an alert as it will arrive, and how far it got."""
    found = await _found(desk, request)
    report, names, count = await desk.read(
        lambda s: (
            alert_sending.report(s, found.id),
            accounts.names(s),
            alerts.subscribers(s),
        )
    )
    return desk.page(
        request,
        "alerts_show.html",
        alert=found,
        previews=_previews(desk, found.words),
        people=names,
        subscribers=count,
        report=report,
        may_approve=may(account, Role.SUPERVISOR) and found.created_by != account.id,
        is_author=found.created_by == account.id,
        states=STATES,
        delivery_states=DELIVERY_STATES,
        reasons=REASONS,
    )


@needs(Role.COUNSELLOR, Role.EDITOR)
async def act(desk: Desk, request: Request, account: Account) -> Response:
    """Propose, withdraw, approve or stop an alert."""
    found, deed = await _found(desk, request), str(request.path_params["deed"])
    now, said = desk.clock(), desk.gettext(request)
    seen = (await read_form(request)).get(SEEN, "")
    units: Mapping[str, tuple[tuple[Role, ...], Callable[[Session], object], str]] = {
        "propose": (
            (Role.COUNSELLOR, Role.EDITOR),
            lambda s: alerts.propose(s, found.id),
            said(marked("Une seconde personne peut maintenant l'approuver.")),
        ),
        "withdraw": (
            (Role.COUNSELLOR, Role.EDITOR),
            lambda s: alerts.withdraw(s, found.id),
            said(marked("L'alerte est de nouveau un brouillon.")),
        ),
        "approve": (
            (Role.SUPERVISOR,),
            lambda s: alerts.approve(s, found.id, account.id, now, seen),
            said(marked("L'envoi commence, au rythme de chaque application.")),
        ),
        "stop": (
            (Role.SUPERVISOR,),
            lambda s: alerts.stop(s, found.id),
            said(marked("L'envoi est arrêté. Ce qui est déjà parti ne revient pas.")),
        ),
    }
    roles, unit, notice = units[deed]
    if not may(account, *roles):
        return desk.page(request, "refused.html", status=403)
    try:
        await desk.do(account, f"alert.{deed}", unit, subject=f"alert {found.id}")
    except AlertError as error:
        return await _refused(desk, request, error, found.id)
    return await desk.redirect(request, f"/alerts/{found.id}", notice)


async def _found(desk: Desk, request: Request) -> Alert:
    """Return the alert of the address; raises `KeyError` for none."""
    alert_id = number(request.path_params["id"])
    if alert_id is None:
        raise KeyError(request.path_params["id"])
    try:
        return await desk.read(lambda s: alerts.find(s, alert_id))
    except AlertError as error:
        raise KeyError(alert_id) from error


async def _refused(
    desk: Desk, request: Request, error: AlertError, alert_id: int | None
) -> Response:
    words = desk.gettext(request)(REFUSALS.get(error.reason, REFUSALS["other_state"]))
    return await desk.redirect(request, f"/alerts/{alert_id}" if alert_id else "/alerts", words)


def _previews(desk: Desk, words: Mapping[str, str]) -> tuple[Preview, ...]:
    renderer = Renderer(desk.store.current, desk.clock().date())
    return tuple(
        Preview(
            language,
            direction,
            renderer.reply(language, FRAME_REPLY, {"text": Block(words[language])}),
        )
        for language, direction in LANGUAGES.items()
    )
