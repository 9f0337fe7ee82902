"""The sound devices of this computer, as PortAudio sees them now.

PortAudio looks at the system when it is begun and never again, so it is begun anew for each look.
Its library is not part of the Python package on Linux: without it the import itself fails.
"""

import importlib
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from hardware.soundcard.errors import (
    LoudspeakerMissing,
    MicrophoneMissing,
    SoundSystemMissing,
)

CANCELLER = "livekit.rtc.apm"
"""Not used here; a desk without it is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Device:
    """One device in one direction."""

    index: int
    """Holds until PortAudio is begun anew."""
    name: str
    channels: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What a talk is held with."""

    microphone: Device
    loudspeaker: Device
    system: str
    """What drives them, in words: `PortAudio V19…, ALSA`."""


def portaudio() -> ModuleType:
    """The library. Raises SoundSystemMissing."""
    return needed("sounddevice")


def needed(name: str) -> ModuleType:
    """A package that only a desk needs. Raises SoundSystemMissing."""
    try:
        return importlib.import_module(name)
    except (ImportError, OSError) as error:
        reason = str(error)
        raise SoundSystemMissing(f"no {name}: {reason}", reason=reason) from error


def find_desk(*, microphone: str, loudspeaker: str, canceller: bool = True) -> Desk:
    """The devices of these names, or the system's own choice for an empty one.

    `canceller`: whether they stand in a room, which needs one.

    A name may be a part of the device's. Blocks for some tens of milliseconds; no stream may be
    open. Raises SoundSystemMissing, MicrophoneMissing or LoudspeakerMissing.
    """
    library = portaudio()
    if canceller:
        needed(CANCELLER)
    try:
        library._terminate()  # noqa: SLF001 - rejected: its only way to look again
        library._initialize()  # noqa: SLF001
        known = list(library.query_devices())
        ears = _choose(known, microphone, "input", library.default.device[0])
        mouth = _choose(known, loudspeaker, "output", library.default.device[1])
        version = str(library.get_portaudio_version()[1]).partition(",")[0]
    except library.PortAudioError as error:
        raise SoundSystemMissing(f"PortAudio: {error}", reason=str(error)) from error
    if ears is None:
        raise MicrophoneMissing(f"no microphone {microphone!r}", name=microphone)
    if mouth is None:
        raise LoudspeakerMissing(f"no loudspeaker {loudspeaker!r}", name=loudspeaker)
    host = library.query_hostapis(known[ears.index]["hostapi"])["name"]
    return Desk(microphone=ears, loudspeaker=mouth, system=f"{version}, {host}")


def _choose(known: list[dict[str, Any]], name: str, direction: str, usual: int) -> Device | None:
    able = [each for each in known if each[f"max_{direction}_channels"] > 0]
    if name:
        wanted = name.casefold()
        exact = [each for each in able if each["name"].casefold() == wanted]
        found = exact or [each for each in able if wanted in each["name"].casefold()]
    else:
        found = [each for each in able if each["index"] == usual] or able
    if not found:
        return None
    device = found[0]
    return Device(
        index=device["index"],
        name=device["name"],
        channels=device[f"max_{direction}_channels"],
    )
