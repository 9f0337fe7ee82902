"""Catches what a C++ library prints on standard error while it does one thing.

It is the only place where llama.cpp says why it cannot open a model.
"""

import os
import re
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

_STDERR = 2
_NOISE = re.compile(r"^(?:[\d.]+ )?(?:[EWID] )?(?:[\w:~]+: )*|^\s+|\s+$")
_TELLING = re.compile(
    r"error loading model|unknown|invalid|corrupt|fail|unable|not |mismatch", re.IGNORECASE
)

LATE_S = 1.0
LOOK_EVERY_S = 0.02
"""Newer llama.cpp prints from a thread of its own, which nobody can wait for."""


@dataclass(slots=True, kw_only=True)
class Caught:
    """What was printed; filled when the block ends."""

    lines: list[str] = field(default_factory=list)

    def reason(self) -> str:
        """The first line that tells why, without the names of functions."""
        plain = [_NOISE.sub("", line) for line in self.lines]
        telling = [line for line in plain if _TELLING.search(line)]
        told = (telling or plain or ["llama.cpp does not say why"])[0]
        return told.removeprefix("error loading model: ").rstrip(".")


@contextmanager
def caught_log() -> Iterator[Caught]:
    """Only for the start of a worker: other threads' lines would be caught as well."""
    caught = Caught()
    kept = os.dup(_STDERR)
    with tempfile.TemporaryFile() as file:
        os.dup2(file.fileno(), _STDERR)
        try:
            yield caught
        except Exception:
            deadline = time.monotonic() + LATE_S
            while not _TELLING.search(_read(file.fileno())) and time.monotonic() < deadline:
                time.sleep(LOOK_EVERY_S)
            raise
        finally:
            os.dup2(kept, _STDERR)
            os.close(kept)
            caught.lines = _read(file.fileno()).splitlines()


def _read(file: int) -> str:
    """All of it, wherever the library writes on."""
    return os.pread(file, os.fstat(file).st_size, 0).decode(errors="replace")
