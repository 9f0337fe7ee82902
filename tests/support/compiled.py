"""The program is compiled once before it is tried or measured, as it is wherever it is installed.

Where a shell forbids Python to write bytecode, each of the many processes would compile it anew:
half a second of a start, and not the program's. ``python -m tests.support.compiled`` loads the
tests too: pytest keeps what it makes of their asserts, so that no worker has to make it again.
"""

import compileall
import subprocess
import sys
from pathlib import Path

from installer.dotted_names import PACKAGES

REPOSITORY = Path(__file__).resolve().parent.parent.parent


def compile_program(root: Path) -> None:
    """What is compiled already, and has not changed, is left as it is."""
    for package in (*PACKAGES, "tests"):
        compileall.compile_dir(root / package, quiet=1)


def main() -> int:
    """Exit code 0 where every test can be loaded; else pytest says which cannot."""
    compile_program(REPOSITORY)
    loaded = subprocess.run(
        [sys.executable, "-m", "pytest", "--collect-only", "-qq"],
        cwd=REPOSITORY,
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    if loaded.returncode:
        print(loaded.stdout)
    return loaded.returncode


if __name__ == "__main__":
    sys.exit(main())
