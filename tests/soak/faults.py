"""The bad habits that calls meet, and what they leave to be judged."""

from collections.abc import Mapping
from dataclasses import dataclass

from hardware.simulator.config import Clip, Faults, Sound

HEALTHY = Faults()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One bad habit for the length of a call."""

    faults: Faults = HEALTHY
    silences: bool = False
    """One side does not hear the other, whatever our side does: silence is not judged."""
    ends_call: bool = False
    """The call is cut by it."""
    hides_number: bool = False
    power_off_after_s: float | None = None
    """The module loses its power so long after the answer."""
    hangs_up_by_network_after_s: float | None = None


FAULTS: Mapping[str, Fault] = {
    "caller id late": Fault(faults=Faults(clip=Clip.LATE, clip_delay_ms=300)),
    "number withheld": Fault(faults=Faults(clip=Clip.HIDDEN), hides_number=True),
    "no caller id": Fault(faults=Faults(clip=Clip.NONE), hides_number=True),
    "ring flood": Fault(faults=Faults(ring_every_ms=100)),
    "sound opens late": Fault(faults=Faults(cpcmreg_delay_ms=900)),
    "sound refused twice": Fault(faults=Faults(cpcmreg_refusals=2)),
    "chatty port": Fault(faults=Faults(chatty=True)),
    "doubled CR": Fault(faults=Faults(doubled_cr=True)),
    "garbage on the port": Fault(faults=Faults(garbage_every_ms=300)),
    "OK before the event": Fault(faults=Faults(ok_first=True)),
    "odd byte": Fault(faults=Faults(odd_byte=True)),
    "caller at 16 kHz": Fault(faults=Faults(wide_caller=True)),
    "bunched frames": Fault(faults=Faults(bunch_frames=5)),
    "partial writes": Fault(faults=Faults(taken_bytes=300)),
    "echo": Fault(faults=Faults(echo_ms=180)),
    "sound closes with a flag": Fault(faults=Faults(close_needs_flag=True)),
    "caller muted": Fault(faults=Faults(caller_sound=Sound.MUTE), silences=True),
    "caller chopped": Fault(faults=Faults(caller_sound=Sound.CHOPPED), silences=True),
    "we are muted": Fault(faults=Faults(our_sound=Sound.MUTE), silences=True),
    "our sound stalls": Fault(faults=Faults(our_sound_stalls_ms=5000), silences=True),
    "caller's sound stalls": Fault(faults=Faults(caller_sound_stalls_ms=5000), silences=True),
    "modem vanishes": Fault(
        faults=Faults(vanish_after_ms=5000, vanish_ms=3000), silences=True, ends_call=True
    ),
    "power cut": Fault(power_off_after_s=6.0, silences=True, ends_call=True),
    "network drops the call": Fault(hangs_up_by_network_after_s=7.0),
}
"""By name. The simulator's `vanish_ms` and reset run on its own clock, see `station.py`."""
