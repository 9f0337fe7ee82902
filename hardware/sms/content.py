"""What a message says: header and text out of its user data."""

from dataclasses import dataclass

from hardware.sms.alphabet import text_of, unpack
from hardware.sms.coding import Alphabet, alphabet_of
from hardware.sms.errors import BadPdu
from hardware.sms.header import Header, read_header

MOST_MISSING = 8
"""Septets by which a length behind a header may be too great: some senders count the header twice
over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """The user data of one message."""

    text: str | None
    """None where it is no text."""
    data: bytes = b""
    """The octets of what is no text."""
    header: Header


def read_content(scheme: int, length: int, octets: bytes, *, has_header: bool) -> Content:
    """Reads what follows the length.

    A length beyond the data is refused for septets, whose last ones nobody could guess; octets that
    are missing have been seen on real modems, and what is there is read.

    Raises BadPdu.
    """
    alphabet, head, header = alphabet_of(scheme), 0, Header()
    if has_header and octets:
        if len(octets) < 1 + octets[0]:
            raise BadPdu("the header is longer than the message")
        head = 1 + octets[0]
        header = read_header(octets[1:head])
    if alphabet is Alphabet.GSM:
        return Content(text=_gsm(octets, length, head), header=header)
    body = octets[head:length]
    if alphabet is Alphabet.UCS2:
        # Emoji come as surrogates, which UCS-2 does not have and everybody sends.
        text = body[: len(body) // 2 * 2].decode("utf-16-be", "replace")
        return Content(text=text, header=header)
    return Content(text=None, data=body, header=header)


def _gsm(octets: bytes, length: int, head: int) -> str:
    fill_bits = fill_bits_after(head)
    count = length - (8 * head + fill_bits) // 7
    body = octets[head:]
    there = (8 * len(body) - fill_bits) // 7
    if head and 0 < count - there <= MOST_MISSING:
        count = there
    if not 0 <= count <= there:
        raise BadPdu(f"{length} septets are told, fewer are there")
    return text_of(unpack(body, count, fill_bits=fill_bits))


def fill_bits_after(octets: int) -> int:
    """Of nothing: after a header the text begins at the next whole septet."""
    return -8 * octets % 7
