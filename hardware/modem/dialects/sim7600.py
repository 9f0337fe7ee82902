"""SIMCom SIM7500/SIM7600 (E-H, G-H and their sisters), over the base dialect.

"Manual" is SIM7500_SIM7600 Series AT Command Manual V1.12 (2019-10-25).
"""

from dataclasses import replace

from hardware.at.commands import Command
from hardware.at.urcs import (
    CallBeginning,
    CallEnding,
    CallMissed,
    DigitHeard,
    ModuleStarted,
    SimFilesReady,
    UrcRule,
)
from hardware.modem.dialects.base import BASE, CHUP, DIAL, HOOK, QUICK_S, SetupStep


def _seconds(clock: str | None) -> int | None:
    """Read a duration written HHMMSS."""
    if not clock:
        return None
    return int(clock[0:2]) * 3600 + int(clock[2:4]) * 60 + int(clock[4:6])


SIMCOM_URCS: tuple[UrcRule, ...] = (
    # The manual has it with and without the blank after the colon, and END without a duration.
    UrcRule(pattern=r"VOICE CALL: ?BEGIN", make=lambda _m, _b: CallBeginning()),
    UrcRule(
        pattern=r"VOICE CALL: ?END(?:: ?(\d{6}))?",
        make=lambda m, _b: CallEnding(duration_s=_seconds(m[1])),
    ),
    # `MISSED_CALL: 11:01AM 07712345678`; for a hidden number nothing follows the time.
    UrcRule(
        pattern=r"MISSED_CALL: ?\d+:\d+ ?[AP]M ?(\S*)",
        make=lambda m, _b: CallMissed(number=m[1] or None),
    ),
    # Not in V1.12; ModemManager's simtech plugin and asterisk-chan-quectel rely on it.
    UrcRule(pattern=r"\+RXDTMF: ?([0-9A-D*#])", make=lambda m, _b: DigitHeard(digit=m[1].upper())),
    # RDY: SIM7600 on its UART. *ATREADY: 1: A76xx. START: SIM5360 and some SIM7xxx.
    UrcRule(pattern=r"RDY|\*ATREADY: ?1|START", make=lambda _m, _b: ModuleStarted()),
    UrcRule(pattern=r"SMS (?:DONE|READY)|PB DONE", make=lambda _m, _b: SimFilesReady()),
)

# 1 = in a UMTS call ATH is obeyed only after this; by default it says OK and does nothing.
HOOK_ENDS_CALLS = Command(text="AT+CVHU=0", time_limit_s=QUICK_S, source="manual, AT+CVHU")
HEAR_DIGITS = Command(text="AT+DDET=1", time_limit_s=QUICK_S, source="asterisk-chan-quectel")
LIST_CALLS_UNASKED = Command(text="AT+CLCC=1", time_limit_s=QUICK_S, source="manual, AT+CLCC")
NO_SLEEP = Command(text="AT+CSCLK=0", time_limit_s=QUICK_S, source="manual, AT+CSCLK")
# 8 kHz from the start, in VoLTE too, where the default is 16: one firmware sent 32 kB/s down while
# it took 16 kB/s up. Not saved in the module.
NARROW_SOUND = Command(
    text="AT+CPCMBANDWIDTH=1,1", time_limit_s=QUICK_S, source="manual 6.47, AT+CPCMBANDWIDTH"
)
FRAMES_OF_8_KHZ = Command(
    text="AT+CPCMFRM=0", time_limit_s=QUICK_S, source="manual 6.44, AT+CPCMFRM"
)

# The OK comes at once, what becomes of the call later: so a hang-up never waits long behind it.
DIAL_AT_ONCE = replace(DIAL, time_limit_s=10.0, source="manual, ATD")
OPEN_AUDIO = Command(text="AT+CPCMREG=1", time_limit_s=QUICK_S, source="manual 6.26, AT+CPCMREG")
CLOSE_AUDIO = Command(text="AT+CPCMREG=0", time_limit_s=QUICK_S, source="manual 6.26, AT+CPCMREG")
# Some V2 boards take only the form with the "stop" flag.
STOP_AUDIO = Command(text="AT+CPCMREG=0,1", time_limit_s=QUICK_S, source="manual 6.26, AT+CPCMREG")
AUDIO_QUERY = Command(
    text="AT+CPCMREG=?",
    time_limit_s=QUICK_S,
    answer=r"\+CPCMREG: ?\(",
    source="manual 6.26, AT+CPCMREG",
)
RESET = Command(text="AT+CRESET", time_limit_s=QUICK_S, source="manual 4.13, AT+CRESET")
SEVERAL_DIGITS = Command(
    text='AT+VTS="{digits}"',
    # 14 tones of 0.1 s with their gaps, and the modem's own time.
    time_limit_s=10.0,
    source="manual, AT+VTS: up to 29 characters, digits separated by commas",
)

SIM7600 = replace(
    BASE,
    name="SIM7600",
    models=r".*SIM7[56]\d\d",
    urcs=SIMCOM_URCS + BASE.urcs,
    setup=(
        *BASE.setup,
        SetupStep(command=HOOK_ENDS_CALLS, required=False),
        SetupStep(command=LIST_CALLS_UNASKED, required=False),
        SetupStep(command=HEAR_DIGITS, required=False),
        SetupStep(command=NO_SLEEP, required=False),
        SetupStep(command=FRAMES_OF_8_KHZ, required=False),
        SetupStep(command=NARROW_SOUND, required=False),
    ),
    dial=DIAL_AT_ONCE,
    # SIM7600G-H: "ATH does not end calls, CHUP does" (field); ATH only as the second try.
    hang_up=(CHUP, HOOK),
    send_digits=SEVERAL_DIGITS,
    digits_at_once=14,
    open_audio=OPEN_AUDIO,
    close_audio=(CLOSE_AUDIO, STOP_AUDIO),
    audio_query=AUDIO_QUERY,
    # VOICE CALL: END always comes first; a NO CARRIER alone may be a data call's.
    no_carrier_ends_call=False,
    says_connected=True,
    reset=RESET,
    # "First ERROR, then OK on retry: choppy" (CallPilot issue 121, transcript 33).
    late_audio_tells=True,
    # The second call of a power-up is degraded, healed by AT+CRESET only (the same owner).
    decaying_firmware=((r".*LE20B05SIM7600M21-A", 1),),
    # LE20B06: the far end hears nothing; LE20B05 is fine (LilyGo-Modem-Series issue 542).
    broken_firmware=((r".*LE20B06SIM7600G22", "silent-uplink"),),
)
