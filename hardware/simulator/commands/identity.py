"""Who the modem is, and how a port talks (V.250 and 27.007 basics)."""

from hardware.simulator.at_port import AtPort
from hardware.simulator.command_line import Form, Invocation
from hardware.simulator.commands.model import (
    BAD_PARAMETERS,
    OK,
    Command,
    Handler,
    ModemError,
    Reply,
    says,
    setting,
)
from hardware.simulator.modem import Modem


def _tells(template: str) -> Handler:
    """A handler that fills `template` from the configuration."""

    async def answer(modem: Modem, _port: AtPort, _invocation: Invocation) -> Reply:
        return Reply(lines=(template.format(config=modem.core.config),))

    return answer


async def _information(modem: Modem, _port: AtPort, _invocation: Invocation) -> Reply:
    config = modem.core.config
    return Reply(
        lines=(
            f"Manufacturer: {config.manufacturer}",
            f"Model: {config.model}",
            f"Revision: {config.firmware}",
            f"IMEI: {config.imei}",
            "+GCAP: +CGSM",
        )
    )


async def _echo(_modem: Modem, port: AtPort, invocation: Invocation) -> Reply:
    port.echo = invocation.text == "1"
    return OK


async def _verbose(_modem: Modem, port: AtPort, invocation: Invocation) -> Reply:
    port.verbose = invocation.text == "1"
    return OK


async def _quiet(_modem: Modem, port: AtPort, invocation: Invocation) -> Reply:
    port.no_results = invocation.text == "1"
    return OK


async def _defaults(_modem: Modem, port: AtPort, _invocation: Invocation) -> Reply:
    port.defaults()
    return OK


async def _error_level(_modem: Modem, port: AtPort, invocation: Invocation) -> Reply:
    if invocation.form is Form.READ:
        return Reply(lines=(f"+CMEE: {port.error_level}",))
    if invocation.text not in ("0", "1", "2"):
        raise ModemError(BAD_PARAMETERS)
    port.error_level = int(invocation.text)
    return OK


async def _reset(modem: Modem, _port: AtPort, _invocation: Invocation) -> Reply:
    return Reply(after=modem.reset)


async def _function(modem: Modem, _port: AtPort, invocation: Invocation) -> Reply:
    if invocation.form is Form.READ:
        return Reply(lines=(f"+CFUN: {modem.core.setting('+CFUN') or '1'}",))
    arguments = invocation.arguments
    if not arguments or arguments[0] not in ("0", "1", "4", "5", "6", "7"):
        raise ModemError(BAD_PARAMETERS)
    if arguments == ("1", "1") or arguments[0] == "6":
        return Reply(after=modem.reset)
    modem.core.settings["+CFUN"] = arguments[0]
    modem.switch_radio(arguments[0] == "1")
    return OK


_manufacturer = _tells("{config.manufacturer}")
_model = _tells("{config.model}")
_revision = _tells("+CGMR: {config.firmware}")
_imei = _tells("{config.imei}")

COMMANDS = (
    Command(name="I", run=_information),
    Command(name="E", run=_echo),
    Command(name="V", run=_verbose),
    Command(name="Q", run=_quiet),
    Command(name="Z", run=_defaults),
    Command(name="&F", run=_defaults),
    Command(name="&C", run=says()),
    Command(name="&D", run=says()),
    Command(name="&K", run=says()),
    Command(name="&W", run=says()),
    Command(name="X", run=says()),
    Command(name="L", run=says()),
    Command(name="M", run=says()),
    Command(name="S0", set=says(), read=says("000")),
    Command(name="S3", set=says(), read=says("013")),
    Command(name="S7", set=says(), read=says("060")),
    Command(name="+CGMI", run=_manufacturer, test=""),
    Command(name="+GMI", run=_manufacturer, test=""),
    Command(name="+CGMM", run=_model, test=""),
    Command(name="+GMM", run=_model, test=""),
    Command(name="+CGMR", run=_revision, test=""),
    Command(name="+GMR", run=_revision, test=""),
    Command(name="+CGSN", run=_imei, test=""),
    Command(name="+GSN", run=_imei, test=""),
    Command(name="+CIMI", run=_tells("{config.imsi}"), test="", needs_sim=True),
    Command(name="+CICCID", run=_tells("+ICCID: {config.iccid}"), test="", needs_sim=True),
    Command(
        name="+CNUM",
        run=_tells('+CNUM: "","{config.own_number}",145'),
        test="",
        needs_sim=True,
    ),
    Command(name="+GCAP", run=says("+GCAP: +CGSM"), test=""),
    Command(name="+CMEE", set=_error_level, read=_error_level, test="(0-2)"),
    Command(name="+CFUN", set=_function, read=_function, test="(0,1,4,5,6,7),(0,1)"),
    Command(name="+CRESET", run=_reset, test=""),
    # the form of 27.007; at the SIM7600's own `+CBC: 3.901V` gammu's monitor gives up
    Command(name="+CBC", run=says("+CBC: 0,85"), test=""),
    setting("+CSCLK", test="(0-1)"),
    setting("+CATR", test="(0-3)"),
    setting("+CTZU"),
    setting("+CTZR"),
    setting("+CLTS"),
)
