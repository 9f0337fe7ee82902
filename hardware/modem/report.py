"""What `line check` tells about a modem: facts, and what is wrong with them."""

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from hardware.modem.dialects.base import Dialect
from hardware.modem.network import Registration, Signal
from hardware.modem.startup import Identity

# Below this level calls break off: 27.007 counts it as the second step above "nothing".
WEAK_SIGNAL_DBM = -107

CARD = "card:"
"""Before the name of a sound card that stands where another modem has a port."""


class Problem(StrEnum):
    """One thing that stands between this modem and a good call. Texts are found by the value."""

    SILENT = "modem-silent"
    UNKNOWN_MODEL = "unknown-model"
    SIM_MISSING = "sim-missing"
    SIM_FAILED = "sim-failed"
    SIM_BUSY = "sim-busy"
    PIN_NEEDED = "pin-needed"
    PUK_NEEDED = "puk-needed"
    NO_NETWORK = "no-network"
    NETWORK_DENIED = "network-denied"
    WEAK_SIGNAL = "weak-signal"
    NO_AUDIO_OVER_USB = "no-audio-over-usb"
    AUDIO_PORT_MISSING = "audio-port-missing"
    SILENT_UPLINK = "silent-uplink"
    """This firmware is known not to send our sound to the caller."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AudioPort:
    """The port that carries the sound."""

    path: str | None
    """None when the line has none configured."""
    present: bool
    supported: bool
    """Whether the modem knows the command that opens its sound."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ModemReport:
    """Everything asked at one moment."""

    at_port: str
    identity: Identity
    sim: str
    """"ready", or the value of the problem it has."""
    registration: Registration
    operator: str | None
    signal: Signal | None
    audio: AudioPort
    problems: tuple[Problem, ...]


def find_problems(
    *,
    dialect: Dialect,
    identity: Identity,
    sim: str,
    registration: Registration,
    signal: Signal | None,
    audio: AudioPort,
) -> tuple[Problem, ...]:
    """Judge the facts; the order is that in which to put things right."""
    found: list[Problem] = []
    if not re.match(dialect.models, identity.model):
        found.append(Problem.UNKNOWN_MODEL)
    if sim != "ready":
        found.append(Problem(sim))
    elif registration is Registration.DENIED:
        found.append(Problem.NETWORK_DENIED)
    elif registration not in {Registration.HOME, Registration.ROAMING}:
        found.append(Problem.NO_NETWORK)
    elif signal is not None and signal.dbm is not None and signal.dbm < WEAK_SIGNAL_DBM:
        found.append(Problem.WEAK_SIGNAL)
    if not audio.supported:
        found.append(Problem.NO_AUDIO_OVER_USB)
    elif not audio.present:
        found.append(Problem.AUDIO_PORT_MISSING)
    found += [
        Problem(code)
        for pattern, code in dialect.broken_firmware
        if re.match(pattern, identity.firmware)
    ]
    return tuple(found)


def audio_port_present(url: str | None) -> bool:
    """Whether the sound's port is there now.

    A `socket://` is only known once it is opened; a `card:` was found before it was named.
    """
    return url is not None and (url.startswith(("socket:", CARD)) or Path(url).exists())
