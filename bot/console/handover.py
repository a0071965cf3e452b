"""Answering a person on their own channel in place of the program, and giving them back to it."""

from datetime import datetime, timezone

from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute

from bot.console.access import Role, may, needs, page_route
from bot.console.desk import Desk
from bot.console.requests import read_form
from bot.content.render import Renderer
from bot.content.reply import Reply
from bot.gateway.handover import BACK, TAKEN, tell
from bot.gateway.masking import mask
from bot.storage import people, reviews
from bot.storage.accounts import Account
from bot.storage.console_models import ConversationRow
from bot.storage.conversations import CHOICES, HELD
from bot.storage.dialogue import log
from bot.storage.reviews import ReviewError

CANNED = "canned_"
MAX_ANSWER = 3_500
"""WhatsApp takes 4,096 characters; nobody reads so many."""


def routes(desk: Desk) -> list[BaseRoute]:
    """Return the routes of answering."""
    return [
        page_route(desk, "/c/{person_id}/take", take, methods=["POST"]),
        page_route(desk, "/c/{person_id}/answer", answer, methods=["POST"]),
        page_route(desk, "/c/{person_id}/back", give_back, methods=["POST"]),
    ]


def _renderer(desk: Desk) -> Renderer:
    return Renderer(desk.store.current, datetime.now(timezone.utc).date())


def canned(desk: Desk, language: str) -> list[str]:
    """Return the ready answers in a language, as editors wrote them."""
    renderer, replies = _renderer(desk), desk.store.current.replies.get(language, {})
    return [renderer.reply(language, name).text for name in replies if name.startswith(CANNED)]


def _say(
    desk: Desk,
    session: Session,
    person_id: str,
    reply_id: str,
    now: datetime,
    **detail: object,
) -> None:
    """Tell a person who answers from now on, and keep that it was said, as what is held is."""
    row = session.get(ConversationRow, person_id)
    language = row.language or "fr"
    reply = _renderer(desk).reply(language, reply_id)
    tell(session, person_id, row.channel, reply, language, now)
    log(
        session,
        person_id=person_id,
        inbox_id=None,
        now=now,
        direction="out",
        kind="text",
        text=reply.text,
        detail={HELD: True, CHOICES: [choice.title for choice in reply.choices], **detail},
    )


@needs(Role.COUNSELLOR)
async def take(desk: Desk, request: Request, account: Account) -> Response:
    """Answer in place of the program from now on; the person is told."""
    person_id, now = str(request.path_params["person_id"]), desk.clock()
    _ = desk.gettext(request)

    def taken(session: Session) -> None:
        waited = people.waited(session, person_id, now)
        if reviews.take(session, person_id, account.id, now):
            _say(desk, session, person_id, TAKEN, now, **waited)

    try:
        await desk.do(account, "conversation.take", taken, subject=person_id)
    except ReviewError:
        words = _("Une autre personne de l'équipe répond déjà.")
        return await desk.redirect(request, f"/c/{person_id}", words)
    return await desk.redirect(
        request, f"/c/{person_id}", _("Vous répondez maintenant. La personne en est avertie.")
    )


@needs(Role.COUNSELLOR)
async def answer(desk: Desk, request: Request, account: Account) -> Response:
    """Send words to the person on the channel where they wrote last."""
    person_id, now = str(request.path_params["person_id"]), desk.clock()
    text = (await read_form(request)).get("text", "").strip()[:MAX_ANSWER]
    _ = desk.gettext(request)
    if not text:
        return await desk.redirect(request, f"/c/{person_id}")

    def answered(session: Session) -> None:
        reviews.answered(session, person_id, account.id, mask(text), account.shown_name, now)
        row = session.get(ConversationRow, person_id)
        tell(session, person_id, row.channel, Reply(text), row.language or "fr", now)

    try:
        await desk.do(account, "conversation.answer", answered, subject=person_id)
    except ReviewError:
        words = _("Vous ne répondez pas à cette personne : prenez d'abord la conversation.")
        return await desk.redirect(request, f"/c/{person_id}", words)
    return await desk.redirect(request, f"/c/{person_id}")


@needs(Role.COUNSELLOR)
async def give_back(desk: Desk, request: Request, account: Account) -> Response:
    """Let the program answer again; the person is told."""
    person_id, now = str(request.path_params["person_id"]), desk.clock()
    _ = desk.gettext(request)

    def given(session: Session) -> None:
        row = session.get(ConversationRow, person_id)
        if row is None:
            raise KeyError(person_id)
        if row.held_by != account.id and not may(account, Role.SUPERVISOR):
            raise ReviewError("not_held")
        if people.get_person(session, person_id).held_by_counsellor:
            _say(desk, session, person_id, BACK, now)
        reviews.give_back(session, person_id)

    try:
        await desk.do(account, "conversation.back", given, subject=person_id)
    except ReviewError:
        words = _("C'est une autre personne de l'équipe qui répond.")
        return await desk.redirect(request, f"/c/{person_id}", words)
    return await desk.redirect(
        request, f"/c/{person_id}", _("Le programme répond de nouveau. La personne en est avertie.")
    )
