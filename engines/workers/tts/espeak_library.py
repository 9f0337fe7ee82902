"""eSpeak NG's C library (1.52, by espeakng-loader), as far as we need it.

One library serves a process and keeps its voice and rate in globals, so calls are serialised.
Structures and numbers are those of `espeak-ng/speak_lib.h`.
"""

import ctypes
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import espeakng_loader
import numpy as np

from engines.sound.resampling import Samples
from engines.wire import WireError

_SYNCHRONOUS = 2
_DONT_EXIT = 0x8000
_CHARS_UTF8 = 1
_END_PAUSE = 0x1000
_POSITION_CHARACTER = 1
_EVENT_LIST_TERMINATED = 0
_EVENT_WORD = 1
_RATE, _VOLUME, _PITCH, _RANGE = 1, 2, 3, 4
_OK = 0


class _EventId(ctypes.Union):
    _fields_ = (
        ("number", ctypes.c_int),
        ("name", ctypes.c_char_p),
        ("string", ctypes.c_char * 8),
    )


class _Event(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", _EventId),
    )


_Callback = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Prosody:
    """How a voice speaks, in eSpeak's own units."""

    words_per_minute: int = 165
    """80..450; eSpeak's own 175 is hurried for a telephone."""
    pitch: int = 50
    """0..99."""
    pitch_range: int = 50
    """0..99; 0 is monotone."""
    volume: int = 100
    """0..200, before our own levelling; over 100 eSpeak clips."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What eSpeak made of a text."""

    samples: Samples
    words: tuple[tuple[int, int], ...]
    """(character position from 0, sample at which it begins) of each word, in order."""


class EspeakLibrary:
    """The loaded library; one a process."""

    def __init__(self) -> None:
        data = espeakng_loader.get_data_path()
        try:
            self._library: Any = ctypes.CDLL(espeakng_loader.get_library_path())
        except OSError as error:
            raise WireError(code="engine_failed", text=f"eSpeak NG: {error}") from error
        self.rate: int = self._library.espeak_Initialize(
            _SYNCHRONOUS, 0, str(data).encode(), _DONT_EXIT
        )
        if self.rate <= 0:
            raise WireError(code="engine_failed", text=f"eSpeak NG finds no data in {data}")
        self.variants = frozenset(
            path.name for path in (Path(data) / "voices" / "!v").iterdir() if path.is_file()
        )
        self._lock = threading.Lock()
        self._pieces: list[Samples] = []
        self._words: list[tuple[int, int]] = []
        # ctypes keeps no reference of its own: without ours the library would call into freed
        # memory.
        self._callback = _Callback(self._take)
        self._library.espeak_SetSynthCallback(self._callback)

    def say(self, text: str, *, voice: str, prosody: Prosody, end_pause: bool) -> Said:
        """Says `text`, which must hold no control characters, as plain words.

        `end_pause` adds the pause that follows a sentence. Raises WireError with code
        `unknown_voice` or `engine_failed`.
        """
        with self._lock:
            self._pieces.clear()
            self._words.clear()
            if self._library.espeak_SetVoiceByName(voice.encode()) != _OK:
                raise WireError(code="unknown_voice", text=f"eSpeak NG has no voice {voice}")
            for number, value in (
                (_RATE, prosody.words_per_minute),
                (_VOLUME, prosody.volume),
                (_PITCH, prosody.pitch),
                (_RANGE, prosody.pitch_range),
            ):
                self._library.espeak_SetParameter(number, value, 0)
            data = text.encode()
            flags = _CHARS_UTF8 | (_END_PAUSE if end_pause else 0)
            status = self._library.espeak_Synth(
                data, len(data) + 1, 0, _POSITION_CHARACTER, 0, flags, None, None
            )
            if status != _OK:
                raise WireError(code="engine_failed", text=f"eSpeak NG: status {status}")
            samples = np.concatenate(self._pieces or [np.zeros(0, np.float32)])
            return Said(samples=samples, words=tuple(self._words))

    def _take(self, wave: Any, count: int, events: Any) -> int:  # noqa: ANN401 - rejected: ctypes pointers have no better name
        if wave and count:
            block = np.ctypeslib.as_array(wave, (count,))
            self._pieces.append(block.astype(np.float32) / 32768.0)
        index = 0
        while events[index].type != _EVENT_LIST_TERMINATED:
            if events[index].type == _EVENT_WORD:
                # eSpeak counts characters from 1.
                self._words.append((events[index].text_position - 1, events[index].sample))
            index += 1
        return 0
