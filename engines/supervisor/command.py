"""How a child of this program is started, frozen or not."""

import sys
from pathlib import Path

MAIN = Path(__file__).resolve().parents[2] / "main.py"


def child_command(role: str, *args: str) -> list[str]:
    """The command line of a role: this program again, or the frozen program again."""
    if getattr(sys, "frozen", False):
        return [sys.executable, role, *args]
    return [sys.executable, str(MAIN), role, *args]
