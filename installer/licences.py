"""Writes down what the program is shipped with, under which terms, out of the installed packages.

Run after the locks have changed: ``.venv/bin/python installer/licences.py``.
"""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOCK = ROOT / "installer" / "locks" / "run.txt"
TARGET = ROOT / "resources" / "licences" / "parts.toml"
LONGEST = 80
"""Some packages put the whole of their terms into the field for their name."""

UNTOLD = {
    "espeakng-loader": ("GPL-3.0-or-later (eSpeak NG)", "https://github.com/espeak-ng/espeak-ng"),
    "pywin32-ctypes": ("BSD-3-Clause", "https://github.com/enthought/pywin32-ctypes"),
    "vosk": ("Apache-2.0", "https://github.com/alphacep/vosk-api"),
    "flatbuffers": ("Apache-2.0", "https://github.com/google/flatbuffers"),
}
"""What a package does not say of itself, or cannot: it is installed on another system only."""

_NAME = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)==([^\s;\\]+)", re.MULTILINE)


def main() -> None:
    """One table for each package of the lock."""
    parts = ["# Made by installer/licences.py out of the lock; not written by hand.\n"]
    for name, version in sorted(_NAME.findall(LOCK.read_text("utf-8"))):
        licence, address = _terms(name)
        parts.append(
            f'[[part]]\nname = "{name}"\nversion = "{version}"\n'
            f'licence = "{licence}"\naddress = "{address}"\n'
        )
    TARGET.write_text("\n".join(parts), "utf-8")


def _terms(name: str) -> tuple[str, str]:
    """Licence and address; empty where nobody says."""
    if name in UNTOLD:
        return UNTOLD[name]
    try:
        told = metadata(name)
    except PackageNotFoundError:
        return "", ""
    address = str(told["Home-page"] or "")
    for each in told.get_all("Project-URL") or ():
        label, _, link = str(each).partition(", ")
        if not address or label.casefold() in {"homepage", "source", "repository"}:
            address = link
    found = str(told["License-Expression"] or told["License"] or "")
    if not found or "\n" in found or len(found) > LONGEST:
        classifiers = [
            str(each).rpartition(" :: ")[2]
            for each in told.get_all("Classifier") or ()
            if str(each).startswith("License :: ")
        ]
        found = ", ".join(classifiers) or found.strip().partition("\n")[0][:LONGEST]
    return found.replace('"', "'").replace("\\", "/"), address.replace('"', "")


if __name__ == "__main__":
    main()
