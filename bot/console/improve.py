"""Improve understanding: give messages their right meaning, take the corrections away, weigh them.

Nothing trains by itself: what leaves here is a patch of `nlu/`, which somebody reads and commits.
"""

import json
from collections.abc import Mapping, Sequence

from sqlalchemy.orm import Session
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute

from bot.console.access import Role, may, needs, page_route
from bot.console.desk import Desk
from bot.console.improve_groups import Group, different, grouped
from bot.console.improve_training import Evaluation
from bot.console.requests import RefusedError, read_form
from bot.console.words import marked
from bot.evaluation.nlu_files import Correction, CorrectionError, difference, intents
from bot.gateway.keys import MEMORY_KEY, secret_key
from bot.settings import ROOT
from bot.storage import accounts, audit, corrections
from bot.storage.accounts import Account
from bot.storage.corrections import Corrected, Unclear
from bot.text.language import identify

NLU = ROOT / "nlu"
GROUPS_SHOWN = 12
MESSAGES_SHOWN = 8
"""Messages of a group on the page: a form holds only so many fields."""
VARIETY_NAMES: Mapping[str, str] = {
    "fr": marked("français"),
    "ar": marked("arabe"),
    "ary": marked("darija, lettres arabes"),
    "ary-Latn": marked("darija, lettres latines"),
    "en": marked("anglais"),
}


def routes(desk: Desk) -> list[BaseRoute]:
    """Return the routes of the corner where understanding is improved."""
    evaluation = Evaluation(desk.settings.corrections, desk.clock)
    pages = _Pages(evaluation, secret_key(desk.settings.var, MEMORY_KEY))
    readers, editors = needs(Role.COUNSELLOR, Role.EDITOR), needs(Role.EDITOR)
    return [
        page_route(desk, "/improve", readers(pages.groups)),
        page_route(desk, "/improve/correct", readers(pages.correct), ("POST",)),
        page_route(desk, "/improve/reviewed", readers(pages.reviewed)),
        page_route(desk, "/improve/{id:int}/back", readers(pages.take_back), ("POST",)),
        page_route(desk, "/improve/export/{form}", editors(pages.export), ("POST",)),
        page_route(desk, "/improve/evaluate", editors(pages.evaluate), ("POST",)),
    ]


class _Pages:
    """Pages over one evaluation; `key` is that of the hashes of messages."""

    def __init__(self, evaluation: Evaluation, key: bytes) -> None:
        self.evaluation = evaluation
        self.key = key
        self._intents = intents(NLU)

    async def groups(self, desk: Desk, request: Request, account: Account) -> Response:
        """Show what was not understood, in groups; that it was read is written down."""
        found = await _groups(desk, self.key)
        shown = sum(len(group.messages[:MESSAGES_SHOWN]) for group in found[:GROUPS_SHOWN])
        now = desk.clock()
        await desk.run(lambda s: audit.write(s, account, "improve.view", now, messages=shown))
        waiting = len(await desk.read(corrections.reviewed))
        return desk.page(
            request,
            "improve.html",
            groups=found[:GROUPS_SHOWN],
            variety_of=lambda message: message.variety or identify(message.text),
            left=max(len(found) - GROUPS_SHOWN, 0),
            shown=MESSAGES_SHOWN,
            meanings=self._meanings(desk, request),
            varieties=VARIETY_NAMES,
            waiting=waiting,
        )

    async def correct(self, desk: Desk, request: Request, account: Account) -> Response:
        """Keep what the messages of a group mean, or set them aside."""
        form, now = await read_form(request), desk.clock()
        known = {m.digest: m for group in await _groups(desk, self.key) for m in group.messages}
        given = [known[d] for i in range(MESSAGES_SHOWN) if (d := form.get(f"digest_{i}")) in known]
        intent = form.get("intent", "")
        aside = "aside" in form
        if not aside and intent not in self._intents:
            words = desk.gettext(request)(marked("Choisissez d'abord le bon sens."))
            return await desk.redirect(request, "/improve", words)
        made = [] if aside else _made(form, known, intent)
        used = {message.digest for message, _ in made}

        def keep(session: Session) -> None:
            for message, one in made:
                corrections.correct(
                    session,
                    message,
                    text=one.text,
                    variety=one.variety,
                    intent=one.intent,
                    by=account.id,
                    now=now,
                )
            others = [message for message in given if message.digest not in used]
            corrections.set_aside(session, others, account.id, now)

        deed = "improve.correct" if made else "improve.aside"
        await desk.do(account, deed, keep, intent=intent or None, count=len(made) or len(given))
        return await desk.redirect(request, "/improve")

    async def reviewed(self, desk: Desk, request: Request, account: Account) -> Response:
        """Show the corrections that wait, the patch that they make, and the last evaluation."""
        rows, names = await desk.read(lambda s: (corrections.reviewed(s), accounts.names(s)))
        return desk.page(
            request,
            "improve_reviewed.html",
            rows=rows,
            people=names,
            meanings=self._meanings(desk, request),
            varieties=VARIETY_NAMES,
            patch=difference(NLU, _examples(rows)) if rows else "",
            evaluation=self.evaluation,
            may_export=may(account, Role.EDITOR),
        )

    async def take_back(self, desk: Desk, request: Request, account: Account) -> Response:
        """Forget a correction: the message is to be looked at again."""
        correction_id = int(request.path_params["id"])
        await desk.do(
            account,
            "improve.back",
            lambda s: corrections.take_back(s, correction_id),
            subject=f"correction {correction_id}",
        )
        return await desk.redirect(request, "/improve/reviewed")

    async def export(self, desk: Desk, request: Request, account: Account) -> Response:
        """Give the corrections as a patch, which marks them as taken, or as JSON lines."""
        form = request.path_params["form"]
        rows = await desk.read(corrections.reviewed)
        if not rows or form not in {"patch", "lines"}:
            raise KeyError(form)
        now, ids = desk.clock(), [row.id for row in rows]
        content = difference(NLU, _examples(rows)) if form == "patch" else _lines(rows)

        def note(session: Session) -> None:
            if form == "patch":
                corrections.mark_exported(session, ids, now)

        await desk.do(account, "improve.export", note, form=form, count=len(rows))
        name = "rihla_nlu.patch" if form == "patch" else "rihla_corrections.jsonl"
        return desk.download(name, "text/plain; charset=utf-8", content)

    async def evaluate(self, desk: Desk, request: Request, account: Account) -> Response:
        """Start an evaluation before and after."""
        rows = await desk.read(corrections.reviewed)
        said = desk.gettext(request)
        if not rows:
            raise RefusedError(400, "nothing_to_evaluate")
        if self.evaluation.start(_lines(rows)):
            await desk.do(account, "improve.evaluate", lambda _: None, count=len(rows))
            words = said(marked("L'évaluation est lancée. Elle prend quelques minutes."))
        else:
            words = said(marked("Une évaluation est déjà en cours."))
        return await desk.redirect(request, "/improve/reviewed", words)

    def _meanings(self, desk: Desk, request: Request) -> dict[str, str]:
        """Return the words of each meaning in the language of the page, in their order."""
        content, language = desk.store.current, desk.language(request)
        found = {}
        for intent in self._intents:
            title = content.reply(language, f"meaning_{intent}")
            found[intent] = title.text if title else intent
        return dict(sorted(found.items(), key=lambda item: item[1]))


async def _groups(desk: Desk, key: bytes) -> list[Group]:
    rows, done = await desk.read(lambda s: (corrections.unclear(s), corrections.dealt_with(s)))
    return grouped(different(rows, done, key))


def _made(
    form: Mapping[str, str], known: Mapping[str, Unclear], intent: str
) -> list[tuple[Unclear, Correction]]:
    """Return the messages of a form that become examples, with their words as corrected."""
    made = []
    for index in range(MESSAGES_SHOWN):
        message = known.get(form.get(f"digest_{index}", ""))
        if message is None or f"keep_{index}" not in form:
            continue
        variety = form.get(f"variety_{index}", "")
        try:
            one = Correction.of(form.get(f"text_{index}", ""), intent, variety)
        except CorrectionError:
            continue
        made.append((message, one))
    return made


def _examples(rows: Sequence[Corrected]) -> list[Correction]:
    return [Correction(row.text, row.right_intent, row.variety) for row in rows]


def _lines(rows: Sequence[Corrected]) -> str:
    return "".join(
        json.dumps(
            {"text": row.text, "intent": row.right_intent, "variety": row.variety},
            ensure_ascii=False,
        )
        + "\n"
        for row in rows
    )
