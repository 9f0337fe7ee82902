"""Runs pip, and tells in one line how far it is. Standard library only."""

import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

PLAIN_REPORT_EVERY_S = 10.0  # where there is no terminal, a line as rarely as that
TERMINAL_REPORT_EVERY_S = 0.3

# What pip says when all goes well: left out when it says why it failed.
ORDINARY = (
    "Collecting",
    "  ",
    "Ignoring",
    "Looking in",
    "Processing",
    "Requirement",
    "WARNING: Loc",
)


class BootstrapError(Exception):
    """Something a person has to see to; the text says what."""


def say(text: str) -> None:
    """Print one line at once."""
    print(text, flush=True)


class Progress:
    """One line that tells how far pip is: packages, megabytes, seconds."""

    _DOWNLOAD = re.compile(r"Downloading .*\(([\d.]+) (kB|MB)\)")
    _PACKAGE = re.compile(r"(?:Collecting|Requirement already satisfied:) ([\w.-]+)")

    def __init__(self, *, packages: int) -> None:
        self._packages = packages
        self._seen = 0
        self._fetched_mb = 0.0
        self._doing = "asking for packages"
        self._began = self._reported = time.monotonic()
        self._terminal = sys.stdout.isatty()

    def read(self, line: str) -> None:
        """Take one line of pip's output."""
        if found := self._PACKAGE.match(line):
            self._seen += 1
            self._doing = found[1]
        elif found := self._DOWNLOAD.search(line):
            self._fetched_mb += float(found[1]) / (1000 if found[2] == "kB" else 1)
        elif line.startswith("Installing"):
            self._doing = "unpacking"

    def show(self) -> None:
        """Say where we are, if it is time to."""
        every = TERMINAL_REPORT_EVERY_S if self._terminal else PLAIN_REPORT_EVERY_S
        now = time.monotonic()
        if now - self._reported < every:
            return
        self._reported = now
        if self._terminal:
            print(f"\r\x1b[K  {self.text()}", end="", flush=True)
        else:
            say(f"  {self.text()}")

    def text(self) -> str:
        """Where we are, in one line."""
        share = f"{self._seen}/{self._packages} packages"
        return f"{share}, {self._fetched_mb:.0f} MB, {self.seconds():.0f} s: {self._doing}"

    def seconds(self) -> float:
        """Since the beginning."""
        return time.monotonic() - self._began

    def close(self) -> None:
        """Take the line away again."""
        if self._terminal:
            print("\r\x1b[K", end="", flush=True)


class BuildProgress(Progress):
    """The same for a package that is compiled: steps of the compiler."""

    _STEP = re.compile(r"\[(\d+)/(\d+)\]")
    _ERROR = re.compile(r"error:|CMake Error|build stopped|No space left", re.IGNORECASE)

    def __init__(self) -> None:
        super().__init__(packages=1)
        self._step = "getting ready"
        self.errors: list[str] = []
        """Lines that tell what went wrong, the first first."""

    def read(self, line: str) -> None:
        """Take one line of the build's output."""
        if found := self._STEP.search(line):
            self._step = f"step {found[1]} of {found[2]}"
        if self._ERROR.search(line):
            self.errors.append(line.strip())

    def text(self) -> str:
        """Where we are, in one line."""
        return f"{self._step}, {self.seconds():.0f} s"


def run_pip(
    python: Path,
    arguments: Sequence[str],
    *,
    progress: Progress,
    limit_s: float,
    environment: Mapping[str, str] | None = None,
) -> None:
    """Run pip to its end; its own words are shown only when it fails, in a BootstrapError."""
    pip = subprocess.Popen(
        [str(python), "-m", "pip", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        env={
            **os.environ,
            "PIP_DISABLE_PIP_VERSION_CHECK": "1",
            "PIP_NO_INPUT": "1",
            "PIP_PROGRESS_BAR": "off",
            **(environment or {}),
        },
    )
    lines: list[str] = []

    def listen() -> None:
        assert pip.stdout is not None
        for line in pip.stdout:
            lines.append(line)
            progress.read(line)

    listener = threading.Thread(target=listen)
    listener.start()
    deadline = time.monotonic() + limit_s
    try:
        while listener.is_alive():
            if time.monotonic() > deadline:
                raise BootstrapError(f"{limit_s / 60:.0f} minutes were not enough; run it again")
            progress.show()
            listener.join(TERMINAL_REPORT_EVERY_S)
        returncode = pip.wait(limit_s)
    finally:
        pip.kill()
        listener.join()
        pip.wait()
        if pip.stdout is not None:
            pip.stdout.close()
        progress.close()
    if returncode:
        raise BootstrapError("".join([x for x in lines if not x.startswith(ORDINARY)][-6:]))
