"""An assistant's voice at this computer: how she greets, and answers of a chat read aloud."""

from __future__ import annotations

import array
import asyncio
import wave
from pathlib import Path

from engines.wire import WireError
from secretary_app.bootstrap.workspace import Workspace
from secretary_app.features.assistants.models import Assistant
from secretary_app.features.chats.rights import VIEW_CHATS
from secretary_app.features.dialogue.models import Sentence
from secretary_app.features.lines.rights import VIEW_LINES
from secretary_app.features.providers.errors import NothingServed, NoVoice
from secretary_app.features.recordings.playback import Heard
from secretary_app.features.voices.spoken import speakable
from secretary_app.foundation.auth.acting import by_own_authority, needs

RATE = 16_000
FILE = "voice-sample.wav"


class VoiceSample:
    """Made by the voices that answer calls, played by the player of recordings."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def greeting(self, assistant: Assistant, language: str) -> Sentence:
        """The words, as a caller would hear them."""
        return self._workspace.dialogue.rules.greeting(assistant, language)

    @needs(VIEW_LINES)
    async def play(self, assistant: Assistant, language: str, heard: Heard) -> None:
        """Says the greeting; ``heard`` is told how far it is.

        Raises NothingServed, NoVoice, RecordingHasNoSound or RecordingMute.
        """
        await self._say(self.greeting(assistant, language).spoken, assistant, language, heard)

    @needs(VIEW_CHATS, owned=True)
    async def read(self, text: str, assistant: Assistant, language: str, heard: Heard) -> None:
        """Says words that are on the screen. Raises what ``play`` raises."""
        await self._say(speakable(text, language=language), assistant, language, heard)

    @needs(VIEW_CHATS, owned=True)
    async def hush(self) -> None:
        """Silence, for who has had something read. Raises RecordingMute."""
        with by_own_authority():
            await self._workspace.player.stop()

    async def _say(self, spoken: str, assistant: Assistant, language: str, heard: Heard) -> None:
        workspace = self._workspace
        if not workspace.engines.serving:
            raise NothingServed
        voice = assistant.voices[language]
        try:
            speech = await workspace.engines.voices().render(
                spoken, voice=voice.name, language=language, rate=RATE, speed=voice.speed
            )
        except WireError as error:
            raise NoVoice(reason=error.text) from error
        file = workspace.folder.root / FILE
        await asyncio.to_thread(_write, file, speech.pcm)
        # A sample is nobody's recording: who may see the assistants may hear them.
        with by_own_authority():
            await workspace.player.open_file(file, heard)
            await workspace.player.play(from_ms=0)

    @needs(VIEW_LINES)
    async def stop(self) -> None:
        """Silence. Raises RecordingMute."""
        with by_own_authority():
            await self._workspace.player.stop()


def _write(file: Path, pcm: bytes) -> None:
    """As a recording of ours: the caller, who says nothing, left, and us right."""
    pairs = array.array("h", bytes(2 * len(pcm)))
    pairs[1::2] = array.array("h", pcm)
    with wave.open(str(file), "wb") as out:
        out.setnchannels(2)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes(pairs.tobytes())
