"""What a Quectel has instead of SIMCom's commands: the sound card's switch, settings, reports."""

import asyncio

from hardware.simulator.at_port import AtPort
from hardware.simulator.command_line import Invocation
from hardware.simulator.commands.calls import MOST_DIGITS
from hardware.simulator.commands.model import (
    BAD_PARAMETERS,
    NOT_ALLOWED,
    OK,
    Command,
    ModemError,
    Reply,
    setting,
)
from hardware.simulator.modem import Modem
from hardware.simulator.stamps import Mark
from hardware.simulator.telephone import ACTIVE

USB_FUNCTIONS = "0x2C7C,0x0125,1,1,1,1,1,0"
"""Diag, NMEA, AT, modem, network and ADB; behind them the sound card."""


async def _information(modem: Modem, _port: AtPort, _invocation: Invocation) -> Reply:
    config = modem.core.config
    lines = (config.manufacturer, config.model, f"Revision: {config.firmware}")
    return Reply(lines=lines)


async def _revision(modem: Modem, _port: AtPort, _invocation: Invocation) -> Reply:
    return Reply(lines=(modem.core.config.firmware,))


async def _voice_path(modem: Modem, _port: AtPort, invocation: Invocation) -> Reply:
    """AT+QPCMV: 1,2 is the sound card; 1,0 and 1,1 lead elsewhere, where nobody listens here."""
    core = modem.core
    if invocation.arguments not in (("0",), ("1", "0"), ("1", "1"), ("1", "2")):
        raise ModemError(BAD_PARAMETERS)
    if invocation.arguments != ("1", "2"):
        modem.clock.close_port()
        core.settings["+QPCMV"] = invocation.text
        return OK
    if not core.config.sound_card:
        raise ModemError(NOT_ALLOWED)
    await asyncio.sleep(core.faults.cpcmreg_delay_ms / 1000)
    call = modem.telephone.calls.first(ACTIVE)
    if call is not None and call.cpcmreg_refused < core.faults.cpcmreg_refusals:
        call.cpcmreg_refused += 1
        core.stamp(Mark.CPCMREG_REFUSED)
        raise ModemError(NOT_ALLOWED)
    core.settings["+QPCMV"] = invocation.text
    if call is not None:
        modem.telephone.sound_flows(call)
    return OK


async def _read_voice_path(modem: Modem, _port: AtPort, _invocation: Invocation) -> Reply:
    return Reply(lines=(f"+QPCMV: {modem.core.settings.get('+QPCMV', '0')}",))


async def _configuration(modem: Modem, _port: AtPort, invocation: Invocation) -> Reply:
    if invocation.text.lower() != '"usbcfg"':
        raise ModemError(BAD_PARAMETERS)
    card = 1 if modem.core.config.sound_card else 0
    return Reply(lines=(f'+QCFG: "usbcfg",{USB_FUNCTIONS},{card}',))


async def _list(modem: Modem, _port: AtPort, _invocation: Invocation) -> Reply:
    # A data connection stands in the list as well, as LTE always has one.
    data = '+CLCC: 7,0,0,1,0,"",128'
    return Reply(lines=(data, *(call.clcc() for call in modem.telephone.calls)))


async def _send_digits(modem: Modem, _port: AtPort, invocation: Invocation) -> Reply:
    digit = invocation.text.strip('"')
    if len(digit) != 1 or len(invocation.text) > MOST_DIGITS:
        raise ModemError(BAD_PARAMETERS)
    if modem.telephone.calls.first(ACTIVE) is None:
        raise ModemError(NOT_ALLOWED)
    modem.core.stamp(Mark.DIGITS_SENT, digits=digit)
    return OK


COMMANDS = (
    Command(name="I", run=_information),
    Command(name="+CGMR", run=_revision, test=""),
    Command(name="+GMR", run=_revision, test=""),
    Command(name="+CLCC", run=_list, test=""),
    Command(name="+VTS", set=_send_digits, test="(0-9,*,#,A-D)"),
    Command(name="+QPCMV", set=_voice_path, read=_read_voice_path, test="(0,1),(0-2)"),
    Command(name="+QCFG", set=_configuration, test=""),
    setting("^DSCI"),
    setting("+QTONEDET"),
    setting("+QURCCFG", test='"urcport",("usbat","usbmodem","uart1","all")'),
    setting("+QINDCFG", test='("all","csq","smsfull","ring","smsincoming","act"),(0,1),(0,1)'),
    setting("+QSCLK"),
)

NOT_THERE = frozenset(
    {
        "+AUTOCSQ",
        "+CATR",
        "+CECM",
        "+CECWB",
        "+CICCID",
        "+CMGRD",
        "+CMICGAIN",
        "+CNMP",
        "+CNSMOD",
        "+CNSN",
        "+COUTGAIN",
        "+CPCMBANDWIDTH",
        "+CPCMFRM",
        "+CPCMREG",
        "+CPSI",
        "+CRESET",
        "+CSCLK",
        "+DDET",
        "+SPIC",
    }
)
"""SIMCom's own."""
