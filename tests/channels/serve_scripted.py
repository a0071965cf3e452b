"""Serve the scripted conversation: `python serve_scripted.py PORT`, settings from RIHLA_…"""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT))

from bot.content.store import ContentStore  # noqa: E402
from bot.gateway.app import app_around  # noqa: E402
from bot.gateway.turn import Conversation  # noqa: E402
from bot.intake.base import ReadFile  # noqa: E402
from bot.settings import read_settings  # noqa: E402
from tests.channels.script import DayConversation, read_words  # noqa: E402


def make(
    environment: Mapping[str, str], conversation: Conversation, read_file: ReadFile = read_words
) -> object:
    async def open_conversation() -> Conversation:
        return conversation

    store = ContentStore(ROOT / "content")
    return app_around(read_settings(environment), store, open_conversation, read_file)


if __name__ == "__main__":
    from bot.gateway.server import Server

    Server(make(os.environ, DayConversation()), "127.0.0.1", int(sys.argv[1])).run()
