"""The default alphabet of 3GPP TS 23.038, 6.2.1, and how its septets lie in octets (6.1.2.1)."""

ESCAPE = 0x1B

_ROWS = (
    "@£$¥èéùìòÇ\nØø\rÅå",
    "Δ_ΦΓΛΩΠΨΣΘΞ\x1bÆæßÉ",
    " !\"#¤%&'()*+,-./",
    "0123456789:;<=>?",
    "¡ABCDEFGHIJKLMNO",
    "PQRSTUVWXYZÄÖÑÜ§",
    "¿abcdefghijklmno",
    "pqrstuvwxyzäöñüà",
)
_TABLE = "".join(_ROWS)
_EXTENSION = {0x0A: "\f", 0x14: "^", 0x28: "{", 0x29: "}", 0x2F: "\\"} | {
    0x3C: "[",
    0x3D: "~",
    0x3E: "]",
    0x40: "|",
    0x65: "€",
}
_CODES = {character: (code,) for code, character in enumerate(_TABLE) if code != ESCAPE} | {
    character: (ESCAPE, code) for code, character in _EXTENSION.items()
}


def septets_of(text: str) -> list[tuple[int, ...]] | None:
    """One septet or an escaped pair for each character; None where a character has none."""
    found = [_CODES.get(character) for character in text]
    return None if None in found else [codes for codes in found if codes is not None]


def text_of(septets: list[int]) -> str:
    """The characters of septets.

    An extension that is not defined is shown as the basic character (6.2.1.1, note), an escape that
    nothing follows as a blank.
    """
    text: list[str] = []
    escaped = False
    for code in septets:
        if escaped:
            text.append(_EXTENSION.get(code, " " if code == ESCAPE else _TABLE[code]))
            escaped = False
        elif code == ESCAPE:
            escaped = True
        else:
            text.append(_TABLE[code])
    return "".join(text) + (" " if escaped else "")


def pack(septets: list[int], *, fill_bits: int = 0) -> bytes:
    """Septets in octets, lowest bits first, after `fill_bits` of nothing."""
    bits = 0
    for place, code in enumerate(septets):
        bits |= code << (fill_bits + 7 * place)
    return bits.to_bytes((fill_bits + 7 * len(septets) + 7) // 8, "little")


def unpack(octets: bytes, count: int, *, fill_bits: int = 0) -> list[int]:
    """`count` septets out of octets that hold at least so many."""
    bits = int.from_bytes(octets, "little") >> fill_bits
    return [bits >> (7 * place) & 0x7F for place in range(count)]
