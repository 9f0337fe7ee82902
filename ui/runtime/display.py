"""Whether there is a screen. Qt ends the process where there is none, so it is asked first."""

from __future__ import annotations

import ctypes
import os
import socket
import sys
from collections.abc import Mapping
from pathlib import Path

XCB_CURSOR, XCB_PACKAGE = "libxcb-cursor.so.0", "libxcb-cursor0"

CONNECT_S = 1.0
"""A display answers at once or is not there."""


def has_display(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether a window can be shown. A platform named by hand (``QT_QPA_PLATFORM``) is believed."""
    if environment.get("QT_QPA_PLATFORM") or not sys.platform.startswith("linux"):
        return True
    wayland, x11 = environment.get("WAYLAND_DISPLAY", ""), environment.get("DISPLAY", "")
    runtime = environment.get("XDG_RUNTIME_DIR", "")
    if wayland and _answers(Path(runtime) / wayland):
        return True
    host, _, number = x11.partition(":")
    if host:
        return True
    screen = number.partition(".")[0]
    return screen.isdigit() and _answers(Path(f"/tmp/.X11-unix/X{screen}"))  # noqa: S108 - X11's own place


def missing_library(environment: Mapping[str, str] = os.environ) -> str:
    """A library of the system without which Qt ends the process; empty where all are there.

    Wheels cannot bring libxcb-cursor, and Debian installs it with no desktop.
    """
    x11 = not environment.get("QT_QPA_PLATFORM") and not environment.get("WAYLAND_DISPLAY")
    if not x11 or not sys.platform.startswith("linux"):
        return ""
    try:
        ctypes.CDLL(XCB_CURSOR)
    except OSError:
        return XCB_PACKAGE
    return ""


def _answers(path: Path) -> bool:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as asked:
        asked.settimeout(CONNECT_S)
        try:
            asked.connect(str(path))
        except OSError:
            return False
    return True
