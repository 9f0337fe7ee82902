"""What callers say: human recordings beside the checkout, and eSpeak NG in other voices."""

import csv
import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

import numpy as np

from engines.clients import TtsChain
from hardware.audio.measures import SAMPLES_PER_MS
from hardware.audio.pcm import Samples, samples
from hardware.audio.silero import WINDOW_BYTES, WINDOW_MS, SileroVoice
from hardware.simulator.sound import load_wav

REPOSITORY = Path(__file__).resolve().parents[2]
VOICE = 0.5
"""The probability from which a window of Silero's counts as voice (issue 2, figures)."""


NEAR_MS = 60
"""A forced alignment puts the border of two words so exactly."""
ROOM_MS = 100


class NoRecordings(RuntimeError):
    """There is no ../shared beside this checkout."""


class Speaker(StrEnum):
    """Who speaks a clip."""

    HUMAN = "human"
    ESPEAK = "eSpeak NG"
    OTHER_TTS = "another synthesiser"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clip:
    """Something that a caller says."""

    name: str
    text: str
    """Lower case, without punctuation; empty for noise."""
    language: str
    speaker: Speaker
    pcm: bytes
    """8000 Hz, s16le, mono."""
    telephone: bool
    """Whether it was recorded at 8000 Hz."""
    voice_from_ms: int
    voice_to_ms: int
    """First and last sample that Silero calls voice."""

    @property
    def duration_ms(self) -> int:
        """Length of the sound."""
        return len(self.pcm) // 2 // SAMPLES_PER_MS


def shared_folder() -> Path:
    """Where recordings and models for tests lie. Raises NoRecordings."""
    folder = Path(os.environ.get("SECRETARY_SHARED", REPOSITORY.parent / "shared"))
    if not folder.is_dir():
        raise NoRecordings("no ../shared beside this checkout (SECRETARY_SHARED names another)")
    return folder


def russian_model() -> Path:
    """The Russian 8 kHz model for tests. Raises NoRecordings."""
    return shared_folder() / "models" / "stt_pocketsphinx_ru_8k"


def recordings(folder_names: Sequence[str]) -> list[Clip]:
    """The clips of these folders of the manifest, in its order. Raises NoRecordings."""
    root = shared_folder() / "data" / "speech"
    ear = SileroVoice()
    found = []
    with (root / "manifest.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            if row["file"].partition("/")[0] in folder_names:
                speaker = Speaker.HUMAN if row["kind"] == "human" else Speaker.OTHER_TTS
                found.append(
                    heard_by(
                        ear,
                        name=row["file"],
                        text=row["text"],
                        language=row["lang"],
                        speaker=speaker,
                        pcm=load_wav(root / row["file"]),
                        telephone=row["sample_rate"] == "8000",
                    )
                )
    return found


async def spoken(
    voices: TtsChain, lines: Sequence[tuple[str, str]], *, language: str
) -> list[Clip]:
    """(voice, text) said by eSpeak NG."""
    ear = SileroVoice()
    clips = []
    for voice, text in lines:
        speech = await voices.render(text, voice=voice, language=language)
        clips.append(
            heard_by(
                ear,
                name=f"{voice}: {text}",
                text=text.lower(),
                language=language,
                speaker=Speaker.ESPEAK,
                pcm=speech.pcm,
                telephone=True,
            )
        )
    return clips


def heard_by(
    ear: SileroVoice,
    *,
    name: str,
    text: str,
    language: str,
    speaker: Speaker,
    pcm: bytes,
    telephone: bool,
) -> Clip:
    """A clip with the place of its voice."""
    voiced = voiced_windows(ear, pcm)
    return Clip(
        name=name,
        text=text,
        language=language,
        speaker=speaker,
        pcm=pcm,
        telephone=telephone,
        voice_from_ms=voiced[0] * WINDOW_MS if voiced else 0,
        voice_to_ms=min((voiced[-1] + 1) * WINDOW_MS, len(pcm) // 16) if voiced else 0,
    )


def voiced_windows(ear: SileroVoice, pcm: bytes) -> list[int]:
    """Indexes of the 32 ms windows that hold a voice.

    A single one between quiet ones is noise: Silero's own segmenter drops what is shorter than
    250 ms (its min_speech_duration_ms).
    """
    ear.reset()
    whole = pcm + bytes(-len(pcm) % WINDOW_BYTES)
    starts = range(0, len(whole), WINDOW_BYTES)
    voiced = {
        index
        for index, start in enumerate(starts)
        if ear.probability(whole[start : start + WINDOW_BYTES]) > VOICE
    }
    return sorted(index for index in voiced if {index - 1, index + 1} & voiced)


def with_pause(clip: Clip, *, between_ms: int, pause_ms: int) -> Clip:
    """The clip with a pause between two words: the quietest 100 ms of it, repeated.

    It is put where the clip is quietest within 60 ms of `between_ms`.
    """
    values = samples(clip.pcm)
    cut = _quietest(values, between_ms - NEAR_MS, between_ms + NEAR_MS, length_ms=10)
    room = _quietest(values, 0, clip.duration_ms, length_ms=ROOM_MS)
    room_sound = values[room : room + ROOM_MS * SAMPLES_PER_MS]
    pause = np.resize(room_sound, pause_ms * SAMPLES_PER_MS)
    return replace(
        clip,
        name=f"{clip.name} + {pause_ms} ms",
        pcm=np.concatenate((values[:cut], pause, values[cut:])).astype("<i2").tobytes(),
        voice_to_ms=clip.voice_to_ms + pause_ms,
    )


def _quietest(values: Samples, from_ms: int, to_ms: int, *, length_ms: int) -> int:
    """The sample at which the quietest so many ms between two times begin."""
    size, step = length_ms * SAMPLES_PER_MS, 5 * SAMPLES_PER_MS
    starts = range(from_ms * SAMPLES_PER_MS, to_ms * SAMPLES_PER_MS - size, step)
    power = np.square(values.astype(np.float64))
    return min(starts, key=lambda start: float(np.mean(power[start : start + size])))
