"""A person's day on Telegram, over real HTTP against a Bot API server that checks the limits."""

import time
from pathlib import Path

from sqlalchemy import select

from bot.storage.models import OutboxRow, PersonRow
from tests.channels.conftest import World
from tests.channels.fake_bot_api import ME, titles
from tests.channels.server import wait_for

OFFER = "Offre : serveuse à Doha, 5000 riyals. Frais de dossier : 3000 DH."


def test_a_whole_day_on_telegram(world: World) -> None:
    amal = world.telegram.person(7001)
    amal.send(text="/start", entities=[{"type": "bot_command", "offset": 0, "length": 6}])
    menu = amal.reply()
    assert menu["text"].startswith("Bonjour")
    assert titles(menu)[0] == "1. Vérifier une offre"
    amal.press("Langue")
    amal.reply()
    amal.press("العربية")
    arabic = amal.reply()
    assert arabic["text"].startswith("\u200fRihla ترحب")
    assert titles(menu) == ["✓ 5. Langue / اللغة"]
    amal.press("الورشة")
    amal.reply()
    amal.press("Module 1")
    amal.reply()
    amal.press("Faux")
    assert amal.reply()["text"] == "C'est juste."
    amal.photo(OFFER.encode(), caption="c'est vrai ?")
    assert OFFER in amal.reply()["text"]
    amal.press("شخص")
    amal.reply()
    people = world.database.work(lambda s: list(s.execute(select(PersonRow)).scalars()))
    assert people[0].waiting_since is not None
    amal.send(text="/supprimer")
    amal.reply()
    amal.press("Oui, tout effacer")
    assert amal.reply()["text"].startswith("C'est fait")
    assert list((Path(world.environment["RIHLA_VAR"]) / "incoming").iterdir()) == []


def test_commands_are_described_in_each_language(world: World) -> None:
    commands = wait_for(lambda: len(world.telegram.commands) == 2 and world.telegram.commands)
    assert {row["command"] for row in commands[""]} >= {"start", "atelier", "supprimer", "stop"}
    assert next(r for r in commands["ar"] if r["command"] == "menu")["description"] == "عرض القائمة"


def test_an_album_is_one_offer(world: World) -> None:
    amal = world.telegram.person(7002)
    for page in (b"page un", b"page deux", b"page trois"):
        amal.photo(page, media_group_id="album-1")
    assert amal.reply()["text"].endswith("page un\n\npage deux\n\npage trois")
    time.sleep(0.3)
    assert len(world.telegram.chats[7002]) == 1


def test_a_forwarded_offer_keeps_where_it_came_from(world: World) -> None:
    amal = world.telegram.person(7003)
    chat = {"id": -1001, "type": "channel", "title": "Emplois", "username": "emplois_inventes"}
    origin = {"type": "channel", "date": 1, "chat": chat, "message_id": 5}
    amal.send(text=OFFER, forward_origin=origin)
    assert "https://t.me/emplois_inventes" in amal.reply()["text"]
    assert world.conversation.heard[-1].document is not None


def test_more_than_ten_choices_are_paged_in_place(world: World) -> None:
    amal = world.telegram.person(7004)
    amal.say("beaucoup")
    message = amal.last()
    assert len(titles(message)) == 10
    wait_for(world.all_sent)
    amal.press("Plus de choix")
    wait_for(lambda: any("J" in t.split()[-1] for t in titles(message)))
    amal.press("Plus de choix")
    wait_for(lambda: titles(message)[-1] == "23. Métier W")
    amal.press("Métier W")
    assert amal.reply()["text"] == "Choisi : Métier W"
    assert len(world.telegram.chats[7004]) == 2


def test_a_long_text_comes_in_pieces_and_the_choices_last(world: World) -> None:
    amal = world.telegram.person(7005)
    amal.say("long")
    wait_for(lambda: len(world.telegram.chats[7005]) == 3)
    pieces = world.telegram.chats[7005]
    assert [bool(p.get("reply_markup")) for p in pieces] == [False, False, True]
    assert all(p["text"].endswith(".") for p in pieces)


def test_old_buttons_are_disarmed_when_a_new_message_comes(world: World) -> None:
    amal = world.telegram.person(7006)
    amal.say("salut")
    first = amal.last()
    amal.say("echo encore")
    wait_for(lambda: first["reply_markup"]["inline_keyboard"] == [])


def test_a_button_pressed_twice_at_once_counts_once(world: World) -> None:
    amal = world.telegram.person(7007)
    amal.say("salut")
    message, before = amal.last(), len(world.telegram.answered)
    amal.press("offre", message)
    amal.press("offre", message)
    amal.reply()
    wait_for(lambda: len(world.telegram.answered) == before + 2)
    assert world.counted("telegram", "double_tap") == 1


def test_voice_location_and_stickers_get_a_kind_answer(world: World) -> None:
    amal = world.telegram.person(7008)
    amal.send(voice={"file_id": "v", "file_unique_id": "v", "duration": 3})
    assert amal.reply()["text"] == "trouble utter_file_voice"
    amal.send(location={"latitude": 33.5, "longitude": -7.6})
    assert amal.reply()["text"] == "trouble channel_cannot_read"


def test_slow_work_shows_the_typing_indicator(world: World) -> None:
    world.telegram.person(7009).say("slow")
    assert any(method == "sendChatAction" for method, _ in world.telegram.calls)


def test_an_edited_message_is_answered_again_and_an_old_one_is_not(world: World) -> None:
    amal = world.telegram.person(7010)
    message = world.telegram.message(amal.chat, amal.user, text="echo corrigé")
    now = int(time.time())
    world.telegram.push(edited_message={**message, "edit_date": now})
    assert amal.reply()["text"] == "echo corrigé"
    world.telegram.push(edited_message={**message, "date": now - 9000, "edit_date": now})
    wait_for(lambda: world.counted("telegram", "old_edit") == 1)


def test_in_a_group_only_who_speaks_to_us_is_answered_and_sent_to_a_private_chat(
    world: World,
) -> None:
    amal = world.telegram.person(7011)
    group = {"id": -500, "type": "group", "title": "Voisins"}
    world.telegram.push(message=world.telegram.message(group, amal.user, text="bonjour à tous"))
    mention = f"@{ME['username']} cette offre ?"
    entity = {"type": "mention", "offset": 0, "length": len(str(ME["username"])) + 1}
    for _ in range(2):
        called = world.telegram.message(group, amal.user, text=mention, entities=[entity])
        world.telegram.push(message=called)
    wait_for(lambda: world.counted("telegram", "group") == 3)
    wait_for(lambda: world.telegram.chats[-500])
    time.sleep(0.2)
    (told,) = world.telegram.chats[-500]
    assert "en privé" in told["text"]
    assert f"t.me/{ME['username']}" in told["text"]
    assert all("cette offre" not in (said.text or "") for said in world.conversation.heard)


def test_who_blocks_the_bot_is_given_up_with_the_reason(world: World) -> None:
    world.telegram.errors = [
        {"error_code": 403, "description": "Forbidden: bot was blocked by the user"}
    ]
    world.telegram.person(7012).send(text="echo un")

    def dead() -> object:
        rows = world.database.work(lambda s: list(s.execute(select(OutboxRow)).scalars()))
        return [row for row in rows if row.status == "dead"]

    (row,) = wait_for(dead)
    assert row.reason == "blocked"


def test_retry_after_is_honoured(world: World) -> None:
    error = {
        "error_code": 429,
        "description": "Too Many Requests",
        "parameters": {"retry_after": 2},
    }
    world.telegram.errors = [error]
    started = time.monotonic()
    assert world.telegram.person(7013).say("echo patience") == "echo patience"
    assert time.monotonic() - started >= 1.9


def test_words_that_look_like_markup_arrive_as_they_are(world: World) -> None:
    said = "echo <b>1 & 2</b> *gras* 5*3"
    assert world.telegram.person(7014).say(said) == "echo <b>1 & 2</b> gras 5*3"


def test_updates_of_any_shape_are_passed_over(world: World) -> None:
    shapes = (
        {"message": "text"},
        {"message": {"chat": []}},
        {"poll": {}},
        {"callback_query": {"id": 5}},
        {"message": {"message_id": 1, "date": "x", "chat": {"id": "y"}}},
        {"new_kind_of_update": 1},
        {"message": {"message_id": 2, "date": 1, "chat": {"id": 1, "type": "private"}, "text": 5}},
    )
    for shape in shapes:
        world.telegram.push(**shape)
    assert world.telegram.person(7015).say("echo après") == "echo après"
