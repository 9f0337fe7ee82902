"""SMS (3GPP TS 27.005 as the SIM7600 does it; PROTOCOLS 1.6)."""

from hardware.simulator import pdu
from hardware.simulator.at_port import AtPort
from hardware.simulator.charset import shown, typed
from hardware.simulator.command_line import Form, Invocation
from hardware.simulator.commands.model import (
    CMS_BAD_INDEX,
    CMS_BAD_PDU_PARAMETER,
    CMS_BAD_TEXT_PARAMETER,
    CMS_FULL,
    CMS_NO_NETWORK,
    OK,
    Command,
    ModemError,
    Reply,
    says,
    setting,
)
from hardware.simulator.messages import DEFAULT_CNMI, NotTaken
from hardware.simulator.modem import Modem
from hardware.simulator.sms_store import STATUS_TEXTS, Memory, Slot, Status

LONGEST_UCS2 = 70
"""Characters of one UCS2 message; text mode sends no parts (use PDU mode, or AT+CMGSEX)."""

LONGEST_GSM = 160

NO_ANSWER = Reply(final="")
"""The modem hangs over this command: no result code ever comes."""


def _text_mode(modem: Modem) -> bool:
    return modem.core.setting("+CMGF") == "1"


def _show(modem: Modem, slot: Slot) -> tuple[str, str]:
    """Header fields and body of a stored message, as the mode asks."""
    if not _text_mode(modem):
        return f'{slot.status.value},"",{pdu.length_of(slot.pdu)}', slot.pdu
    number, time, text = modem.messages.as_text(slot.pdu)
    when = f',"{time}"' if time else ""
    return f'"{STATUS_TEXTS[slot.status]}","{number}",""{when}', text


def _slot(memory: Memory, text: str) -> tuple[int, Slot | None]:
    if not text.isdigit() or int(text) >= memory.capacity:
        raise ModemError(CMS_BAD_INDEX, "CMS")
    return int(text), memory.slots.get(int(text))


async def _read(modem: Modem, _port: AtPort, invocation: Invocation) -> Reply:
    _, slot = _slot(modem.messages.store.reading, invocation.text)
    if slot is None:
        return OK
    header, body = _show(modem, slot)
    if slot.status is Status.UNREAD:
        slot.status = Status.READ
    return Reply(lines=(f"{invocation.name}: {header}", body))


async def _read_and_delete(modem: Modem, port: AtPort, invocation: Invocation) -> Reply:
    reply = await _read(modem, port, invocation)
    modem.messages.store.reading.delete(int(invocation.text), 0)
    modem.messages.deliver_waiting()
    return reply


async def _list(modem: Modem, _port: AtPort, invocation: Invocation) -> Reply:
    named = {text: status for status, text in STATUS_TEXTS.items()}
    numbered = {str(status.value): status for status in Status}
    wanted = (invocation.arguments or ("0" if not _text_mode(modem) else "REC UNREAD",))[0]
    known = named if _text_mode(modem) else numbered
    if wanted not in known and wanted != ("ALL" if _text_mode(modem) else "4"):
        raise ModemError(CMS_BAD_TEXT_PARAMETER, "CMS")
    lines: list[str] = []
    for index, slot in modem.messages.store.reading.listed(known.get(wanted)):
        header, body = _show(modem, slot)
        lines += [f"+CMGL: {index},{header}", body]
        if slot.status is Status.UNREAD:
            slot.status = Status.READ
    return Reply(lines=tuple(lines))


async def _delete(modem: Modem, _port: AtPort, invocation: Invocation) -> Reply:
    index, flag = (*invocation.arguments, "0")[:2]
    memory = modem.messages.store.reading
    if flag not in ("0", "1", "2", "3", "4"):
        raise ModemError(CMS_BAD_INDEX, "CMS")
    if flag == "0":
        _slot(memory, index)
    memory.delete(int(index), int(flag))
    return Reply(after=modem.messages.deliver_waiting)


async def _ask(modem: Modem, port: AtPort, invocation: Invocation) -> str | None:
    """The message behind the prompt as a PDU; None when it was cancelled."""
    if _text_mode(modem):
        return await _ask_text(modem, port, invocation)
    length = invocation.arguments[0] if invocation.arguments else ""
    if not length.isdigit():
        raise ModemError(CMS_BAD_PDU_PARAMETER, "CMS")
    text = await port.ask_message()
    if text is None:
        return None
    message = "".join(text.split()).upper()
    try:
        fits = pdu.length_of(message) == int(length)
    except ValueError:
        fits = False
    if not fits:
        raise ModemError(CMS_BAD_PDU_PARAMETER, "CMS")
    return message


async def _ask_text(modem: Modem, port: AtPort, invocation: Invocation) -> str | None:
    charset = modem.core.setting("+CSCS")
    number = typed((invocation.arguments or ("",))[0], charset)
    if not number.removeprefix("+").isdigit():
        raise ModemError(CMS_BAD_PDU_PARAMETER, "CMS")
    text = await port.ask_message()
    if text is None:
        return None
    meant = typed(text, charset)
    if len(meant) > (LONGEST_UCS2 if charset == "UCS2" else LONGEST_GSM):
        raise ModemError(CMS_BAD_TEXT_PARAMETER, "CMS")
    return pdu.submit(number=number, text=meant)


async def _send_pdu(modem: Modem, message: str, name: str) -> Reply:
    if not modem.network.registered:
        raise ModemError(CMS_NO_NETWORK, "CMS")
    try:
        reference = await modem.messages.send(message)
    except pdu.BadPdu as error:
        raise ModemError(CMS_BAD_PDU_PARAMETER, "CMS") from error
    except NotTaken as error:
        raise ModemError(error.number, "CMS") from error
    return Reply(lines=(f"{name}: {reference}",))


async def _send(modem: Modem, port: AtPort, invocation: Invocation) -> Reply:
    trouble = modem.messages.trouble
    if trouble.prompts_lost > 0:
        trouble.prompts_lost -= 1
        return NO_ANSWER
    message = await _ask(modem, port, invocation)
    if message is None:
        return OK
    if trouble.swallowed > 0:
        trouble.swallowed -= 1
        return NO_ANSWER
    reply = await _send_pdu(modem, message, "+CMGS")
    if trouble.answers_lost > 0:
        trouble.answers_lost -= 1
        return NO_ANSWER
    return reply


async def _write(modem: Modem, port: AtPort, invocation: Invocation) -> Reply:
    message = await _ask(modem, port, invocation)
    if message is None:
        return OK
    status = Status.SENT if invocation.arguments[1:2] == ("3",) else Status.UNSENT
    index = modem.messages.store.writing.add(status, message)
    if index is None:
        raise ModemError(CMS_FULL, "CMS")
    return Reply(lines=(f"+CMGW: {index}",))


async def _send_stored(modem: Modem, _port: AtPort, invocation: Invocation) -> Reply:
    _, slot = _slot(modem.messages.store.writing, (invocation.arguments or ("",))[0])
    if slot is None:
        raise ModemError(CMS_BAD_INDEX, "CMS")
    reply = await _send_pdu(modem, slot.pdu, "+CMSS")
    slot.status = Status.SENT
    return reply


async def _memories(modem: Modem, _port: AtPort, invocation: Invocation) -> Reply:
    store = modem.messages.store
    if invocation.form is Form.READ:
        return Reply(lines=(f"+CPMS: {store.numbers(named=True)}",))
    if not store.select(invocation.arguments):
        raise ModemError(CMS_BAD_TEXT_PARAMETER, "CMS")
    return Reply(lines=(f"+CPMS: {store.numbers(named=False)}",))


async def _centre(modem: Modem, _port: AtPort, invocation: Invocation) -> Reply:
    if invocation.form is Form.SET:
        modem.core.settings["+CSCA"] = invocation.text
        return OK
    number = modem.core.setting("+CSCA") or modem.core.config.service_centre
    return Reply(lines=(f'+CSCA: "{shown(number, modem.core.setting("+CSCS"))}",145',))


async def _service(modem: Modem, _port: AtPort, invocation: Invocation) -> Reply:
    if invocation.form is Form.READ:
        return Reply(lines=(f"+CSMS: {modem.core.setting('+CSMS') or '0'},1,1,1",))
    modem.core.settings["+CSMS"] = invocation.text
    return Reply(lines=("+CSMS: 1,1,1",))


COMMANDS = (
    Command(name="+CMGR", set=_read, test="", needs_sms=True),
    Command(name="+CMGRD", set=_read_and_delete, test="", needs_sms=True),
    Command(name="+CMGL", run=_list, set=_list, test="(0-4)", needs_sms=True),
    Command(name="+CMGD", set=_delete, test="(0-49),(0-4)", needs_sms=True),
    Command(name="+CMGS", set=_send, test="", needs_sms=True),
    Command(name="+CMGW", set=_write, test="", needs_sms=True),
    Command(name="+CMSS", set=_send_stored, test="", needs_sms=True),
    Command(
        name="+CPMS",
        set=_memories,
        read=_memories,
        test='("ME","MT","SM","SR"),("ME","MT","SM"),("ME","SM")',
        needs_sms=True,
    ),
    Command(name="+CSCA", set=_centre, read=_centre, test="", needs_sms=True),
    Command(name="+CSMS", set=_service, read=_service, test="(0,1)"),
    Command(name="+CNMA", run=says(), set=says(), test="(0-2)"),
    setting("+CMGF"),
    setting("+CNMI", default=DEFAULT_CNMI, test="(0,1,2),(0,1,2,3),(0,2),(0,1,2),(0,1)"),
    setting("+CSCS", default='"IRA"', test='("IRA","GSM","UCS2")'),
    setting("+CSMP", default="17,167,0,0", test=""),
    setting("+CSDH"),
    setting("+CGSMS", default="3", test="(0-3)"),
)
