"""A person's day on WhatsApp, over real HTTP against a Cloud API that checks the limits."""

import time
from datetime import timedelta

from sqlalchemy import select, update

from bot.storage import outbox
from bot.storage.models import AddressRow, InboxRow, OutboxRow
from tests.channels.conftest import World
from tests.channels.fake_cloud_api import envelope, words
from tests.channels.server import wait_for

OFFER = "عرض: نادلة بالدوحة، 5000 ريال. مصاريف الملف 3000 درهم."


def test_a_whole_day_on_whatsapp(world: World) -> None:
    amal = world.cloud.person("212600000001", "MA.1aB2")
    menu = amal.say("bonjour")
    assert menu["recipient"] == "MA.1aB2"
    assert menu["interactive"]["type"] == "list"
    amal.choose("Langue")
    assert words(amal.choose("العربية")).startswith("\u200fRihla ترحب")
    amal.choose("الورشة")
    amal.choose("Module 1")
    assert words(amal.choose("Faux")) == "*C'est juste.*"
    world.cloud.media["photo1"] = OFFER.encode()
    amal.send("image", {"id": "photo1", "mime_type": "image/jpeg", "caption": "واش صحيح؟"})
    assert OFFER in words(amal.reply())
    amal.choose("شخص")
    assert amal.send("text", {"body": "/supprimer"}) == 200
    amal.reply()
    assert words(amal.choose("Oui, tout effacer")).startswith("C'est fait")
    assert any(row.get("typing_indicator") is None for row in world.cloud.read)


def test_one_turn_is_one_message_even_with_a_long_text_and_choices(world: World) -> None:
    amal = world.cloud.person("212600000002")
    amal.say("echo " + "Une phrase du contrat. " * 60)
    assert len(world.cloud.chats["212600000002"]) == 1


def test_more_than_ten_choices_are_paged_in_lists(world: World) -> None:
    amal = world.cloud.person("212600000003")
    amal.say("beaucoup")
    second = amal.choose("Plus de choix")
    assert len(second["interactive"]["action"]["sections"][0]["rows"]) == 10
    third = amal.choose("Plus de choix")
    assert third["interactive"]["action"]["sections"][0]["rows"][-1]["title"] == "23. Métier W"
    assert words(amal.choose("Métier W")) == "Choisi : Métier W"


def test_a_copy_of_the_data_comes_as_a_document_above_its_button(world: World) -> None:
    amal = world.cloud.person("212600000004")
    amal.say("copie")
    copy = amal.choose("Copie")
    document = copy["interactive"]["header"]["document"]
    assert b"pseudonym" in world.cloud.uploads[document["id"]]


def test_every_entry_change_and_message_of_a_delivery_is_answered(world: World) -> None:
    people = [world.cloud.person(f"21260000001{n}") for n in range(3)]
    payloads = [p.payload("text", {"body": f"echo {p.wa_id}"}) for p in people]
    for person in people:
        world.cloud.heard_at[person.address] = time.time()
    whole = payloads[0]
    whole["entry"][0]["changes"] += payloads[1]["entry"][0]["changes"]
    whole["entry"] += payloads[2]["entry"]
    assert world.cloud.deliver(whole) == 200
    assert [words(p.reply()) for p in people] == [f"echo {p.wa_id}" for p in people]


def test_the_same_delivery_twice_is_answered_once(world: World) -> None:
    amal = world.cloud.person("212600000020")
    world.cloud.heard_at[amal.address] = time.time()
    payload = amal.payload("text", {"body": "echo une fois"}, "wamid.same")
    before = world.counted("whatsapp", "again")
    assert {world.cloud.deliver(payload) for _ in range(3)} == {200}
    amal.reply()
    assert world.counted("whatsapp", "again") == before + 2
    assert len(world.cloud.chats[amal.address]) == 1


def test_messages_of_one_delivery_are_answered_in_the_order_they_were_sent(world: World) -> None:
    amal = world.cloud.person("212600000021")
    world.cloud.heard_at[amal.address] = time.time()
    whole = amal.payload("text", {"body": "echo deux"})
    first = amal.payload("text", {"body": "echo un"}, timestamp=str(int(time.time()) - 5))
    value = whole["entry"][0]["changes"][0]["value"]
    value["messages"] += first["entry"][0]["changes"][0]["value"]["messages"]
    world.cloud.deliver(whole)
    assert [words(amal.reply()), words(amal.reply())] == ["echo un", "echo deux"]


def test_who_was_known_by_phone_stays_the_same_person_under_the_new_id(world: World) -> None:
    phone = world.cloud.person("212600000022")
    phone.say("echo un")
    both = world.cloud.person("212600000022", "MA.22")
    assert words(both.say("echo deux")) == "echo deux"
    only_id = world.cloud.person(None, "MA.22")
    only_id.seen = 1
    assert words(only_id.say("echo trois")) == "echo trois"
    query = select(AddressRow.person_id).where(AddressRow.address.in_(["212600000022", "MA.22"]))
    assert len(world.database.work(lambda s: list(s.execute(query)))) == 1


def test_a_changed_number_moves_the_person(world: World) -> None:
    world.cloud.person("212600000023").say("echo un")
    system = {"type": "user_changed_number", "body": "…", "wa_id": "212600000024"}
    message = {
        "id": "wamid.sys",
        "from": "212600000023",
        "timestamp": "1",
        "type": "system",
        "system": system,
    }
    assert world.cloud.deliver(envelope({"messages": [message]})) == 200
    query = select(AddressRow.address).where(AddressRow.address.like("21260000002%"))
    assert ("212600000024",) in world.database.work(lambda s: list(s.execute(query)))


def test_kinds_that_nobody_can_read_get_a_kind_answer_and_reactions_none(world: World) -> None:
    amal = world.cloud.person("212600000025")
    amal.send("audio", {"id": "a1", "mime_type": "audio/ogg", "voice": True})
    assert words(amal.reply()) == "trouble utter_file_voice"
    amal.send("location", {"latitude": 33.5, "longitude": -7.6})
    assert words(amal.reply()) == "trouble channel_cannot_read"
    amal.send("reaction", {"message_id": "wamid.x", "emoji": "👍"})
    assert words(amal.say("echo après")) == "echo après"


def test_a_contact_card_is_read(world: World) -> None:
    amal = world.cloud.person("212600000026")
    card = {"name": {"formatted_name": "Agence Inventée"}, "phones": [{"phone": "+212600000999"}]}
    amal.send("contacts", [card])
    assert "+212600000999" in words(amal.reply())


def test_a_photo_whose_time_is_over_is_explained(world: World) -> None:
    amal = world.cloud.person("212600000027")
    amal.send("image", {"id": "gone", "mime_type": "image/jpeg"})
    assert words(amal.reply()) == "trouble channel_file_gone"


def test_outside_the_window_a_template_invites_and_the_reply_comes_once_they_write(
    world: World,
) -> None:
    amal = world.cloud.person("212600000028")
    amal.say("echo hier")
    person = select(AddressRow.person_id).where(AddressRow.address == amal.address)

    def a_day_later(session: object) -> None:
        person_id = session.execute(person).scalar_one()  # type: ignore[attr-defined]
        now = world_now()
        old = update(InboxRow).where(InboxRow.person_id == person_id)
        session.execute(old.values(received_at=now - timedelta(days=2)))  # type: ignore[attr-defined]
        content = {"text": "Réponse d'une conseillère", "choices": [], "media": None}
        outbox.put(session, person_id=person_id, channel="whatsapp", content=content, now=now)  # type: ignore[arg-type]

    world.database.work(a_day_later)
    assert amal.reply()["template"]["name"] == "rihla_answer_ready"
    time.sleep(1.5)
    assert len(world.cloud.chats[amal.address]) == 2
    assert words(amal.say("echo me voici")) == "Réponse d'une conseillère"
    assert words(amal.reply()) == "echo me voici"


def test_errors_wait_or_end_by_their_class(world: World) -> None:
    amal = world.cloud.person("212600000029")
    world.cloud.errors = [(429, {"code": 130429, "message": "rate"}, {"Retry-After": "1"})]
    assert words(amal.say("echo encore")) == "echo encore"
    world.cloud.errors = [(400, {"code": 131026, "message": "undeliverable"}, {})]
    amal.send("text", {"body": "echo jamais"})
    query = select(OutboxRow).where(OutboxRow.status == "dead", OutboxRow.channel == "whatsapp")
    (row,) = wait_for(lambda: world.database.work(lambda s: list(s.execute(query).scalars())))
    assert row.reason == "refused:131026"
    letters = world.database.work(outbox.dead)
    assert letters[0].reason == "refused:131026"


def test_a_status_that_says_failed_is_kept_as_a_dead_letter(world: World) -> None:
    amal = world.cloud.person("212600000030")
    sent = amal.say("echo perdu")
    tracker = sent["biz_opaque_callback_data"]
    wait_for(
        lambda: (
            world.database.work(lambda s: s.get(OutboxRow, int(tracker.split(":")[0])).status)
            == "sent"
        )
    )
    status = {
        "id": sent["id"],
        "status": "failed",
        "timestamp": "1",
        "recipient_id": amal.wa_id,
        "biz_opaque_callback_data": tracker,
        "errors": [{"code": 131049, "title": "…"}],
    }
    assert world.cloud.deliver(envelope({"statuses": [status]})) == 200
    row = world.database.work(lambda s: s.get(OutboxRow, int(tracker.split(":")[0])))
    assert (row.status, row.reason) == ("dead", "failed:131049")


def test_a_person_who_floods_is_told_once_and_kindly(world: World) -> None:
    amal = world.cloud.person("212600000031")
    world.cloud.heard_at[amal.address] = time.time()
    messages = [
        amal.payload("text", {"body": f"echo {n}"})["entry"][0]["changes"][0]["value"]["messages"][
            0
        ]
        for n in range(40)
    ]
    contact = {"wa_id": amal.wa_id}
    world.cloud.deliver(envelope({"contacts": [contact], "messages": messages}))
    wait_for(lambda: len(world.cloud.chats[amal.address]) == 21)
    assert words(world.cloud.chats[amal.address][-1]) == "trouble channel_slow_down"
    assert world.counted("whatsapp", "flood") == 19


def test_two_channels_become_one_person_by_a_code(world: World) -> None:
    on_telegram, on_whatsapp = world.telegram.person(8001), world.cloud.person("212600000032")
    words(on_whatsapp.say("echo avant"))
    code = on_telegram.say("/relier").splitlines()[0].rsplit(" ", 1)[-1]
    answer = words(on_whatsapp.say(code.lower()))
    assert (
        answer == "C'est fait\u00a0: vos deux applications suivent maintenant la même conversation."
    )
    assert words(on_whatsapp.say("echo ensemble")) == "echo ensemble"
    query = select(AddressRow.person_id).where(AddressRow.address.in_(["8001", "212600000032"]))
    rows = world.database.work(lambda s: [row[0] for row in s.execute(query)])
    assert len(rows) == 2
    assert len(set(rows)) == 1
    again = words(on_whatsapp.say(code))
    assert again.startswith("Ce code n'existe pas")


def world_now():  # type: ignore[no-untyped-def]
    from datetime import datetime, timezone

    return datetime.now(timezone.utc)
