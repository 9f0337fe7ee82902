"""The worker: several voices, of which only those in use are loaded."""

import logging
import threading
from collections.abc import Generator, Sequence
from pathlib import Path

import numpy as np

from engines.sound.level import limit, to_pcm
from engines.sound.resampling import Samples, resample
from engines.sound.silence import loud_span
from engines.wire import WireError
from engines.wire.control import PROTOCOL_VERSION, WorkerInfo
from engines.wire.tts import SpeechMarks, Synthesize
from engines.workers.tts.piper.marks import estimate
from engines.workers.tts.piper.pieces import Piece, pieces
from engines.workers.tts.piper.voice import LoadedVoice
from engines.workers.tts.piper.voice_file import VoiceFile

LEAD_MS = 4
"""Silence left before the first sound of a piece."""
TAIL_MS = 30
"""Silence left after the last sound of a speech."""

logger = logging.getLogger(__name__)


class PiperWorker:
    """Speaks with all voices of its command line that are whole."""

    def __init__(self, *, files: Sequence[Path], level_dbfs: float) -> None:
        """Raises WireError(model_broken) when none of them can speak."""
        self._level_dbfs = level_dbfs
        self._lock = threading.Lock()
        self._loaded: dict[str, LoadedVoice] = {}
        self._files: dict[str, VoiceFile] = {}
        failed: WireError | None = None
        for path in files:
            try:
                self._take(VoiceFile.check(path))
            except WireError as error:
                logger.warning("%s", error.text)
                failed = failed or error
        if failed is not None and not self._files:
            raise failed

    def describe(self) -> WorkerInfo:
        """The languages of all voices, and every voice and speaker by name."""
        files = self._files.values()
        return WorkerInfo(
            kind="tts",
            backend="piper",
            languages=tuple(dict.fromkeys(file.language for file in files)),
            voices=tuple(name for file in files for name in file.names),
            protocol=PROTOCOL_VERSION,
        )

    def synthesise(self, request: Synthesize) -> Generator[SpeechMarks | bytes, None, None]:
        """Marks and sound of each piece; nothing is rendered further than it is asked for."""
        file, speaker = self._chosen(request)
        voice = self._voice(file)
        sent = 0
        parts = list(pieces(request.text))
        for number, part in enumerate(parts, start=1):
            raw = voice.say(part.text, speed=request.speed, speaker=speaker)
            if not len(raw):
                continue
            last = number == len(parts)
            lead, loud, sound = _shaped(raw, voice.rate, request, part, last=last)
            start_ms = (sent + lead) * 1000 / request.rate
            yield SpeechMarks(
                marks=estimate(
                    part.text, start_ms=start_ms, end_ms=start_ms + loud * 1000 / request.rate
                )
            )
            yield to_pcm(limit(sound, rate=request.rate))
            sent += len(sound)

    def _take(self, file: VoiceFile) -> None:
        """Loads the usual voice of a language at once: the first caller should not wait for it."""
        if all(known.language != file.language for known in self._files.values()):
            self._voice(file)
        self._files.setdefault(file.name, file)

    def _voice(self, file: VoiceFile) -> LoadedVoice:
        with self._lock:
            if file.name not in self._loaded:
                self._loaded[file.name] = LoadedVoice(file=file, level_dbfs=self._level_dbfs)
            return self._loaded[file.name]

    def _chosen(self, request: Synthesize) -> tuple[VoiceFile, str | None]:
        if request.voice is not None:
            name, _, speaker = request.voice.partition("#")
            file = self._files.get(name)
            if file is None or (speaker and speaker not in file.speakers):
                text = f"Piper has no voice {request.voice} here"
                raise WireError(code="unknown_voice", text=text)
            return file, speaker or None
        for file in self._files.values():
            if request.language in {None, file.language}:
                return file, None
        text = f"Piper has no voice that speaks {request.language} here"
        raise WireError(code="unknown_language", text=text)


def _shaped(
    raw: Samples, rate: int, request: Synthesize, part: Piece, *, last: bool
) -> tuple[int, int, Samples]:
    """A piece at the wanted rate, its silences ours.

    Returns where what is heard begins, how long it is, both in samples, and the sound.
    """
    begin, end = loud_span(raw) or (0, len(raw))
    first = max(0, begin - rate * LEAD_MS // 1000)
    kept = resample(raw[first:end], from_rate=rate, to_rate=request.rate)
    lead = (begin - first) * request.rate // rate
    pause_ms = TAIL_MS if last else round(part.pause_ms / request.speed)
    silence = np.zeros(request.rate * pause_ms // 1000, np.float32)
    return lead, len(kept) - lead, np.concatenate((kept, silence))
