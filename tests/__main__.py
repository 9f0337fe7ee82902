"""``python -m tests``: what may share the machine, what needs calm, and alone what failed.

A test talks to real processes on the real clock. Beside four others on two busy cores one of three
thousand may run out of time that a person would have given it; alone it has no such excuse.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tests.support.compiled import compile_program

REPOSITORY = Path(__file__).resolve().parent.parent
CACHE = Path(".pytest_cache/v/cache/lastfailed")
PASSED, FAILED = 0, 1
"""pytest's exit codes; any other means that tests were not run."""

MOST = 10
"""More failures than these are no accident of a busy machine."""


def main(jobs: str = "5") -> int:
    """Exit code 0 where every test has passed, in company or alone."""
    CACHE.unlink(missing_ok=True)
    compile_program(REPOSITORY)
    failed: list[str] = []
    for where in (["-n", jobs, "-m", "not calm"], ["-n", "2", "-m", "calm"]):
        code = _pytest(*where, "--dist", "worksteal")
        if code not in (PASSED, FAILED):
            return code
        before, failed = failed, _failed()
        nobody_knows_what = code == FAILED and failed == before
        if nobody_knows_what or len(failed) > MOST:
            return FAILED
    if not failed:
        return PASSED
    print(f"\n{len(failed)} failed in company; each is tried alone, once:", *failed, sep="\n  ")
    return _pytest("--last-failed", "--last-failed-no-failures", "none")


def _pytest(*arguments: str) -> int:
    sys.stdout.flush()
    return subprocess.run([sys.executable, "-m", "pytest", *arguments], check=False).returncode


def _failed() -> list[str]:
    return sorted(json.loads(CACHE.read_text("utf-8"))) if CACHE.exists() else []


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
