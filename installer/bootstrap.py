"""Make .venv ready for one set of packages: demo, run or dev. Standard library only.

Called by `installer/prepare`, which finds the Python. Packages come from installer/locks/<set>.txt
by hash, from whatever index pip is configured with on this machine; nothing is compiled. A stamp in
.venv keeps the hash of the lock, so a second run ends at once and needs no network; a run that was
broken off is taken up by the next one.
"""

import argparse
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "prepared.json"
SETS = ("demo", "run", "dev")  # each holds the one before it

DEBIAN_PACKAGES: dict[str, tuple[str, ...]] = {
    "demo": (),  # every wheel of the set was tried on a Debian 12 with nothing but Python
    "run": (),
    # programs that the tests let talk to the simulated modem; a test without its program is skipped
    "dev": ("gammu", "gnokii", "smstools", "modemmanager", "socat", "dbus", "libglib2.0-bin"),
}

APT_TIME_LIMIT_S = 300  # 40 MB from a slow mirror; a dead one gives up by itself after 20 s
PIP_TIME_LIMIT_S = 1800  # 150 MB at 1 Mbit/s
PLAIN_REPORT_EVERY_S = 10.0  # where there is no terminal, a line as rarely as that
TERMINAL_REPORT_EVERY_S = 0.3

# What pip says when all goes well: left out when it says why it failed.
ORDINARY = (
    "Collecting",
    "  ",
    "Ignoring",
    "Looking in",
    "Processing",
    "Requirement",
    "WARNING: Loc",
)


class BootstrapError(Exception):
    """Something a person has to see to; the text says what."""


def say(text: str) -> None:
    """Print one line at once."""
    print(text, flush=True)


def lock_file(name: str) -> Path:
    """The lock of one set."""
    return ROOT / "installer" / "locks" / f"{name}.txt"


def lock_hash(name: str) -> str:
    """What stands in the stamp for a lock: changes when any version in it does."""
    return hashlib.sha256(lock_file(name).read_bytes()).hexdigest()


def venv_python() -> Path:
    """The interpreter of .venv, whether or not it is there yet."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def read_stamp() -> dict[str, str]:
    """Set name to lock hash, as of the last run that came to its end."""
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def is_ready(wanted: str) -> bool:
    """Whether the set, or a larger one, is installed as its lock says."""
    if not venv_python().exists():
        return False
    stamp = read_stamp()
    larger = SETS[SETS.index(wanted) :]
    return any(stamp.get(name) == lock_hash(name) for name in larger)


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Let a second `make` in this folder wait for the first."""
    if sys.platform == "win32":  # no flock there, and nobody runs two makes there
        yield
        return
    import fcntl  # noqa: PLC0415 - POSIX only

    folder = os.open(ROOT, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def make_venv() -> None:
    """Make .venv anew unless a usable one is there."""
    if venv_python().exists() and (VENV / "complete").exists():
        return
    say(f"Making .venv with Python {sys.version.split()[0]}")
    result = subprocess.run(
        [sys.executable, "-m", "venv", "--clear", str(VENV)],
        capture_output=True,
        text=True,
        check=False,
    )
    if result.returncode:
        raise BootstrapError(
            f"no virtual environment could be made:\n{result.stdout}{result.stderr}"
        )
    (VENV / "complete").touch()


def megabytes(folder: Path) -> int:
    """What a folder takes on the disk, in MB."""
    total = sum(
        os.lstat(os.path.join(base, name)).st_size  # noqa: PTH118 - 10,000 files, so the fast way
        for base, _, names in os.walk(folder)
        for name in names
    )
    return total // 1_000_000


class Progress:
    """One line that tells how far pip is: packages, megabytes, seconds."""

    _DOWNLOAD = re.compile(r"Downloading .*\(([\d.]+) (kB|MB)\)")
    _PACKAGE = re.compile(r"(?:Collecting|Requirement already satisfied:) ([\w.-]+)")

    def __init__(self, *, packages: int) -> None:
        self._packages = packages
        self._seen = 0
        self._fetched_mb = 0.0
        self._doing = "asking for packages"
        self._began = self._reported = time.monotonic()
        self._terminal = sys.stdout.isatty()

    def read(self, line: str) -> None:
        """Take one line of pip's output."""
        if found := self._PACKAGE.match(line):
            self._seen += 1
            self._doing = found[1]
        elif found := self._DOWNLOAD.search(line):
            self._fetched_mb += float(found[1]) / (1000 if found[2] == "kB" else 1)
        elif line.startswith("Installing"):
            self._doing = "unpacking"

    def show(self) -> None:
        """Say where we are, if it is time to."""
        every = TERMINAL_REPORT_EVERY_S if self._terminal else PLAIN_REPORT_EVERY_S
        now = time.monotonic()
        if now - self._reported < every:
            return
        self._reported = now
        if self._terminal:
            print(f"\r\x1b[K  {self.text()}", end="", flush=True)
        else:
            say(f"  {self.text()}")

    def text(self) -> str:
        """Where we are, in one line."""
        seconds = time.monotonic() - self._began
        share = f"{self._seen}/{self._packages} packages"
        return f"{share}, {self._fetched_mb:.0f} MB, {seconds:.0f} s: {self._doing}"

    def close(self) -> None:
        """Take the line away again."""
        if self._terminal:
            print("\r\x1b[K", end="", flush=True)


def run_pip(arguments: Sequence[str], *, progress: Progress) -> None:
    """Run pip to its end; its own words are shown only when it fails."""
    environment = {
        **os.environ,
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PIP_NO_INPUT": "1",
        "PIP_PROGRESS_BAR": "off",
    }
    pip = subprocess.Popen(
        [str(venv_python()), "-m", "pip", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        env=environment,
    )
    lines: list[str] = []

    def listen() -> None:
        assert pip.stdout is not None
        for line in pip.stdout:
            lines.append(line)
            progress.read(line)

    listener = threading.Thread(target=listen)
    listener.start()
    deadline = time.monotonic() + PIP_TIME_LIMIT_S
    try:
        while listener.is_alive():
            if time.monotonic() > deadline:
                raise BootstrapError("half an hour was not enough for the packages; run it again")
            progress.show()
            listener.join(TERMINAL_REPORT_EVERY_S)
        returncode = pip.wait(PIP_TIME_LIMIT_S)
    finally:
        pip.kill()
        listener.join()
        pip.wait()
        if pip.stdout is not None:
            pip.stdout.close()
        progress.close()
    if returncode:
        end = "".join([line for line in lines if not line.startswith(ORDINARY)][-6:])
        raise BootstrapError(
            f"pip could not install the packages:\n{end}"
            "When that is mended (the network?), the same command goes on from here."
        )


def count_packages(lock: str) -> int:
    """How many packages of a lock are meant for this system."""
    meant = re.findall(r"^[\w.-]+==[^;\n]*(?:; sys_platform == '(\w+)')?", lock, re.MULTILINE)
    return sum(system in {"", sys.platform} for system in meant)


def install(name: str) -> None:
    """Install one set by its lock and remember that it is done."""
    lock = lock_file(name)
    packages = count_packages(lock.read_text(encoding="utf-8"))
    began = time.monotonic()
    say(f"Installing {packages} packages of installer/locks/{name}.txt")
    stamp = {other: value for other, value in read_stamp().items() if value == lock_hash(other)}
    STAMP.unlink(missing_ok=True)
    run_pip(
        ["install", "--require-hashes", "--no-deps", "--only-binary", ":all:", "-r", str(lock)],
        progress=Progress(packages=packages),
    )
    STAMP.write_text(json.dumps({**stamp, name: lock_hash(name)}, indent=1), encoding="utf-8")
    say(f"Ready in {time.monotonic() - began:.0f} s: .venv takes {megabytes(VENV)} MB")


def missing_debian_packages(name: str) -> list[str]:
    """Which packages of the distribution are not there; empty on other systems."""
    wanted = [package for one in SETS[: SETS.index(name) + 1] for package in DEBIAN_PACKAGES[one]]
    if not wanted or shutil.which("dpkg-query") is None:
        return []
    query = subprocess.run(
        ["dpkg-query", "-W", "-f", "${Package} ${db:Status-Status}\n", *wanted],
        capture_output=True,
        text=True,
        check=False,
    )
    present = {line.split()[0] for line in query.stdout.splitlines() if line.endswith(" installed")}
    return [package for package in wanted if package not in present]


def install_debian_packages(packages: list[str]) -> None:
    """Install them when root, else print the line that does; they are never needed to go on."""
    line = f"apt-get install --no-install-recommends {' '.join(packages)}"
    if not hasattr(os, "geteuid") or os.geteuid() != 0 or shutil.which("apt-get") is None:
        say(f"Without these programs some tests are skipped. To have them: sudo {line}")
        return
    say(f"Installing Debian's {', '.join(packages)}")
    began = time.monotonic()
    limits = ["-o", "Acquire::http::Timeout=20", "-o", "DPkg::Lock::Timeout=120", "-qq", "-y"]
    install_line = ["install", "--no-install-recommends", *packages]
    for arguments in (install_line, ["update"], install_line):
        try:
            result = subprocess.run(
                ["apt-get", *limits, *arguments],
                env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
                capture_output=True,
                text=True,
                check=False,
                timeout=APT_TIME_LIMIT_S,
            )
        except subprocess.TimeoutExpired:
            break
        if arguments is install_line and result.returncode == 0:
            say(f"Installed in {time.monotonic() - began:.0f} s")
            return
    say(f"They could not be installed now, so some tests are skipped. By hand: {line}")


def prepare(name: str) -> None:
    """Do what is not yet done for one set."""
    with one_at_a_time():
        if not is_ready(name):
            make_venv()
            install(name)
        if missing := missing_debian_packages(name):
            install_debian_packages(missing)


def main(argv: Sequence[str]) -> int:
    """Entry point; 0 when everything is ready, 1 when not, with a sentence on stderr."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("set", choices=SETS)
    try:
        prepare(parser.parse_args(argv).set)
    except (BootstrapError, OSError) as error:
        print(f"bootstrap: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nbootstrap: stopped; the next run goes on from here", file=sys.stderr)
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
