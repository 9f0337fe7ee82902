"""What the simulated modem is (SimulatorConfig) and how it misbehaves (Faults).

Both travel as JSON to the simulator's process, so every field is a plain value.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any


class Clip(StrEnum):
    """What the network tells about the caller's number (PROTOCOLS 1.4)."""

    ON_TIME = "on_time"
    """+CLIP in the same burst as every RING."""
    LATE = "late"
    """+CLIP `clip_delay_ms` after its RING."""
    HIDDEN = "hidden"
    """+CLIP with an empty number and validity 1: withheld."""
    NONE = "none"
    """No +CLIP at all, as some networks do for a withheld number."""


class DialOutcome(StrEnum):
    """What becomes of an outgoing call without anybody's further doing."""

    RINGS = "rings"
    """It rings until the script answers or gives up."""
    ANSWERED = "answered"
    BUSY = "busy"
    NO_ANSWER = "no_answer"
    NO_CARRIER = "no_carrier"


class SimCard(StrEnum):
    """State of the SIM at power-up."""

    READY = "ready"
    PIN = "pin"
    PUK = "puk"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Faults:
    """Switches of misbehaviour; the defaults are a healthy modem on a healthy network.

    They may be changed while the simulator runs; what is under way keeps what it began with.
    """

    clip: Clip = Clip.ON_TIME
    """For incoming calls that do not say it themselves."""
    clip_delay_ms: int = 0
    ring_every_ms: int = 5000
    """RING repeats so often; networks do it every 3 to 6 s, a flood is every 100 ms."""
    cpcmreg_delay_ms: int = 30
    """From the command to its OK. Real modems vary with firmware, so it is printed by benches."""
    cpcmreg_refusals: int = 0
    """The first so many `AT+CPCMREG=1` of each call answer `+CME ERROR: 3`."""
    dial_outcome: DialOutcome = DialOutcome.RINGS


@dataclass(frozen=True, slots=True, kw_only=True)
class SimulatorConfig:
    """The modem, its SIM, its network and the time things take when nothing is wrong."""

    manufacturer: str = "SIMCOM INCORPORATED"
    model: str = "SIMCOM_SIM7600G-H"
    firmware: str = "LE20B03SIM7600M22"
    imei: str = "867462057355193"
    imsi: str = "250990000000001"
    iccid: str = "8970199000000000012"
    own_number: str = "+79030000001"
    service_centre: str = "+79037011111"
    operator: str = "Beeline"
    operator_code: str = "25099"
    area: str = "1E3B"
    cell: str = "0B6A1C03"
    signal: int = 21
    """As `AT+CSQ` counts: 0-31, 99 unknown."""
    sim_card: SimCard = SimCard.READY
    pin: str = "1234"
    puk: str = "12345678"
    ussd: Mapping[str, str] = field(default_factory=dict)
    """Answer by code; a code not listed is answered with `+CUSD: 4` (not supported)."""
    answer_ms: int = 20
    """From ATA to VOICE CALL: BEGIN."""
    dial_ms: int = 100
    """From ATD to the far end's ringing, and from there to the outcome of `dial_outcome`."""
    sms_ms: int = 30
    """From the end of a message to its +CMGS."""
    report_ms: int = 50
    """From +CMGS to the status report, when one was asked for."""
    boot_ms: int = 200
    """From a reset to RDY, and between the boot lines."""
    at_ports: int = 1
    """A SIM7600 has two AT ports; unsolicited lines go to all of them (AT+CATR=0)."""
    quiet_ms: int = 400
    """Our side is called silent after so long below -40 dBFS (mark VOICE_ENDED)."""
    faults: Faults = field(default_factory=Faults)

    def to_json(self) -> dict[str, Any]:
        """Plain values for the wire."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "SimulatorConfig":
        """The reverse of `to_json`; an unknown key is a TypeError."""
        values = dict(data)
        values["sim_card"] = SimCard(values["sim_card"])
        values["faults"] = faults_from_json(values["faults"])
        return cls(**values)


def faults_from_json(data: Mapping[str, Any]) -> Faults:
    """Reads Faults from plain values; an unknown key is a TypeError."""
    values = dict(data)
    values["clip"] = Clip(values["clip"])
    values["dial_outcome"] = DialOutcome(values["dial_outcome"])
    return Faults(**values)
