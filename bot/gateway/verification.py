"""GET /attestation/<token>: whether an attestation is valid, and of when; nothing of whom."""

from datetime import date
from html import escape

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from bot.gateway.callers import caller
from bot.gateway.pace import Pace
from bot.gateway.service import Service
from bot.storage import attestations
from bot.storage.attestations import Attestation

AT_ONCE, SECONDS = 60, 0.5
"""Pages that one client may ask for at once, and how soon one more."""
_PAGE = """<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Rihla رحلة</title>
<link rel="icon" href="/static/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/static/chat.css">
</head>
<body>
<main class="lost" data-valid="{valid}">
<h1><bdi lang="fr">Rihla</bdi> <bdi lang="ar">رحلة</bdi></h1>
{parts}
</main>
</body>
</html>
"""


def verification_routes(service: Service) -> list[Route]:
    """Return the route of the verification page."""
    pace = Pace(AT_ONCE, SECONDS)

    async def page(request: Request) -> Response:
        wait = pace.wait(caller(request))
        if wait:
            return Response(status_code=429, headers={"Retry-After": str(wait)})
        token = str(request.path_params["token"])
        found = None
        if attestations.looks_like_token(token):
            now = service.pipeline.now()
            found = await service.read(lambda s: attestations.find(s, token, now))
        languages = service.content.current.languages
        parts = [
            f'<section lang="{language.id}" dir="{language.direction}">'
            f"{_words(service, language.id, found)}</section>"
            for language in languages.values()
        ]
        body = _PAGE.format(valid="yes" if found else "no", parts="\n".join(parts))
        headers = {"Cache-Control": "no-store", "X-Robots-Tag": "noindex"}
        return HTMLResponse(body, status_code=200 if found else 404, headers=headers)

    return [Route(attestations.PATH + "{token}", page)]


def _words(service: Service, language: str, found: Attestation | None) -> str:
    def say(name: str, **values: date | int | str) -> str:
        return escape(service.pipeline.own.speak(language, name, dict(values)).text)

    if found is None:
        told = f"<p><strong>{say('verify_unknown')}</strong></p>"
    else:
        details = say(
            "verify_details",
            date=found.issued_on,
            count=found.modules,
            until=found.valid_until,
            reference=found.reference,
        )
        told = f"<p><strong>{say('verify_valid')}</strong></p><p>{details}</p>"
    return f"<h2>{say('verify_title')}</h2>{told}<p>{say('verify_note')}</p>"
