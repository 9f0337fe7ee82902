"""SIM, registration, signal, operator, USSD and an empty phone book."""

from hardware.simulator.at_port import AtPort
from hardware.simulator.charset import shown, typed
from hardware.simulator.command_line import Form, Invocation
from hardware.simulator.commands.model import (
    BAD_PARAMETERS,
    NO_SIM,
    OK,
    SIM_BUSY,
    WRONG_PASSWORD,
    Command,
    ModemError,
    Reply,
    says,
    setting,
)
from hardware.simulator.config import SimCard
from hardware.simulator.modem import Modem
from hardware.simulator.network import LTE, REGISTRATIONS

PHONE_BOOKS = ("SM", "DC", "FD", "LD", "MC", "ME", "RC", "EN", "ON")
PHONE_BOOK_SIZE = 250


async def _pin(modem: Modem, _port: AtPort, invocation: Invocation) -> Reply:
    sim = modem.sim
    if sim.state is SimCard.ABSENT:
        raise ModemError(NO_SIM)
    if sim.busy_s:
        raise ModemError(SIM_BUSY)
    if invocation.form is Form.READ:
        return Reply(lines=(f"+CPIN: {sim.describe()}",))
    arguments = invocation.arguments
    if sim.state is SimCard.PUK and len(arguments) == 2:
        accepted = sim.enter_puk(*arguments)
    elif sim.state is SimCard.PIN and len(arguments) == 1:
        accepted = sim.enter_pin(arguments[0])
    else:
        raise ModemError(BAD_PARAMETERS)
    if not accepted:
        raise ModemError(WRONG_PASSWORD)
    return Reply(after=modem.announce_sim)


async def _pin_tries(modem: Modem, _port: AtPort, _invocation: Invocation) -> Reply:
    return Reply(lines=(f"+SPIC: {modem.sim.pin_tries},{modem.sim.puk_tries}",))


async def _registration(modem: Modem, _port: AtPort, invocation: Invocation) -> Reply:
    name = invocation.name
    if invocation.form is Form.SET:
        if invocation.text not in ("0", "1", "2"):
            raise ModemError(BAD_PARAMETERS)
        modem.core.settings[name] = invocation.text
        return OK
    mode = modem.core.setting(name) or "0"
    return Reply(lines=(f"{name}: {mode},{modem.network.described(name, mode)}",))


async def _quality(modem: Modem, _port: AtPort, _invocation: Invocation) -> Reply:
    return Reply(lines=(f"+CSQ: {modem.network.quality()}",))


async def _cell(modem: Modem, _port: AtPort, _invocation: Invocation) -> Reply:
    config = modem.core.config
    if not modem.network.registered:
        return Reply(lines=("+CPSI: NO SERVICE,Online",))
    code = f"{config.operator_code[:3]}-{config.operator_code[3:]}"
    return Reply(lines=(f"+CPSI: LTE,Online,{code},0x{config.area},{int(config.cell, 16)}",))


async def _operator(modem: Modem, _port: AtPort, invocation: Invocation) -> Reply:
    core, arguments = modem.core, invocation.arguments
    if invocation.form is Form.SET:
        if arguments[:1] == ("3",):
            core.settings["+COPS"] = (*arguments, "0")[1]
        return OK
    if not modem.network.registered:
        return Reply(lines=("+COPS: 0",))
    style = core.setting("+COPS") or "0"
    name = core.config.operator_code if style == "2" else core.config.operator
    return Reply(lines=(f'+COPS: 0,{style},"{name}",{LTE}',))


async def _operators(modem: Modem, _port: AtPort, _invocation: Invocation) -> Reply:
    name, code = modem.core.config.operator, modem.core.config.operator_code
    return Reply(lines=(f'+COPS: (2,"{name}","{name}","{code}",{LTE}),,(0,1,2,3,4),(0,1,2)',))


async def _ussd(modem: Modem, _port: AtPort, invocation: Invocation) -> Reply:
    core, arguments = modem.core, invocation.arguments
    core.settings["+CUSD"] = arguments[0] if arguments else "0"
    if len(arguments) < 2:
        return OK
    code = typed(arguments[1], core.setting("+CSCS"))
    return Reply(after=lambda: core.start(modem.network.ussd(code), name="ussd"))


async def _read_ussd(modem: Modem, _port: AtPort, _invocation: Invocation) -> Reply:
    return Reply(lines=(f"+CUSD: {modem.core.setting('+CUSD') or '0'}",))


async def _phone_book(modem: Modem, _port: AtPort, invocation: Invocation) -> Reply:
    core = modem.core
    if invocation.form is Form.READ:
        name = core.setting("+CPBS") or "SM"
        charset = core.setting("+CSCS")
        return Reply(lines=(f'+CPBS: "{shown(name, charset)}",0,{PHONE_BOOK_SIZE}',))
    name = typed((invocation.arguments or ("",))[0], core.setting("+CSCS"))
    if name not in PHONE_BOOKS:
        raise ModemError(BAD_PARAMETERS)
    core.settings["+CPBS"] = name
    return OK


_books = ",".join(f'"{name}"' for name in PHONE_BOOKS)

COMMANDS = (
    Command(name="+CPIN", set=_pin, read=_pin, test=""),
    Command(name="+SPIC", run=_pin_tries, test=""),
    *(
        Command(name=name, set=_registration, read=_registration, test="(0-2)")
        for name in REGISTRATIONS
    ),
    Command(name="+CSQ", run=_quality, test="(0-31,99),(99)"),
    Command(
        name="+COPS",
        set=_operator,
        read=_operator,
        test=_operators,
    ),
    Command(name="+CGATT", set=says(), read=says("+CGATT: 1"), test="(0,1)"),
    Command(name="+CNSMOD", set=says(), read=says("+CNSMOD: 1,8"), test="(0-1)"),
    Command(name="+CPSI", read=_cell, test=""),
    Command(name="+CNMP", set=says(), read=says("+CNMP: 2"), test="(2,13,14,38)"),
    setting("+AUTOCSQ", default="0,0", test="(0-1),(0-1)"),
    Command(name="+CUSD", set=_ussd, read=_read_ussd, test="(0,1,2)", needs_sim=True),
    Command(name="+CPBS", set=_phone_book, read=_phone_book, test=f"({_books})"),
    Command(
        name="+CPBR",
        set=says(),
        test=f"(1-{PHONE_BOOK_SIZE}),40,14",
        needs_sim=True,
    ),
)
