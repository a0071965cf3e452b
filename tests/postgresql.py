"""A PostgreSQL of the tests' own, in a temporary folder, gone with the run."""

import os
import secrets
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

SERVER_USER = "postgres"
"""The server refuses to run as root; Debian's package brings this user."""
OWNER = "rihla"


def programs() -> Path | None:
    """Return the folder of the server's programs, the newest, or None."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: p.parent)
    on_path = shutil.which("initdb")
    if found:
        return found[-1].parent
    return Path(on_path).resolve().parent if on_path else None


@contextmanager
def running(bin_folder: Path) -> Iterator[str]:
    """Run a server until the block ends; gives its address without a database."""
    user = SERVER_USER if os.geteuid() == 0 else None
    folder = Path(tempfile.mkdtemp(prefix="rihla-postgresql-"))
    if user:
        shutil.chown(folder, user)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]

    def call(*command: object) -> None:
        subprocess.run(
            list(map(str, command)),
            check=True,
            user=user,
            cwd=folder,
            stdout=subprocess.DEVNULL,
            env={**os.environ, "LC_ALL": "C.UTF-8"},
        )

    data = folder / "data"
    call(bin_folder / "initdb", "-D", data, "-A", "trust", "-U", OWNER, "-E", "UTF8")
    options = f"-p {port} -k {folder} -h 127.0.0.1 -c fsync=off"
    call(bin_folder / "pg_ctl", "-w", "-D", data, "-o", options, "-l", folder / "log", "start")
    try:
        yield f"127.0.0.1:{port}"
    finally:
        call(bin_folder / "pg_ctl", "-w", "-D", data, "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def new_database(address: str) -> str:
    """Make an empty database; return its URL."""
    name = f"test_{secrets.token_hex(6)}"
    with psycopg.connect(f"postgresql://{OWNER}@{address}/postgres", autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}"')
    return f"postgresql+psycopg2://{OWNER}@{address}/{name}"
