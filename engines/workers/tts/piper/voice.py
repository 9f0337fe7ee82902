"""A voice that is loaded: text becomes sound at its own rate and at a level of ours."""

from typing import Any

import numpy as np
import onnxruntime
from piper import PiperVoice, SynthesisConfig
from piper.config import PiperConfig

from engines.sound.level import from_db, speech_level_dbfs
from engines.sound.resampling import Samples
from engines.workers.priority import thread_limit
from engines.workers.tts.piper.voice_file import VoiceFile, broken_voice

SAMPLES_OF = {
    "ru": "Здравствуйте, чем я могу вам помочь? Запишите номер телефона, пожалуйста.",
    "en": "Good afternoon, how may I help you today? Please write down this number.",
}
"""Said once, unheard, to find out how loud the voice is."""

SILENT_DBFS = -60.0
"""What is quieter cannot be brought to a level."""


class LoadedVoice:
    """Speaks one piece of text at a time, from any thread."""

    def __init__(self, *, file: VoiceFile, level_dbfs: float) -> None:
        """Takes about a second for a real voice.

        Raises WireError(model_broken) for a network that does not load or does not speak.
        """
        self._file = file
        options = onnxruntime.SessionOptions()
        # The line's process must find a core free whenever its 20 ms are over.
        options.intra_op_num_threads = thread_limit()
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        try:
            session = onnxruntime.InferenceSession(
                str(file.path), sess_options=options, providers=["CPUExecutionProvider"]
            )
            config = PiperConfig.from_dict(dict(file.description))
            self._voice = PiperVoice(session=session, config=config)
            self._gain = 1.0
            self._gain = self._find_gain(level_dbfs)
        except Exception as error:
            # The runtime's exceptions have no common class but this one.
            raise broken_voice(file.path, f"it does not load: {_first_line(error)}") from error

    @property
    def rate(self) -> int:
        """Of its sound, in Hz."""
        return int(self._voice.config.sample_rate)

    def say(self, text: str, *, speed: float, speaker: str | None) -> Samples:
        """The sound of a piece, with the silence that the network puts around it."""
        config = SynthesisConfig(
            speaker_id=None if speaker is None else self._file.speakers[speaker],
            length_scale=self._voice.config.length_scale / speed,
            normalize_audio=False,
        )
        chunks: list[Any] = [
            chunk.audio_float_array for chunk in self._voice.synthesize(_plain(text), config)
        ]
        sound = np.concatenate(chunks) if chunks else np.zeros(0)
        scaled: Samples = (sound * self._gain).astype(np.float32)
        return scaled

    def _find_gain(self, level_dbfs: float) -> float:
        """One gain, so that the voice keeps its own dynamics."""
        sample = SAMPLES_OF.get(self._file.language, SAMPLES_OF["en"])
        level = speech_level_dbfs(self.say(sample, speed=1.0, speaker=None), rate=self.rate)
        return from_db(level_dbfs - level) if level > SILENT_DBFS else 1.0


def _plain(text: str) -> str:
    """Only what can be read aloud: Piper takes double brackets for phonemes."""
    return "".join(c if c.isprintable() and c not in "[]" else " " for c in text)


def _first_line(error: Exception) -> str:
    return next(iter(str(error).splitlines()), type(error).__name__)
