"""Start the frozen program in its roles and see that it works and keeps quiet.

PyInstaller cannot see what is loaded by dotted name; what it missed shows up here as an exit code
or as a word on stderr. Run by `make build`; takes the folder of the program as an argument.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILT = ROOT / "build" / "dist" / "secretary"

ROLE_TIME_LIMIT_S = 30  # a cold start from a slow disk
SMOKE_TIME_LIMIT_S = 180  # a whole call on a simulated line, in real time

ROLES: tuple[tuple[str, ...], ...] = (
    ("--help",),
    ("_worker", "--help"),
    ("_worker", "tts", "espeak", "--help"),
    ("_worker", "stt", "pocketsphinx", "--help"),
    ("_line", "--help"),
    ("_desk_audio", "--help"),
    ("_simulator",),  # ends when its input does, and that is empty
    ("_playback",),  # the same
    ("manage", "secrets", "list"),  # the keyring, or the sealed file in its place
    ("calls", "--help"),
    ("settings", "--help"),
)


def complaint(program: Path, arguments: Sequence[str], *, limit_s: float) -> str | None:
    """Run the program once, with an empty data folder; None when all is well."""
    with tempfile.TemporaryDirectory(prefix="secretary-verify-") as data:
        # Neither our sources nor our environment may help the frozen program.
        environment = {"PATH": os.defpath, "HOME": data, "LANG": "C.UTF-8", "SECRETARY_DATA": data}
        try:
            result = subprocess.run(
                [program, *arguments],
                cwd=data,
                env=environment,
                input="",
                capture_output=True,
                text=True,
                timeout=limit_s,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return f"did not end within {limit_s:.0f} s"
    if result.returncode:
        return f"exit code {result.returncode}\n{result.stdout}{result.stderr}"
    if result.stderr.strip():
        return f"talks on stderr:\n{result.stderr}"
    return None


def main(argv: Sequence[str]) -> int:
    """Entry point; 0 when every role works in silence."""
    program = Path(argv[0] if argv else BUILT) / (
        "secretary.exe" if os.name == "nt" else "secretary"
    )
    bad = 0
    for arguments in (*ROLES, ("smoke",)):
        limit_s = SMOKE_TIME_LIMIT_S if arguments == ("smoke",) else ROLE_TIME_LIMIT_S
        found = complaint(program, arguments, limit_s=limit_s)
        bad += found is not None
        print(f"{'ok  ' if found is None else 'BAD '} secretary {' '.join(arguments)}", flush=True)
        if found is not None:
            print(f"     {found}", flush=True)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
