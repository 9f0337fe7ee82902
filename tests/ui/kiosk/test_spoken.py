"""A visitor talks by microphone and loudspeaker: the screen, the secretary and the whole line.

The devices are a sound server's; what stands in for a person is what is said into the one of them,
and a script of its words for the recogniser.
"""

import json
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from engines.clients import TtsClient
from secretary_app.bootstrap.opening import open_workspace
from secretary_app.bootstrap.secretary import Secretary, start_secretary
from secretary_app.bootstrap.workspace import Workspace
from secretary_app.features.calls.events import CallEnded
from secretary_app.features.knowledge.models import FaqEntry
from secretary_app.foundation.i18n import Language
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.ids import new_id
from secretary_app.kernel.paths import DataFolder
from secretary_app.kernel.tasks import TaskOwner
from tests.support.call_bench import CALLER_VOICE, HASTE, scripted, write_settings
from tests.support.desk_bench import SoundServer, missing_parts, sound_server
from tests.support.desk_window import in_qt, until
from tests.support.opened import newest_database
from ui.kiosk.lines import Side
from ui.kiosk.spoken import Voice
from ui.kiosk.window import KioskWindow

pytestmark = [
    pytest.mark.calm,
    pytest.mark.journey,
    pytest.mark.timeout(180),
    pytest.mark.skipif(bool(missing_parts()), reason=f"no sound here: {missing_parts()}"),
]

QUESTION, ANSWER = "Где вы находитесь?", "Мы на Садовой улице, пять."


class Counter:
    """A visitor in front of the screen."""

    def __init__(self, kiosk: KioskWindow, secretary: Secretary, server: SoundServer) -> None:
        self.kiosk = kiosk
        self._secretary = secretary
        self._server = server
        self.half_heard: set[str] = set()
        kiosk.visit.changed.connect(self._look)

    @property
    def workspace(self) -> Workspace:
        return self._secretary.workspace

    async def reads(self, text: str) -> None:
        await until(lambda: any(text in each for each in self.kiosk.captions.texts))

    async def is_listened_to(self) -> None:
        await until(lambda: self.kiosk.visit.voice is Voice.OPEN)
        await self.reads("Слушаю вас")

    async def says(self, text: str) -> None:
        workers = self._secretary.engines.workers
        voice = TtsClient(service=next(each for each in workers if each.name.startswith("tts-")))
        pcm = (await voice.render(text, voice=CALLER_VOICE, language="ru", speed=1.5)).pcm
        words = {"text": text, "starts_at": time.monotonic(), "duration_s": len(pcm) / 16_000}
        script = self.workspace.folder.root / "script.jsonl"
        with script.open("a", encoding="utf-8") as file:
            file.write(json.dumps(words) + "\n")
        await self._server.say(pcm)

    def _look(self) -> None:
        lines = self.kiosk.visit.lines
        self.half_heard |= {
            each.text for each in lines if each.side is Side.VISITOR and not each.final
        }


@asynccontextmanager
async def counter(root: Path, server: SoundServer) -> AsyncIterator[Counter]:
    folder = DataFolder(root)
    folder.prepare()
    folder.database.write_bytes(newest_database())
    write_settings(folder, HASTE | {"line.kind": "soundcard", "assistants.languages": "ru, en"})

    def report(error: Exception, _name: str) -> str:
        raise AssertionError from error

    async with open_workspace(folder, clock=Clock()) as workspace, TaskOwner(name="kiosk") as tasks:
        entry = FaqEntry(id=new_id(), language="ru", question=QUESTION, answer=ANSWER)
        await workspace.knowledge.add_entry(entry)
        async with start_secretary(workspace, plan=scripted(folder)) as secretary:
            await secretary.engines.recognisers_ready()
            kiosk = KioskWindow(
                workspace=workspace, language=Language.RU, tasks=tasks, report=report
            )
            kiosk.show()
            yield Counter(kiosk, secretary, server)
            kiosk.end()


@pytest.mark.expects_log("a visitor cannot be heard")
@pytest.mark.expects_log("microphone-missing")  # where the call had begun by then
def test_a_visitor_talks_and_reads_what_is_said_and_without_a_microphone_writes(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def visit() -> None:
        async with sound_server() as server:
            for name, value in server.environment.items():
                monkeypatch.setenv(name, value)
            server.stop()
            async with counter(tmp_path, server) as at:
                kiosk, foot = at.kiosk, at.kiosk.foot
                ended = list[str]()
                at.workspace.events.subscribe(CallEnded, lambda call: ended.append(call.cause))

                # Nothing is plugged in.
                foot.speak.click()
                await at.reads("Микрофон или динамик здесь сейчас не работает")
                assert kiosk.visit.voice is Voice.SHUT
                kiosk.visit.write(QUESTION)
                await at.reads(ANSWER)
                foot.finish.click()
                assert not kiosk.captions.texts

                await server.start()
                await until(lambda: at.workspace.line.state == "ready")
                async with server.listening(to="loudspeaker") as heard:
                    foot.speak.click()
                    assert not foot.speak.isEnabled()
                    await at.is_listened_to()
                    await at.says(QUESTION)
                    await at.reads(ANSWER)
                    await at.is_listened_to()
                assert heard.is_loud
                assert at.half_heard
                assert all("где вы находитесь".startswith(each) for each in at.half_heard)
                await at.says("до свидания")
                await at.reads("Разговор окончен")
                assert foot.speak.isEnabled()
                assert kiosk.visit.voice is Voice.SHUT
                assert ended.count("local") == 1

                # Whoever goes in the middle leaves nothing, whatever is still said of their talk.
                kiosk.words.speak(Language.EN)
                foot.speak.click()
                await at.reads("Hello! My name is Anna")
                foot.finish.click()
                await until(lambda: ended.count("local") == 2)
                await until(lambda: kiosk.operations.idle)
                assert not kiosk.captions.texts

    in_qt(qapp, visit)
