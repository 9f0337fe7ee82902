"""Quectel EC20, EC25, EG25 and their sisters of the same chip, over the base dialect.

"Manual" is EC25&EC21 AT Commands Manual V1.3 (2018-09-20). What it does not have is of
asterisk-chan-quectel (`src/at_parse.c`), or of owners of EC20 and EG25 modems.
"""

from dataclasses import replace

from hardware.at.commands import Command
from hardware.at.urcs import (
    CallListed,
    DigitHeard,
    ModuleStarted,
    SimFilesReady,
    UrcRule,
    read_number,
)
from hardware.modem.dialects.base import (
    BASE,
    CHUP,
    DIAL,
    HOOK,
    QUICK_S,
    SIM_S,
    SetupStep,
)

_ACTIVE, _HELD, _DIALING, _ALERTING, _INCOMING, _WAITING, _DISCONNECTED = range(7)
"""As +CLCC counts."""

_DSCI_STATES = {
    1: _HELD,
    2: _DIALING,
    3: _ACTIVE,
    4: _INCOMING,
    5: _WAITING,
    6: _DISCONNECTED,
    7: _ALERTING,
}
"""The same as ^DSCI counts: not the same numbers."""

QUECTEL_URCS: tuple[UrcRule, ...] = (
    # `^DSCI: 2,1,4,0,+48123456789,145`, the number without quotes, perhaps tone information behind.
    UrcRule(
        pattern=r'\^DSCI: ?(\d+),([01]),([1-7]),(\d),"?([^",]*)"?(?:,(\d+))?(?:,.*)?',
        make=lambda m, _b: CallListed(
            index=int(m[1]),
            incoming=m[2] == "1",
            status=_DSCI_STATES[int(m[3])],
            voice=m[4] == "0",
            number=read_number(m[5], m[6]),
        ),
    ),
    # `+QIND: "ccinfo",2,0,-1,0,0,"123456789",129`: as +CLCC, and -1 where the call is over.
    UrcRule(
        pattern=r'\+QIND: ?"ccinfo",(\d+),([01]),(-?\d),(\d),\d(?:,"?([^",]*)"?,(\d+))?(?:,.*)?',
        make=lambda m, _b: CallListed(
            index=int(m[1]),
            incoming=m[2] == "1",
            status=_DISCONNECTED if m[3] == "-1" else int(m[3]),
            voice=m[4] == "0",
            number=read_number(m[5], m[6]),
        ),
    ),
    # The key's ASCII code as a decimal number: 49 is "1".
    UrcRule(
        pattern=r"\+QTONEDET: ?(3[5]|42|4[89]|5[0-7]|6[5-8])",
        make=lambda m, _b: DigitHeard(digit=chr(int(m[1]))),
    ),
    UrcRule(pattern=r"RDY", make=lambda _m, _b: ModuleStarted()),
    UrcRule(pattern=r"\+QIND: ?(?:SMS DONE|PB DONE)", make=lambda _m, _b: SimFilesReady()),
)

# Call events. Firmware has the one or the other; with both a thing is told twice, which is nothing.
TELL_CALLS = Command(text="AT^DSCI=1", time_limit_s=QUICK_S, source="chan-quectel")
TELL_CALL_INFORMATION = Command(
    text='AT+QINDCFG="ccinfo",1,0', time_limit_s=QUICK_S, source="chan-quectel; manual, AT+QINDCFG"
)
# Without it the unsolicited lines of a board that was set up for its UART never reach us.
LINES_TO_USB = Command(
    text='AT+QURCCFG="urcport","usbat"', time_limit_s=QUICK_S, source="manual, AT+QURCCFG"
)
HEAR_DIGITS = Command(text="AT+QTONEDET=1", time_limit_s=QUICK_S, source="manual, AT+QTONEDET")
HOOK_ENDS_CALLS = Command(text="AT+CVHU=0", time_limit_s=QUICK_S, source="manual, AT+CVHU")
NO_SLEEP = Command(text="AT+QSCLK=0", time_limit_s=QUICK_S, source="manual, AT+QSCLK")

# The call's sound to the USB sound card (0: to a serial port, 1: to the codec's pins). Forgotten at
# each restart, and a call that began without it stays silent on some firmware: so it is asked for
# when the modem is set up, and looked after when a call is connected.
OPEN_AUDIO = Command(text="AT+QPCMV=1,2", time_limit_s=QUICK_S, source="chan-quectel, EC20 owners")
CLOSE_AUDIO = Command(text="AT+QPCMV=0", time_limit_s=QUICK_S, source="chan-quectel")
AUDIO_STATE = Command(
    text="AT+QPCMV?",
    time_limit_s=QUICK_S,
    answer=r"\+QPCMV: ?\d",
    source="chan-quectel: `+QPCMV: 1,2`",
)
AUDIO_QUERY = Command(
    text='AT+QCFG="USBCFG"',
    time_limit_s=QUICK_S,
    answer=r'\+QCFG: ?"usbcfg"',
    source="QCFG manual V1.0: diag, nmea, at, modem, net, adb, audio; without the seventh where "
    "the firmware has no sound card (EC20CEFAGR06A08 has none, A15 has)",
)
DIAL_AT_ONCE = replace(DIAL, time_limit_s=10.0, source="manual, ATD: OK as soon as it dials")
RESET = Command(text="AT+CFUN=1,1", time_limit_s=SIM_S, source="manual, AT+CFUN")

QUECTEL = replace(
    BASE,
    name="Quectel",
    # Not EC200, EG915 and others of other chips: their sound has other commands.
    models=r".*(?:EC2[015]|EG2[15]|EG9[15])(?!\d)",
    urcs=QUECTEL_URCS + BASE.urcs,
    setup=(
        SetupStep(command=LINES_TO_USB, required=False),
        *BASE.setup,
        SetupStep(command=HOOK_ENDS_CALLS, required=False),
        SetupStep(command=TELL_CALLS, required=False),
        SetupStep(command=TELL_CALL_INFORMATION, required=False),
        SetupStep(command=HEAR_DIGITS, required=False),
        SetupStep(command=NO_SLEEP, required=False),
        SetupStep(command=OPEN_AUDIO, required=False),
    ),
    dial=DIAL_AT_ONCE,
    hang_up=(CHUP, HOOK),
    open_audio=OPEN_AUDIO,
    close_audio=(CLOSE_AUDIO,),
    audio_state=AUDIO_STATE,
    audio_is_open=r"\+QPCMV: ?1,2",
    audio_stays_open=True,
    audio_query=AUDIO_QUERY,
    audio_is_supported=r'\+QCFG: ?"usbcfg"(?:,[^,]+){8},1$',
    says_connected=True,
    reset=RESET,
)
