"""Make .venv ready for one set of packages: demo, run or dev. Standard library only.

Called by `installer/prepare`, which finds the Python. Packages come from installer/locks/<set>.txt
by hash, from whatever index pip is configured with on this machine. What run and dev need and
nobody has as a wheel is built once (`compiled.py`). A stamp in .venv keeps the hash of the lock, so
a second run ends at once and needs no network; a run that was broken off is taken up by the next
one.
"""

import argparse
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # run by path, before anything is installed

from installer.compiled import install_compiled, is_settled  # noqa: E402 - found by the line above
from installer.pip_run import BootstrapError, Progress, run_pip, say  # noqa: E402 - the same

VENV = ROOT / ".venv"
STAMP = VENV / "prepared.json"
SETS = ("demo", "run", "dev")  # each holds the one before it
SOURCE = "source"  # the lock of what run and dev have built here
COMPILED = "compiled"  # its place in the stamp

DEBIAN_PACKAGES: dict[str, tuple[str, ...]] = {
    "demo": (),  # every wheel of the set was tried on a Debian 12 with nothing but Python
    "run": ("libportaudio2",),  # a talk at a desk
    # programs that the tests let talk to the simulated modem; a test without its program is skipped
    "dev": (
        *("gammu", "gnokii", "smstools", "modemmanager", "socat", "dbus", "libglib2.0-bin"),
        # a sound server, whose null sinks are sound cards to PortAudio
        *("pulseaudio", "pulseaudio-utils", "libasound2-plugins"),
    ),
}

APT_TIME_LIMIT_S = 300  # 40 MB from a slow mirror; a dead one gives up by itself after 20 s
PIP_TIME_LIMIT_S = 1800  # 150 MB at 1 Mbit/s


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


def is_built_for(wanted: str) -> bool:
    """Whether the set wants what is built from source."""
    return wanted != "demo" and lock_file(SOURCE).exists()


def is_ready(wanted: str) -> bool:
    """Whether the set, or a larger one, is installed as its lock says."""
    if not venv_python().exists():
        return False
    stamp = read_stamp()
    larger = SETS[SETS.index(wanted) :]
    if is_built_for(wanted) and not is_settled(lock_file(SOURCE).read_bytes(), stamp.get(COMPILED)):
        return False
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


def count_packages(lock: str) -> int:
    """How many packages of a lock are meant for this system."""
    meant = re.findall(r"^[\w.-]+==[^;\n]*(?:; sys_platform == '(\w+)')?", lock, re.MULTILINE)
    return sum(system in {"", sys.platform} for system in meant)


def compile_packages() -> None:
    """Compile what was installed, on every processor; pip would do it on one.

    Some packages bring templates of Python that are no Python: those stay as they are.
    """
    say("Compiling the packages")
    subprocess.run(
        [venv_python(), "-m", "compileall", "-qq", "-j", "0", VENV],
        capture_output=True,
        check=False,
    )


def install(name: str) -> None:
    """Install one set by its lock and remember that it is done."""
    lock = lock_file(name)
    packages = count_packages(lock.read_text(encoding="utf-8"))
    began = time.monotonic()
    say(f"Installing {packages} packages of installer/locks/{name}.txt")
    stamp = {
        other: value
        for other, value in read_stamp().items()
        if other in SETS and value == lock_hash(other)
    }
    STAMP.unlink(missing_ok=True)
    arguments = ("install", "--require-hashes", "--no-deps", "--only-binary", ":all:")
    try:
        run_pip(
            venv_python(),
            [*arguments, "--no-compile", "-r", str(lock)],
            progress=Progress(packages=packages),
            limit_s=PIP_TIME_LIMIT_S,
        )
    except BootstrapError as error:
        raise BootstrapError(
            f"pip could not install the packages:\n{error}"
            "When that is mended (the network?), the same command goes on from here."
        ) from error
    compile_packages()
    stamp[name] = lock_hash(name)
    if is_built_for(name):
        stamp[COMPILED] = install_compiled(venv_python(), lock_file(SOURCE))
    STAMP.write_text(json.dumps(stamp, indent=1), encoding="utf-8")
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
        say(f"Without these a talk at a desk or some tests are missing. To have them: sudo {line}")
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
    say(f"They could not be installed now; what needs them says so. By hand: {line}")


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
