"""No page has a serious problem of accessibility: axe's rules, in a real browser, both languages."""

from collections.abc import Iterator

import pytest
from axe_core_python.selenium import Axe
from selenium import webdriver

from tests.browser.conftest import driver  # noqa: F401
from tests.console.morning import ConsoleService
from tests.console.test_morning import (
    OFFERS,
    WORDS,
    Chat,
    Window,
    language,
    log_in,
    service,
    windows,
)

__all__ = ["language", "service", "windows"]
pytestmark = pytest.mark.browser

SERIOUS = frozenset({"serious", "critical"})


def problems(browser: webdriver.Chrome) -> Iterator[str]:
    """Name each serious problem of the page that is shown, and where it is."""
    for found in Axe().run(browser)["violations"]:
        if found["impact"] in SERIOUS:
            places = ", ".join(str(node["target"]) for node in found["nodes"][:3])
            yield f"{browser.current_url}: {found['id']} ({found['impact']}) at {places}"


def test_no_page_has_a_serious_problem_of_accessibility(
    windows: tuple[Chat, Window], service: ConsoleService, language: str
) -> None:
    chat, console = windows
    found: list[str] = []
    chat.start(service.url)
    found += problems(chat.browser)
    chat.says(OFFERS[language][0])
    chat.says(WORDS[language]["mistaken"])
    chat.says(WORDS[language]["asks"])
    found += problems(chat.browser)

    console.go(f"{service.url}console/login?lang={language}")
    found += problems(console.browser)
    log_in(console, service.url, "rim", language)
    menu = [link.get_attribute("href") for link in console.all("header nav a")]
    assert len(menu) >= 5
    pages = [*menu, f"{service.url}console/alerts/new", f"{service.url}console/practice/1"]
    for page in pages:
        console.go(page)
        found += problems(console.browser)
    for listed, link in (("", ".lines > .line a"), ("offers", 'a[href*="/offers/"]')):
        console.go(f"{service.url}console/{listed}")
        console.go(str(console.find(link).get_attribute("href")))
        found += problems(console.browser)
    assert found == []
