"""By which ways the recruiter can be reached."""

import re
from bisect import bisect_left

from actions.offer_reader.model import Found, Link, Phone
from actions.offer_reader.page import Page
from bot.text.evidence import Evidence
from bot.text.facts import UNKNOWN, FieldValue, known

_SAID = ("whatsapp", "telegram", "messenger", "facebook", "instagram", "comment", "office")
_MESSAGING = ("channel.whatsapp", "channel.telegram")
_MESSAGE_REACH = 34
_REFUSED = re.compile(
    r"(?<![^\W_])(?:ne|n'|pas|jamais|sans|ni|not|don't|never|no|لا|ما|بدون) ?(?:[^\W_]+[ ']){0,3}$"
)
_REFUSED_REACH = 32
_HOSTS = {
    "wa.me": "whatsapp",
    "api.whatsapp.com": "whatsapp",
    "chat.whatsapp.com": "whatsapp",
    "whatsapp.com": "whatsapp",
    "t.me": "telegram",
    "telegram.me": "telegram",
    "m.me": "messenger",
    "fb.me": "messenger",
    "facebook.com": "facebook",
    "www.facebook.com": "facebook",
    "instagram.com": "instagram",
    "www.instagram.com": "instagram",
}


def read_channels(
    page: Page,
    emails: list[Found[str]],
    phones: list[Found[Phone]],
    links: list[Found[Link]],
) -> FieldValue:
    """Return the ways of contact: `whatsapp`, `phone`, `email`, `website`, `office` and others."""
    shown: dict[str, Evidence] = {}
    for name in _SAID:
        for cue in page.of(f"channel.{name}"):
            if name == "office" and _refused(page, cue.start):
                continue
            shown.setdefault(name, page.quote(cue.start, cue.end))
    for link in links:
        shown.setdefault(_HOSTS.get(link.value.host, "website"), link.evidence[0])
    if emails:
        shown.setdefault("email", emails[0].evidence[0])
    for phone in phones:
        if not _only_messages(page, phone):
            shown.setdefault("phone", phone.evidence[0])
    if not shown:
        return UNKNOWN
    return known(*sorted(shown), evidence=tuple(sorted(shown.values())))


def _refused(page: Page, start: int) -> bool:
    """Tell whether one is told not to go there ("ne passez pas à l'agence")."""
    return _REFUSED.search(page.text, max(0, start - _REFUSED_REACH), start) is not None


def _only_messages(page: Page, phone: Found[Phone]) -> bool:
    """Tell whether a number is given for messages alone ("WhatsApp : 06 …") and not for calls."""
    start = bisect_left(page.folded.starts, phone.start)
    low = max(0, start - _MESSAGE_REACH)
    if page.has(("call",), low, start) is not None:
        return False
    end = bisect_left(page.folded.starts, phone.evidence[0].end)
    return page.has(_MESSAGING, low, end + _MESSAGE_REACH // 2) is not None
