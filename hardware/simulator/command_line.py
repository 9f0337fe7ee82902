"""From the bytes of a program to command lines, and from a command line to single commands.

V.250: a line is `AT` + commands + CR. Basic commands are a letter (or `&` and a letter) with a
number and stand side by side; extended ones begin with `+ * ^ $` and are parted by `;`.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

CR, LF, BACKSPACE, CTRL_Z, ESC = 0x0D, 0x0A, 0x08, 0x1A, 0x1B

LONGEST_LINE = 4096
"""More than any command or PDU; what is longer is noise and is dropped."""


class Form(StrEnum):
    """How a command is put: `AT+X`, `AT+X=1`, `AT+X?`, `AT+X=?`."""

    RUN = "run"
    SET = "set"
    READ = "read"
    TEST = "test"


@dataclass(frozen=True, slots=True, kw_only=True)
class Invocation:
    """One command of a line."""

    name: str
    """In capitals, without AT: `+CLIP`, `D`, `E`, `&C`."""
    form: Form
    text: str = ""
    """All that stands after the name and its `=`."""

    @property
    def arguments(self) -> tuple[str, ...]:
        """The arguments, parted by commas outside quotes, quotes taken off."""
        if not self.text:
            return ()
        return tuple(part.strip().strip('"') for part in _split(self.text, ","))


class NotACommand(ValueError):
    """The line cannot be read: the modem says ERROR."""


def hunt(line: str) -> str | None:
    """The line from its `AT` on; None when there is none, which a modem ignores without a word."""
    start = line.upper().find("AT")
    return None if start < 0 else line[start:]


_EXTENDED = re.compile(r"([+*^$][A-Z0-9_]+)(=\?|\?|=)?", re.IGNORECASE)
_BASIC = re.compile(r"(&?[A-Z])(=\?|\?|=)?(\d*)", re.IGNORECASE)
_S_REGISTER = re.compile(r"(S\d+)(=\?|\?|=)?(\d*)", re.IGNORECASE)
_FORMS = {"=?": Form.TEST, "?": Form.READ, "=": Form.SET, None: Form.RUN}


def parse_line(line: str) -> list[Invocation]:
    """Returns the commands of a line that begins with AT; `AT` alone is an empty list."""
    rest = line.strip()[2:].strip()
    commands: list[Invocation] = []
    while rest:
        if rest[0] in "; ":
            rest = rest[1:]
            continue
        command, rest = _take(rest)
        commands.append(command)
    return commands


def _take(text: str) -> tuple[Invocation, str]:
    if text[0] in "Dd":
        # a number to dial takes the rest of the line, its `;` included
        return Invocation(name="D", form=Form.RUN, text=text[1:].strip()), ""
    if match := _EXTENDED.match(text):
        here, *later = _split(text[match.end() :], ";")
        command = Invocation(
            name=match[1].upper(), form=_FORMS[match[2]], text=here.strip() if match[2] else ""
        )
        return command, ";".join(later)
    if match := _S_REGISTER.match(text) or _BASIC.match(text):
        command = Invocation(name=match[1].upper(), form=_FORMS[match[2]], text=match[3])
        return command, text[match.end() :]
    raise NotACommand(text)


def _split(text: str, separator: str) -> list[str]:
    """Splits at `separator` outside double quotes."""
    parts, quoted = [""], False
    for character in text:
        if character == '"':
            quoted = not quoted
        if character == separator and not quoted:
            parts.append("")
        else:
            parts[-1] += character
    return parts


class LineCollector:
    """Collects bytes into command lines, or into a message text after a `> ` prompt.

    Copes with CR, CRLF, one byte at a time, backspace and a leading ESC (gammu sends ESC CR first).
    """

    def __init__(self) -> None:
        self._buffer = bytearray()
        self._message = False

    def expect_message(self) -> None:
        """After the prompt: everything up to Ctrl-Z or ESC is one text."""
        self._buffer.clear()
        self._message = True

    def feed(self, byte: int) -> tuple[str, bool] | None:
        """Takes one byte. Returns (text, finished by CR or Ctrl-Z rather than ESC) or None."""
        if self._message:
            return self._feed_message(byte)
        if byte == CR:
            return self._finish(True)
        if byte == ESC:
            self._buffer.clear()
        elif byte == BACKSPACE:
            del self._buffer[-1:]
        elif byte != LF and len(self._buffer) < LONGEST_LINE:
            self._buffer.append(byte)
        return None

    def _feed_message(self, byte: int) -> tuple[str, bool] | None:
        if byte in (CTRL_Z, ESC):
            self._message = False
            return self._finish(byte == CTRL_Z)
        if byte == BACKSPACE:
            del self._buffer[-1:]
        elif len(self._buffer) < LONGEST_LINE:
            self._buffer.append(byte)
        return None

    def _finish(self, whole: bool) -> tuple[str, bool]:
        text = self._buffer.decode("latin-1")
        self._buffer.clear()
        return text, whole
