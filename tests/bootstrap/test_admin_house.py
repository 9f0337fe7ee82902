"""Knowledge, chats, settings, accounts and the log for programs, over a server."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from secretary_app.bootstrap.opening import open_workspace
from secretary_app.foundation.auth.acting import acting_as
from secretary_app.foundation.auth.actor import SYSTEM
from secretary_app.foundation.auth.tokens.errors import TokenRevoked
from secretary_app.foundation.secrets.service import MASTER_KEY
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.paths import DataFolder
from tests.support.admin_door import AdminDoor, admin_door, events
from tests.support.opened import newest_database

pytestmark = pytest.mark.wire

FAQ = {"language": "en", "question": "Is there parking?", "answer": "Parking is free."}
FACT = {
    "key": "price.copy",
    "kind": "price",
    "value": "200 RUB",
    "title": {"en": "a key copy"},
    "questions": {"en": ["what does a key copy cost"]},
}
NOBODYS = "0190c3b0-0000-7000-8000-000000000000"


@asynccontextmanager
async def standing(root: Path) -> AsyncIterator[AdminDoor]:
    folder = DataFolder(root)
    folder.prepare()
    folder.database.write_bytes(newest_database())
    async with open_workspace(folder, clock=Clock()) as workspace, admin_door(workspace) as door:
        yield door


async def test_what_is_taught_is_answered_with_its_source(tmp_path: Path) -> None:
    async with standing(tmp_path) as door:
        ask, told = door.ask, door.told
        assert await ask("POST /faq", FAQ, by="operator") == (403, "not-allowed")
        entry = await told("POST /faq", FAQ, by="editor")
        assert await ask("POST /faq", FAQ) == (409, "phrase-taken")
        better = await told(f"PUT /faq/{entry['id']}", FAQ | {"answer": "Behind the house."})
        assert (better["id"], (await told("GET /faq"))["total"]) == (entry["id"], 1)
        fact = await told("POST /facts", FACT)
        assert await told("GET /facts/price.copy") == fact
        assert await ask("POST /facts", FACT | {"value": "much"}) == (422, "fact-value-bad")
        question = {"text": "Is there parking?", "language": "en"}
        answer = await told("POST /ask", question, by="operator")
        assert answer["answer"] == "Behind the house."
        assert answer["sentences"][0]["evidence"][0]["ref"] == entry["id"]
        assert await ask("POST /ask", question, by="viewer") == (403, "not-allowed")
        for place in (f"/faq/{entry['id']}", "/facts/price.copy"):
            assert (await ask(f"DELETE {place}"))[0] == 204
            assert await ask(f"GET {place}") == (404, "knowledge-missing")

        text = "Warranty\n\nWe give two years of warranty for every lock that we sell.\n"
        added = await told("POST /documents?name=warranty.txt", data=text.encode())
        assert added["outcome"] == "new"
        [found] = (await told("GET /documents/search?text=warranty+lock&language=en"))["items"]
        assert "two years" in found["quote"]
        assert (await ask("POST /documents?name=..%2Fx.txt", data=b"x"))[0] == 422
        place = f"/documents/{added['document']['id']}"
        assert (await ask(f"DELETE {place}"))[0] == 204
        assert await ask(f"GET {place}") == (404, "document-missing")


async def test_a_question_with_two_answers_is_told(tmp_path: Path) -> None:
    async with standing(tmp_path) as door:
        key = FACT | {"title": {"ru": "копия ключа"}, "questions": {"ru": ["Сколько стоит ключ?"]}}
        await door.told("POST /facts", key)
        question = {"language": "ru", "question": "Сколько будет стоить ключ?"}
        await door.told("POST /faq", question | {"answer": "Ключ стоит 400 рублей."})
        [found] = (await door.told("GET /knowledge/contradictions", by="editor"))["items"]
        assert {found["one"]["kind"], found["other"]["kind"]} == {"fact", "faq"}
        assert found["figures_differ"] is True
        refused = await door.ask("GET /knowledge/contradictions", by="viewer")
        assert refused == (403, "not-allowed")


async def streamed(door: AdminDoor, path: str, body: object, *, by: str) -> list[tuple[str, Any]]:
    headers = {"Authorization": f"Bearer {by}"}
    async with door.http.post(f"/admin/chat{path}", json=body, headers=headers) as answer:
        assert answer.status == 200
        return [each async for each in events(answer)]


async def test_a_chat_has_branches_and_is_its_owners(tmp_path: Path) -> None:
    async with standing(tmp_path) as door:
        ask, told = door.ask, door.told
        await told("POST /faq", FAQ)
        chat = await told("POST /chat/sessions", {"model": "small"}, by="operator")
        assert (chat["model"], chat["source"]) == ("small", "program")
        at_desk = "GET /chat/sessions?source=desk"
        assert (await told(at_desk, by="operator"))["total"] == 0
        sources = (await told("GET /chat/sessions/sources", by="operator"))["items"]
        assert {each["source"]: each["count"] for each in sources} == {"desk": 0, "program": 1}
        place = f"/chat/sessions/{chat['id']}"
        question = {"text": "Is there parking?"}
        path = place.removeprefix("/chat") + "/messages"
        first = await streamed(door, path, question, by="operator")
        assert [kind for kind, _ in first] == ["message", "sentence", "message"]
        assert first[1][1]["evidence"][0]["kind"] == "faq"
        asked, answered = first[0][1]["id"], first[2][1]["id"]
        again = await streamed(door, f"/messages/{answered}/again", None, by="operator")
        other = {"text": "Is there any parking?", "instead_of": asked}
        await streamed(door, path, other, by="operator")
        shown = await told(f"GET {place}", by="operator")
        assert shown["messages"][0]["siblings"][0] == asked
        chosen = await told(f"POST /chat/messages/{answered}/choose", by="operator")
        assert chosen["messages"][1]["siblings"] == [answered, again[-1][1]["id"]]
        assert b"Is there parking?" in await told(f"GET {place}/export", by="operator")
        assert await ask(f"GET {place}", by="editor") == (403, "not-allowed")
        assert await ask(f"DELETE {place}", by="editor") == (403, "not-allowed")
        nowhere = await ask(f"POST /chat/messages/{NOBODYS}/choose", by="operator")
        assert nowhere == (404, "chat-message-missing")
        both = {"ids": [chat["id"], NOBODYS]}
        many = "POST /chat/sessions/delete"
        assert await ask(many, both, by="operator") == (404, "chat-missing")
        assert (await told("GET /chat/sessions", by="operator"))["total"] == 1
        assert (await ask(many, {"ids": [chat["id"]]}, by="operator"))[0] == 204
        assert (await told("GET /chat/sessions", by="operator"))["total"] == 0


async def test_only_who_may_sets_the_house_up_and_it_is_written_down(tmp_path: Path) -> None:
    async with standing(tmp_path) as door:
        ask, told = door.ask, door.told
        place = "/settings/assistants.company_en"
        assert await ask(f"PUT {place}", {"value": "Keys"}, by="operator") == (403, "not-allowed")
        changed = await told(f"PUT {place}", {"value": "Keys"})
        assert (changed["value"], changed["source"]) == ("Keys", "database")
        assert await told(f"GET {place}") == changed
        assert await ask("GET /settings/assistants.colour") == (404, "settings-unknown-key")
        new = {"name": "anna", "password": "пять медных труб", "role": "operator"}
        assert await ask("POST /users", new, by="operator") == (403, "not-allowed")
        made = await told("POST /users", new)
        assert (made["role"], made["password_is_temporary"]) == ("operator", True)
        assert await ask("POST /users", new) == (409, "user-exists")
        assert (await told("PATCH /users/anna", {"role": "viewer"}))["role"] == "viewer"
        assert (await told("POST /users/anna/disable"))["is_active"] is False
        assert await ask("GET /users/nobody") == (404, "user-missing")
        logs = await told("GET /audit/logs?deed=settings.change")
        assert {(each["actor_name"], each["outcome"]) for each in logs["items"]} == {
            ("operator", "refused"),
            ("owner", "done"),
        }
        assert b"settings.change" in await told("GET /audit/export?form=csv")
        assert (await told("GET /audit/verify"))["whole"] is True
        assert await ask("GET /audit/logs", by="operator") == (403, "not-allowed")


async def test_secrets_go_in_and_never_come_out_and_sessions_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(MASTER_KEY, "correct horse battery staple")
    async with standing(tmp_path) as door:
        ask, told, workspace = door.ask, door.told, door.workspace
        place, given = "/secrets/shop.key", {"value": "not-a-real-key"}
        assert await ask(f"PUT {place}", given, by="operator") == (403, "not-allowed")
        kept = await told(f"PUT {place}", given, by="admin")
        assert (kept["place"], kept["changed_by"]) == ("file", "id-admin")
        assert (await told("GET /secrets", by="admin"))["items"] == [kept]
        assert await ask(f"GET {place}") == (405, "method-not-allowed")
        with acting_as(SYSTEM):
            assert await workspace.secrets.get("shop.key") == given["value"]
        assert await ask("PUT /secrets/Shop", given) == (422, "secret-name-bad")
        # Who knew what signs tokens could be anybody.
        assert await ask("PUT /secrets/auth.tokens", given) == (403, "secret-is-ours")
        assert (await ask(f"DELETE {place}"))[0] == 204
        assert await ask(f"DELETE {place}") == (404, "secret-missing")
        log = await told("GET /audit/logs?deed=secrets.change")
        assert log["items"]
        assert given["value"] not in str(log)

        await workspace.users.make_owner("olga", "пять медных труб")
        granted = await workspace.tokens.sign_in("olga", "пять медных труб", address="10.0.0.7")
        assert await ask("GET /sessions", by="operator") == (403, "not-allowed")
        [session] = (await told("GET /sessions", by="admin"))["items"]
        assert (session["user_name"], session["address"]) == ("olga", "10.0.0.7")
        place = f"/sessions/{session['id']}"
        assert await ask(f"DELETE {place}", by="operator") == (403, "not-allowed")
        assert (await ask(f"DELETE {place}", by="admin"))[0] == 204
        with pytest.raises(TokenRevoked):
            await workspace.tokens.who(granted.access)
        assert await ask(f"DELETE {place}", by="admin") == (404, "session-missing")


async def test_lines_assistants_and_blocked_numbers_are_set_up(tmp_path: Path) -> None:
    async with standing(tmp_path) as door:
        ask, told = door.ask, door.told
        line = await told("POST /lines", {"name": "Shop", "fields": {"kind": "soundcard"}})
        assert (line["fields"]["kind"], line["state"]) == ("soundcard", "not-served")
        place = f"/lines/{line['id']}"
        new = {"id": "vera", "persona": "anna", "fields": {"name_en": "Vera"}}
        assert await ask("POST /assistants", new, by="operator") == (403, "not-allowed")
        assert (await told("POST /assistants", new))["fields"] == {"name_en": "Vera"}
        assert await ask("POST /assistants", new) == (409, "assistant-taken")
        assert await ask("GET /assistants/nobody") == (404, "persona-unknown")
        changed = await told(f"PATCH {place}", {"fields": {"assistant": "vera"}})
        assert changed["fields"]["assistant"] == "vera"
        assert await ask("DELETE /assistants/vera") == (409, "assistant-in-use")
        assert await ask(f"GET {place}/balance") == (503, "line-balance-not-served")
        assert (await told(f"POST {place}/pause"))["state"] == "paused"
        assert (await ask(f"DELETE {place}"))[0] == 204
        assert await ask(f"GET {place}") == (404, "line-missing")
        assert (await told(f"POST {place}/restore"))["name"] == "Shop"
        number = {"number": "8 916 111-22-33", "reason": "spam"}
        assert (await ask("POST /blocked", number))[0] == 204
        [blocked] = (await told("GET /blocked", by="operator"))["items"]
        assert (blocked["number"], blocked["reason"]) == ("+79161112233", "spam")
        assert (await ask("DELETE /blocked/+79161112233"))[0] == 204
        assert await ask("DELETE /blocked/+79161112233") == (404, "line-not-blocked")
        models = await told("GET /models", by="operator")
        assert not any(each["installed"] for each in models["items"])
        assert await ask("DELETE /models/nothing") == (404, "models-not-installed")
        assert await ask("POST /models/nothing/pull", {}) == (404, "models-unknown")
        assert await told("GET /engines") == {"items": [], "total": 0, "more": False}
        assert await told("GET /services") == await told("GET /engines")
        assert await told("GET /widgets") == await told("GET /widget/instances")
        assert (await told("PUT /assistants/anna", {"fields": {}}))["id"] == "anna"
        report = await told("GET /reports?since=2026-11-01&until=2026-11-03", by="viewer")
        assert (report["calls"], len(report["days"])) == (0, 3)
        assert (await ask("GET /reports?since=2026-11-03&until=2026-11-01"))[0] == 422
