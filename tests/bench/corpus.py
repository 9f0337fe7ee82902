"""Which clips are used for what: chosen once, in a fixed order."""

import hashlib
from collections.abc import Mapping, Sequence

from tests.bench.clips import Clip, Speaker, recordings, with_pause

PAUSE_MS = 600
PAUSES = {
    "en/s2p_add_apples_to_my_Shopping_List.wav": 1255,
    "en/s2p_is_the_Garage_Door_open.wav": 1445,
    "en/s2p_whats_the_weather_like_in_New_York.wav": 1545,
    "ru/voxforge_YouRock-20110505-mep_ru_0058.wav": 1545,
    "ru/voxforge_YouRock-20110505-mep_ru_0060.wav": 1615,
    "ru/voxforge_YouRock-20110505-mep_ru_0062.wav": 1575,
}
"""Where a pause is put: borders of two words in mid-sentence, ms, by forced alignment."""

ESPEAK_VOICES = ("en-us+m3", "en-gb+m7", "en-us+f5")
"""Callers' voices; the secretary's is f3."""
ESPEAK_TEXTS = (
    "do you have parking",
    "where are you located",
    "can you copy a car key",
    "how much is a copy of a key",
    "what are your opening hours",
    "how old is the brooklyn bridge",
    "set kitchen lights to green",
    "turn off all of the lights in the office",
)
VOXFORGE = "ru/voxforge_YouRock"
"""The ten Russian 8 kHz clips."""


def plain_clips() -> list[Clip]:
    """The 32 human sentences of both languages. Raises NoRecordings."""
    return [clip for clip in recordings(("en", "ru")) if clip.speaker is Speaker.HUMAN]


def paused(clips: Sequence[Clip]) -> list[Clip]:
    """Six of them with 0.6 s of silence in mid-sentence."""
    return [
        with_pause(clip, between_ms=PAUSES[clip.name], pause_ms=PAUSE_MS)
        for clip in clips
        if clip.name in PAUSES
    ]


def faq(texts: Sequence[str], *, language: str) -> list[Mapping[str, str]]:
    """An entry for each sentence, each with an answer of its own."""
    answer = {"en": "This is answer number {}.", "ru": "Это ответ номер {}."}[language]
    return [
        {
            "id": f"bench-{language}-{index:02d}",
            "language": language,
            "question": text[:1].upper() + text[1:],
            "answer": answer.format(index),
        }
        for index, text in enumerate(dict.fromkeys(texts), start=1)
    ]


def fixed_share(name: str) -> float:
    """A number from 0 to 1 that belongs to a name: looks random, is the same in every run."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:4], "big") / 2**32
