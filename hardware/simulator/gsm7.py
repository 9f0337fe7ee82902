"""The GSM 7-bit alphabet (3GPP TS 23.038): text to septets to octets, and back."""

BASIC = (
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\x1bÆæßÉ"
    " !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§"
    "¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
EXTENSION = {
    0x0A: "\f",
    0x14: "^",
    0x28: "{",
    0x29: "}",
    0x2F: "\\",
    0x3C: "[",
    0x3D: "~",
    0x3E: "]",
    0x40: "|",
    0x65: "€",
}
ESCAPE = 0x1B

_SEPTETS: dict[str, tuple[int, ...]] = {
    **{character: (code,) for code, character in enumerate(BASIC) if code != ESCAPE},
    **{character: (ESCAPE, code) for code, character in EXTENSION.items()},
}


def septets(text: str) -> list[int] | None:
    """The septets of `text`, or None when a character has none."""
    found: list[int] = []
    for character in text:
        if character not in _SEPTETS:
            return None
        found += _SEPTETS[character]
    return found


def text_of(codes: list[int]) -> str:
    """The text of septets; an unknown extension is read as its basic character."""
    text, escaped = "", False
    for code in codes:
        if code == ESCAPE and not escaped:
            escaped = True
            continue
        text += EXTENSION.get(code, BASIC[code]) if escaped else BASIC[code]
        escaped = False
    return text


def pack(codes: list[int], *, fill_bits: int = 0) -> bytes:
    """Septets to octets, `fill_bits` zero bits first (after a user data header)."""
    value, bits = 0, fill_bits
    for code in codes:
        value |= code << bits
        bits += 7
    return value.to_bytes((bits + 7) // 8, "little")


def unpack(data: bytes, count: int, *, fill_bits: int = 0) -> list[int]:
    """`count` septets from octets."""
    value = int.from_bytes(data, "little") >> fill_bits
    return [(value >> (7 * place)) & 0x7F for place in range(count)]
