"""The virtual environment of llama.cpp's server: its packages by hash, and the wheel built here."""

from pathlib import Path

from installer.compiled import COMPILED, wheel_folder
from tests.bench.clips import REPOSITORY
from tests.bench.environment import NoPeer, interpreter

LOCK = Path(__file__).with_name("requirements.txt")
SOURCES = REPOSITORY / "installer" / "locks" / "source.txt"


async def python() -> Path:
    """The interpreter that has ``llama_cpp.server``. Raises NoPeer."""
    kept = wheel_folder(SOURCES.read_bytes())
    wheels = sorted(kept.glob(f"{COMPILED.replace('-', '_')}-*.whl"))
    if not wheels:
        raise NoPeer(f"{COMPILED} is not built here")
    return await interpreter(LOCK, name="llama-server", wheels=wheels)
