"""Cuts a modem's bytes into lines, whatever the reads they came in.

Verbose replies are CR LF text CR LF; an echo ends in CR alone; some firmware doubles the CR; RING
comes without the leading pair. So CR and LF each end a line, and empty lines are nothing. Three
things need more than that:

- `> ` asks for the text of a message and has no line end: it is a token as soon as it stands at the
  start of a line;
- a message in PDU mode is two lines, a header with a length and one of hex digits (+CMT, +CDS,
  +CMGL, +CMGR): the header waits for its second line, and both are one token;
- a USSD reply may have line ends inside its quotation marks: it is one token, too.

What is no text (bytes of a data call, a module losing power) is dropped up to the next line end.
"""

import re
from dataclasses import dataclass

# Longest honest line: AT+CLAC lists every command of a module in one, about 4 kB.
MAX_LINE_BYTES = 8192
# A USSD reply is 182 characters, 728 hex digits when sent as UCS2.
MAX_QUOTED_BYTES = 2048

_CTRL_Z, _ESCAPE = 0x1A, 0x1B
_LINE_ENDS = frozenset({0x0D, 0x0A, _CTRL_Z, _ESCAPE})  # the latter two end the echo of a message
_CONTROLS = frozenset(range(0x20)) - {0x09} | {0x7F}
_PROMPT = b"> "

_PDU_HEADER = re.compile(
    r"""(?x)
    \+CMT:\ ?   (?: "?[^",]*"?, )?      \d+ |    # [alpha,] length
    \+CDS:\ ?                           \d+ |    # length
    \+CMGL:\ ?  \d+, \d, "?[^",]*"?, \s?\d+ |    # index, status, alpha, length
    \+CMGRD?:\ ?     \d, "?[^",]*"?, \s?\d+      # status, alpha, length
    """,
    re.IGNORECASE,
)
_PDU = re.compile(r"(?:[0-9A-Fa-f]{2})+")
_QUOTED_OVER_LINES = re.compile(r"\+CUSD:", re.IGNORECASE)
# Lines that prove that a quotation mark was never closed.
_SURELY_A_NEW_LINE = re.compile(
    r"OK|ERROR|RING|NO CARRIER|BUSY|VOICE CALL:.*|\+(CM[ES] ERROR|CRING|CLIP|CUSD|CLCC|CMTI?):.*"
)
_ANY_LINE_END = re.compile(r"\r*\n|\r")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text, without blanks around it."""

    text: str
    body: str | None = None
    """The hex digits of the message this header announced; None for every other line."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """The modem waits for the text of a message."""


@dataclass(frozen=True, slots=True)
class Garbage:
    """Bytes that are no text were dropped."""

    size: int


Token = Line | Prompt | Garbage


class Tokenizer:
    """Takes bytes in any portions and gives the same tokens for all of them."""

    def __init__(self) -> None:
        self._line = bytearray()
        self._dropped = 0
        """Bytes of a line too long to be one, while its end has not come."""
        self._header: str | None = None
        """A PDU header that waits for its second line."""
        self._quoted: bytearray | None = None
        """A quoted text so far, while its quotation mark is open."""
        self._tokens: list[Token] = []

    def feed(self, data: bytes) -> list[Token]:
        """Take some bytes and give the tokens they complete."""
        for byte in data:
            if byte in _LINE_ENDS:
                self._end_line(byte)
            elif byte:  # a module losing power sends zeros, in the middle of good lines too
                self._add(byte)
        tokens, self._tokens = self._tokens, []
        return tokens

    def _add(self, byte: int) -> None:
        if self._dropped:
            self._dropped += 1
            return
        self._line.append(byte)
        if len(self._line) > MAX_LINE_BYTES:
            self._dropped, self._line = len(self._line), bytearray()
        elif self._line == _PROMPT and self._quoted is None:
            self._line.clear()
            self._put(Prompt())

    def _end_line(self, end: int) -> None:
        raw, self._line = bytes(self._line), bytearray()
        if self._dropped:
            self._put(Garbage(self._dropped))
            self._dropped = 0
        elif self._quoted is not None:
            self._go_on_quoting(raw, end)
        elif raw:
            self._take(raw, end)

    def _take(self, raw: bytes, end: int) -> None:
        """Make a token of one whole line."""
        if not _CONTROLS.isdisjoint(raw):
            self._put(Garbage(len(raw)))
            return
        text = _decode(raw).strip()
        if not text:
            return
        if self._header is not None and _PDU.fullmatch(text):
            header, self._header = self._header, None
            self._put(Line(header, text))
        elif _PDU_HEADER.fullmatch(text):
            self._give_up_header()
            self._header = text
        elif _QUOTED_OVER_LINES.match(text) and text.count('"') % 2:
            self._give_up_header()
            self._quoted = bytearray((*raw, end))
        else:
            self._put(Line(text))

    def _go_on_quoting(self, raw: bytes, end: int) -> None:
        assert self._quoted is not None
        if _SURELY_A_NEW_LINE.fullmatch(_decode(raw).strip()):
            self._end_quoting()
            self._take(raw, end)
            return
        self._quoted += raw
        if self._quoted.count(b'"') % 2 == 0 or len(self._quoted) > MAX_QUOTED_BYTES:
            self._end_quoting()
        else:
            self._quoted.append(end)

    def _end_quoting(self) -> None:
        assert self._quoted is not None
        text = _ANY_LINE_END.sub("\n", _decode(bytes(self._quoted))).strip()
        self._quoted = None
        self._put(Line(text))

    def _give_up_header(self) -> None:
        """Let a header go without its second line, which never came."""
        if self._header is not None:
            header, self._header = self._header, None
            self._tokens.append(Line(header))

    def _put(self, token: Token) -> None:
        if not isinstance(token, Garbage):  # noise between its two lines does not part a message
            self._give_up_header()
        self._tokens.append(token)


def _decode(raw: bytes) -> str:
    """Read text; names in a phone book may be UTF-8 or, on old firmware, one byte a character."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")
