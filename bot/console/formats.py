"""Dates, numbers and directions as a page shows them."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from babel.dates import format_date, format_datetime, format_time, format_timedelta, get_timezone
from babel.numbers import format_decimal, format_percent
from markupsafe import Markup, escape

from bot.console.access import Role
from bot.console.access import may as account_may
from bot.console.words import marked
from bot.storage.accounts import Account

ZONE = get_timezone("Africa/Casablanca")
MASKS = {
    "[number]": marked("numéro masqué"),
    "[email]": marked("adresse masquée"),
    "[card]": marked("carte bancaire masquée"),
    "[iban]": marked("compte bancaire masqué"),
    "[id]": marked("papier d'identité masqué"),
}
"""Marks of what was masked, as a page names them."""
_LOCALES = {"fr": "fr", "ar": "ar_MA"}


class Formats:
    """How values are written in one language."""

    def __init__(self, language: str, now: datetime, gettext: Callable[[str], str] = str) -> None:
        self.locale = _LOCALES.get(language, language)
        self.now = now
        self.gettext = gettext

    def day(self, moment: datetime | date) -> str:
        """Return a day in full."""
        if isinstance(moment, datetime):
            moment = moment.astimezone(ZONE).date()
        return str(format_date(moment, "long", locale=self.locale))

    def iso_day(self, written: str) -> str:
        """Return the day of a moment in its machine form."""
        return self.day(datetime.fromisoformat(written))

    def moment(self, moment: datetime | None) -> Markup:
        """Return a moment: the hour today, day and hour otherwise; with its machine form."""
        if moment is None:
            return Markup("")
        local, now = moment.astimezone(ZONE), self.now.astimezone(ZONE)
        if local.date() == now.date():
            text = format_time(local, "short", locale=self.locale)
        else:
            skeleton = "d MMM HH:mm" if local.year == now.year else "d MMM y HH:mm"
            text = format_datetime(local, skeleton, locale=self.locale)
        full = format_datetime(local, "full", locale=self.locale)
        return Markup('<time datetime="{}" title="{}">{}</time>').format(
            moment.isoformat(timespec="seconds"), full, text
        )

    def ago(self, moment: datetime | None) -> str:
        """Return how long ago a moment was."""
        if moment is None:
            return ""
        return str(format_timedelta(moment - self.now, add_direction=True, locale=self.locale))

    def since(self, moment: datetime) -> str:
        """Return for how long something has lasted."""
        return str(format_timedelta(self.now - moment, locale=self.locale))

    def lasting(self, seconds: float) -> str:
        """Return a length of time."""
        from datetime import timedelta

        return str(format_timedelta(timedelta(seconds=seconds), locale=self.locale))

    def number(self, value: float) -> str:
        """Return a number."""
        return str(format_decimal(value, locale=self.locale))

    def percent(self, value: float) -> str:
        """Return a share, 0 to 1."""
        return str(format_percent(value, locale=self.locale))

    def said(self, text: str) -> Markup:
        """Return words of a conversation: escaped, `*bold*` shown bold, masks named."""
        parts = str(escape(text)).split("*")
        if len(parts) % 2 == 1:  # a star without its pair is a star
            shown = [
                f"<strong>{part}</strong>" if place % 2 and part.strip() else part
                for place, part in enumerate(parts)
            ]
            words = "".join(shown)
        else:
            words = str(escape(text))
        for mark, name in MASKS.items():
            if mark in words:
                named = escape(self.gettext(name))
                words = words.replace(mark, f'<span class="masked">{named}</span>')
        return Markup(words)  # noqa: S704


def may(account: Account | None, *roles: str) -> bool:
    """Tell whether an account may do what is for any of these roles, for templates."""
    return account is not None and account_may(account, *map(Role, roles))


def plain(value: Any) -> str:
    """Return a value of the log for a person who reads details."""
    if isinstance(value, (list, tuple)):
        return ", ".join(map(str, value))
    return str(value)
