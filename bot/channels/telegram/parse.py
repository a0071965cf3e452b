"""Read an update of the Bot API: a message free of channel, a button, or nothing of ours."""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from telegram import (
    Bot,
    CallbackQuery,
    Chat,
    ChatMember,
    Message,
    MessageEntity,
    MessageOriginChannel,
    MessageOriginChat,
    MessageOriginUser,
    Update,
    User,
)

from bot.channels import limits
from bot.channels.base import NOTHING, Incoming, IncomingFile
from bot.channels.commands import deed_of

NAME = "telegram"
VOICE_TROUBLE = "utter_file_voice"
VOICE_NAME = "voice"
LARGE_TROUBLE = "utter_file_too_large"
OTHER_TROUBLE = "channel_cannot_read"
OLD_EDIT = timedelta(minutes=15)
"""An edit of something older is not a new question."""
FORWARDED, CONTACT = "forwarded", "contact"
_LINK_TO = "https://t.me/"
_GROUPS = frozenset({Chat.GROUP, Chat.SUPERGROUP})
_GONE = frozenset({ChatMember.BANNED, ChatMember.LEFT})


@dataclass(frozen=True)
class Me:
    """Who we are on Telegram, and whether recordings are listened to."""

    id: int
    username: str | None
    listens: bool = False


@dataclass(frozen=True)
class Pressed:
    """A button that was pressed: what to answer, and which message to mark."""

    query_id: str
    chat_id: int | None
    message_id: int | None
    token: str
    title: str


@dataclass(frozen=True)
class Parsed:
    """What an update holds.

    Attributes:
        event: What it is, in a word, for the operator's counters.
        incoming: A message to take to the dialogue.
        pressed: A button to mark as pressed.
        blocked: Address of someone who left.
        group: A group where we were spoken to, and the message there.
    """

    event: str
    incoming: Incoming | None = None
    pressed: Pressed | None = None
    blocked: str | None = None
    group: tuple[int, int] | None = None


def parse(data: object, bot: Bot, me: Me) -> Parsed:
    """Read an update; whatever a stranger sends, the answer is `Parsed` and never an exception."""
    try:
        update = Update.de_json(data, bot) if isinstance(data, dict) else None
        return Parsed("malformed") if update is None else _update(update, me)
    except Exception:  # noqa: BLE001 - any shape at all may arrive here
        return _bare_press(data, me) or Parsed("malformed")


def _update(update: Update, me: Me) -> Parsed:
    if update.callback_query is not None:
        return _pressed(update, update.callback_query, me)
    if update.my_chat_member is not None:
        member = update.my_chat_member
        gone = member.chat.type == Chat.PRIVATE and member.new_chat_member.status in _GONE
        return Parsed("blocked", blocked=str(member.chat.id)) if gone else Parsed("member")
    message = update.message or update.edited_message
    if message is None:
        return Parsed("unknown_type")
    if message.from_user is not None and message.from_user.is_bot:
        return Parsed("bot")
    if message.chat.type in _GROUPS:
        called = _spoken_to(message, me)
        return Parsed("group", group=(message.chat.id, message.message_id) if called else None)
    if message.chat.type != Chat.PRIVATE:
        return Parsed("unknown_type")
    edited = update.edited_message is not None
    if edited and message.edit_date and message.edit_date - message.date > OLD_EDIT:
        return Parsed("old_edit")
    start = Incoming(
        NAME,
        str(message.chat.id),
        f"{me.id}:{update.update_id}",
        said_at=message.edit_date if edited else message.date,
        group=message.media_group_id,
    )
    incoming = _message(start, message, me)
    if incoming is None:
        return Parsed("service_message")
    return Parsed("edited" if edited else "message", incoming)


def _pressed(update: Update, query: CallbackQuery, me: Me) -> Parsed:
    message, token = query.message, query.data or ""
    title = ""
    if isinstance(message, Message) and message.reply_markup:
        buttons = (b for row in message.reply_markup.inline_keyboard for b in row)
        title = next((b.text for b in buttons if b.callback_data == token), "")
    chat = message.chat if message is not None else None
    pressed = Pressed(
        query.id,
        chat.id if chat else None,
        message.message_id if message is not None else None,
        token,
        title,
    )
    if token == NOTHING or (chat is not None and chat.type != Chat.PRIVATE):
        return Parsed("press_ignored", pressed=pressed)
    incoming = Incoming(NAME, str(query.from_user.id), f"{me.id}:{update.update_id}", choice=token)
    return Parsed("press", incoming, pressed=pressed)


def _bare_press(data: object, me: Me) -> Parsed | None:
    """Read a pressed button of a server that leaves out what the Bot API promises.

    A person who presses must not be left without an answer for a field that we do not need.
    """
    query = data.get("callback_query") if isinstance(data, dict) else None
    if not isinstance(query, dict):
        return None
    sender, message = query.get("from"), query.get("message")
    number = sender.get("id") if isinstance(sender, dict) else None
    token, update_id = query.get("data"), data.get("update_id") if isinstance(data, dict) else None
    if not (isinstance(number, int) and isinstance(token, str) and isinstance(update_id, int)):
        return None
    message_id = message.get("message_id") if isinstance(message, dict) else None
    message_id = message_id if isinstance(message_id, int) else None
    pressed = Pressed(str(query.get("id") or ""), number, message_id, token, "")
    if token == NOTHING:
        return Parsed("press_ignored", pressed=pressed)
    incoming = Incoming(NAME, str(number), f"{me.id}:{update_id}", choice=token)
    return Parsed("press", incoming, pressed=pressed)


def _message(start: Incoming, message: Message, me: Me) -> Incoming | None:
    """Return what a private message says; None for one that the platform wrote itself."""
    origin, link = _origin(message)
    text = message.text or message.caption
    if text and link:
        text = f"{text}\n\n{link}"
    start = replace(start, origin=origin)
    if message.text:
        deed = None if origin else deed_of(message.text, me.username)
        if deed is None:
            return replace(start, text=text)
        does, rest = deed
        return replace(start, text=rest) if rest else replace(start, does=does)
    file = _file(message) or (_recording(message) if me.listens else None)
    if file is not None:
        too_large = (file[1] or 0) > limits.MAX_FILE_BYTES
        if too_large:
            return replace(start, trouble=LARGE_TROUBLE, group=None)
        return replace(start, file=file[0], text=text)
    if message.contact is not None:
        contact = message.contact
        name = " ".join(filter(None, (contact.first_name, contact.last_name)))
        return replace(start, text=f"{name}\n{contact.phone_number}", origin=CONTACT)
    if message.voice or message.audio or message.video_note or message.video:
        return replace(start, trouble=VOICE_TROUBLE, group=None)
    seen = (
        *(message.sticker, message.location, message.venue, message.poll, message.dice),
        *(message.animation, message.story, message.paid_media, message.checklist),
    )
    return replace(start, trouble=OTHER_TROUBLE) if any(seen) else None


def _file(message: Message) -> tuple[IncomingFile, int | None] | None:
    """Return the file of a message and its size in bytes."""
    if message.photo:
        fitting = [p for p in message.photo if (p.file_size or 0) <= limits.MAX_FILE_BYTES]
        best = max(fitting or message.photo[:1], key=lambda p: p.width * p.height)
        return IncomingFile("", "photo.jpg", "image/jpeg", best.file_id), best.file_size
    if message.document is not None:
        document = message.document
        name, kind = (document.file_name or "")[:200], (document.mime_type or "")[:100]
        return IncomingFile("", name, kind, document.file_id), document.file_size
    return None


def _recording(message: Message) -> tuple[IncomingFile, int | None] | None:
    """Return the voice note or the sound of a message and its size in bytes."""
    sound = message.voice or message.audio or message.video_note
    if sound is None:
        return None
    kind = (getattr(sound, "mime_type", None) or "")[:100]
    return IncomingFile("", VOICE_NAME, kind, sound.file_id), sound.file_size


def _origin(message: Message) -> tuple[str | None, str | None]:
    """Return whether a message was forwarded, and the public address it came from."""
    origin = message.forward_origin
    if origin is None:
        return None, None
    username = None
    if isinstance(origin, MessageOriginUser):
        username = origin.sender_user.username
    elif isinstance(origin, MessageOriginChannel):
        username = origin.chat.username
    elif isinstance(origin, MessageOriginChat):
        username = origin.sender_chat.username
    return FORWARDED, _LINK_TO + username if username else None


def _spoken_to(message: Message, me: Me) -> bool:
    """Tell whether a message in a group is for us: a mention, an answer to us, a command."""
    answered: User | None = message.reply_to_message.from_user if message.reply_to_message else None
    if answered is not None and answered.id == me.id:
        return True
    text = message.text or message.caption or ""
    if text.startswith("/"):
        return deed_of(text, me.username) is not None
    if not me.username:
        return False
    entities: dict[Any, str] = {
        **message.parse_entities([MessageEntity.MENTION]),
        **message.parse_caption_entities([MessageEntity.MENTION]),
    }
    return f"@{me.username}".lower() in {name.lower() for name in entities.values()}
