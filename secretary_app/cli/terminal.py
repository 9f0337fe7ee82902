"""The terminal, file or pipe that this process writes to."""

from __future__ import annotations

import io
import os
import shutil
import sys

from secretary_app.foundation.console import Stream

NARROWEST = 40
"""Columns; some pseudo-terminals report 0."""


def write(text: str, stream: Stream) -> None:
    """Writes and flushes: a reader at the other end of a pipe waits for lines."""
    output = sys.stdout if stream is Stream.OUT else sys.stderr
    output.write(text)
    output.flush()


def width() -> int | None:
    """Columns of the terminal on stdout; None where there is none."""
    if not sys.stdout.isatty():
        return None
    return max(shutil.get_terminal_size().columns, NARROWEST)


def has_colours() -> bool:
    """Whether colours are wanted there (https://no-color.org)."""
    dumb = os.environ.get("TERM", "dumb") == "dumb"
    return sys.stdout.isatty() and not dumb and "NO_COLOR" not in os.environ


def accept_any_text() -> None:
    """A terminal that cannot show a letter shows a question mark instead of failing."""
    for output in (sys.stdout, sys.stderr):
        if isinstance(output, io.TextIOWrapper):
            output.reconfigure(errors="replace")


def forget_output() -> None:
    """After the reader of a pipe left: what Python still flushes at its end goes nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
