"""The log: a rotating file in the data folder, lines on stderr, no telephone number in either.

Numbers are masked in records of INFO and above; DEBUG, which the owner switches on to look for a
fault, shows them.
"""

from __future__ import annotations

import logging
import logging.handlers
import re
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from types import TracebackType

from secretary_app.kernel.blanking import BLANK, luhn

FILE_BYTES = 5_000_000
KEPT_FILES = 5
_SHOWN_DIGITS = 4

NUMBER = re.compile(
    r"""
    \+\d(?:[\s().-]{0,2}\d){6,14}                                  # +7 916 123-45-67
    | (?<![\w.:-]) \d{10,15} (?![\w.:-]*\w)                        # 89161234567
    | (?<![\w.:-]) [78][\s(-]{1,2}\d{3}(?:[\s)-]{0,2}\d){7} (?!\w) # 8 (916) 123-45-67
    """,
    re.VERBOSE,
)
"""Telephone numbers in running text, and as little else as can be: no dates, ids or decimals."""

CARD = re.compile(r"(?<![\w.:-])\d{4}([ -]?)\d{4}\1\d{4}\1\d{1,7}(?![\w:-])")
"""In fours, as on the card, or in one."""

_ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]

_SAID_OF = ContextVar("said_of", default="")

_QUIET = ("aiosqlite", "alembic", "asyncio", "sqlalchemy")
"""Libraries whose INFO and DEBUG would drown ours."""


def mask_numbers(text: str) -> str:
    """``text`` with telephone numbers shortened to their ends, and without card numbers."""
    return NUMBER.sub(_masked, CARD.sub(_without_card, text))


def _without_card(found: re.Match[str]) -> str:
    return BLANK if luhn(re.sub(r"\D", "", found[0])) else found[0]


def _masked(found: re.Match[str]) -> str:
    bare = re.sub(r"[^\d+]", "", found[0])
    shown = 2 if bare.startswith("+") else 1
    hidden = len(bare) - shown - _SHOWN_DIGITS
    return f"{bare[:shown]}{'*' * hidden}{bare[-_SHOWN_DIGITS:]}"


@contextmanager
def log_said_of(what: str) -> Iterator[None]:
    """Whatever is logged inside bears ``what``: the id of a request, say."""
    token = _SAID_OF.set(what)
    try:
        yield
    finally:
        _SAID_OF.reset(token)


class MaskingFormatter(logging.Formatter):
    """Masks numbers in the message and in the traceback; the rest of the line stays."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - logging's name
        """The line without the traceback."""
        if record.levelno >= logging.INFO:
            record.message = mask_numbers(record.message)
        if _SAID_OF.get():
            record.message = f"[{_SAID_OF.get()}] {record.message}"
        return super().formatMessage(record)

    def format(self, record: logging.LogRecord) -> str:
        """The whole record. What other handlers cached in it is neither used nor left changed."""
        copy = logging.makeLogRecord(record.__dict__)
        copy.exc_text = None
        return super().format(copy)

    def formatException(self, ei: _ExcInfo) -> str:  # noqa: N802 - logging's name
        """The traceback: an exception's text may quote what a caller's modem said."""
        return mask_numbers(super().formatException(ei))


class BriefFormatter(MaskingFormatter):
    """For a person at a terminal: of a traceback only its last line."""

    def formatException(self, ei: _ExcInfo) -> str:  # noqa: N802 - logging's name
        """What failed, without where; the file has the rest."""
        return super().formatException(ei).splitlines()[-1]


class _QuietRotatingFile(logging.handlers.RotatingFileHandler):
    """Says once, in one line, that it cannot write: a full disk must not bury stderr in traces."""

    _complained = False

    def close(self) -> None:
        """What is still in the buffer may be lost; the program ends all the same."""
        try:
            super().close()
        except OSError as error:
            self._complain(error)

    def handleError(  # noqa: N802 - logging's name
        self,
        record: logging.LogRecord,  # noqa: ARG002 - logging's signature
    ) -> None:
        """Called where a record could not be written."""
        self._complain(sys.exc_info()[1])

    def _complain(self, reason: BaseException | None) -> None:
        if self._complained:
            return
        self._complained = True
        sys.stderr.write(f"the log {self.baseFilename} cannot be written: {reason}\n")


@contextmanager
def logging_to(*, folder: Path | None, level: str = "INFO", stderr_level: str) -> Iterator[None]:
    """The program's log for as long as the block lasts.

    ``folder`` gets ``secretary.log``, rotated; only the owner of the data folder may write there,
    so a passing command gives None. Times in it are UTC,
    on stderr local; tracebacks are shown on stderr to who asked for DEBUG.
    """
    line = logging.StreamHandler(sys.stderr)
    line.setLevel(stderr_level)
    of_a_line = MaskingFormatter if stderr_level == "DEBUG" else BriefFormatter
    line.setFormatter(
        of_a_line("{asctime} {levelname:<7} {name}: {message}", "%H:%M:%S", style="{")
    )
    handlers: list[logging.Handler] = [line]
    if folder is not None:
        file = _QuietRotatingFile(
            folder / "secretary.log",
            maxBytes=FILE_BYTES,
            backupCount=KEPT_FILES,
            encoding="utf-8",
            delay=True,
        )
        file.setLevel(level)
        file_format = MaskingFormatter(
            "{asctime}.{msecs:03.0f}Z {levelname:<7} {processName} {name}: {message}",
            "%Y-%m-%dT%H:%M:%S",
            style="{",
        )
        file_format.converter = time.gmtime
        file.setFormatter(file_format)
        handlers.append(file)
    root = logging.getLogger()
    level_before = root.level
    root.setLevel(min(handler.level for handler in handlers))
    for name in _QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
    for handler in handlers:
        root.addHandler(handler)
    try:
        yield
    finally:
        for handler in handlers:
            root.removeHandler(handler)
            handler.close()
        root.setLevel(level_before)
