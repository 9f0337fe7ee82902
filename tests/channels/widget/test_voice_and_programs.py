"""A visitor who speaks, heard by a real worker; and programs that set widgets up."""

import asyncio
import io
import json
import math
import struct
import time
import wave
from pathlib import Path
from typing import Any

import pytest

from engines.supervisor import WorkerSpec
from secretary_app.features.providers.engine_room import EngineRoom
from secretary_app.features.providers.plan import EnginePlan
from secretary_app.foundation.auth.acting import acting_as
from tests.support.widget_bench import WidgetBench, widget_bench

pytestmark = pytest.mark.wire

QUESTION = "do you have parking"
RATE = 16_000

START_LIMIT_S = 120.0
"""A worker process has to start beside everything else that runs here."""


def sound(*, seconds: float, rate: int = RATE, channels: int = 1) -> bytes:
    file = io.BytesIO()
    tone = (round(8000 * math.sin(at / 10)) for at in range(round(seconds * rate * channels)))
    with wave.open(file, "wb") as made:
        made.setnchannels(channels)
        made.setsampwidth(2)
        made.setframerate(rate)
        made.writeframes(b"".join(struct.pack("<h", value) for value in tone))
    return file.getvalue()


@pytest.mark.timeout(150)
async def test_what_is_said_is_recognised_answered_and_kept(tmp_path: Path) -> None:
    script = tmp_path / "script"
    line = {"text": QUESTION, "starts_at": time.monotonic(), "duration_s": 0.1}
    spec = WorkerSpec(kind="stt", backend="script", args=("--script", str(script)))
    async with widget_bench(tmp_path / "data") as bench, asyncio.timeout(START_LIMIT_S):
        plan = EnginePlan(recognisers={"en": (spec,)}, voices=())
        async with EngineRoom(plan=plan, sockets=bench.workspace.folder.sockets) as engines:
            await engines.recognisers_ready()
            bench.workspace.engines.use(engines)
            page = await bench.page().begin()
            line["starts_at"] = time.monotonic() - 1.0
            script.write_text(json.dumps(line) + "\n", encoding="utf-8")
            said = sound(seconds=2.0)
            told = await page.streamed("voice", data=said)
            bench.workspace.engines.use(None)
        assert told[0]["text"] == QUESTION
        assert "Parking is behind the house." in told[-1]["text"]
        uploads = await bench.workspace.uploads.of_messages([told[0]["id"]])
        _, kept = await bench.workspace.uploads.read(uploads[told[0]["id"]].id)
        assert kept == said
        for other in (
            sound(seconds=1, channels=2),
            sound(seconds=61, rate=8000),
            sound(seconds=0.01),
            said[:40],
        ):
            assert await page.refused("POST", "voice", data=other) == (422, "voice-not-understood")


async def asked(
    bench: WidgetBench, method: str, path: str, *, by: str, json: object = None
) -> tuple[int, Any]:
    headers = {"X-API-Key": by} if by else {}
    url = f"{bench.base}/admin/widget/{path}"
    async with bench.http.request(method, url, json=json, headers=headers) as answer:
        if answer.content_type != "application/json":
            return answer.status, (dict(answer.headers), await answer.read())
        told = await answer.json()
        return answer.status, told["error"]["code"] if answer.status >= 400 else told


async def test_programs_set_widgets_up_and_fetch_what_visitors_sent(tmp_path: Path) -> None:
    async with widget_bench(tmp_path) as bench:
        workspace = bench.workspace
        owner = await workspace.users.make_owner("olga", "пять медных труб")
        with acting_as(owner.as_actor()):
            key = (await workspace.keys.create("site", scopes=["*"], days=1)).secret
        assert await asked(bench, "GET", "instances", by="") == (401, "sign-in-needed")
        new = {"name": "Shop", "fields": {"domains": "a.example", "colour": "#00aa11"}}
        status, made = await asked(bench, "POST", "instances", by=key, json=new)
        assert (status, made["id"], made["fields"]["colour"]) == (201, "site2", "#00aa11")
        assert "instance=site2" in made["snippet"]
        half = {"enabled": False, "fields": {"title_en": "Keys", "colour": "red"}}
        status, code = await asked(bench, "PATCH", "instances/site2", by=key, json=half)
        assert (status, code) == (422, "widget-field-bad")
        assert (await asked(bench, "GET", "instances/site2", by=key))[1] == made
        better = {"enabled": False, "fields": {"title_en": "Keys"}}
        _, changed = await asked(bench, "PATCH", "instances/site2", by=key, json=better)
        assert (changed["enabled"], changed["fields"]["title_en"]) == (False, "Keys")
        assert (await asked(bench, "DELETE", "instances/site2", by=key))[0] == 204
        assert (await asked(bench, "GET", "instances", by=key))[1]["total"] == 1
        assert (await asked(bench, "POST", "instances/site2/restore", by=key))[1] == changed

        page = await bench.page().begin()
        [heard] = await page.streamed("file", data=b"<b>text</b>", name="заметка.txt")
        uploads = await workspace.uploads.of_messages([heard["id"]])
        place = f"uploads/{uploads[heard['id']].id}"
        assert (await asked(bench, "GET", place, by=""))[0] == 401
        status, (headers, data) = await asked(bench, "GET", place, by=key)
        assert (status, data) == (200, b"<b>text</b>")
        assert headers["Content-Disposition"].startswith("attachment; filename*=UTF-8''%D0")
        assert headers["X-Content-Type-Options"] == "nosniff"
        [talk] = await workspace.conversations.talks()
        reply = f"threads/{talk.thread.id}/reply"
        status, _ = await asked(bench, "POST", reply, by=key, json={"text": "Thank you."})
        assert status == 201
        assert (await page.history())["messages"][-1]["role"] == "operator"
        assert (await page.history())["person"]
