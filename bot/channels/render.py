"""Turn a reply into what a platform allows: one renderer a channel.

Choices: up to three are buttons on WhatsApp, more are a list; over ten they are paged, and the
last place leads to the others. Each choice keeps the number that the dialogue understands when it
is typed. A choice whose title has no letter or digit (an emoji alone) gets its number as words.
"""

import re
from dataclasses import dataclass

from bot.channels import limits
from bot.channels.base import MORE, OutgoingChoice, OutgoingReply, Words
from bot.channels.markup import Styled, parse, steady_lines, to_html, to_stars
from bot.channels.split import split, utf16_length

MORE_CHOICES, CHOOSE = "channel_more_choices", "channel_choose"
"""Replies that hold the words of the choice for more, and of the button that opens a list."""
NUMBERED_FROM = 4
"""So many choices bear their numbers; fewer are told apart without."""
PAIRED_TITLE = 16
"""Telegram: two buttons share a row when both titles are at most this long."""
_DIGIT = re.compile(r"\d")
_ELLIPSIS = "…"


@dataclass(frozen=True)
class TelegramMessage:
    """One message: HTML and rows of buttons (title, token)."""

    html: str
    rows: tuple[tuple[tuple[str, str], ...], ...] = ()


@dataclass(frozen=True)
class WhatsAppMessage:
    """One message: its type and its object, as the Cloud API writes them."""

    type: str
    body: dict[str, object]


@dataclass(frozen=True)
class _Shown:
    """A choice ready for a screen."""

    title: str
    payload: str
    detail: str = ""


def shorten(text: str, limit: int) -> str:
    """Return a title of at most `limit` UTF-16 units, cut at a word if it must be cut."""
    if utf16_length(text) <= limit:
        return text
    cut = text[: limit - 1]
    while utf16_length(cut) > limit - 1:
        cut = cut[:-1]
    shorter = cut.rsplit(" ", 1)[0]
    return (shorter if len(shorter) > limit // 2 else cut).rstrip(" ,;:-") + _ELLIPSIS


def _page(reply: OutgoingReply, outbox_id: int, words: Words) -> list[_Shown]:
    """Return the choices of one screen, with the way to the others."""
    first, choices = reply.first_choice, reply.choices
    rest = len(choices) - first
    most = limits.CHOICES_ON_A_PAGE
    shown = choices[first : first + (most if rest <= most else most - 1)]
    numbered = len(choices) >= NUMBERED_FROM and not any(_DIGIT.search(c.title) for c in choices)
    page = [_spoken(choice, first + i + 1, numbered) for i, choice in enumerate(shown)]
    if rest > most:
        more = words(reply.language, MORE_CHOICES)
        page.append(_Shown(more, f"{MORE}{outbox_id}:{first + len(shown)}"))
    return page


def _spoken(choice: OutgoingChoice, number: int, numbered: bool) -> _Shown:
    title = choice.title.strip()
    if not any(c.isalnum() for c in title):
        title = f"{title} {choice.detail or number}".strip()
    elif numbered:
        title = f"{number}. {title}"
    return _Shown(title, choice.payload, choice.detail)


def _pieces(text: str, limit: int, last_limit: int) -> list[Styled]:
    """Return the messages of a text; the last one (with the choices) may have less room."""
    styled = parse(steady_lines(text))
    if utf16_length(styled.text) <= last_limit:
        return [styled]
    pieces = [styled.part(*span) for span in split(styled.text, limit)]
    if pieces and utf16_length(pieces[-1].text) > last_limit:
        last = pieces.pop()
        pieces += [last.part(*span) for span in split(last.text, last_limit)]
    return pieces


def render_telegram(reply: OutgoingReply, outbox_id: int, words: Words) -> list[TelegramMessage]:
    """Return the messages of a reply; the choices stand under the last."""
    rows = telegram_rows(reply, outbox_id, words)
    pieces = _pieces(reply.text, limits.TELEGRAM_TEXT, limits.TELEGRAM_TEXT)
    messages = [TelegramMessage(to_html(_few_bold(piece))) for piece in pieces]
    if rows and messages:
        messages[-1] = TelegramMessage(messages[-1].html, rows)
    return messages


def telegram_rows(
    reply: OutgoingReply, outbox_id: int, words: Words
) -> tuple[tuple[tuple[str, str], ...], ...]:
    """Return the inline keyboard of a reply: one button a row, two where both are short."""
    rows: list[tuple[tuple[str, str], ...]] = []
    for choice in _page(reply, outbox_id, words):
        button = (choice.title, choice.payload)
        short = len(choice.title) <= PAIRED_TITLE
        if rows and len(rows[-1]) == 1 and short and len(rows[-1][0][0]) <= PAIRED_TITLE:
            rows[-1] = (*rows[-1], button)
        else:
            rows.append((button,))
    return tuple(rows)


def _few_bold(piece: Styled) -> Styled:
    """Keep what Telegram shows of bold spans; the rest would be dropped there anyway."""
    return Styled(piece.text, piece.bold[: limits.TELEGRAM_ENTITIES])


def render_whatsapp(reply: OutgoingReply, outbox_id: int, words: Words) -> list[WhatsAppMessage]:
    """Return the messages of a reply: one, unless the text is too long for any.

    A text too long for buttons gets a list, whose body is as long as a text's: one bill, not two.
    """
    page = _page(reply, outbox_id, words)
    stars = 2 * len(parse(reply.text).bold)
    room = max(limits.WHATSAPP_TEXT - stars, limits.WHATSAPP_TEXT // 2)
    pieces = [to_stars(piece) for piece in _pieces(reply.text, room, room)]
    if not page or not pieces:
        return [_text(piece) for piece in pieces]
    *before, last = pieces
    few = len(page) <= limits.WHATSAPP_BUTTONS
    fits = utf16_length(last) <= limits.WHATSAPP_BUTTONS_BODY
    ending = _buttons(last, page) if few and fits else _list(last, page, reply.language, words)
    return [*map(_text, before), ending]


def _text(body: str) -> WhatsAppMessage:
    return WhatsAppMessage("text", {"body": body, "preview_url": False})


def _buttons(body: str, page: list[_Shown]) -> WhatsAppMessage:
    titles = _distinct([choice.title for choice in page], limits.WHATSAPP_BUTTON_TITLE)
    buttons = [
        {"type": "reply", "reply": {"id": choice.payload, "title": title}}
        for choice, title in zip(page, titles, strict=True)
    ]
    return WhatsAppMessage(
        "interactive",
        {"type": "button", "body": {"text": body}, "action": {"buttons": buttons}},
    )


def _list(body: str, page: list[_Shown], language: str, words: Words) -> WhatsAppMessage:
    titles = _distinct([choice.title for choice in page], limits.WHATSAPP_ROW_TITLE)
    rows = []
    for choice, title in zip(page, titles, strict=True):
        row = {"id": choice.payload, "title": title}
        detail = choice.detail or (choice.title if title != choice.title else "")
        if detail:
            row["description"] = shorten(detail, limits.WHATSAPP_ROW_DETAIL)
        rows.append(row)
    button = shorten(words(language, CHOOSE), limits.WHATSAPP_LIST_BUTTON)
    action = {"button": button, "sections": [{"rows": rows}]}
    return WhatsAppMessage(
        "interactive", {"type": "list", "body": {"text": body}, "action": action}
    )


def _distinct(titles: list[str], limit: int) -> list[str]:
    """Return titles that fit; two that became the same are told apart by their numbers."""
    shown: list[str] = []
    for number, title in enumerate(titles, 1):
        short = shorten(title, limit)
        if short in shown:
            mark = f" ({number})"
            short = shorten(title, limit - len(mark)) + mark
        shown.append(short)
    return shown
