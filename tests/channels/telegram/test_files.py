"""Voice messages heard and answered aloud, files kept, and what a bot does not take."""

import asyncio
import io
import json
import time
from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path

import pytest
import soundfile

from secretary_app.channels.telegram.models import BotState
from secretary_app.channels.telegram.ogg import BadSound, decoded, encoded
from secretary_app.channels.telegram.settings import FILE_MEGABYTES
from secretary_app.features.conversations.models import EvidenceKind
from secretary_app.features.providers.engine_room import EngineRoom
from secretary_app.features.providers.plan import EnginePlan
from secretary_app.features.providers.recognisers import script_recogniser
from secretary_app.features.providers.voices import voice
from tests.support.telegram_bench import TOKEN, telegram_bench
from tests.support.telegram_server import FakeTelegram, Sent, telegram_server
from tests.support.voice_notes import tone, voice_note

pytestmark = [pytest.mark.wire, pytest.mark.timeout(180)]

QUESTION = "Есть ли у вас парковка"
ANSWER = "Парковка за домом."
UNHEARD = ("Слушать сейчас некому", "Не получилось разобрать")
MOST_TRIES = 5


@pytest.fixture
async def fake() -> AsyncIterator[FakeTelegram]:
    async with telegram_server() as server:
        server.bot(TOKEN, "our_bot")
        yield server


def is_verdict(fake: FakeTelegram, tries: int, sent: Sent) -> bool:
    """The answer, or the last of so many words that nobody could hear."""
    declined = [each for each in fake.of() if any(words in each.text for words in UNHEARD)]
    return sent.text == ANSWER or (len(declined) == tries and sent is declined[-1])


async def test_a_voice_message_is_heard_and_answered_aloud(
    tmp_path: Path, fake: FakeTelegram
) -> None:
    script = tmp_path / "script.jsonl"
    plan = EnginePlan(recognisers={"ru": (script_recogniser(script, ("ru",)),)}, voices=(voice(),))
    sockets = tmp_path / "s"
    sockets.mkdir(mode=0o700)
    ogg = fake.files["v1"] = encoded(tone(1.0))
    async with (
        EngineRoom(plan=plan, sockets=sockets) as room,
        telegram_bench(tmp_path / "data", fake) as bench,
    ):
        await room.voice_ready()
        assert await room.recognisers_ready() == {}
        bench.workspace.engines.use(room)
        bot = await bench.workspace.bots.add(name="", token=TOKEN)
        await bench.state(bot, BotState.RUNNING)
        for tries in range(1, MOST_TRIES + 1):
            # On a starved machine a recogniser may be given up, which is told: it is said anew.
            said = {"text": QUESTION, "starts_at": time.monotonic(), "duration_s": 0.01}
            with script.open("a", encoding="utf-8") as file:
                file.write(json.dumps(said) + "\n")
            await fake.says(TOKEN, voice=voice_note("v1", len(ogg)))
            if (await fake.until(partial(is_verdict, fake, tries))).text == ANSWER:
                break
        (spoken,) = await fake.until_sent(1, "sendVoice")
        (sound,) = spoken.files.values()
        assert soundfile.info(io.BytesIO(sound)).subtype == "OPUS"
        assert int(spoken.fields["duration"]) >= 1
        asked, answer = (await bench.thread())[-2:]
        assert (asked.text.casefold(), asked.engine) == (QUESTION.casefold(), "script")
        assert [each.kind for each in answer.evidence] == [EvidenceKind.FAQ]
        kept = (await bench.workspace.bot_files.of_messages([asked.id]))[asked.id]
        assert (await bench.workspace.bot_files.read(kept.id))[1] == ogg
        bench.workspace.engines.use(None)


async def test_files_are_kept_and_the_rest_is_declined(tmp_path: Path, fake: FakeTelegram) -> None:
    async with telegram_bench(tmp_path, fake) as bench:
        workspace = bench.workspace
        await workspace.bots.add(name="", token=TOKEN)
        fake.files |= {
            "p": b"\xff\xd8\xff",
            "d": b"%PDF-1.7",
            "big": b"0" * 1_500_000,
            "v": b"OggS",
        }
        sizes = {"width": 1, "height": 1, "file_unique_id": "p"}
        photo = [{"file_id": "small", "file_size": 1} | sizes, {"file_id": "p"} | sizes]
        await fake.says(TOKEN, photo=photo, caption="Есть ли у вас парковка?")
        await fake.until_text(ANSWER)
        document = {"file_id": "d", "file_unique_id": "d", "file_name": "../../счёт.pdf"}
        await fake.says(TOKEN, document=document)
        await fake.until_text("получили и сохранили")
        await workspace.settings.set(FILE_MEGABYTES, "1", actor="test")
        # A server that says nothing of the size, and a file that is larger than it may be.
        await fake.says(TOKEN, document={"file_id": "big", "file_unique_id": "big"})
        await fake.until_text("больше 1 МБ")
        await fake.says(TOKEN, voice=voice_note("v", 4))
        await fake.until_text("Не получилось разобрать")
        await fake.says(TOKEN, location={"latitude": 55.7, "longitude": 37.6})
        await fake.until_text("Такие сообщения я не понимаю")
        thread = await bench.thread()
        kept = await workspace.bot_files.of_messages([each.id for each in thread])
        assert sorted(each.name for each in kept.values()) == ["", "photo.jpg", "счёт.pdf"]
        folder = workspace.folder.root / "telegram"
        files = await asyncio.to_thread(lambda: list(folder.iterdir()))
        assert sorted(each.name for each in files) == sorted(each.id for each in kept.values())
        await workspace.forgetting.after_chat((await bench.person()).id)
        assert await asyncio.to_thread(lambda: list(folder.iterdir())) == []


def test_sound_that_is_none_is_refused() -> None:
    assert len(decoded(encoded(tone(1.0)))) == pytest.approx(16_000, rel=0.02)
    for bad in (b"", b"OggS nonsense", encoded(tone(0.02))):
        with pytest.raises(BadSound):
            decoded(bad)
