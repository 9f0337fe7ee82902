"""A recogniser that fails as it is told to, to try the supervisor and the clients on.

`_worker stt faulty --fault NAME [--unless FILE] [--report FILE]`. With `--unless` it is healthy
once the file exists: the first process makes it, so only the first process of several fails.
`--report` gets a line `<what> <CLOCK_MONOTONIC s>` for each accept and close, so a test sees when
a cancel arrived.
"""

import argparse
import ctypes
import logging
import os
import threading
import time
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

from engines.wire.control import PROTOCOL_VERSION, WorkerInfo
from engines.wire.stt import Partial, PhraseList, Transcript

FOREVER_S = 3600
EXIT_CRASHED = 7
LEAK_BYTES = 64 * 1024 * 1024

logger = logging.getLogger(__name__)


class Fault(StrEnum):
    """Ways to fail."""

    NONE = "none"
    CRASH_AT_START = "crash_at_start"
    NEVER_READY = "never_ready"
    GARBAGE_HANDSHAKE = "garbage_handshake"
    GARBAGE_LOG = "garbage_log"
    """Healthy, but floods standard error with bytes that are no text."""
    CRASH = "crash"
    """Exits at the first sound."""
    HANG = "hang"
    """Holds the interpreter lock at the first sound: no thread of the process runs any more."""
    LEAK = "leak"
    """Takes another 64 MB at every sound."""
    RAISE = "raise"
    GARBAGE_RESULT = "garbage_result"
    SLOW = "slow"
    """Healthy; each sound takes 20 ms and the result an hour."""


def create(args: Sequence[str]) -> "FaultyWorker":
    """The backend for `_worker stt faulty`."""
    parser = argparse.ArgumentParser(prog="_worker stt faulty")
    parser.add_argument("--fault", type=Fault, choices=list(Fault), default=Fault.NONE)
    parser.add_argument("--unless", type=Path)
    parser.add_argument("--report", type=Path)
    options = parser.parse_args(list(args))
    fault = options.fault
    if options.unless is not None:
        if options.unless.exists():
            fault = Fault.NONE
        else:
            options.unless.touch()
    _fail_at_start(fault)
    return FaultyWorker(fault=fault, report=options.report)


def _fail_at_start(fault: Fault) -> None:
    if fault is Fault.CRASH_AT_START:
        os._exit(EXIT_CRASHED)
    if fault is Fault.NEVER_READY:
        threading.Event().wait(FOREVER_S)
    if fault is Fault.GARBAGE_HANDSHAKE:
        # Standard output is kept for the handshake under another number by now.
        for number in range(3, 10):
            try:
                os.write(number, b"\xff\x00 rubbish\n")
            except OSError:
                continue
    if fault is Fault.GARBAGE_LOG:
        for _ in range(200):
            os.write(2, b"\xff\xfe\x00 no text \x1b[31m" * 50 + b"\n")
        os.write(2, b"x" * 1_000_000 + b"\n")


class FaultyWorker:
    """Healthy until an utterance begins."""

    def __init__(self, *, fault: Fault, report: Path | None) -> None:
        self._fault = fault
        self._report = report

    def describe(self) -> WorkerInfo:
        """Like a real one."""
        return WorkerInfo(
            kind="stt",
            backend="faulty",
            languages=("en",),
            partials=True,
            phrase_lists=True,
            protocol=PROTOCOL_VERSION,
        )

    def prepare(self, phrase_list: PhraseList) -> list[str]:
        """Takes any list."""
        logger.info("a list of %d phrases", len(phrase_list.phrases))
        return []

    def open(self, language: str | None, phrases_id: str | None) -> "FaultyRecogniser":
        """An utterance that will fail."""
        logger.info("an utterance in %s with %s", language, phrases_id)
        return FaultyRecogniser(fault=self._fault, report=self._report)


class FaultyRecogniser:
    """One utterance."""

    def __init__(self, *, fault: Fault, report: Path | None) -> None:
        self._fault = fault
        self._report = report
        self._bytes = 0
        self._leaked: list[bytes] = []

    def accept(self, pcm: bytes) -> Partial | None:
        """Fails, or tells how many bytes came."""
        self._note("accept")
        self._bytes += len(pcm)
        match self._fault:
            case Fault.CRASH:
                os._exit(EXIT_CRASHED)
            case Fault.HANG:
                ctypes.PyDLL(None).sleep(FOREVER_S)
            case Fault.LEAK:
                self._leaked.append(b"\1" * LEAK_BYTES)
            case Fault.RAISE:
                raise OSError("told to fail")
            case Fault.SLOW:
                threading.Event().wait(0.02)
        return Partial(text=str(self._bytes), complete=False)

    def finish(self) -> Transcript:
        """The number of bytes, or rubbish."""
        if self._fault is Fault.SLOW:
            threading.Event().wait(FOREVER_S)
        confidence = float("nan") if self._fault is Fault.GARBAGE_RESULT else 1.0
        return Transcript(
            text=str(self._bytes), language="en", engine="faulty", confidence=confidence
        )

    def close(self) -> None:
        """Notes the time."""
        self._note("close")

    def _note(self, what: str) -> None:
        if self._report is not None:
            with self._report.open("a") as file:
                file.write(f"{what} {time.monotonic()}\n")
