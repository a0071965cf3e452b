"""GET /files/<token>: a file made for a person, as long as it is kept."""

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.gateway.pipeline import utc_now
from bot.gateway.service import Service
from bot.storage import documents


def file_routes(service: Service) -> list[Route]:
    """Return the route that gives files away; the token is the permission."""

    async def file(request: Request) -> Response:
        token = request.path_params["token"]
        found = await service.read(lambda session: documents.get(session, token, utc_now()))
        if found is None:
            return PlainTextResponse("404", status_code=404)
        headers = {
            "Content-Disposition": f'attachment; filename="{found.name}"',
            "Cache-Control": "no-store",
        }
        return Response(found.content, media_type=found.media_type, headers=headers)

    return [Route("/files/{token}", file)]
