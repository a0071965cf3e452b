"""`rihla serve`: one process with the web chat, the console and the channels that are set up."""

import logging
import time
from typing import Annotated

import typer

from bot.commands.console import (
    content_store,
    ready_memory,
    settings,
    tell,
    tell_if_readers_are_connected,
    trained_model,
)


def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on.")] = None,
    port: Annotated[int | None, typer.Option(help="Port to listen on.")] = None,
) -> None:
    """Serve the web chat at / until stopped."""
    from actions import shelf
    from bot.console.app import mount
    from bot.gateway.app import make_app
    from bot.gateway.server import Server
    from bot.preview.pages import PreviewPages

    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    chosen = settings()
    ready_memory(chosen)
    tell_if_readers_are_connected()
    store, model = content_store(chosen), trained_model(chosen)
    host, port = host or chosen.host, chosen.port if port is None else port
    tell("Starting (the model takes about 20 seconds to load)…")
    started = time.monotonic()

    def ready() -> None:
        shown = "localhost" if host in {"127.0.0.1", "0.0.0.0", "::"} else host  # noqa: S104
        tell(f"Ready after {time.monotonic() - started:.0f} s.")
        tell(f"Web chat:  http://{shown}:{port}/")
        tell(f"Console:   http://{shown}:{port}/console")
        if chosen.preview:
            tell(f"Preview:   http://{shown}:{port}/preview")
        if chosen.telegram is not None:
            tell(f"Telegram:  {'webhook' if chosen.public_url else 'polling'}")
        if chosen.whatsapp is not None:
            tell("WhatsApp:  webhook at /webhooks/whatsapp")

    app = make_app(chosen, store, model, mounts=[mount], on_ready=ready)
    preview = PreviewPages(store, shelf.today, enabled=chosen.preview, host=host)
    app.router.routes.extend(preview.routes())
    Server(app, host, port).run()
