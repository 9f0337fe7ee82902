"""The far end of the demo's line: a caller with a voice of their own, who only hears the line."""

from __future__ import annotations

import asyncio
import contextlib
import json
import time
from collections.abc import AsyncIterator
from pathlib import Path

from engines.clients import TtsChain
from hardware.simulator.client import SimulatorClient
from hardware.simulator.stamps import Mark
from secretary_app.bootstrap.demo.script import Line, Moment, Script

RING_LIMIT_S = 45.0
"""Who is not answered by then rings off."""
ANSWER_LIMIT_S = 12.0
"""A secretary who has not begun to answer by then will not; the caller goes on."""
ONE_MOMENT_S = 1.5
"""What is shorter may be a «one moment», after which a caller waits for the answer."""
MORE_LIMIT_S = 1.5
SPEECH_LIMIT_S = 60.0
"""The longest answer that a caller listens to."""
GOODBYE_LIMIT_S = 20.0
"""For the secretary's last words and her hanging up."""


class Caller:
    """Rings, listens, speaks a script, and waits to be hung up on."""

    def __init__(
        self,
        *,
        script: Script,
        simulator: SimulatorClient,
        voices: TtsChain,
        words: Path | None,
    ) -> None:
        """``words``: a file that tells a script recogniser what is being said; None = nobody."""
        self._script = script
        self._simulator = simulator
        self._voices = voices
        self._words = words
        self._began_at = 0.0
        self._heard_until = 0.0
        """Up to when the secretary's voice has been waited for."""

    async def call(self, lines: AsyncIterator[Line]) -> None:
        """One call. Every wait is for something heard on the line."""
        self._began_at = time.monotonic()
        await self._simulator.ring(self._script.number)
        try:
            await self._simulator.answered(timeout_s=RING_LIMIT_S)
        except TimeoutError:
            await self._simulator.caller_hangs_up()
            return
        opened = await self._simulator.pcm_opened()
        self._heard_until = opened.at
        async for line in lines:
            if await self._moment_to_speak(line):
                await self._say(line)
        await self._end()

    async def _moment_to_speak(self, line: Line) -> bool:
        """Waits until it is the line's moment; False when the call is over."""
        try:
            heard = await self._simulator.wait(
                Mark.VOICE_HEARD, after=self._heard_until, timeout_s=ANSWER_LIMIT_S
            )
        except TimeoutError:
            return not self._hung_up()
        if line.moment is Moment.INTERRUPTING:
            # The caller's own patience, not ours.
            await asyncio.sleep(line.after_ms / 1000)
        else:
            await self._hear_out(heard.at)
        return not self._hung_up()

    async def _hear_out(self, began_at: float) -> None:
        """To the end of the answer, where a «one moment» came before it, too."""
        ended = await self._simulator.wait(
            Mark.VOICE_ENDED, after=began_at, timeout_s=SPEECH_LIMIT_S
        )
        if ended.at - began_at > ONE_MOMENT_S:
            return
        with contextlib.suppress(TimeoutError):
            more = await self._simulator.wait(
                Mark.VOICE_HEARD, after=ended.at, timeout_s=MORE_LIMIT_S
            )
            await self._simulator.wait(Mark.VOICE_ENDED, after=more.at, timeout_s=SPEECH_LIMIT_S)

    async def _say(self, line: Line) -> None:
        sound = line.sound or await self._voice(line.text)
        said = await self._simulator.caller_says(sound)
        if self._words is not None and line.text:
            entry = {
                "text": line.text,
                "starts_at": said.started_at,
                "duration_s": said.duration_s,
            }
            await asyncio.to_thread(_append, self._words, json.dumps(entry, ensure_ascii=False))
        # A recording may end in silence: the answer begins before the recording is over.
        self._heard_until = said.started_at
        await self._simulator.speech_ended(said)

    async def _voice(self, text: str) -> bytes:
        speech = await self._voices.render(
            text, voice=self._script.voice, language=self._script.language
        )
        return speech.pcm

    async def _end(self) -> None:
        if self._hung_up():
            return
        try:
            await self._simulator.hung_up(timeout_s=GOODBYE_LIMIT_S)
        except TimeoutError:
            await self._simulator.caller_hangs_up()

    def _hung_up(self) -> bool:
        """A line may have had other calls before."""
        return any(
            stamp.mark is Mark.CALL_ENDED and stamp.at >= self._began_at
            for stamp in self._simulator.log.stamps
        )


def _append(file: Path, line: str) -> None:
    with file.open("a", encoding="utf-8") as stream:
        stream.write(line + "\n")
