"""The key that a sealed file gets without a master key: made of the machine and the account.

It keeps a copied folder shut (a backup, a disk that was sold), not against somebody who works in
this very account: they could ask the program itself.
"""

from __future__ import annotations

import getpass
import importlib
import sys
from pathlib import Path

from secretary_app.foundation.secrets.errors import MachineUnknown

MACHINE_IDS = (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id"))
WINDOWS_KEY = r"SOFTWARE\Microsoft\Cryptography"


def machine_secret() -> bytes:
    """The same on every start in this account of this machine. Raises MachineUnknown."""
    machine = _windows_id() if sys.platform == "win32" else _unix_id()
    if not machine:
        raise MachineUnknown
    return f"{machine}\n{_account()}".encode()


def _unix_id() -> str:
    for file in MACHINE_IDS:
        try:
            if text := file.read_text("ascii").strip():
                return text
        except (OSError, UnicodeDecodeError):
            continue
    return ""


def _windows_id() -> str:
    registry = importlib.import_module("winreg")
    try:
        with registry.OpenKey(registry.HKEY_LOCAL_MACHINE, WINDOWS_KEY) as key:
            return str(registry.QueryValueEx(key, "MachineGuid")[0])
    except OSError:
        return ""


def _account() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        # An account without a name, as containers have them.
        return ""
