"""``secretary engines list``, beside engines that run and engines that do not."""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
import pytest

from secretary_app.features.model_library.discovery import find_models
from secretary_app.features.providers.commands import engines
from secretary_app.features.providers.engine_room import EngineRoom
from secretary_app.features.providers.plan import plan_engines
from secretary_app.features.providers.running import RunningEngines
from secretary_app.features.providers.settings import (
    EMBEDDER,
    ENGLISH_RECOGNISER,
    RECOGNISERS_RU,
    VOICES,
)
from secretary_app.foundation.console import Console, Invocation, Stream, WorkspaceJob
from secretary_app.foundation.i18n import Translator
from secretary_app.foundation.settings import Settings
from secretary_app.kernel.paths import DataFolder
from tests.support.opened import opened
from tests.support.piper_voice import make_voice

pytestmark = pytest.mark.wire


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """The workspace of these commands, and a terminal."""

    settings: Settings
    folder: DataFolder
    engines: RunningEngines

    async def list(self, *argv: str, language: str = "en") -> str:
        """What the command prints."""
        printed: list[str] = []

        def write(text: str, _stream: Stream) -> None:
            printed.append(text)

        console = Console(translator=Translator(language), write=write, width=200)
        invocation = Invocation(
            folder=self.folder,
            folder_given=True,
            console=console,
            cwd=self.folder.root,
            language_given=True,
        )
        root = click.Context(click.Group("secretary"), info_name="secretary", obj=invocation)
        with engines.make_context("engines", ["list", *argv], parent=root) as context:
            job = engines.invoke(context)
            assert isinstance(job, WorkspaceJob)
            await job.run(self, console)
        return "".join(printed)

    async def rows(self) -> dict[tuple[str, str, str], dict[str, Any]]:
        rows = json.loads(await self.list("--json"))
        return {(row["kind"], row["language"], row["engine"]): row for row in rows}


async def test_what_is_missing_comes_with_the_command_that_gets_it(tmp_path: Path) -> None:
    async with opened(tmp_path / "d") as parts:
        folder = DataFolder(tmp_path / "d")
        desk = Desk(settings=parts.settings, folder=folder, engines=RunningEngines())
        rows = await desk.rows()
        assert rows["stt", "ru", "vosk"]["remedy"] == "models pull vosk-model-small-ru-0.22"
        assert rows["tts", "", "piper"]["remedy"] == "models pull ru_RU-irina-medium"
        assert "stt_model_ru" in rows["stt", "ru", "pocketsphinx"]["remedy"]
        assert rows["stt", "en", "pocketsphinx"]["state"] == "installed", "it brings its model"
        assert (rows["tts", "", "espeak"]["place"], rows["tts", "", "espeak"]["state"]) == (
            2,
            "installed",
        )
        for language, words in (("en", "not installed"), ("ru", "не установлен")):
            text = await desk.list(language=language)
            assert words in text
            assert "models pull vosk-model-small-ru-0.22" in text
        await parts.settings.set(RECOGNISERS_RU, "vosk-model-ru-0.42, nothing-known")
        rows = await desk.rows()
        named = rows["stt", "ru", "vosk-model-ru-0.42"]
        assert named["remedy"] == "models pull vosk-model-ru-0.42"
        assert rows["stt", "ru", "nothing-known"]["remedy"] == ""
        assert not any(kind == "embed" for kind, _, _ in rows), "nobody has chosen one"
        await parts.settings.set(EMBEDDER, "qwen3-embedding-0.6b-q8_0")
        searches = (await desk.rows())["embed", "", "qwen3-embedding-0.6b-q8_0"]
        assert searches["remedy"] == "models pull qwen3-embedding-0.6b-q8_0"


@pytest.mark.expects_log("stt-vosk-ru")
async def test_engines_that_run_tell_how_they_are(tmp_path: Path) -> None:
    async with opened(tmp_path / "d") as parts:
        folder = DataFolder(tmp_path / "d")
        folder.prepare()
        broken = folder.root / "models" / "stt" / "vosk-broken-ru"
        for name in ("am/final.mdl", "conf/model.conf"):
            (broken / name).parent.mkdir(parents=True)
            (broken / name).write_bytes(b"\0B")
        make_voice(folder.root / "models" / "tts" / "v", "ru_RU-tone-low")
        await parts.settings.set(ENGLISH_RECOGNISER, "false")
        plan = plan_engines(parts.settings, find_models(folder.root / "models"))
        running = RunningEngines()
        desk = Desk(settings=parts.settings, folder=folder, engines=running)
        async with EngineRoom(plan=plan, sockets=folder.sockets) as room:
            running.use(room)
            await room.voice_ready()
            failed = await room.recognisers_ready()
            assert "conf/mfcc.conf: missing" in failed["ru"].reason
            rows = await desk.rows()
            vosk = rows["stt", "ru", "vosk"]
            assert (vosk["state"], vosk["models"]) == ("failed", ["vosk-broken-ru"])
            for said in (str(broken), "conf/mfcc.conf: missing", "models pull"):
                assert said in vosk["trouble"]["reason"], "what, where, and what to do"
            for language, words in (("en", "damaged"), ("ru", "повреждены")):
                assert words in await desk.list(language=language)
            assert rows["tts", "", "piper"]["state"] == "ready"
            shutil.rmtree(broken)
            await parts.settings.set(VOICES, "ru_RU-new-low, piper")
            make_voice(folder.root / "models" / "tts" / "n", "ru_RU-new-low")
            rows = await desk.rows()
            assert rows["stt", "ru", "vosk"]["state"] == "missing"
            assert rows["tts", "", "ru_RU-new-low"]["state"] == "unused"
        running.use(None)
