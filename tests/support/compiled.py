"""The program is compiled once before it is tried or measured, as it is wherever it is installed.

Where a shell forbids Python to write bytecode, each of the many processes would compile it anew:
half a second of a start, and not the program's.
"""

import compileall
from pathlib import Path

from installer.dotted_names import PACKAGES


def compile_program(root: Path) -> None:
    """What is compiled already, and has not changed, is left as it is."""
    for package in (*PACKAGES, "tests"):
        compileall.compile_dir(root / package, quiet=1)
