"""The modem's message memories: slots with numbers, as AT+CPMS, CMGR, CMGL and CMGD see them."""

from dataclasses import dataclass
from enum import IntEnum


class Status(IntEnum):
    """The second value of +CMGL in PDU mode."""

    UNREAD = 0
    READ = 1
    UNSENT = 2
    SENT = 3


STATUS_TEXTS = {
    Status.UNREAD: "REC UNREAD",
    Status.READ: "REC READ",
    Status.UNSENT: "STO UNSENT",
    Status.SENT: "STO SENT",
}


@dataclass(slots=True, kw_only=True)
class Slot:
    """One stored message."""

    status: Status
    pdu: str


class Memory:
    """One memory of numbered slots; the first is 0."""

    def __init__(self, *, capacity: int) -> None:
        self.capacity = capacity
        self.slots: dict[int, Slot] = {}

    def add(self, status: Status, pdu: str) -> int | None:
        """Puts a message into the lowest free slot; None when there is none."""
        free = (index for index in range(self.capacity) if index not in self.slots)
        index = next(free, None)
        if index is not None:
            self.slots[index] = Slot(status=status, pdu=pdu)
        return index

    def listed(self, wanted: Status | None) -> list[tuple[int, Slot]]:
        """Slots of one status, or all, by number."""
        items = sorted(self.slots.items())
        return [(i, slot) for i, slot in items if wanted is None or slot.status is wanted]

    def delete(self, index: int, flag: int) -> None:
        """AT+CMGD: 0 one, 1 all read, 2 and sent, 3 and unsent, 4 all."""
        if flag == 0:
            self.slots.pop(index, None)
            return
        gone = {Status.READ}
        gone |= {Status.SENT} if flag >= 2 else set()
        gone |= {Status.UNSENT} if flag >= 3 else set()
        self.slots = {
            i: slot for i, slot in self.slots.items() if flag < 4 and slot.status not in gone
        }


class SmsStore:
    """The three memories, and which of them is read, written and received into (AT+CPMS)."""

    def __init__(self) -> None:
        phone = Memory(capacity=23)
        self.memories = {
            "ME": phone,
            "MT": phone,
            "SM": Memory(capacity=50),
            "SR": Memory(capacity=10),
        }
        self.selected = ["ME", "ME", "ME"]

    def select(self, names: tuple[str, ...]) -> bool:
        """AT+CPMS=; a name given once changes the first memory only. False: no such memory."""
        if not names or len(names) > 3 or any(name not in self.memories for name in names):
            return False
        self.selected[: len(names)] = names
        return True

    @property
    def reading(self) -> Memory:
        """Of CMGR, CMGL, CMGD."""
        return self.memories[self.selected[0]]

    @property
    def writing(self) -> Memory:
        """Of CMGW, CMSS."""
        return self.memories[self.selected[1]]

    @property
    def receiving(self) -> tuple[str, Memory]:
        """Where messages from the network go."""
        return self.selected[2], self.memories[self.selected[2]]

    def numbers(self, *, named: bool) -> str:
        """The counts of +CPMS, with the memories' names or without."""
        parts = []
        for name in self.selected:
            memory = self.memories[name]
            label = f'"{name}",' if named else ""
            parts.append(f"{label}{len(memory.slots)},{memory.capacity}")
        return ",".join(parts)
