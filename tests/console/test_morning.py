"""A counsellor's morning in a real browser, in French and in Arabic.

With RIHLA_SCREENSHOTS naming a folder, pictures of each page are left there, wide and narrow.
"""

import os
import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement

from bot.content.store import ContentStore
from tests.browser.conftest import driver  # noqa: F401
from tests.console.conftest import PASSWORD
from tests.console.morning import ConsoleService

pytestmark = pytest.mark.browser

PATIENCE_SECONDS = 30.0
WIDTHS = (1280, 390)
OFFERS = {
    "fr": (
        "Ferme au Canada cherche vingt ouvriers agricoles, logement fourni, contrat de six mois. "
        "Frais de dossier 3000 DH à envoyer par Wafacash, appelez Karim au 0661000001.",
        "Cherche vingt ouvriers agricoles, ferme au Canada, contrat de six mois et logement fourni. "
        "Envoyez 3500 DH par Wafacash, frais de dossier, appelez Salma au 0661000001.",
    ),
    "ar": (
        "مزرعة بكندا تبحث عن عشرين عاملا فلاحيا، السكن متوفر والعقد ستة أشهر. "
        "مصاريف الملف 3000 درهم ترسل عبر وفا كاش، اتصلوا بكريم 0661000001.",
        "تبحث مزرعة بكندا عن عشرين عاملا فلاحيا، العقد ستة أشهر والسكن متوفر. "
        "ترسل مصاريف الملف 3500 درهم عبر وفا كاش، اتصلوا بسلمى 0661000001.",
    ),
}
WORDS = {
    "fr": {
        "asks": "une personne svp",
        "mistaken": "quels métiers recrutent là-bas",
        "afraid": "j'ai peur de perdre ma place",
        "answer": "Ne payez rien, cette annonce est fausse.",
        "told": "conseillère ou un conseiller vous répond ici",
        "back": "je vous réponds de nouveau",
        "reason": "Rappeler la personne ce matin",
        "why": "Frais demandés avant tout contrat",
    },
    "ar": {
        "asks": "بغيت نهضر مع شي واحد",
        "mistaken": "شنو المهن المطلوبة تما",
        "afraid": "خايف نضيع البلاصة",
        "answer": "لا تدفعوا شيئا، هذا الإعلان كاذب.",
        "told": "يجيبكم هنا مستشار أو مستشارة",
        "back": "سأجيبكم من جديد",
        "reason": "الاتصال بالشخص هذا الصباح",
        "why": "طلب المال قبل أي عقد",
    },
}


class Window:
    """One window of the browser: the chat of a person, or the console."""

    def __init__(self, browser: webdriver.Chrome, handle: str) -> None:
        self.browser, self.handle = browser, handle

    def look(self) -> "Window":
        self.browser.switch_to.window(self.handle)
        return self

    def go(self, url: str) -> None:
        self.look().browser.get(url)

    def find(self, selector: str) -> WebElement:
        return self.browser.find_element(By.CSS_SELECTOR, selector)

    def all(self, selector: str) -> list[WebElement]:
        return self.browser.find_elements(By.CSS_SELECTOR, selector)

    def wait(self, condition: Callable[[], object]) -> object:
        end = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < end:
            try:
                found = condition()
            except (WebDriverException, IndexError):
                found = None
            if found:
                return found
            time.sleep(0.1)
        raise AssertionError(f"it did not happen; on the page: {self.find('body').text[:1500]}")

    def sees(self, words: str) -> None:
        self.wait(lambda: words in self.find("body").text)

    def press(self, selector: str) -> None:
        """Press a button that leads to another page, and wait for it."""
        button = self.wait(lambda: self.find(selector))
        self.browser.execute_script("arguments[0].scrollIntoView({block: 'center'})", button)
        button.click()
        self.wait(lambda: _is_gone(button))

    def write(self, selector: str, words: str) -> None:
        self.wait(lambda: self.find(selector)).send_keys(words)

    def open_details(self, selector: str) -> None:
        self.browser.execute_script("arguments[0].open = true", self.find(selector))


def _is_gone(element: WebElement) -> bool:
    try:
        element.is_enabled()
    except WebDriverException:  # stale, or of a page that is going
        return True
    return False


class Chat(Window):
    """A person at the web chat."""

    def start(self, url: str) -> None:
        self.go(url)
        self.wait(lambda: self.find(".app.ready"))

    def says(self, words: str, *, answered: bool = True) -> str:
        self.look()
        before = len(self.all(".rihla"))
        self.find("#box").send_keys(words, Keys.ENTER)
        if not answered:
            self.wait(lambda: not self.all(".me .state.waiting"))
            return ""
        self.wait(lambda: len(self.all(".rihla")) > before)
        return self.all(".rihla")[-1].text


class Camera:
    """Leaves pictures of pages where a folder is named."""

    def __init__(self, window: Window, language: str) -> None:
        folder = os.environ.get("RIHLA_SCREENSHOTS")
        self.window, self.language = window, language
        self.folder = Path(folder) if folder else None

    def shoot(self, name: str) -> None:
        browser = self.window.look().browser
        for width in WIDTHS:
            _screen(browser, width, 900)
            over = "return document.documentElement.scrollWidth - window.innerWidth"
            assert browser.execute_script(over) <= 0, f"{name} is wider than {width} pixels"
            if self.folder is not None:
                height = browser.execute_script("return document.documentElement.scrollHeight")
                _screen(browser, width, min(max(height, 700), 2400))
                self.folder.mkdir(parents=True, exist_ok=True)
                path = self.folder / f"console_{name}_{self.language}_{width}.png"
                browser.save_screenshot(str(path))
        _screen(browser, WIDTHS[0], 900)


def _screen(browser: webdriver.Chrome, width: int, height: int) -> None:
    mobile = width < 600
    screen = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": mobile}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)


@pytest.fixture(params=["fr", "ar"])
def language(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def service(tmp_path: Path, store: ContentStore, language: str) -> Iterator[ConsoleService]:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    with ConsoleService(tmp_path / "var", port, store, language).running() as running:
        yield running


@pytest.fixture
def windows(driver: webdriver.Chrome) -> Iterator[tuple[Chat, Window]]:  # noqa: F811
    driver.delete_all_cookies()
    first = driver.current_window_handle
    _screen(driver, 1280, 900)
    chat = Chat(driver, first)
    driver.switch_to.new_window("tab")
    console = Window(driver, driver.current_window_handle)
    _screen(driver, 1280, 900)
    yield chat, console
    console.look().browser.close()
    driver.switch_to.window(first)
    driver.get("about:blank")
    driver.delete_all_cookies()


def log_in(console: Window, url: str, name: str, language: str) -> None:
    console.go(f"{url}console/login?lang={language}")
    console.write("#name", name)
    console.write("#password", PASSWORD)
    console.press(".door .go")


def become_somebody_else(chat: Chat, url: str) -> None:
    """Be another person at the same browser: the session and the page's memory are forgotten."""
    chat.look().browser.delete_cookie("rihla_chat")
    chat.browser.execute_script("localStorage.clear(); sessionStorage.clear()")
    chat.start(url)


def test_a_counsellors_morning(
    windows: tuple[Chat, Window], service: ConsoleService, language: str, store: ContentStore
) -> None:
    chat, console = windows
    words, offers, url = WORDS[language], OFFERS[language], service.url

    # A person sends an offer and asks for somebody
    chat.start(url)
    chat.says(offers[0])
    chat.says(words["mistaken"])
    chat.says(words["asks"])

    # The counsellor comes in and sees who waits
    log_in(console, url, "salma", language)
    camera = Camera(console, language)
    direction = "return getComputedStyle(document.body).direction"
    expected = {"fr": "ltr", "ar": "rtl"}[language]
    assert console.browser.execute_script(direction) == expected
    assert len(console.all(".lines > .line")) == 1
    camera.shoot("queue")

    # By the keyboard: search from anywhere, down the list, open
    body = console.find("body")
    body.send_keys("/")
    assert console.browser.switch_to.active_element.get_attribute("id") == "q"
    console.browser.switch_to.active_element.send_keys(Keys.ESCAPE)
    console.find("body").send_keys("j")
    console.browser.switch_to.active_element.send_keys(Keys.ENTER)
    console.wait(lambda: console.find("#transcript"))
    camera.shoot("conversation")

    # Numbers are masked; they are shown for a reason
    assert "0661000001" not in console.find("#transcript").text
    console.open_details(".unmask")
    console.write("#reason", words["reason"])
    console.press(".unmask button")
    console.wait(lambda: "0661000001" in console.find("#transcript").text)

    # Take over: the person is told; the program is silent; both see each other at once
    console.press(".take button")
    camera.shoot("answering")
    chat.look()
    chat.sees(words["told"])
    chat.says(words["afraid"], answered=False)
    console.look()
    console.sees(words["afraid"])
    chooser = console.find("#canned")
    chooser.find_elements(By.TAG_NAME, "option")[2].click()
    assert len(console.find("#answer").get_attribute("value")) > 20
    console.find("#answer").clear()
    console.write("#answer", words["answer"])
    console.find("#answer").send_keys(Keys.CONTROL, Keys.ENTER)
    chat.look()
    chat.sees(words["answer"])
    console.look()
    console.sees(words["answer"])
    console.press('form[action$="/back"] button')
    chat.look()
    chat.sees(words["back"])

    # The offer is confirmed as fraud, and known to the next person who sends it in other words
    console.look()
    console.press(".offer-card a")
    camera.shoot("offer")
    console.write("#reason", words["why"])
    console.press('button[value="fraud"]')
    console.wait(lambda: console.all(".chip.fraud"))
    become_somebody_else(chat, url)
    title = next(d.data for d in store.current.signs if d.data["id"] == "memory.confirmed_fraud")
    assert title["title"][language] in chat.says(offers[1])
    console.go(f"{url}console/offers")
    camera.shoot("offers")

    # What was not understood gets its right meaning; an editor takes it away
    console.go(f"{url}console/improve")
    camera.shoot("improve")
    group = next(
        form
        for form in console.all("form.group")
        if words["mistaken"] in form.get_attribute("innerHTML")
    )
    group.find_element(By.CSS_SELECTOR, 'option[value="ask_in_demand_jobs"]').click()
    keep = group.find_element(By.CSS_SELECTOR, "button.go")
    keep.click()
    console.wait(lambda: _is_gone(keep))
    console.open_details("details.me")
    console.press('form[action$="/logout"] button')
    log_in(console, url, "hiba", language)
    console.go(f"{url}console/improve/reviewed")
    console.sees(words["mistaken"])
    assert f"+    - {words['mistaken']}" in console.find(".diff").text
    assert console.find('form[action$="/export/patch"] button').is_enabled()
    complaints = [entry["message"] for entry in console.browser.get_log("browser")]
    assert [complaint for complaint in complaints if f"{url}console" in complaint] == []
