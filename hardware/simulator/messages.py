"""Messages between the network and the modem: delivered, stored, announced, sent, reported."""

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta, timezone

from hardware.simulator import pdu
from hardware.simulator.charset import shown
from hardware.simulator.core import Core
from hardware.simulator.sms_store import SmsStore, Status
from hardware.simulator.sms_trouble import SmsTrouble
from hardware.simulator.stamps import Mark

NETWORK_ZONE = timezone(timedelta(hours=3))
"""What the service centre stamps: Moscow time."""

DEFAULT_CNMI = "2,1,0,0,0"


class NotTaken(Exception):
    """The network refuses a message, with the number of a +CMS ERROR."""

    def __init__(self, number: int) -> None:
        super().__init__(f"+CMS ERROR: {number}")
        self.number = number


class Messages:
    """The service centre and the modem's memories."""

    def __init__(self, *, core: Core) -> None:
        self._core = core
        self.store = SmsStore()
        self.trouble = SmsTrouble()
        self._waiting: list[str] = []
        self._references = 0
        self._concatenation = 0

    # ---- the network's side

    def deliver_text(self, number: str, text: str, order: Sequence[int] = ()) -> int:
        """Someone sends `text`, in parts where it is long. Returns the number of parts.

        `order` names the parts from 1 as they arrive: late, twice, or one of them never.
        """
        self._concatenation += 1
        parts = pdu.deliver(
            number=number,
            text=text,
            centre=self._core.config.service_centre,
            at=datetime.now(NETWORK_ZONE),
            reference=self._concatenation,
        )
        for place in order or range(1, len(parts) + 1):
            self.deliver(parts[place - 1])
        return len(parts)

    def deliver(self, message: str) -> None:
        """A PDU (hex) arrives; where the memory is full the network keeps it for later."""
        if self._cnmi(1) == "2":
            self._core.urc(f"+CMT: {self._direct(message)}")
            return
        name, memory = self.store.receiving
        room = self.trouble.room
        full = room is not None and len(memory.slots) >= room
        index = None if full else memory.add(Status.UNREAD, message)
        if index is None:
            self._waiting.append(message)
            return
        self._core.stamp(Mark.SMS_STORED, storage=name, index=index)
        if self._cnmi(1) in ("1", "3"):
            self._core.urc(f'+CMTI: "{name}",{index}')

    def deliver_waiting(self) -> None:
        """Room was made: the network tries what it kept."""
        waiting, self._waiting = self._waiting, []
        for message in waiting:
            self.deliver(message)

    # ---- our side

    async def send(self, message: str) -> int:
        """Takes an SMS-SUBMIT (hex) to the network; returns its reference.

        Raises BadPdu or NotTaken.
        """
        read = pdu.parse(message)
        await asyncio.sleep(self._core.config.sms_ms / 1000)
        self._refuse(read.number)
        self._references = self._references % 255 + 1
        reference = self._references
        self._core.stamp(
            Mark.SMS_SENT,
            pdu=message,
            number=read.number,
            text=read.text,
            reference=reference,
            part=read.part,
            parts=read.parts,
        )
        if read.wants_report and self.trouble.reports:
            self._core.start(self._report(reference, read.number), name="status report")
        return reference

    def _refuse(self, number: str) -> None:
        trouble = self.trouble
        if number in trouble.refused:
            raise NotTaken(trouble.refused[number])
        if trouble.refusals > 0:
            trouble.refusals -= 1
            raise NotTaken(trouble.refusal)

    async def _report(self, reference: int, number: str) -> None:
        await asyncio.sleep(self._core.config.report_ms / 1000)
        report = pdu.status_report(
            reference=reference,
            number=number,
            centre=self._core.config.service_centre,
            at=datetime.now(NETWORK_ZONE),
            status=self.trouble.report_status.get(number, 0),
        )
        if self._cnmi(3) == "1":
            self._core.urc(f"+CDS: {pdu.length_of(report)}\r\n{report}")
        elif self._cnmi(3) == "2":
            index = self.store.memories["SR"].add(Status.UNREAD, report)
            if index is not None:
                self._core.urc(f'+CDSI: "SR",{index}')

    def _cnmi(self, position: int) -> str:
        given = self._core.setting("+CNMI", position)
        return given or DEFAULT_CNMI.split(",")[position]

    def _direct(self, message: str) -> str:
        if self._core.setting("+CMGF") != "1":
            return f'"",{pdu.length_of(message)}\r\n{message}'
        number, time, text = self.as_text(message)
        return f'"{number}","","{time}"\r\n{text}'

    def as_text(self, message: str) -> tuple[str, str, str]:
        """Number, time and text of a PDU as text mode shows them; what it cannot read, as data."""
        try:
            read = pdu.parse(message)
        except pdu.BadPdu:
            return "", "", message
        charset = self._core.setting("+CSCS")
        return shown(read.number, charset), read.sent_at, shown(read.text, charset)
