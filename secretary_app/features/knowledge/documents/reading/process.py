"""The child that reads one file: ``main.py _reader FORMAT FILE``.

It writes JSON lines to its output: ``{"done": 3, "of": 40}`` while it reads, then one
``{"contents": …}`` or ``{"failed": reason, "detail": …}``. What it may take of the machine is
bounded, so a file that was made to hang or to swell ends this process and nothing else.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import cast

from secretary_app.features.knowledge.documents.reading.base import Reader, ReadFailed
from secretary_app.features.knowledge.documents.reading.formats import READERS

MOST_MEMORY = 1_500_000_000
"""Bytes of address space; 500 pages take a tenth of it."""
MOST_CPU_S = 300
LESS_URGENT = 15
"""Niceness: a call that goes on needs the processor more."""
TELL_EVERY_S = 0.2


def main(argv: Sequence[str]) -> int:
    """Always 0 where an answer was written."""
    kind, name = argv
    _bound()
    module, _, function = READERS[kind].partition(":")
    told = 0.0

    def progress(done: int, of: int) -> None:
        nonlocal told
        if time.monotonic() - told >= TELL_EVERY_S:
            told = time.monotonic()
            _tell({"done": done, "of": of})

    try:
        read = cast("Reader", getattr(importlib.import_module(module), function))
        contents = read(Path(name), progress)
        if contents.sections:
            _tell({"contents": asdict(contents)})
        else:
            _tell({"failed": "empty", "detail": ""})
    except ReadFailed as failure:
        _tell({"failed": failure.reason, "detail": failure.detail})
    except (MemoryError, RecursionError):
        _tell({"failed": "memory", "detail": ""})
    except OSError as error:
        _tell({"failed": "open", "detail": error.strerror or ""})
    return 0


def _tell(message: dict[str, object]) -> None:
    # ASCII only: the output's encoding is whatever the system's is.
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


def _bound() -> None:
    if os.name != "posix":
        return
    resource = importlib.import_module("resource")
    os.nice(LESS_URGENT)
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_CPU_S, MOST_CPU_S))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
