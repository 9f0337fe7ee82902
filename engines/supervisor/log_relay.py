"""What a child writes on standard error, taken into our log.

JSON lines of `engines.workers.json_log` keep their level and logger name. Any other line is a
library's or a dying interpreter's: it is logged as INFO, and the last of them are kept for the
report of a crash. A child cannot fill our memory or our log: lines are cut, and a flood is counted
and dropped.
"""

import asyncio
import json
import logging
import time
from collections import deque

MAX_LINE_BYTES = 16 * 1024
"""A traceback in JSON is a few kB; longer lines are cut."""

KEPT_LINES = 40
"""The stacks of a few threads."""

LINES_PER_S = 200
"""A worker that says more is broken, or logs every frame: the rest of the second is dropped."""

_READ_BYTES = 64 * 1024


class LogRelay:
    """Reads one child's standard error to its end."""

    def __init__(self, *, label: str) -> None:
        self._label = label
        self._logger = logging.getLogger(f"worker.{label}")
        self._second = 0
        self._lines_in_second = 0
        self._dropped = 0
        self._last: deque[str] = deque(maxlen=KEPT_LINES)

    @property
    def last_words(self) -> str:
        """The newest lines that were no log records: where a native crash explains itself."""
        return "\n".join(self._last)

    async def run(self, stream: asyncio.StreamReader) -> None:
        """Relays until the child's end."""
        rest = b""
        while block := await stream.read(_READ_BYTES):
            *lines, rest = (rest + block).split(b"\n")
            for line in lines:
                self._take(line)
            rest = rest[: MAX_LINE_BYTES + 1]
        if rest:
            self._take(rest)
        self._tell_dropped()

    def _take(self, line: bytes) -> None:
        second = int(time.monotonic())
        if second != self._second:
            self._tell_dropped()
            self._second, self._lines_in_second = second, 0
        self._lines_in_second += 1
        if self._lines_in_second > LINES_PER_S:
            self._dropped += 1
            return
        text = line[:MAX_LINE_BYTES].decode("utf-8", "backslashreplace")
        record = _parse(text)
        if record is None:
            printable = "".join(c if c.isprintable() or c == "\t" else "·" for c in text).rstrip()
            self._last.append(printable)
            self._logger.info("%s", printable)
            return
        level, name, message = record
        logging.getLogger(f"worker.{self._label}.{name}").log(level, "%s", message)

    def _tell_dropped(self) -> None:
        if self._dropped:
            self._logger.warning("%d lines of log dropped: too many at once", self._dropped)
            self._dropped = 0


def _parse(text: str) -> tuple[int, str, str] | None:
    if not text.startswith("{"):
        return None
    try:
        fields = json.loads(text)
        level = logging.getLevelNamesMapping()[fields["level"]]
        message = str(fields["message"])
        if "exception" in fields:
            message = f"{message}\n{fields['exception']}"
        return level, str(fields["logger"]), message
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
