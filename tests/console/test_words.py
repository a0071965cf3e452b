"""Every word of the console is there in Arabic, and reads from right to left."""

from collections.abc import Callable

from bot.console.desk import Desk
from bot.console.words import LANGUAGES, translations
from bot.storage import accounts
from tests.console.catalogue import words_of_pages
from tests.console.conftest import Browser
from tests.console.people import OFFER, READ, say

Logged = Callable[[str], Browser]


def test_every_message_has_its_arabic_words() -> None:
    arabic = translations("ar")
    missing = []
    for message in words_of_pages():
        if isinstance(message, tuple):
            forms = [arabic.ngettext(*message, n) for n in (0, 1, 2, 3, 11, 100)]
            if any(form in message for form in forms):
                missing.append(message)
        elif arabic.gettext(message) == message and message not in UNCHANGED:
            missing.append(message)
    assert missing == []


UNCHANGED = {"WhatsApp", "Telegram", "N", "IQR", "CSV", "XLSX"}
"""Words that are the same in Arabic."""


def test_the_arabic_forms_of_a_number_follow_its_rules() -> None:
    said = [
        translations("ar").ngettext("%(n)s message", "%(n)s messages", n) for n in (1, 2, 3, 11)
    ]
    assert said == ["رسالة واحدة", "رسالتان", "%(n)s رسائل", "%(n)s رسالة"]
    french = translations("fr")
    assert french.ngettext("%(n)s message", "%(n)s messages", 0) == "%(n)s message"


def test_the_door_opens_in_either_language(browser: Callable[[], Browser]) -> None:
    arabic = browser().get("/login?lang=ar").text
    assert '<html lang="ar" dir="rtl">' in arabic
    assert "كلمة السر" in arabic
    assert '<html lang="fr" dir="ltr">' in browser().get("/login?lang=xx").text


def test_the_language_is_kept_with_the_account(desk: Desk, as_role: Logged) -> None:
    say(desk.database, "a", OFFER, offer=READ)
    someone = as_role("counsellor")
    page = someone.post("/language", {"language": "ar", "back": "/offers"}).text
    assert 'dir="rtl"' in page
    assert "العروض المتوصل بها" in page
    assert desk.database.work(lambda s: accounts.named(s, "counsellor")).language == "ar"
    assert set(LANGUAGES) == {"fr", "ar"}
