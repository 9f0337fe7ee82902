"""Calls, their sound and their digits (PROTOCOLS 1.4, 1.5)."""

import asyncio
import re

from hardware.simulator.at_port import AtPort
from hardware.simulator.calls import CONNECTED, PROGRESS, RINGING, Call
from hardware.simulator.command_line import Invocation
from hardware.simulator.commands.model import (
    BAD_PARAMETERS,
    NO_NETWORK,
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

DIALLED = re.compile(r"[TP]?(>?[+\d*#ABCDabcd]+)([IiGg]?);")
MOST_DIGITS = 29
"""AT+VTS takes no more characters (SIM7600 manual)."""


async def _answer(modem: Modem, _port: AtPort, _invocation: Invocation) -> Reply:
    modem.core.stamp(Mark.ATA_RECEIVED)
    if modem.core.faults.ok_first and modem.telephone.calls.first(RINGING):
        return Reply(after=lambda: modem.core.start(_answer_later(modem), name="answer"))
    return OK if await modem.telephone.answer() else Reply(final="NO CARRIER")


async def _answer_later(modem: Modem) -> None:
    await modem.telephone.answer()


async def _dial(modem: Modem, _port: AtPort, invocation: Invocation) -> Reply:
    match = DIALLED.fullmatch(invocation.text.replace(" ", "").replace("-", ""))
    if match is None:
        # without `;` it is a data call, which this modem has no network for
        return Reply(final="ERROR" if invocation.text.endswith(";") else "NO CARRIER")
    if not modem.network.registered:
        raise ModemError(NO_NETWORK)
    if modem.telephone.dial(match[1]) is None:
        raise ModemError(NOT_ALLOWED)
    return OK


async def _hang_up(modem: Modem, _port: AtPort, _invocation: Invocation) -> Reply:
    modem.core.stamp(Mark.CHUP_RECEIVED)
    if modem.core.faults.ok_first:
        return Reply(after=modem.telephone.hang_up)
    modem.telephone.hang_up()
    return OK


async def _hook(modem: Modem, port: AtPort, invocation: Invocation) -> Reply:
    # ATH ends voice calls only after AT+CVHU=0, and else says OK all the same
    if modem.core.setting("+CVHU") == "0":
        return await _hang_up(modem, port, invocation)
    return OK


async def _list(modem: Modem, _port: AtPort, _invocation: Invocation) -> Reply:
    return Reply(lines=tuple(call.clcc() for call in modem.telephone.calls))


async def _activity(modem: Modem, _port: AtPort, _invocation: Invocation) -> Reply:
    calls = modem.telephone.calls
    state = 4 if calls.first(CONNECTED | PROGRESS) else 3 if calls.first(RINGING) else 0
    return Reply(lines=(f"+CPAS: {state}",))


async def _hold(modem: Modem, _port: AtPort, invocation: Invocation) -> Reply:
    if invocation.text[:1] not in ("0", "1", "2") or not modem.telephone.hold(invocation.text[:1]):
        raise ModemError(NOT_ALLOWED)
    return OK


async def _send_digits(modem: Modem, _port: AtPort, invocation: Invocation) -> Reply:
    text = invocation.text
    digits = text.split('"')[1] if text.startswith('"') else text.split(",")[0]
    if len(text) > MOST_DIGITS or not re.fullmatch(r"[0-9*#A-D](,[0-9*#A-D])*", digits):
        raise ModemError(BAD_PARAMETERS)
    if modem.telephone.calls.first(ACTIVE) is None:
        raise ModemError(NOT_ALLOWED)
    modem.core.stamp(Mark.DIGITS_SENT, digits=digits.replace(",", ""))
    return OK


async def _register_pcm(modem: Modem, _port: AtPort, invocation: Invocation) -> Reply:
    core, mode = modem.core, invocation.arguments[0] if invocation.arguments else ""
    core.stamp(Mark.CPCMREG_RECEIVED, mode=mode)
    if mode not in ("0", "1"):
        raise ModemError(BAD_PARAMETERS)
    if mode == "0":
        if core.faults.close_needs_flag and len(invocation.arguments) == 1:
            raise ModemError(NOT_ALLOWED)
        modem.clock.close_port()
        core.settings["+CPCMREG"] = "0"
        return Reply(after=lambda: core.stamp(Mark.CPCMREG_OK, mode=mode))
    await asyncio.sleep(core.faults.cpcmreg_delay_ms / 1000)
    call = modem.telephone.calls.first(ACTIVE)
    if call is None or call.cpcmreg_refused < _refusals(modem, call):
        if call is not None:
            call.cpcmreg_refused += 1
        core.stamp(Mark.CPCMREG_REFUSED)
        raise ModemError(NOT_ALLOWED)
    wide = core.setting("+CPCMFRM") == "1"
    modem.clock.open_port(call=call.serial, wide=wide, faults=core.faults)
    core.settings["+CPCMREG"] = "1"
    return Reply(after=lambda: core.stamp(Mark.CPCMREG_OK, mode=mode))


def _refusals(modem: Modem, call: Call) -> int:
    faults = modem.core.faults
    decayed = modem.clock.decayed(call.serial, faults)
    return max(faults.cpcmreg_refusals, faults.decay_refusals if decayed else 0)


async def _read_pcm(modem: Modem, _port: AtPort, _invocation: Invocation) -> Reply:
    # the real answer has no blank after the colon
    return Reply(lines=(f"+CPCMREG:{modem.core.setting('+CPCMREG') or '0'}",))


async def _pcm_rate(modem: Modem, _port: AtPort, invocation: Invocation) -> Reply:
    # "only 8k to 16k can be set, not back" (manual 6.44): until the next reset
    if invocation.text not in ("0", "1"):
        raise ModemError(BAD_PARAMETERS)
    if invocation.text == "0" and modem.core.setting("+CPCMFRM") == "1":
        raise ModemError(NOT_ALLOWED)
    modem.core.settings["+CPCMFRM"] = invocation.text
    return OK


async def _read_pcm_rate(modem: Modem, _port: AtPort, _invocation: Invocation) -> Reply:
    return Reply(lines=(f"+CPCMFRM: {modem.core.setting('+CPCMFRM') or '0'}",))


async def _read_clip(modem: Modem, _port: AtPort, _invocation: Invocation) -> Reply:
    return Reply(lines=(f"+CLIP: {modem.core.setting('+CLIP') or '0'},1",))


async def _set_clip(modem: Modem, _port: AtPort, invocation: Invocation) -> Reply:
    if invocation.text not in ("0", "1"):
        raise ModemError(BAD_PARAMETERS)
    modem.core.settings["+CLIP"] = invocation.text
    return OK


COMMANDS = (
    Command(name="A", run=_answer, needs_sim=True),
    Command(name="D", run=_dial, needs_sim=True),
    Command(name="H", run=_hook),
    Command(name="+CHUP", run=_hang_up, test=""),
    Command(name="+CPAS", run=_activity, test="(0,3,4)"),
    Command(name="+CHLD", set=_hold, test="(0,1,2)"),
    Command(
        name="+CLCC",
        run=_list,
        set=setting("+CLCC").set,
        read=setting("+CLCC").read,
        test="(0-1)",
    ),
    Command(name="+CLIP", set=_set_clip, read=_read_clip, test="(0-1)"),
    Command(name="+VTS", set=_send_digits, test="(0-9,*,#,A-D)"),
    Command(name="+CPCMREG", set=_register_pcm, read=_read_pcm, test="(0-1)"),
    Command(name="+CPCMFRM", set=_pcm_rate, read=_read_pcm_rate, test="(0-1)"),
    setting("+CPCMBANDWIDTH", default="0,1", test="(0-1),(0-1)"),
    setting("+CRC"),
    setting("+CCWA", test="(0-1)"),
    setting("+DDET"),
    setting("+CVHU", default="1"),
    setting("+VTD", default="1", test="(0-10)"),
    setting("+CLIR", test="(0-2)"),
    setting("+COLP"),
    setting("+CLVL", default="3", test="(0-5)"),
    setting("+CMUT"),
    setting("+CECM", default="1", test="(0-7)"),
    setting("+CECWB", default="0x0800", test=""),
    setting("+CMICGAIN", default="4", test="(0-8)"),
    setting("+COUTGAIN", default="4", test="(0-8)"),
    setting("+CNSN", default="0x1000", test=""),
)
