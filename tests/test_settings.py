"""A setting that cannot be used stops the start, with its name and the repair."""

import pytest

from bot.settings import SettingsError, read_settings


@pytest.mark.parametrize(
    "url",
    [
        "https://rihla.example",
        "https://rihla.example:8443/chat/",
        "http://localhost:8080",
        "http://127.0.0.1:8080/",
        "http://[::1]:8080",
    ],
)
def test_an_address_under_which_people_reach_the_service_is_taken(url: str) -> None:
    assert read_settings({"RIHLA_PUBLIC_URL": url}).public_url == url


@pytest.mark.parametrize(
    "url",
    [
        "rihla.example",
        "http://rihla.example",
        "http://127.0.0.1.rihla.example",
        "http://localhost@rihla.example",
        "ftp://localhost",
        "https://",
        "https://rihla.example:port",
        "https://[rihla.example",
        "https://rihla.example/?a=b",
        "https://rihla.example/#top",
        "https://rihla example",
    ],
)
def test_another_address_stops_the_start_with_its_name(url: str) -> None:
    with pytest.raises(SettingsError, match=r"RIHLA_PUBLIC_URL.*https://"):
        read_settings({"RIHLA_PUBLIC_URL": url})


@pytest.mark.parametrize("url", ["", " "])
def test_without_an_address_there_is_none(url: str) -> None:
    assert read_settings({"RIHLA_PUBLIC_URL": url}).public_url is None
