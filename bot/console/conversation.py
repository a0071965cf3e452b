"""One conversation: the case first, then what was said; masked, and each look is written down."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute

from bot.console.access import Role, needs, page_route
from bot.console.desk import Desk
from bot.console.evidence import marked_words
from bot.console.handover import canned
from bot.console.requests import number, read_form
from bot.gateway.masking import mask, show_again
from bot.storage import accounts, audit, queue, reviews
from bot.storage.accounts import Account
from bot.storage.queue import Watcher
from bot.storage.reviews import Case, Said

WINDOW = {"whatsapp": timedelta(hours=24)}
"""How long after a person's last message a channel takes words written by hand."""
MIN_REASON, MAX_REASON = 5, 300
SUGGESTED_TAGS = 20
VIEW = "conversation.view"
VIEW_HOLDS = timedelta(hours=1)
"""A page that stays open and shows what is new is written down again after so long."""


def routes(desk: Desk) -> list[BaseRoute]:
    """Return the routes of a conversation."""
    return [
        page_route(desk, "/c/{person_id}", show),
        page_route(desk, "/c/{person_id}/lines", lines),
        page_route(desk, "/c/{person_id}/words/{line:int}", words),
        page_route(desk, "/c/{person_id}/unmask", unmask, methods=["POST"]),
        page_route(desk, "/c/{person_id}/note", note, methods=["POST"]),
        page_route(desk, "/c/{person_id}/tag", tag, methods=["POST"]),
        page_route(desk, "/c/{person_id}/assign", assign, methods=["POST"]),
        page_route(desk, "/c/{person_id}/review", review, methods=["POST"]),
    ]


def person_of(request: Request) -> str:
    """Return the pseudonym in the address."""
    return str(request.path_params["person_id"])


def window_end(case: Case) -> datetime | None:
    """Return until when the person's channel takes words written by hand; None for ever."""
    allowed = WINDOW.get(case.row.channel)
    return case.heard_at + allowed if allowed and case.heard_at else None


def progress(slots: Mapping[str, Any]) -> dict[str, Any]:
    """Return where the person is in the workshop, from the dialogue's slots."""
    walk = slots.get("walk") or {}
    return {
        "module": walk.get("module"),
        "step": walk.get("step"),
        "done": list(walk.get("done") or ()),
    }


def questions(slots: Mapping[str, Any]) -> list[str]:
    """Return the fields of the last offer that the person was asked about and did not answer."""
    offer = slots.get("offer") or {}
    return [str(row.get("field")) for row in offer.get("questions") or () if row.get("field")]


async def _page(
    desk: Desk,
    request: Request,
    account: Account,
    *,
    unmasked: str | None = None,
    status: int = 200,
) -> Response:
    person_id, before = person_of(request), number(request.query_params.get("before"))

    def load(session: Session) -> tuple[Case, list[Said], int | None, dict[int, str], list[str]]:
        case = reviews.case(session, person_id)
        said, older = reviews.transcript(session, person_id, before)
        return case, said, older, accounts.names(session), queue.tags(session, SUGGESTED_TAGS)

    case, said, older, people, tags = await desk.read(load)
    deed = "conversation.unmask" if unmasked else VIEW
    detail = {"reason": mask(unmasked)} if unmasked else {}
    now = desk.clock()
    await desk.run(lambda s: audit.write(s, account, deed, now, subject=person_id, **detail))
    language = case.row.language or "fr"
    until = window_end(case)
    return desk.page(
        request,
        "conversation.html",
        status=status,
        case=case,
        person_id=person_id,
        said=said,
        older=older,
        before=before,
        people=people,
        tags=[one for one in tags if one not in case.tags],
        progress=progress(case.slots),
        questions=questions(case.slots),
        canned=canned(desk, language),
        until=until,
        window_open=until is None or until > now,
        mine=case.held and case.row.held_by == account.id,
        last=said[-1].id if said else 0,
        reveal=show_again if unmasked else None,
    )


async def _note_view(desk: Desk, account: Account, person_id: str) -> None:
    """Write down that words were shown to somebody, if that was not done within the hour."""
    now = desk.clock()
    since = now - VIEW_HOLDS
    if not await desk.read(lambda s: audit.noted_since(s, account, VIEW, person_id, since)):
        await desk.run(lambda s: audit.write(s, account, VIEW, now, subject=person_id))


@needs(Role.COUNSELLOR)
async def show(desk: Desk, request: Request, account: Account) -> Response:
    """Show a conversation; that it was looked at is written down."""
    return await _page(desk, request, account)


@needs(Role.COUNSELLOR)
async def words(desk: Desk, request: Request, account: Account) -> Response:
    """Return the masked words of one line with what shows its signs; asked for by its details."""
    person_id, line = person_of(request), int(request.path_params["line"])
    said, _ = await desk.read(lambda s: reviews.transcript(s, person_id, line + 1, 1))
    if not said or said[0].id != line:
        raise KeyError(line)
    await _note_view(desk, account, person_id)
    signs = frozenset(said[0].detail.get("signs") or ())
    marked = await marked_words(desk.store.current, said[0].text, signs, desk.clock().date())
    return desk.page(request, "words.html", marked=marked)


@needs(Role.COUNSELLOR, polls=True)
async def lines(desk: Desk, request: Request, account: Account) -> Response:
    """Return the transcript as it is now; nothing where nothing was said since.

    It is for a page that shows the conversation already, and knows its last line.
    """
    person_id, last = person_of(request), number(request.query_params.get("last"))
    if not last:
        raise KeyError("last")

    def load(session: Session) -> tuple[Case, list[Said], int | None] | None:
        if reviews.last_line(session, person_id) <= last:
            return None
        said, older = reviews.transcript(session, person_id)
        return reviews.case(session, person_id), said, older

    loaded = await desk.read(load)
    if loaded is None:
        return Response(status_code=204)
    await _note_view(desk, account, person_id)
    case, said, older = loaded
    return desk.page(
        request,
        "transcript.html",
        case=case,
        person_id=person_id,
        said=said,
        older=older,
        before=None,
        last=said[-1].id if said else 0,
        reveal=None,
    )


@needs(Role.COUNSELLOR)
async def unmask(desk: Desk, request: Request, account: Account) -> Response:
    """Show the numbers of this page once, for a reason that is written down."""
    reason = (await read_form(request)).get("reason", "").strip()[:MAX_REASON]
    if len(reason) < MIN_REASON:
        _ = desk.gettext(request)
        words = _("Écrivez en quelques mots pourquoi vous avez besoin des numéros.")
        return await desk.redirect(request, f"/c/{person_of(request)}", words)
    return await _page(desk, request, account, unmasked=reason)


@needs(Role.COUNSELLOR)
async def note(desk: Desk, request: Request, account: Account) -> Response:
    """Write something down for colleagues."""
    person_id, text = person_of(request), mask((await read_form(request)).get("text", ""))
    _, now = desk.gettext(request), desk.clock()
    await desk.do(
        account,
        "conversation.note",
        lambda session: reviews.add_note(session, person_id, account.id, text, now),
        subject=person_id,
    )
    return await desk.redirect(request, f"/c/{person_id}", _("Note ajoutée."))


@needs(Role.COUNSELLOR)
async def tag(desk: Desk, request: Request, account: Account) -> Response:
    """Put a tag on, or take one off."""
    person_id, form = person_of(request), await read_form(request)
    added, removed = form.get("add", ""), form.get("remove", "")
    if removed:
        await desk.do(
            account,
            "conversation.untag",
            lambda session: reviews.remove_tag(session, person_id, removed),
            subject=person_id,
        )
    elif added.strip():
        word = mask(added)
        await desk.do(
            account,
            "conversation.tag",
            lambda session: reviews.add_tag(session, person_id, word),
            subject=person_id,
        )
    return await desk.redirect(request, f"/c/{person_id}")


@needs(Role.COUNSELLOR)
async def assign(desk: Desk, request: Request, account: Account) -> Response:
    """Entrust a conversation to somebody, or to nobody."""
    person_id = person_of(request)
    to = number((await read_form(request)).get("to"))
    await desk.do(
        account,
        "conversation.assign",
        lambda session: reviews.assign(session, person_id, to),
        subject=person_id,
        to=to,
    )
    _ = desk.gettext(request)
    words = _("C'est noté.")
    return await desk.redirect(request, f"/c/{person_id}", words)


@needs(Role.COUNSELLOR)
async def review(desk: Desk, request: Request, account: Account) -> Response:
    """Mark as reviewed and go to the next one, or put back among those to review."""
    person_id, form = person_of(request), await read_form(request)
    _, now = desk.gettext(request), desk.clock()
    if form.get("undo"):
        await desk.do(
            account,
            "conversation.reopen",
            lambda session: reviews.reopen(session, person_id),
            subject=person_id,
        )
        return await desk.redirect(request, f"/c/{person_id}", _("À relire de nouveau."))
    watcher = Watcher(account.id, account.visited_at)

    def reviewed(session: Session) -> str | None:
        reviews.review(session, person_id, account.id, now)
        session.flush()
        return queue.next_unreviewed(session, watcher, person_id)

    following = await desk.do(account, "conversation.review", reviewed, subject=person_id)
    if form.get("next") and following:
        return await desk.redirect(request, f"/c/{following}", _("Relue. Voici la suivante."))
    done = _("Relue. Il n'y a plus rien à relire.") if form.get("next") else _("Relue.")
    return await desk.redirect(request, "/" if form.get("next") else f"/c/{person_id}", done)
