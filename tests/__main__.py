"""``python -m tests``: what may share the machine, what needs calm, and alone what failed.

A test talks to real processes on the real clock. Beside four others on two busy cores one of three
thousand may run out of time that a person would have given it; alone it has no such excuse. What it
said in company is told again at the end, for whoever has to find out why.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

from tests.support.compiled import compile_program

REPOSITORY = Path(__file__).resolve().parent.parent
CACHE = Path(".pytest_cache/v/cache/lastfailed")
TOLD = Path("build/tests")
"""Where each run leaves what its tests said."""

PASSED, FAILED = 0, 1
"""pytest's exit codes; any other means that tests were not run."""

MOST = 10
"""More failures than these are no accident of a busy machine."""


LAST_LINES = 60
"""Of what a failure said: the traceback ends with what was wrong."""


def main(jobs: str = "5") -> int:
    """Exit code 0 where every test has passed, in company or alone."""
    CACHE.unlink(missing_ok=True)
    compile_program(REPOSITORY)
    passes = {"company": ["-n", jobs, "-m", "not calm"], "calm": ["-n", "2", *_calm()]}
    failed: list[str] = []
    for name, where in passes.items():
        code = _pytest(*where, "--dist", "worksteal", told=name)
        if code not in (PASSED, FAILED):
            return code
        before, failed = failed, _failed()
        nobody_knows_what = code == FAILED and failed == before
        if nobody_knows_what or len(failed) > MOST:
            return FAILED
    if not failed:
        return PASSED
    print(f"\n{len(failed)} failed in company; each is tried alone, once:", *failed, sep="\n  ")
    code = _pytest("--last-failed", "--last-failed-no-failures", "none", told="alone")
    for name in passes:
        print(*_failures(TOLD / f"{name}.xml"), sep="\n")
    return code


def _calm() -> list[str]:
    """The calm tests by their files: to look for them everywhere takes half a minute."""
    files = sorted((REPOSITORY / "tests").rglob("test_*.py"))
    return ["-m", "calm", *(str(file) for file in files if "mark.calm" in file.read_text("utf-8"))]


def _pytest(*arguments: str, told: str) -> int:
    sys.stdout.flush()
    command = [sys.executable, "-m", "pytest", f"--junit-xml={TOLD / told}.xml", *arguments]
    return subprocess.run(command, check=False).returncode


def _failed() -> list[str]:
    return sorted(json.loads(CACHE.read_text("utf-8"))) if CACHE.exists() else []


def _failures(told: Path) -> list[str]:
    """What each test of a run that failed said then."""
    return [
        f"\nIn company {case.get('classname')}.{case.get('name')} said:\n"
        + "\n".join((trouble.text or "").splitlines()[-LAST_LINES:])
        for case in ET.parse(told).iter("testcase")
        for trouble in (*case.findall("failure"), *case.findall("error"))
    ]


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
