"""The dialect of the standards: V.250, 3GPP 27.005 (messages) and 27.007 (everything else).

Time limits: 27.007 gives none. A command that the modem answers by itself is given 5 s, many times
what any has been seen to take; one that waits for the SIM or the network is given what the makers'
manuals allow, where a person's patience is not shorter.
"""

from dataclasses import dataclass

from hardware.at.commands import Command
from hardware.at.results import CALL_FINALS, PLAIN_FINALS
from hardware.at.urcs import GENERIC_URCS, UrcRule

QUICK_S = 5.0
"""The modem knows the answer by itself."""
SIM_S = 10.0
"""The SIM is asked: 9 s at most by SIMCom's manual."""
NETWORK_S = 15.0
"""The network is asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetupStep:
    """One line of the init dialogue."""

    command: Command
    required: bool = True
    """Whether a modem that refuses it cannot be used at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """How a family of modems is spoken to."""

    name: str
    models: str
    """Pattern of the AT+CGMM answers this dialect is meant for."""
    urcs: tuple[UrcRule, ...]
    setup: tuple[SetupStep, ...]
    """After the SIM is ready, in this order."""
    network_setup: tuple[SetupStep, ...]
    """Once, when the modem is on the network for the first time."""
    answer: Command
    dial: Command
    hang_up: tuple[Command, ...]
    """To be tried in this order until one is accepted."""
    send_digits: Command
    digits_at_once: int
    """How many keys one command may carry."""
    digits_in_band: bool = False
    """Whether keys are pressed as tones in our sound: the family's command does nothing."""
    open_audio: Command | None = None
    """None: the family has no sound over USB."""
    close_audio: tuple[Command, ...] = ()
    """To be tried in this order; that none is accepted is no failure."""
    audio_state: Command | None = None
    """Asks whether the sound is open; None: it is opened without asking."""
    audio_is_open: str = ""
    """Pattern of the answer to that when it is."""
    audio_stays_open: bool = False
    """Whether it is left open between calls."""
    audio_query: Command | None = None
    """Accepted only by a modem that can carry sound over USB."""
    audio_is_supported: str = ""
    """Pattern of the answer to that; empty: an answer is enough."""
    no_carrier_ends_call: bool = True
    """Whether NO CARRIER in a call is always its end."""
    says_connected: bool = False
    """Whether a dialled call's connection has a line of its own."""
    reset: Command | None = None
    """Begins the whole module anew; None: the family has no such command."""
    late_audio_tells: bool = False
    """Whether sound that opens only when asked again comes out chopped in this family."""
    decaying_firmware: tuple[tuple[str, int], ...] = ()
    """Pattern of the AT+CGMR answer, and how many calls with sound it carries between resets."""
    broken_firmware: tuple[tuple[str, str], ...] = ()
    """Pattern of the AT+CGMR answer, and the code of what is broken in it."""


ECHO_OFF = Command(text="ATE0", time_limit_s=QUICK_S, source="V.250 6.2.4")
VERBOSE = Command(text="ATV1", time_limit_s=QUICK_S, source="V.250 6.2.6")
ERROR_NUMBERS = Command(text="AT+CMEE=1", time_limit_s=QUICK_S, source="27.007 9.1")

MAKER = Command(
    text="AT+CGMI",
    time_limit_s=QUICK_S,
    answer=r"[ -~]+",
    loose_answer=True,
    source="27.007 5.1",
)
MODEL = Command(
    text="AT+CGMM",
    time_limit_s=QUICK_S,
    answer=r"[ -~]+",
    loose_answer=True,
    source="27.007 5.2",
)
FIRMWARE = Command(
    text="AT+CGMR",
    time_limit_s=QUICK_S,
    answer=r"[ -~]+",
    loose_answer=True,
    source="27.007 5.3",
)

RADIO = Command(text="AT+CFUN?", time_limit_s=SIM_S, answer=r"\+CFUN: ?\d", source="27.007 8.2")
RADIO_ON = Command(text="AT+CFUN=1", time_limit_s=SIM_S, source="27.007 8.2")
RADIO_OFF = Command(text="AT+CFUN=0", time_limit_s=SIM_S, source="27.007 8.2")

SIM = Command(text="AT+CPIN?", time_limit_s=SIM_S, answer=r"\+CPIN: ?\w+", source="27.007 8.3")
ENTER_PIN = Command(text='AT+CPIN="{pin}"', time_limit_s=SIM_S, source="27.007 8.3")

SIGNAL = Command(text="AT+CSQ", time_limit_s=QUICK_S, answer=r"\+CSQ: ?\d+", source="27.007 8.5")
REGISTRATION = Command(
    text="AT+CREG?", time_limit_s=QUICK_S, answer=r"\+CREG: ?\d,\d", source="27.007 7.2"
)
LTE_REGISTRATION = Command(
    text="AT+CEREG?", time_limit_s=QUICK_S, answer=r"\+CEREG: ?\d,\d", source="27.007 10.1.22"
)
OPERATOR = Command(
    text="AT+COPS?", time_limit_s=NETWORK_S, answer=r"\+COPS: ?\d", source="27.007 7.3"
)
LIST_CALLS = Command(
    text="AT+CLCC", time_limit_s=QUICK_S, answer=r"\+CLCC: ?\d", source="27.007 7.18"
)

ANSWER = Command(
    text="ATA",
    # A caller who has not been connected after this long has gone.
    time_limit_s=20.0,
    finals=PLAIN_FINALS | CALL_FINALS,
    source="V.250 6.3.5; SIM7600 manual V1.12: NO CARRIER when there is no call",
)
DIAL = Command(
    text="ATD{number};",
    # The modems of our dialects say OK at once; one that says it only when the far end answers is
    # given as long as somebody lets it ring.
    time_limit_s=45.0,
    finals=PLAIN_FINALS | CALL_FINALS,
    source="27.007 6.2; results as SIM7600 manual V1.12",
)
CHUP = Command(text="AT+CHUP", time_limit_s=QUICK_S, source="27.007 6.5")
HOOK = Command(text="ATH", time_limit_s=QUICK_S, source="V.250 6.3.6")
ONE_DIGIT = Command(
    text="AT+VTS={digits}",
    # A tone lasts 0.1-1 s, and the next command waits for it.
    time_limit_s=QUICK_S,
    source="27.007 C.2.11",
)

REPORT_REGISTRATION = Command(text="AT+CREG=1", time_limit_s=QUICK_S, source="27.007 7.2")
REPORT_LTE_REGISTRATION = Command(text="AT+CEREG=1", time_limit_s=QUICK_S, source="27.007 10.1.22")
# Long operator names. Format only: the network is not asked.
LONG_OPERATOR_NAMES = Command(text="AT+COPS=3,0", time_limit_s=QUICK_S, source="27.007 7.3")
SHOW_CALLER = Command(text="AT+CLIP=1", time_limit_s=NETWORK_S, source="27.007 7.6")
SHOW_RING_KIND = Command(text="AT+CRC=1", time_limit_s=QUICK_S, source="27.007 6.11")
# One call at a time. The first is for the modem: no +CCWA in the middle of a call. The second is
# for the network, to be asked when there is one: a second caller hears that the line is busy.
NO_CALL_WAITING_LINES = Command(text="AT+CCWA=0", time_limit_s=NETWORK_S, source="27.007 7.12")
NO_CALL_WAITING = Command(text="AT+CCWA=0,0", time_limit_s=NETWORK_S, source="27.007 7.12")
PDU_MODE = Command(text="AT+CMGF=0", time_limit_s=QUICK_S, source="27.005 3.2.3")
# Store a message and say where (+CMTI); delivery reports come at once (+CDS).
REPORT_MESSAGES = Command(text="AT+CNMI=2,1,0,1,0", time_limit_s=SIM_S, source="27.005 3.4.1")

BASE = Dialect(
    name="3GPP",
    models=r".*",
    urcs=GENERIC_URCS,
    setup=(
        SetupStep(command=REPORT_REGISTRATION),
        SetupStep(command=REPORT_LTE_REGISTRATION, required=False),
        SetupStep(command=LONG_OPERATOR_NAMES, required=False),
        SetupStep(command=SHOW_CALLER),
        SetupStep(command=SHOW_RING_KIND, required=False),
        SetupStep(command=NO_CALL_WAITING_LINES, required=False),
        SetupStep(command=PDU_MODE, required=False),
        SetupStep(command=REPORT_MESSAGES, required=False),
    ),
    network_setup=(SetupStep(command=NO_CALL_WAITING, required=False),),
    answer=ANSWER,
    dial=DIAL,
    hang_up=(CHUP, HOOK),
    send_digits=ONE_DIGIT,
    digits_at_once=1,
)
