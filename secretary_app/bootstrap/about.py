"""What this program is made of, and what somebody who helps with it has to know of this machine."""

from __future__ import annotations

import os
import platform
import tomllib
from dataclasses import dataclass
from functools import cache

import psutil

from secretary_app.bootstrap.workspace import Workspace
from secretary_app.features.lines.settings import KIND
from secretary_app.features.providers.hands import EngineHands
from secretary_app.kernel.paths import RESOURCES
from secretary_app.kernel.version import VERSION

PARTS = RESOURCES / "licences" / "parts.toml"
GB = 1_000_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Something of others that is shipped with the program."""

    name: str
    version: str
    licence: str
    """Empty: it does not say."""
    address: str


def shipped_parts() -> tuple[Part, ...]:
    """By name."""
    table = tomllib.loads(PARTS.read_text("utf-8"))
    return tuple(Part(**each) for each in table["part"])


@cache
def running_on() -> str:
    """Python and the system; the first look reads the interpreter's own file."""
    return f"Python {platform.python_version()}, {platform.platform()}"


def system_report(workspace: Workspace) -> str:
    """For whoever helps: no names, no numbers, no words of anybody. Raises NotAllowed."""
    memory, disk = psutil.virtual_memory(), psutil.disk_usage(str(workspace.folder.root))
    lines = [
        f"secretary {VERSION}",
        running_on(),
        f"processors: {os.cpu_count()}",
        f"memory: {memory.available / GB:.1f} of {memory.total / GB:.1f} GB free",
        f"disk: {disk.free / GB:.1f} GB free",
    ]
    lines += [
        f"line {each.line.id}: {each.line.get(KIND).value}, {each.state}"
        + ("" if each.reason is None else f", {each.reason.code}")
        for each in workspace.line.standings()
    ]
    hands = EngineHands(running=workspace.engines, logs=workspace.folder.logs)
    lines += [
        f"engine {each.name}: {each.state}, {each.memory_mb or 0} MB, started {each.starts} times"
        for each in hands.running()
    ]
    chosen = [
        each.key
        for each in workspace.settings.catalogue
        if workspace.settings.get(each) != each.default
    ]
    lines.append(f"changed settings: {', '.join(chosen) or 'none'}")
    return "\n".join(lines)
