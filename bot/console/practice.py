"""The practice corner: fictional conversations to review, with feedback; nothing is kept of it."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute

from bot.console.access import Role, needs, page_route
from bot.console.desk import Desk
from bot.console.practice_cases import Case, read_cases
from bot.console.requests import read_form
from bot.storage.accounts import Account


def routes(desk: Desk) -> list[BaseRoute]:
    """Return the routes of the practice corner."""
    return [
        page_route(desk, "/practice", listing),
        page_route(desk, "/practice/{name}", show, ("GET", "POST")),
    ]


@needs(Role.COUNSELLOR)
async def listing(desk: Desk, request: Request, account: Account) -> Response:
    """Show the conversations."""
    del account
    return desk.page(request, "practice.html", cases=read_cases(desk.settings.content))


@needs(Role.COUNSELLOR)
async def show(desk: Desk, request: Request, account: Account) -> Response:
    """Show a conversation with its questions, and what there is to say to the answers given."""
    del account
    cases = read_cases(desk.settings.content)
    position = _position(cases, str(request.path_params["name"]))
    case = cases[position]
    given = {}
    if request.method == "POST":
        form = await read_form(request)
        given = {question.id: question.option(form.get(question.id)) for question in case.questions}
    right = sum(option is not None and option.right for option in given.values())
    return desk.page(
        request,
        "practice_show.html",
        case=case,
        given=given,
        right=right,
        place=position + 1,
        count=len(cases),
        following=cases[position + 1] if position + 1 < len(cases) else None,
    )


def _position(cases: tuple[Case, ...], name: str) -> int:
    """Return where a conversation stands; raises `KeyError` for an unknown one."""
    return {case.id: index for index, case in enumerate(cases)}[name]
