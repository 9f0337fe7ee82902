"""Calls, people, threads and promises for programs, over a server and a secretary at work."""

import asyncio
import io
import json
import wave
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from secretary_app.bootstrap.opening import open_workspace
from secretary_app.features.calls import events as happened
from secretary_app.features.conversations.models import Channel, NewMessage, Role
from secretary_app.features.recordings.models import ConsentReason
from secretary_app.foundation.auth.acting import acting_as
from secretary_app.foundation.auth.actor import SYSTEM
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.paths import DataFolder
from tests.support.admin_door import LIMIT_S, AdminDoor, admin_door, events
from tests.support.call_bench import CallBench, call_bench
from tests.support.opened import newest_database
from tests.support.stored_calls import Asked, Past, store_call

pytestmark = pytest.mark.wire

NOBODYS = "0190c3b0-0000-7000-8000-000000000000"
CARD = {"name": "Пётр", "phones": ["8 916 111-22-33"], "notes": "Ключи"}


@asynccontextmanager
async def standing(root: Path) -> AsyncIterator[AdminDoor]:
    folder = DataFolder(root)
    folder.prepare()
    folder.database.write_bytes(newest_database())
    async with open_workspace(folder, clock=Clock()) as workspace, admin_door(workspace) as door:
        yield door


async def test_people_are_written_down_merged_parted_carried_and_forgotten(
    tmp_path: Path,
) -> None:
    async with standing(tmp_path) as door:
        ask, told = door.ask, door.told
        assert await ask("GET /people", by="stranger") == (401, "sign-in-needed")
        assert await ask("GET /people", by="viewer") == (403, "not-allowed")
        one = await told("POST /people", CARD, by="operator")
        assert one["phones"] == ["+79161112233"]
        assert await ask("POST /people", CARD) == (409, "person-number-taken")
        assert await ask("POST /people", {"phones": ["many"]}) == (422, "phone-number-bad")
        two = await told("POST /people", {"name": "Пётр", "phones": ["+4915112345678"]})
        changed = await told(f"PATCH /people/{one['id']}", {"company": "Ключ и замок"})
        assert (changed["name"], changed["company"]) == ("Пётр", "Ключ и замок")
        likely = await told(f"GET /people/{one['id']}/likely")
        assert [each["person"]["id"] for each in likely["items"]] == [two["id"]]
        merge = await told(f"POST /people/{one['id']}/merge", {"other_id": two["id"]})
        assert (await told("GET /people"))["total"] == 1
        await told(f"DELETE /merges/{merge['merge_id']}")
        assert (await told("GET /people?limit=1"))["more"] is True
        await told(f"PUT /people/{one['id']}/consents", {"about": "offers", "given": False})
        consents = await told(f"GET /people/{one['id']}/consents")
        assert [(each["about"], each["given"]) for each in consents["items"]] == [("offers", False)]
        file = await told("GET /people/export?form=vcard4")
        assert "BEGIN:VCARD" in file.decode()
        assert await ask(f"DELETE /people/{one['id']}", by="operator") == (403, "not-allowed")
        assert (await ask(f"DELETE /people/{one['id']}"))[0] == 204
        assert await ask(f"GET /people/{one['id']}") == (404, "person-missing")
        brought = await told("POST /people/import", data=file)
        assert (len(brought["added"]), brought["same"]) == (1, 1)


async def test_a_call_is_found_heard_in_pieces_reviewed_and_erased(tmp_path: Path) -> None:
    async with standing(tmp_path) as door:
        workspace, ask, told = door.workspace, door.ask, door.told
        with acting_as(SYSTEM):
            past = Past(
                rang_at=workspace.clock.now(),
                name="Пётр",
                asked=(Asked(text="Сколько стоит ключ", answer="Двести рублей.", title="Ключ"),),
            )
            record = await store_call(workspace, past)
            other = await store_call(
                workspace, Past(rang_at=workspace.clock.now(), message="Позвонить")
            )
            recording = await workspace.recordings.begin(
                call_id=record.id, number=None, consent=ConsentReason.ANNOUNCED
            )
            sound = io.BytesIO()
            with wave.open(sound, "wb") as made:
                made.setnchannels(2)
                made.setsampwidth(2)
                made.setframerate(8000)
                made.writeframes(bytes(range(256)) * 100)
            recording.wav.write_bytes(sound.getvalue())
            await workspace.recordings.finish(recording.id, duration_ms=800, sha256="0" * 64)
        page = await told("GET /calls?text=ключ&outcome=answered", by="operator")
        assert [(each["id"], each["name"]) for each in page["items"]] == [(record.id, "Пётр")]
        assert page["total"] == 1
        call = await told(f"GET /calls/{record.id}", by="operator")
        assert call["messages"][1]["evidence"][0]["kind"] == "faq"
        assert call["turns"][0]["latency"]["total_ms"] == 560
        place = f"/admin/calls/{record.id}/recording"
        headers = {"Authorization": "Bearer operator", "Range": "bytes=44-143"}
        async with door.http.get(place, headers=headers) as answer:
            assert (answer.status, answer.content_type) == (206, "audio/wav")
            assert await answer.read() == sound.getvalue()[44:144]
        assert await ask(f"GET /calls/{record.id[-6:]}") == (404, "call-missing")
        review = {"note": "Хорошо", "result": "solved", "good": True}
        assert (await told(f"PUT /calls/{record.id}/review", review))["written_by"] == "id-owner"
        assert await ask(f"DELETE /calls/{record.id}", by="operator") == (403, "not-allowed")
        assert await ask(f"DELETE /calls/{other.id}") == (409, "call-is-needed")
        assert (await ask(f"DELETE /calls/{record.id}/recording"))[0] == 204
        assert await ask(f"GET /calls/{record.id}/recording") == (404, "call-no-recording")
        assert (await ask(f"DELETE /calls/{record.id}"))[0] == 204
        assert (await told(f"GET /calls/{record.id}"))["messages"] == []
        [promise] = (await told("GET /promises"))["items"]
        answered = await ask(f"POST /promises/{promise['id']}/answer", {"text": "Да"})
        assert answered == (422, "promise-not-asked")
        assert (await told(f"POST /promises/{promise['id']}/fulfil"))["state"] == "fulfilled"
        again = await ask(f"POST /promises/{promise['id']}/cancel")
        assert again == (409, "promise-move-refused")
        assert (await told(f"POST /promises/{promise['id']}/reopen"))["closed_by"] is None
        assert await ask(f"POST /calls/{record.id}/hang-up", {}) == (409, "call-not-now")
        assert await ask(f"POST /calls/{NOBODYS}/hang-up", {}) == (404, "call-missing")


async def test_the_night_is_told_to_who_may_see_calls(tmp_path: Path) -> None:
    async with standing(tmp_path) as door:
        with acting_as(SYSTEM):
            past = Past(rang_at=door.workspace.clock.now(), message="Позвонить Петру")
            record = await store_call(door.workspace, past)
        night = await door.told("GET /briefing", by="operator")
        assert (night["calls"], night["messages"]) == (1, 1)
        assert ("message", record.id) in [
            (each["kind"], each["call_id"]) for each in night["lines"]
        ]
        assert await door.ask("GET /briefing", by="editor") == (403, "not-allowed")


async def test_a_thread_is_taken_answered_and_given_back(tmp_path: Path) -> None:
    async with standing(tmp_path) as door:
        workspace, ask, told = door.workspace, door.ask, door.told
        person = await told("POST /people", CARD)
        with acting_as(SYSTEM):
            thread = await workspace.conversations.thread_of_person(person["id"])
            message = NewMessage(
                role=Role.CALLER, channel=Channel.SMS, text="Вы открыты?", language="ru"
            )
            await workspace.conversations.add_message(thread.id, message)
        place = f"/threads/{thread.id}"
        [talk] = (await told("GET /threads?text=открыты", by="operator"))["items"]
        assert (talk["id"], talk["unseen"], talk["taken"]) == (thread.id, 1, None)
        assert await ask(f"POST {place}/take", {"user_id": NOBODYS}) == (404, "user-missing")
        taken = await told(f"POST {place}/take", {}, by="operator")
        assert taken["by"] == "id-operator"
        replied = await told(f"POST {place}/reply", {"text": "Да, до шести."}, by="operator")
        [written] = replied["messages"]
        assert (written["text"], written["fate"]["state"]) == ("Да, до шести.", "queued")
        fate = f"/messages/{written['id']}/fate"
        assert await told(f"GET {fate}", by="operator") == written["fate"]
        assert await ask(f"GET {fate}", by="viewer") == (403, "not-allowed")
        assert await ask(f"GET /messages/{NOBODYS}/fate") == (404, "message-missing")
        assert await ask(f"POST {place}/reply", {"text": "Я"}, by="viewer") == (403, "not-allowed")
        again = f"POST /messages/{written['id']}/send-again"
        assert await ask(again, by="operator") == (409, "sms-not-again")
        nobodys = await ask(f"POST /messages/{NOBODYS}/send-again", by="operator")
        assert nobodys == (404, "message-missing")
        assert (await ask(f"POST {place}/see"))[0] == 204
        assert (await ask(f"POST {place}/give-back"))[0] == 204
        whole = await told(f"GET {place}")
        assert (whole["taken"], len(whole["messages"])) == (None, 2)
        assert await ask(f"GET /threads/{NOBODYS}") == (404, "thread-missing")
        assert await ask(f"POST /threads/{NOBODYS}/reply", {"text": "Да"}) == (
            404,
            "thread-missing",
        )


async def test_what_is_begun_and_who_writes_is_seen_by_programs(tmp_path: Path) -> None:
    async with standing(tmp_path) as door:
        workspace, ask, told = door.workspace, door.ask, door.told
        with acting_as(SYSTEM):
            thread = await workspace.conversations.thread_of_stranger()
        place, draft = f"/threads/{thread.id}", {"text": "Добрый "}
        assert await ask(f"PUT {place}/draft", draft, by="viewer") == (403, "not-allowed")
        assert await ask(f"PUT /threads/{NOBODYS}/draft", draft) == (404, "thread-missing")
        await told(f"PUT {place}/draft", draft, by="operator")
        begun = {"thread_id": thread.id, "text": "Добрый"}
        assert (await told("GET /threads/drafts", by="operator"))["items"] == [begun]
        assert (await told(f"GET {place}", by="operator"))["draft"] == "Добрый"
        assert (await told("GET /threads/drafts"))["items"] == [], "it is the writer's own"
        await told(f"PUT {place}/draft", {"text": ""}, by="operator")
        assert (await told("GET /threads/drafts", by="operator"))["total"] == 0

        assert await ask("GET /threads/stream", by="viewer") == (403, "not-allowed")
        assert await ask(f"POST /threads/{NOBODYS}/typing") == (404, "thread-missing")
        with acting_as(SYSTEM):
            other = await workspace.conversations.thread_of_stranger()
        headers = {"Authorization": "Bearer operator"}
        address = f"/admin/threads/stream?thread={thread.id}"
        async with door.http.get(address, headers=headers) as answer:
            news = events(answer)
            await told(f"POST /threads/{other.id}/typing")
            await told(f"POST {place}/typing")
            kind, what = await anext(news)
            assert (kind, what["thread_id"]) == ("typing", thread.id)
            assert (what["by"], what["role"]) == ("id-owner", "operator")
            with acting_as(SYSTEM):
                await workspace.conversations.add_message(
                    thread.id,
                    NewMessage(
                        role=Role.CALLER, channel=Channel.WIDGET, text="Алло?", language="ru"
                    ),
                )
            kind, what = await anext(news)
            assert (kind, what["message"]["text"]) == ("message", "Алло?")
            for deed, told_as in (("see", "seen"), ("take", "taken"), ("give-back", "given-back")):
                await told(f"POST {place}/{deed}", {})
                assert (await anext(news))[0] == told_as


async def until(told: list[tuple[str, Any]], kind: str, more: asyncio.Event) -> Any:
    async with asyncio.timeout(LIMIT_S):
        while True:
            for name, data in told:
                if name == kind:
                    return data
            more.clear()
            await more.wait()


async def somebody_is_called(bench: CallBench, door: AdminDoor) -> None:
    asked, since = {"number": "8 916 111-22-33", "about": "заказ готов"}, bench.now()
    assert await door.ask("POST /lines/line1/calls", asked, by="editor") == (403, "not-allowed")
    assert await door.ask("POST /lines/line9/calls", asked) == (404, "line-missing")
    assert await door.ask("POST /lines/line1/calls", {"number": "x"}) == (422, "phone-number-bad")
    begun = await door.told("POST /lines/line1/calls", asked, by="operator")
    assert await door.ask("POST /lines/line1/calls", asked) == (409, "cannot-dial")
    await bench.told_of(happened.CallRingsThere, since=since)
    live = await door.told(f"GET /calls/{begun['call_id']}/live", by="operator")
    assert (live["number"], live["call_id"]) == ("+79161112233", begun["call_id"])
    await door.told(f"POST /calls/{begun['call_id']}/hang-up", {}, by="operator")
    ended = await bench.told_of(happened.CallEnded, since=since)
    assert ended.call_id == begun["call_id"]
    deeds = (await door.told("GET /audit/logs?deed=calls.dial"))["items"]
    assert ("operator", "done", "line1") in [
        (each["actor_name"], each["outcome"], each["subject"]) for each in deeds
    ]


async def engines_are_in_their_hands(bench: CallBench, door: AdminDoor) -> None:
    running = {each["kind"]: each for each in (await door.told("GET /engines"))["items"]}
    ear, voice = running["stt"]["name"], running["tts"]["name"]
    assert await door.ask(f"POST /engines/{ear}/stop", by="operator") == (403, "not-allowed")
    assert (await door.told(f"POST /engines/{ear}/stop"))["state"] == "stopped"
    assert (await door.told(f"GET /services/{ear}"))["memory_mb"] is None
    assert (await door.told(f"POST /engines/{ear}/start"))["name"] == ear
    await bench.worker_ready(ear)
    assert (await door.told(f"GET /engines/{ear}"))["starts"] == 2
    assert await door.ask(f"POST /engines/{voice}/stop") == (409, "engine-last-voice")
    assert await door.ask("POST /engines/nobody/restart") == (404, "engine-gone")
    assert isinstance(await door.told(f"GET /engines/{voice}/log", by="operator"), bytes)


async def test_a_call_is_followed_and_steered_by_a_program(tmp_path: Path) -> None:
    told: list[tuple[str, Any]] = []
    by_socket: list[tuple[str, Any]] = []
    more, more_by_socket = asyncio.Event(), asyncio.Event()
    async with call_bench(tmp_path) as bench, admin_door(bench.workspace) as door:
        headers = {"Authorization": "Bearer operator"}

        async def follow() -> None:
            async with door.http.get("/admin/calls/stream", headers=headers) as answer:
                async for event in events(answer):
                    told.append(event)
                    more.set()

        async def follow_by_socket() -> None:
            async with door.http.ws_connect("/admin/calls/stream", headers=headers) as socket:
                async for message in socket:
                    event = json.loads(message.data)
                    by_socket.append((event["type"], event))
                    more_by_socket.set()

        following = [asyncio.create_task(follow()), asyncio.create_task(follow_by_socket())]
        assert (await until(told, "live", more))["calls"] == []
        assert (await until(by_socket, "live", more_by_socket))["calls"] == []
        since = await bench.call()
        call_id = (await until(told, "call-rang", more))["call_id"]
        [live] = (await door.told("GET /calls/live", by="operator"))["items"]
        assert (live["call_id"], live["number"]) == (call_id, "+79161112233")
        assert await door.ask(f"POST /calls/{call_id}/hold", by="editor") == (403, "not-allowed")
        said = await door.told(
            f"POST /calls/{call_id}/hint", {"text": "мы открыты до шести"}, by="operator"
        )
        assert "шести" in said["said"]
        await bench.starts("шести", since=since)
        started = await until(told, "sentence-started", more)
        assert started["data"]["evidence"]
        assert await door.ask(f"POST /calls/{call_id}/resume") == (409, "call-not-now")
        await door.told(f"POST /calls/{call_id}/hang-up", {}, by="operator")
        await bench.told_of(happened.CallEnded, since=since)
        ended = await until(told, "call-ended", more)
        assert await until(by_socket, "call-ended", more_by_socket) == ended
        assert (await door.told("GET /calls/live"))["total"] == 0
        await somebody_is_called(bench, door)
        await engines_are_in_their_hands(bench, door)
        for each in following:
            each.cancel()
        await asyncio.gather(*following, return_exceptions=True)
