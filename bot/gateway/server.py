"""Uvicorn, told to say goodbye: open streams end before the server waits for them."""

import socket
from collections.abc import Callable

import uvicorn
from starlette.applications import Starlette

STOP_SECONDS = 5


class Server(uvicorn.Server):
    """A server that first ends what would never end by itself."""

    def __init__(self, app: Starlette, host: str, port: int) -> None:
        config = uvicorn.Config(
            app,
            host=host,
            port=port,
            log_level="warning",
            timeout_graceful_shutdown=STOP_SECONDS,
            ws="none",  # the websockets that Rasa pins is too old for uvicorn; none is needed
        )
        super().__init__(config)
        self._before_stop: Callable[[], None] = getattr(app.state, "before_stop", lambda: None)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End the streams, then stop as uvicorn does."""
        self._before_stop()
        await super().shutdown(sockets)
