"""What the simulated modem is (SimulatorConfig) and how it misbehaves (Faults).

Both travel as JSON to the simulator's process, so every field is a plain value.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any


class Family(StrEnum):
    """Whose commands and lines the modem has."""

    SIM7600 = "sim7600"
    QUECTEL = "quectel"
    """EC20, EC25, EG25. Its sound is a sound card's; `pcm_path` is the wire behind the card."""


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
    """State of the SIM at power-up, and whenever the network client changes it."""

    READY = "ready"
    PIN = "pin"
    PUK = "puk"
    ABSENT = "absent"


class Sound(StrEnum):
    """What becomes of the sound of one direction."""

    CLEAR = "clear"
    CHOPPED = "chopped"
    """60 ms of every 120 ms are digital silence; the bytes flow at their full rate."""
    MUTE = "mute"
    """Digital silence at the full rate, as firmware LE20B06SIM7600G22 sends us to the caller."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Faults:
    """Switches of misbehaviour; the defaults are a healthy modem on a healthy network.

    They may be changed while the simulator runs; what is under way keeps what it began with. The
    numbers are those of PROTOCOLS, each with the field report or manual that tells of it.
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

    # 1.2, 1.4, 1.7: the AT ports
    silent: bool = False
    """The AT ports swallow commands and answer none, until unplugged or healed."""
    chatty: bool = False
    """An unsolicited line stands between each command's echo and its answer, and before its OK."""
    doubled_cr: bool = False
    """Unsolicited lines are framed by two CRs (a SIM7600 seen by ModemManager's tests)."""
    garbage_every_ms: int = 0
    """So often bytes that are no text arrive on every AT port; 0: never."""
    ok_first: bool = False
    """ATA and AT+CHUP say OK before VOICE CALL: BEGIN and END, as the manual's syntax box says."""

    # 1.5: the decay of a SIM7600 from call to call, healed by AT+CRESET and by nothing less
    clear_calls: int = 0
    """How many calls with sound a power-up carries before the switches of this group set in."""
    our_sound: Sound = Sound.CLEAR
    """What the caller hears of us."""
    caller_sound: Sound = Sound.CLEAR
    """What we hear of the caller."""
    decay_refusals: int = 0
    """As `cpcmreg_refusals`, in decayed calls."""
    our_sound_stalls_ms: int | None = None
    """So long after CPCMREG=1 the port takes no byte of ours any more: 0 at once, 20 000 seen."""
    caller_sound_stalls_ms: int | None = None
    """So long after CPCMREG=1 the port gives no byte any more."""

    # 1.5: the PCM port in any call
    odd_byte: bool = False
    """The caller's sound begins in the middle of a sample, so that it arrives byte-swapped."""
    wide_caller: bool = False
    """The caller's sound comes at 16 kHz while ours is taken at 8."""
    bunch_frames: int = 1
    """The caller's sound comes so many frames at a time; 5 on some firmware."""
    taken_bytes: int = 0
    """So many bytes of ours the port takes at a time, and no more than it is about to play, so that
    what it takes ends in the middle of frames; 0: all there is."""
    echo_ms: int = 0
    """The caller's side returns our sound so late; 0: it returns nothing."""
    echo_loss_db: float = 20.0
    """By how much less loud it returns."""
    close_needs_flag: bool = False
    """AT+CPCMREG=0 is refused, AT+CPCMREG=0,1 is not, as on some V2 boards."""
    vanish_after_ms: int = 0
    """So long after CPCMREG=1 the module leaves USB, once for each setting; 0: never."""
    vanish_ms: int = 3000
    """And is back after so long, under other names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SimulatorConfig:
    """The modem, its SIM, its network and the time things take when nothing is wrong."""

    family: Family = Family.SIM7600
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
    """From a reset, or from the return to USB, to the first boot line, and between boot lines."""
    boot_line: str = "RDY"
    """The first of them: RDY, `*ATREADY: 1` on an A76xx, START on a SIM5360."""
    reset_ms: int = 0
    """A reset takes the module off USB for so long, and its ports return under other names: 25 000
    in life. 0: a module on a UART, whose ports stay."""
    clock_factor: float = 1.0
    """How many times faster than in life `reset_ms`, `vanish_ms`, `sim_busy_ms`, `boot_ms` pass."""
    links: str = ""
    """A folder in which links `at0`, `at1`… and `pcm` lead to the ports that are there now, as
    udev's /dev/serial/by-id does. Empty: none."""
    sim_busy_ms: int = 0
    """From power-up until the SIM answers; before it says `+CME ERROR: 14`."""
    sound_card: bool = True
    """Of a Quectel: whether AT+QCFG="USBCFG" has switched its sound card on."""
    registration: int = 1
    """As `AT+CREG` counts: 0 none, 1 home, 2 searching, 3 denied, 5 roaming."""
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
        values["family"] = Family(values["family"])
        values["sim_card"] = SimCard(values["sim_card"])
        values["faults"] = faults_from_json(values["faults"])
        return cls(**values)


def faults_from_json(data: Mapping[str, Any]) -> Faults:
    """Reads Faults from plain values; an unknown key is a TypeError."""
    values = dict(data)
    values["clip"] = Clip(values["clip"])
    values["dial_outcome"] = DialOutcome(values["dial_outcome"])
    values["our_sound"] = Sound(values["our_sound"])
    values["caller_sound"] = Sound(values["caller_sound"])
    return Faults(**values)


def quectel(**settings: Any) -> SimulatorConfig:  # noqa: ANN401 - rejected: fields of many types
    """An EC25 with its sound card switched on; `settings` as those of SimulatorConfig."""
    return SimulatorConfig(
        family=Family.QUECTEL,
        manufacturer="Quectel",
        model="EC25",
        firmware="EC25EUXGAR08A15M1G",
        **settings,
    )
