"""The verification page, through the whole application: valid, unknown, altered; nothing of whom."""

from collections.abc import Iterator
from datetime import datetime, timezone

import pytest
from starlette.testclient import TestClient

from bot.content.reply import Reply
from bot.content.store import ContentStore
from bot.gateway.app import app_around
from bot.gateway.service import read_nothing
from bot.gateway.turn import Conversation, Said, Understood
from bot.settings import Settings, read_settings
from bot.storage import attestations
from bot.storage.database import Database
from bot.storage.dialogue import DialogueState
from bot.storage.people import Person


class Silent:
    """A conversation that nobody has here."""

    async def turn(self, person: Person, state: DialogueState, said: Said) -> Understood:
        raise NotImplementedError

    def apology(self, person: Person, state: DialogueState, failures: int) -> Reply:
        raise NotImplementedError


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return read_settings({"RIHLA_VAR": str(tmp_path_factory.mktemp("var"))})


@pytest.fixture(scope="module")
def client(settings: Settings, store: ContentStore) -> Iterator[TestClient]:
    async def conversation() -> Conversation:
        return Silent()

    with TestClient(app_around(settings, store, conversation, read_nothing)) as opened:
        yield opened


@pytest.fixture(scope="module")
def token(client: TestClient, settings: Settings) -> str:
    database = Database(settings.database_url)
    made = attestations.new_token()
    now = datetime.now(timezone.utc)
    database.work(lambda s: attestations.put(s, made, modules=10, now=now))
    database.close()
    return made


def test_a_valid_attestation_is_told_in_both_languages_with_its_date(
    client: TestClient, token: str
) -> None:
    answer = client.get(f"/attestation/{token}")
    assert answer.status_code == 200
    assert 'data-valid="yes"' in answer.text
    assert "Cette attestation est valable." in answer.text
    assert "هذه الشهادة صالحة" in answer.text
    assert 'dir="rtl"' in answer.text
    assert str(datetime.now(timezone.utc).year) in answer.text
    assert attestations.reference_of(token) in answer.text


def test_an_unknown_or_altered_one_is_not_valid_and_is_not_found(
    client: TestClient, token: str
) -> None:
    other = "A" if token[-1] != "A" else "B"
    for wrong in (token[:-1] + other, attestations.new_token(), "x", token + "A", "%3Cscript%3E"):
        answer = client.get(f"/attestation/{wrong}")
        assert answer.status_code == 404, wrong
        assert 'data-valid="no"' in answer.text
        assert "valable." not in answer.text
        assert "<script" not in answer.text


def test_the_page_is_kept_by_nobody_and_found_by_no_search_engine(
    client: TestClient, token: str
) -> None:
    answer = client.get(f"/attestation/{token}")
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-robots-tag"] == "noindex"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert "set-cookie" not in answer.headers
    assert token not in answer.text


def test_guessing_is_slowed_down(client: TestClient) -> None:
    codes = [client.get(f"/attestation/{'a' * 32}").status_code for _ in range(90)]
    assert 429 in codes
