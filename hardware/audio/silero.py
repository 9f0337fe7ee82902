"""Probability of a voice in telephone sound, by Silero's network at its native 8000 Hz.

Of the `silero_vad` package only the ONNX file is used: importing the package would import torch.
"""

import copy
import importlib.util
from pathlib import Path
from typing import ClassVar

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from hardware.audio.measures import RATE, SAMPLE_BYTES, SAMPLES_PER_MS
from hardware.audio.pcm import samples
from hardware.errors import NeedsHumanError

WINDOW_SAMPLES = 256
WINDOW_BYTES = WINDOW_SAMPLES * SAMPLE_BYTES
WINDOW_MS = WINDOW_SAMPLES // SAMPLES_PER_MS
"""The network takes exactly 256 new samples at 8000 Hz: 32 ms."""

CONTEXT_SAMPLES = 32
"""The end of the window before stands in front of each window."""

WARM_UP_WINDOWS = 8
"""The first runs plan memory and cost milliseconds; they are paid before a call, not in it."""


class VoiceModelMissing(NeedsHumanError):
    """Silero's file is not there; the package silero-vad brings it (without torch)."""

    code: ClassVar[str] = "voice-model-missing"


class SileroVoice:
    """One stream's voice detector; keeps the network's state from window to window.

    About 0.1 ms per window in one thread. Its windows must be fed in order; `reset` starts a new
    stream.
    """

    def __init__(self, *, model: Path | None = None) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._network = onnxruntime.InferenceSession(
            str(model or installed_model()), options, providers=["CPUExecutionProvider"]
        )
        self._rate = np.array(RATE, dtype=np.int64)
        self._input: NDArray[np.float32]
        self._state: NDArray[np.float32]
        self.reset()
        for _ in range(WARM_UP_WINDOWS):
            self.probability(bytes(WINDOW_BYTES))
        self.reset()

    def sibling(self) -> "SileroVoice":
        """A detector for another stream, on the same network."""
        other = copy.copy(self)
        other.reset()
        return other

    def reset(self) -> None:
        """Forgets the stream so far."""
        self._input = np.zeros((1, CONTEXT_SAMPLES + WINDOW_SAMPLES), dtype=np.float32)
        self._state = np.zeros((2, 1, 128), dtype=np.float32)

    def probability(self, window: bytes) -> float:
        """Probability 0..1 that the next WINDOW_BYTES of the stream hold a voice."""
        self._input[0, :CONTEXT_SAMPLES] = self._input[0, -CONTEXT_SAMPLES:]
        self._input[0, CONTEXT_SAMPLES:] = samples(window) / np.float32(32768.0)
        output, self._state = self._network.run(
            None, {"input": self._input, "state": self._state, "sr": self._rate}
        )
        return float(output[0, 0])


def installed_model() -> Path:
    """The ONNX file inside the installed `silero_vad` package, found without importing it."""
    spec = importlib.util.find_spec("silero_vad")
    for folder in (spec.submodule_search_locations or []) if spec else []:
        model = Path(folder) / "data" / "silero_vad.onnx"
        if model.is_file():
            return model
    raise VoiceModelMissing("silero_vad.onnx not found: install the package silero-vad")
