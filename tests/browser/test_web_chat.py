"""The web chat in a real browser, around a scripted conversation."""

from pathlib import Path

import pytest
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

from tests.browser.conftest import ChatPage
from tests.browser.fake_service import SCAM_LINK, FakeService

pytestmark = pytest.mark.browser

MAX_FIRST_LOAD_BYTES = 60_000


def test_a_first_visit_says_what_it_is_and_starts_in_either_language(chat: ChatPage):
    assert "programme" in chat.find("header").text
    assert "رحلة" in chat.find("h1").text
    starts = chat.all("#start .choice")
    assert [start.get_attribute("lang") for start in starts] == ["fr", "ar"]
    starts[1].click()
    reply = chat.reply(0)
    assert reply.get_attribute("dir") == "rtl"
    assert not chat.find("#start").is_displayed()


def test_a_message_gets_its_reply_with_choices_and_the_pressed_one_is_marked(chat: ChatPage):
    menu = chat.say("bonjour")
    assert "Que voulez-vous faire" in menu.text
    modules = chat.press("Suivre l'atelier")
    assert "Lire une offre" in modules.text
    assert "disarmed" in menu.get_attribute("class")
    assert [mark.text.split("\n")[0] for mark in chat.all(".pressed .title")] == [
        "Suivre l'atelier"
    ]
    enabled = menu.find_elements("css selector", ".choice:enabled")
    assert all(choice.get_attribute("aria-disabled") == "true" for choice in enabled)


def test_a_number_can_be_typed_in_place_of_a_choice(chat: ChatPage, service: FakeService):
    chat.say("bonjour")
    chat.say("2")
    chat.say("7")
    assert service.conversation.heard == ["bonjour", "Suivre l'atelier", "Module 7"]


def test_an_arabic_number_can_be_typed_in_place_of_a_choice(chat: ChatPage, service: FakeService):
    chat.say("السلام عليكم")
    chat.say("٢")
    assert service.conversation.heard[-1] == "متابعة الورشة"


def test_the_conversation_survives_a_reload_and_goes_on(chat: ChatPage):
    chat.say("echo un")
    chat.say("bonjour")
    before = chat.texts()
    chat.open()
    assert chat.texts() == before
    assert "Lire une offre" in chat.press("Suivre l'atelier").text
    assert len(chat.texts()) == len(before) + 2


def test_the_conversation_survives_a_restart_of_the_service(chat: ChatPage, service: FakeService):
    chat.say("echo un")
    service.stop()
    chat.find("#box").send_keys("echo deux", Keys.ENTER)
    chat.wait(lambda: chat.find("#notice").is_displayed())
    assert len(chat.all(".me .state.waiting")) == 1
    service.start()
    chat.wait(lambda: len(chat.all(".rihla")) == 2)
    assert chat.texts() == ["echo un", "un", "echo deux", "deux"]
    assert service.conversation.heard == ["echo un", "echo deux"]


def test_what_was_written_without_a_network_leaves_once_when_it_is_back(
    chat: ChatPage, service: FakeService
):
    chat.say("echo un")
    network = {"latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
    chat.driver.execute_cdp_cmd("Network.enable", {})
    chat.driver.execute_cdp_cmd("Network.emulateNetworkConditions", {"offline": True, **network})
    chat.find("#box").send_keys("echo deux", Keys.ENTER)
    chat.wait(lambda: "connexion" in chat.find("#notice").text)
    chat.driver.execute_cdp_cmd("Network.emulateNetworkConditions", {"offline": False, **network})
    chat.wait(lambda: len(chat.all(".rihla")) == 2)
    assert service.conversation.heard == ["echo un", "echo deux"]


def test_arabic_is_right_to_left_and_the_page_follows(chat: ChatPage):
    reply = chat.say("السلام عليكم")
    assert reply.value_of_css_property("direction") == "rtl"
    assert chat.script("return document.documentElement.dir") == "rtl"
    assert chat.find("#box").get_attribute("placeholder").startswith("اكتبوا")
    french = chat.press("En français")
    assert french.value_of_css_property("direction") == "ltr"
    assert chat.script("return document.documentElement.lang") == "fr"


def test_the_language_of_the_page_can_be_switched_by_hand(chat: ChatPage):
    chat.find("#language").click()
    assert chat.script("return document.documentElement.lang") == "ar"
    chat.open()
    assert chat.script("return document.documentElement.dir") == "rtl"


def test_a_file_is_sent_and_read(chat: ChatPage, tmp_path: Path):
    file = tmp_path / "offre.txt"
    file.write_text("offre", "utf-8")
    chat.find("#file").send_keys(str(file))
    assert "Lu : offre.txt 5" in chat.reply(0).text
    assert "offre.txt" in chat.find(".me").text


def test_a_pasted_file_is_sent(chat: ChatPage):
    chat.script(
        "const data = new DataTransfer();"
        "data.items.add(new File(['12345'], 'colle.txt', {type: 'text/plain'}));"
        "document.dispatchEvent(new ClipboardEvent('paste',"
        "{clipboardData: data, bubbles: true, cancelable: true}));"
    )
    assert "Lu : colle.txt 5" in chat.reply(0).text


def test_a_dropped_file_is_sent(chat: ChatPage):
    chat.script(
        "const data = new DataTransfer();"
        "data.items.add(new File(['12345'], 'pose.txt', {type: 'text/plain'}));"
        "for (const name of ['dragover', 'drop']) document.dispatchEvent("
        "new DragEvent(name, {dataTransfer: data, bubbles: true, cancelable: true}));"
    )
    assert "Lu : pose.txt 5" in chat.reply(0).text


def test_a_file_that_is_too_large_stays_here_and_is_told_so(
    chat: ChatPage, tmp_path: Path, service: FakeService
):
    file = tmp_path / "grand.pdf"
    file.write_bytes(b"\0" * 10_000_001)
    chat.find("#file").send_keys(str(file))
    chat.wait(lambda: "Trop grand" in chat.find(".me .trouble").text)
    assert service.conversation.heard == []


def test_marks_of_a_page_stay_words_on_both_sides(chat: ChatPage):
    attack = "<img src=x onerror=document.title='hacked'><script>document.title='hacked'</script>"
    reply = chat.say("echo " + attack)
    assert attack in reply.text
    assert attack in chat.find(".me").text
    assert not chat.all("#log img, #log script")
    assert chat.driver.title == "Rihla رحلة"


def test_only_links_outside_of_quotes_can_be_followed(chat: ChatPage):
    card = chat.say("offre")
    links = card.find_elements("tag name", "a")
    assert [link.get_attribute("href") for link in links] == ["https://anapec.example/offres"]
    assert "noopener" in links[0].get_attribute("rel")
    assert SCAM_LINK in card.text
    other = chat.say("echo javascript:alert(1) data:text/html,x ftp://a.example")
    assert not other.find_elements("tag name", "a")


def test_stars_become_bold_and_lines_become_lists(chat: ChatPage):
    card = chat.say("offre")
    bold = [strong.text for strong in card.find_elements("tag name", "strong")]
    assert "De l'argent avant le contrat" in bold
    assert len(card.find_elements("css selector", "ul li")) == 2
    assert len(card.find_elements("css selector", "ol li")) == 2
    product = chat.say("echo 2 * 3 * 4 = 24")
    assert not product.find_elements("tag name", "strong")


def test_everything_can_be_done_with_the_keyboard_alone(chat: ChatPage, service: FakeService):
    def focused() -> str:
        code = "const a = document.activeElement; return a === document.body ? '' : a.textContent"
        return str(chat.script(code))

    def tab_to(words: str) -> None:
        for _ in range(25):
            if words in focused():
                return
            ActionChains(chat.driver).send_keys(Keys.TAB).perform()
        raise AssertionError(f"{words} cannot be reached")

    tab_to("Commencer en français")
    ActionChains(chat.driver).send_keys(Keys.ENTER).perform()
    chat.reply(0)
    tab_to("Suivre l'atelier")
    outline = chat.script("return getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
    ActionChains(chat.driver).send_keys(Keys.ENTER).perform()
    chat.reply(1)
    assert "Suivre l'atelier" in focused()
    ActionChains(chat.driver).send_keys(Keys.TAB).perform()
    assert "Module 5" in focused()
    box = chat.find("#box")
    box.send_keys("une", Keys.SHIFT, Keys.ENTER, Keys.NULL, "deux", Keys.ENTER)
    chat.reply(2)
    assert service.conversation.heard[-1] == "une\ndeux"


def test_a_screen_reader_hears_replies_once_and_every_button_has_a_name(chat: ChatPage):
    log = chat.find("#log")
    assert log.get_attribute("role") == "log"
    chat.wait(lambda: log.get_attribute("aria-live") == "polite")
    chat.say("bonjour")
    for button in chat.all("button, textarea, input:not([hidden])"):
        if button.is_displayed():
            assert button.accessible_name.strip()


def test_waiting_is_shown_until_the_reply_comes(chat: ChatPage):
    chat.find("#box").send_keys("slow", Keys.ENTER)
    chat.wait(lambda: chat.find("#typing").is_displayed())
    chat.reply(0)
    assert not chat.find("#typing").is_displayed()


def test_clearing_this_device_leaves_nothing_for_the_next_person(
    chat: ChatPage, service: FakeService
):
    chat.say("echo secret")
    before = chat.driver.get_cookie("rihla_chat")["value"]
    chat.find("#clear").click()
    chat.find("#ask-no").click()
    assert "secret" in chat.find("#log").text
    chat.find("#clear").click()
    chat.find("#ask-yes").click()
    chat.wait(lambda: chat.find("#start").is_displayed())
    assert chat.driver.get_cookie("rihla_chat")["value"] != before
    chat.open()
    assert chat.texts() == []
    assert "secret" not in str(chat.script("return JSON.stringify(localStorage)"))


def test_a_lost_session_does_not_show_the_old_conversation_to_the_new_one(chat: ChatPage):
    chat.say("echo secret")
    chat.driver.delete_all_cookies()
    chat.open()
    chat.wait(lambda: chat.texts() == [])


def test_two_pages_of_one_session_show_the_same(chat: ChatPage):
    chat.say("echo un")
    first = chat.driver.current_window_handle
    chat.driver.switch_to.new_window("tab")
    try:
        chat.open()
        chat.say("echo deux")
        second = chat.texts()
    finally:
        chat.driver.close()
        chat.driver.switch_to.window(first)
    assert chat.wait(lambda: chat.texts() == second)


@pytest.mark.parametrize("width", [320, 360, 640, 1280])
def test_nothing_is_wider_than_the_screen(chat: ChatPage, width: int):
    screen = {"width": width, "height": 560, "deviceScaleFactor": 1, "mobile": width < 700}
    chat.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
    chat.say("echo " + "x" * 300 + " https://a.example/" + "y" * 200)
    chat.say("offre")
    assert chat.script("return document.documentElement.scrollWidth") <= width
    assert (
        chat.script(
            "const s = document.getElementById('scroller');return s.scrollWidth - s.clientWidth"
        )
        == 0
    )


def test_the_first_load_is_small_and_comes_from_nowhere_else(chat: ChatPage, service: FakeService):
    chat.driver.execute_cdp_cmd("Network.enable", {})
    chat.driver.execute_cdp_cmd("Network.clearBrowserCache", {})
    chat.open()
    loaded = chat.script(
        "return performance.getEntries().filter((entry) => entry.transferSize !== undefined)"
        ".map((entry) => [entry.name, entry.transferSize])"
    )
    names = [name for name, _ in loaded]
    assert any(name.endswith("/chat.js") for name in names)
    assert all(name.startswith((service.url, "http://localhost")) for name in names)
    assert 5_000 < sum(size for _, size in loaded) < MAX_FIRST_LOAD_BYTES
    errors = [entry["message"] for entry in chat.driver.get_log("browser")]
    assert not [error for error in errors if "Content Security Policy" in error]
