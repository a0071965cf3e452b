"""A headless Chromium and a running service for the tests of the web chat."""

import shutil
import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.common.exceptions import NoSuchElementException, StaleElementReferenceException
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement

from tests.browser.fake_service import FakeService

FLAGS = (
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking"),
    *("--disable-sync", "--no-first-run", "--disable-component-update", "--lang=fr"),
)
PATIENCE_SECONDS = 20.0


class ChatPage:
    """The page as a person uses it."""

    def __init__(self, driver: webdriver.Chrome, url: str) -> None:
        self.driver = driver
        self.url = url

    def open(self) -> None:
        self.driver.get(self.url)
        self.wait(lambda: self.find(".app.ready"))

    def find(self, selector: str) -> WebElement:
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def all(self, selector: str) -> list[WebElement]:
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def script(self, code: str, *values: object) -> object:
        return self.driver.execute_script(code, *values)

    def wait(self, condition: Callable[[], object]) -> object:
        end = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < end:
            try:
                found = condition()
            except (NoSuchElementException, StaleElementReferenceException, IndexError):
                found = None
            if found:
                return found
            time.sleep(0.05)
        raise AssertionError(f"it did not happen; on the page: {self.find('body').text}")

    def say(self, text: str) -> WebElement:
        """Write a message, send it with Enter, and return the reply."""
        before = len(self.all(".rihla"))
        self.find("#box").send_keys(text, Keys.ENTER)
        return self.reply(before)

    def press(self, title: str) -> WebElement:
        """Press a choice that can be pressed, and return the reply."""
        before = len(self.all(".rihla"))
        choices = self.all(".rihla:not(.disarmed) .choice:enabled")
        found = [choice for choice in choices if title in choice.text]
        assert found, f"{title!r} is not among {[choice.text for choice in choices]}"
        found[0].click()
        return self.reply(before)

    def reply(self, before: int) -> WebElement:
        self.wait(lambda: len(self.all(".rihla")) > before)
        return self.all(".rihla")[before]

    def texts(self) -> list[str]:
        return [words.text for words in self.all("#log .words")]


@pytest.fixture(scope="session")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    browser, tool = shutil.which("chromium"), shutil.which("chromedriver")
    if browser is None or tool is None:
        pytest.skip("needs chromium and chromedriver")
    options = webdriver.ChromeOptions()
    options.binary_location = browser
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    with webdriver.Chrome(options=options, service=Service(tool)) as opened:
        yield opened


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@pytest.fixture
def service(tmp_path: Path) -> Iterator[FakeService]:
    with FakeService(tmp_path / "var", free_port()).running() as running:
        yield running


@pytest.fixture
def chat(driver: webdriver.Chrome, service: FakeService) -> Iterator[ChatPage]:
    """Return the page of a first visit, on a small phone."""
    yield from first_visit(driver, service)


def first_visit(driver: webdriver.Chrome, service: FakeService) -> Iterator[ChatPage]:
    """Open the page of a service as a small phone does, and leave nothing behind."""
    screen = {"width": 360, "height": 740, "deviceScaleFactor": 1, "mobile": True}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
    driver.delete_all_cookies()
    page = ChatPage(driver, service.url)
    page.open()
    yield page
    driver.execute_cdp_cmd(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1},
    )
    driver.get("about:blank")
    driver.delete_all_cookies()
