"""The captures of data/at_transcripts as the bytes a modem sent.

Each file has a header of `# key: value` lines and a body. Most bodies are lines of a terminal; the
others are dumps and logs of other programs, from which the modem's own bytes are taken here.
"""

import ast
import re
from collections.abc import Callable
from pathlib import Path

BODY_BEGINS = "# ----- transcript below this line -----"


def modem_bytes(file: Path) -> bytes:
    """What the modem sent in this capture."""
    body = file.read_text(encoding="utf-8").split(BODY_BEGINS, 1)[1].lstrip("\n")
    number = file.name.split("_", 1)[0]
    return _DECODERS.get(number, _terminal)(body)


def _terminal(body: str) -> bytes:
    """Lines as they stood on a screen: each ended by CR LF there."""
    return body.replace("\n", "\r\n").encode()


def _esp_dump(body: str) -> bytes:
    """`uart-rx: 0x3ffc962c   0d 0a 52 ...  |..R...|`."""
    rows = re.findall(r"uart-rx: 0x[0-9a-f]+ +((?:[0-9a-f]{2} +)+)\|", body)
    return b"".join(bytes.fromhex(row) for row in rows)


def _gammu_dump(body: str) -> bytes:
    """`41A|54T|2B+|0D |0A |` rows; those after a SENDING line are gammu's own."""
    received, ours = bytearray(), False
    for line in body.splitlines():
        ours = "SENDING" in line or (ours and "RECEIVED" not in line)
        row = re.match(r"^.*?: ((?:[0-9A-F]{2}.\|)*[0-9A-F]{2}.) ", line)
        if row and "|" in row[1] and not ours:
            received += bytes(int(cell[:2], 16) for cell in re.findall(r"[0-9A-F]{2}.", row[1]))
        ours = ours and row is None
    return bytes(received)


def _c_strings(body: str) -> bytes:
    """One C string literal per line."""
    return b"".join(ast.literal_eval("b" + line) for line in body.splitlines() if line)


def _python_lists(body: str) -> bytes:
    r"""`response: ['ATZ\r', 'ERROR']`."""
    answers = [ast.literal_eval(found) for found in re.findall(r"response: (\[.*\])", body)]
    lines = [line for answer in answers for line in answer]
    return "".join(line if line.endswith("\r") else f"\r\n{line}\r\n" for line in lines).encode()


def _quoted_in_log(pattern: str) -> Callable[[str], bytes]:
    def take(body: str) -> bytes:
        return "".join(f"\r\n{line}\r\n" for line in re.findall(pattern, body)).encode()

    return take


_DECODERS: dict[str, Callable[[str], bytes]] = {
    "02": _esp_dump,
    "05": _quoted_in_log(r"(?m)^(?:\[COMX LTE RSP\] )?([A-Z+].*)$"),
    "07": _quoted_in_log(r"rx line ch=\d len=\d+ +: (.*)"),
    "09": _quoted_in_log(r"unknown result: '(.*)'"),
    "11": _quoted_in_log(r"Checking line: (.*)"),
    "13": _gammu_dump,
    "19": _python_lists,
    "27": _gammu_dump,
    "29": _c_strings,
}
