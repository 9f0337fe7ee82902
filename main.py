"""Secretary: one program, many roles. This file only finds the one that is meant and starts it.

Roles that begin with an underscore are the product's own child processes. Everything else is a
word of the command line (``serve``, ``demo``, ``calls list``, ...), which ``secretary_app.cli``
knows. A role is loaded when it is asked for, so a phone line never loads a database.
"""

import importlib
import os
import sys

ROLES = {
    "_worker": "engines.workers.process:main",
    "_line": "hardware.line.process:main",
    "_desk_audio": "hardware.desk.process:main",
    "_playback": "hardware.playback.process:main",
    "_reader": "secretary_app.features.knowledge.documents.reading.process:main",
    "_simulator": "hardware.simulator.process:main",
}
COMMAND_LINE = "secretary_app.cli.main:main"

TELLS_NOBODY = {"ORT_DISABLE_TELEMETRY": "1"}
"""ONNX Runtime reports its use to its maker unless it is told not to before it is loaded."""

OLDEST, NEWEST = (3, 11), (3, 13)
WRONG_USE = 2


def entry_point(argv: list[str]) -> tuple[str, list[str]]:
    """Return the dotted name to start and the arguments that are left for it."""
    if argv and argv[0] in ROLES:
        return ROLES[argv[0]], argv[1:]
    return COMMAND_LINE, argv


def main(argv: list[str]) -> int:
    """Run one role to its end and return its exit code."""
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        print("secretary: needs Python 3.11, 3.12 or 3.13; `make run` finds one", file=sys.stderr)
        return WRONG_USE
    os.environ.update(TELLS_NOBODY)
    dotted, rest = entry_point(argv)
    module, _, function = dotted.partition(":")
    try:
        run = getattr(importlib.import_module(module), function)
    except ModuleNotFoundError as missing:
        name = missing.name or module
        if name.partition(".")[0] in {"engines", "hardware", "secretary_app", "ui"}:
            raise
        print(
            f"secretary: {sys.executable} lacks the package {name}. Run `make demo` or `make run` "
            "once, then start the program as .venv/bin/python main.py",
            file=sys.stderr,
        )
        return WRONG_USE
    return int(run(rest))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
