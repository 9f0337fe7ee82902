"""Reading octets from the front, and telling when there are too few."""

from hardware.sms.errors import BadPdu


class Octets:
    """What of a PDU has not been read yet."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._place = 0

    def one(self) -> int:
        """The next octet. Raises BadPdu where there is none."""
        return self.take(1)[0]

    def take(self, count: int) -> bytes:
        """The next `count`. Raises BadPdu where there are fewer."""
        taken = self._data[self._place : self._place + count]
        if len(taken) < count:
            raise BadPdu(f"ends after {len(self._data)} octets, {count - len(taken)} too early")
        self._place += count
        return taken

    def rest(self) -> bytes:
        """All that is left."""
        return self.take(len(self._data) - self._place)


def swapped(digits: str) -> bytes:
    """Digits as semi-octets, the first one in the low half; a missing last one is F."""
    digits += "F" * (len(digits) % 2)
    return bytes(int(digits[place + 1] + digits[place], 16) for place in range(0, len(digits), 2))


def halves(data: bytes) -> str:
    """The reverse of `swapped`, in hexadecimal digits."""
    return "".join(f"{octet & 0x0F:X}{octet >> 4:X}" for octet in data)
