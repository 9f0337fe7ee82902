"""Builds once what comes as source only, and keeps the wheels for every checkout of this machine.

What is built stands in installer/locks/source.txt, with the tools it is built with. The wheels lie
in `~/.cache/secretary/wheels/KEY`; the key changes with the lock, the Python, the machine and the
options of the compiler. Without a compiler the program goes on with `xllamacpp` alone.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from installer.pip_run import BootstrapError, BuildProgress, Progress, run_pip, say

COMPILED = "llama-cpp-python"
BUILT = (COMPILED, "srt")  # the second is plain Python, and needs no compiler

# Never for this very processor: such a build crashes on a neighbour's, and was seen to crash here.
CMAKE_ARGS = (
    "-DGGML_NATIVE=OFF -DLLAVA_BUILD=OFF -DLLAMA_OPENSSL=OFF -DLLAMA_BUILD_TOOLS=OFF"
    " -DLLAMA_BUILD_TESTS=OFF -DLLAMA_BUILD_EXAMPLES=OFF -DLLAMA_BUILD_SERVER=OFF"
)

TOOLS_TIME_LIMIT_S = 600
BUILD_TIME_LIMIT_S = 3600  # 4 minutes on two cores; a Raspberry Pi takes ten times that

MOST_ERRORS = 3  # what is told of a failed build: the first ones are the cause

PINNED = ("--require-hashes", "--no-deps")

NO_COMPILER = "no compiler"
INSTEAD = "xllamacpp serves language models instead; everything else is as it should be."
WITHOUT = f"{INSTEAD} To try again, delete .venv/prepared.json."


def parts(lock: str) -> dict[str, str]:
    """The lock's packages, each with its version and hashes."""
    blocks = re.split(r"(?m)^(?=[a-z])", lock)
    return {block.partition("==")[0]: block for block in blocks if "==" in block}


def key(lock: bytes) -> str:
    """What the wheels depend on."""
    machine = (sys.implementation.cache_tag, sysconfig.get_platform(), CMAKE_ARGS)
    return hashlib.sha256(lock + "\n".join(machine).encode()).hexdigest()[:16]


def wheel_folder(lock: bytes, environment: Mapping[str, str] = os.environ) -> Path:
    """Where the wheels of this lock are kept."""
    cache = environment.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(cache) / "secretary" / "wheels" / key(lock)


def has_compiler() -> bool:
    """Whether C++ can be compiled here."""
    names = (os.environ.get("CXX", ""), "c++", "g++", "clang++", "cl")
    return any(name and shutil.which(name) for name in names)


def is_settled(lock: bytes, state: str | None) -> bool:
    """Whether a stamp's state needs nothing more: built, or as far as it goes on this machine."""
    if state == NO_COMPILER:
        # One that came since is used.
        return not has_compiler()
    return state == key(lock)


def install_compiled(python: Path, lock_file: Path) -> str:
    """Builds what is not yet built, installs it, and returns the state for the stamp."""
    lock = lock_file.read_bytes()
    packages = parts(lock.decode())
    folder = wheel_folder(lock)
    folder.mkdir(parents=True, exist_ok=True)
    state = key(lock)
    with _one_at_a_time(folder):
        missing = [name for name in BUILT if name in packages and not _wheels(folder, name)]
        if COMPILED in missing and not has_compiler():
            missing.remove(COMPILED)
            state = NO_COMPILER
            say(f"There is no C++ compiler here (Debian: apt-get install g++), so {INSTEAD}")
        if missing:
            _build(python, folder, packages, missing)
    wheels = [str(wheel) for name in BUILT for wheel in _wheels(folder, name)]
    if wheels:
        arguments = ["install", "--no-deps", "--no-index", *wheels]
        run_pip(
            python, arguments, progress=Progress(packages=len(wheels)), limit_s=TOOLS_TIME_LIMIT_S
        )
    return state


def _wheels(folder: Path, name: str) -> list[Path]:
    return sorted(folder.glob(f"{name.replace('-', '_')}-*.whl"))


def _build(python: Path, folder: Path, packages: Mapping[str, str], missing: list[str]) -> None:
    """Makes the wheels; one that cannot be made is told of, and nothing half made is left."""
    with tempfile.TemporaryDirectory(dir=folder) as name:
        work = Path(name)
        tools = work / "tools.txt"
        tools.write_text("".join(packages[name] for name in packages if name not in BUILT))
        builder = _builder(python, work)
        wheels_of = ("--only-binary", ":all:", "-r")
        try:
            subprocess.run(
                # The pip of .venv serves this one too: to install another takes seconds.
                [python, "-m", "venv", "--without-pip", work / "venv"],
                check=True,
                capture_output=True,
                text=True,
            )
            run_pip(
                python,
                ["--python", str(builder), "install", *PINNED, *wheels_of, str(tools)],
                progress=Progress(packages=len(packages) - len(BUILT)),
                limit_s=TOOLS_TIME_LIMIT_S,
            )
        except (BootstrapError, subprocess.CalledProcessError) as error:
            say(f"The tools to build with could not be had:\n{error}\nSo {WITHOUT}")
            return
        for package in sorted(missing, key=lambda name: name == COMPILED):
            _build_one(python, work, folder, package, packages[package])


def _builder(python: Path, work: Path) -> Path:
    """The interpreter that what is built is built by, with its tools and no pip."""
    return work / "venv" / python.parent.name / python.name


def _build_one(python: Path, work: Path, folder: Path, package: str, locked: str) -> None:
    if package == COMPILED:
        say(f"Building {package}, once for this machine: about 4 minutes on two cores")
    source = work / f"{package}.txt"
    source.write_text(locked)
    where = ("-w", str(work / "made"), "-r", str(source))
    builder = _builder(python, work)
    built_by = ("--python", str(builder))
    progress = BuildProgress()
    try:
        run_pip(
            python,
            # pip keeps what it built whatever it was told to build, so its own cache is of no use.
            [*built_by, "wheel", "-v", "--no-cache-dir", "--no-build-isolation", *PINNED, *where],
            progress=progress,
            limit_s=BUILD_TIME_LIMIT_S,
            environment={
                "CMAKE_ARGS": CMAKE_ARGS,
                "PATH": f"{builder.parent}{os.pathsep}{os.environ.get('PATH', '')}",
            },
        )
    except BootstrapError as error:
        told = "\n".join(progress.errors[:MOST_ERRORS]) or error
        say(f"{package} could not be built:\n{told}")
        if package == COMPILED:
            say(f"So {WITHOUT}")
        return
    for wheel in (work / "made").glob("*.whl"):
        wheel.replace(folder / wheel.name)
    if package == COMPILED:
        say(f"Built in {progress.seconds():.0f} s, kept in {folder}")


@contextmanager
def _one_at_a_time(folder: Path) -> Iterator[None]:
    """Two checkouts do not build the same at once: the second waits and finds it done."""
    if sys.platform == "win32":  # no flock there
        yield
        return
    import fcntl  # noqa: PLC0415 - POSIX only

    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
