"""Our workers as pipecat's services, and the answers in the place of a language model."""

import asyncio
import contextlib
from collections.abc import AsyncGenerator, Mapping

from pipecat.frames.frames import (
    Frame,
    InterimTranscriptionFrame,
    LLMContextFrame,
    LLMFullResponseEndFrame,
    LLMFullResponseStartFrame,
    LLMTextFrame,
    TranscriptionFrame,
    UserStoppedSpeakingFrame,
    VADUserStartedSpeakingFrame,
    VADUserStoppedSpeakingFrame,
)
from pipecat.processors.frame_processor import FrameDirection, FrameProcessor
from pipecat.services.settings import STTSettings, TTSSettings
from pipecat.services.stt_service import STTService
from pipecat.services.tts_service import TTSService
from pipecat.utils.time import time_now_iso8601

from engines.clients import SttClient, SttUtterance, TtsClient
from engines.wire import WireError
from engines.wire.stt import PhraseList
from tests.bench.pipecat.port import RATE
from tests.bench.pipecat.task import best_answer

PREROLL_BYTES = RATE * 2 * 600 // 1000
"""Its voice activity needs 0.2 s to be sure; our own ear keeps 0.4 s from before that."""
TTFS_P99_S = 0.4
"""Speech end to words, which pipecat asks of a service: its 0.2 s of silence, and ours below 0.2.

Words come marked as final, so it waits for that only where there are none.
"""


class WorkerStt(STTService):
    """Streams what is said to our recogniser, and says that the words are final.

    Who goes on after a pause within a turn is heard again from the turn's beginning, as by our own
    ear: a list of whole sentences has no second halves.
    """

    def __init__(self, client: SttClient, *, phrases: PhraseList) -> None:
        super().__init__(
            sample_rate=RATE,
            ttfs_p99_latency=TTFS_P99_S,
            settings=STTSettings(model=None, language=None),
        )
        self._client = client
        self._phrases = phrases
        self._kept = bytearray()
        self._in_turn = False
        self._utterance: SttUtterance | None = None
        self._partials: asyncio.Task[None] | None = None

    async def run_stt(self, audio: bytes) -> AsyncGenerator[Frame | None, None]:
        """See STTService."""
        self._kept += audio
        if self._utterance is not None:
            await self._utterance.feed(audio)
        elif not self._in_turn:
            del self._kept[:-PREROLL_BYTES]
        yield None

    async def process_frame(self, frame: Frame, direction: FrameDirection) -> None:
        """See STTService."""
        if isinstance(frame, UserStoppedSpeakingFrame) and self._utterance is None:
            self._in_turn = False
        await super().process_frame(frame, direction)

    async def cleanup(self) -> None:
        """See STTService."""
        if self._utterance is not None:
            await self._leave(self._utterance)
        await super().cleanup()

    async def _handle_vad_user_started_speaking(self, frame: VADUserStartedSpeakingFrame) -> None:
        await super()._handle_vad_user_started_speaking(frame)
        self._in_turn = True
        utterance = self._client.utterance(language=self._phrases.language, phrases=self._phrases)
        await utterance.__aenter__()
        await utterance.feed(bytes(self._kept))
        self._utterance = utterance
        self._partials = self.create_task(self._tell_partials(utterance))

    async def _handle_vad_user_stopped_speaking(self, frame: VADUserStoppedSpeakingFrame) -> None:
        await super()._handle_vad_user_stopped_speaking(frame)
        utterance, self._utterance = self._utterance, None
        if utterance is not None:
            self.create_task(self._finish(utterance))

    async def _tell_partials(self, utterance: SttUtterance) -> None:
        async for partial in utterance.partials:
            if partial.text:
                await self.push_frame(InterimTranscriptionFrame(partial.text, "", _now()))

    async def _finish(self, utterance: SttUtterance) -> None:
        with contextlib.suppress(WireError):
            transcript = await utterance.finish()
            await self._leave(utterance)
            # Who goes on meanwhile is heard again as a whole.
            if transcript.text and self._utterance is None:
                await self.push_frame(
                    TranscriptionFrame(transcript.text, "", _now(), finalized=True)
                )

    async def _leave(self, utterance: SttUtterance) -> None:
        if self._partials is not None and self._utterance is None:
            await self.cancel_task(self._partials)
            self._partials = None
        await utterance.__aexit__(None, None, None)


class WorkerTts(TTSService):
    """Speaks by our voice worker."""

    def __init__(self, client: TtsClient, *, voice: str, language: str) -> None:
        super().__init__(
            sample_rate=RATE,
            push_start_frame=True,
            push_stop_frames=True,
            settings=TTSSettings(model=None, voice=voice, language=None),
        )
        self._client = client
        self._said_by = voice
        self._language = language

    async def run_tts(self, text: str, context_id: str) -> AsyncGenerator[Frame, None]:
        """See TTSService."""
        async with self._client.speak(
            text, voice=self._said_by, language=self._language
        ) as speaking:
            async for frame in self._stream_audio_frames_from_iterator(
                speaking.audio(), in_sample_rate=RATE, context_id=context_id
            ):
                yield frame


class Answers(FrameProcessor):
    """Where a language model would be: the answers that the secretary has too."""

    def __init__(self, answers: Mapping[str, str]) -> None:
        super().__init__()
        self._answers = answers

    async def process_frame(self, frame: Frame, direction: FrameDirection) -> None:
        """See FrameProcessor."""
        await super().process_frame(frame, direction)
        if not isinstance(frame, LLMContextFrame):
            await self.push_frame(frame, direction)
            return
        said = [each for each in frame.context.get_messages() if each["role"] == "user"]
        text = str(said[-1]["content"]) if said else ""
        await self.push_frame(LLMFullResponseStartFrame())
        await self.push_frame(LLMTextFrame(best_answer(self._answers, text)))
        await self.push_frame(LLMFullResponseEndFrame())


def _now() -> str:
    return str(time_now_iso8601())
