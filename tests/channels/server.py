"""Run any web application on a thread and a free port of this machine."""

import socket
import threading
import time

import uvicorn

START_SECONDS = 20


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


class ThreadServer:
    """A server that can be stopped and started again on the same port."""

    def __init__(self, app: object, port: int | None = None) -> None:
        self.port = port or free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        config = uvicorn.Config(
            app,
            host="127.0.0.1",
            port=self.port,
            log_level="error",
            ws="none",
            timeout_graceful_shutdown=2,
        )
        self.server = uvicorn.Server(config)
        self.thread = threading.Thread(target=self.server.run, daemon=True)

    def start(self) -> "ThreadServer":
        self.thread.start()
        end = time.monotonic() + START_SECONDS
        while not self.server.started:
            if time.monotonic() > end or not self.thread.is_alive():
                raise RuntimeError("the server did not start")
            time.sleep(0.02)
        return self

    def stop(self) -> None:
        self.server.should_exit = True
        self.thread.join(START_SECONDS)


def wait_for(check: object, seconds: float = 40.0) -> object:
    """Return the first true answer of a function."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = check()  # type: ignore[operator]
        if found:
            return found
        time.sleep(0.02)
    raise AssertionError("it did not happen")
