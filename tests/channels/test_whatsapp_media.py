"""Files of the modules: pictures, films and recordings leave as what they are."""

import time
from collections.abc import AsyncIterator

import pytest

from bot.channels.base import Delivery, OutgoingChoice, OutgoingFile, OutgoingReply
from bot.channels.whatsapp.channel import WhatsAppChannel
from bot.channels.whatsapp.client import WhatsAppClient
from tests.channels import fake_cloud_api
from tests.channels.fake_bot_api import FakeBotApi
from tests.channels.fake_cloud_api import FakeCloudApi

PERSON = "212600000777"


@pytest.fixture
async def channel(
    platforms: tuple[FakeBotApi, FakeCloudApi],
) -> AsyncIterator[WhatsAppChannel]:
    cloud = platforms[1]
    client = WhatsAppClient(fake_cloud_api.TOKEN, fake_cloud_api.PHONE_ID, cloud.server.url)
    made = WhatsAppChannel(client, lambda _language, name: name, lambda _name, _event: None)
    cloud.heard_at[PERSON] = time.time()
    yield made
    await made.close()
    assert cloud.violations == []


async def sent(
    channel: WhatsAppChannel,
    platforms: tuple[FakeBotApi, FakeCloudApi],
    media_type: str,
    *titles: str,
    text: str = "La carte du pays.",
) -> list[dict]:
    """Return the messages of a reply with a file."""
    chat = platforms[1].chats[PERSON]
    before = len(chat)
    choices = tuple(OutgoingChoice(title, f"t{number}") for number, title in enumerate(titles))
    reply = OutgoingReply(text, choices)
    file = OutgoingFile("map.png", media_type, b"content")
    delivery = Delivery(1, PERSON, reply, file, heard_at=channel.now())
    await channel.send(delivery)
    return chat[before:]


@pytest.mark.parametrize(
    ("media_type", "kind"),
    [("image/png", "image"), ("image/jpeg", "image"), ("video/mp4", "video")],
)
async def test_a_picture_or_film_is_shown_with_its_words(
    channel: WhatsAppChannel, platforms: tuple, media_type: str, kind: str
) -> None:
    (message,) = await sent(channel, platforms, media_type)
    assert (message["type"], message[kind]["caption"]) == (kind, "La carte du pays.")
    (message,) = await sent(channel, platforms, media_type, "Suite", "Pause")
    assert message["interactive"]["header"]["type"] == kind
    assert len(message["interactive"]["action"]["buttons"]) == 2
    first, second = await sent(channel, platforms, media_type, text="a" * 2_000)
    assert (first["type"], second["type"]) == (kind, "text")


async def test_a_recording_goes_before_its_words(
    channel: WhatsAppChannel, platforms: tuple
) -> None:
    for titles in ((), ("Suite",)):
        first, second = await sent(channel, platforms, "audio/ogg", *titles)
        assert first["type"] == "audio"
        assert second["type"] == ("interactive" if titles else "text")


async def test_a_document_keeps_its_name_and_an_unknown_file_is_text(
    channel: WhatsAppChannel, platforms: tuple
) -> None:
    (message,) = await sent(channel, platforms, "application/pdf")
    assert message["document"]["filename"] == "map.png"
    (message,) = await sent(channel, platforms, "application/json")
    assert message["document"]["filename"] == "map.png.txt"
