"""Whether a model fits into the memory that is free; asked before anything of it is loaded."""

from pathlib import Path

from engines.wire import WireError

KIB = 1024

ROOM_BYTES = 300_000_000
"""What a library, its work and the process itself need beside the model."""


def demand_memory(path: Path, size: int) -> None:
    """Raises WireError(model_too_large)."""
    free = _free_bytes()
    if free is not None and size + ROOM_BYTES > free:
        raise WireError(
            code="model_too_large",
            text=f"{path} needs {(size + ROOM_BYTES) / 1e9:.1f} GB of memory, and"
            f" {free / 1e9:.1f} GB are free. Close other programs, or choose a smaller model.",
        )


def _free_bytes() -> int | None:
    """Memory that can be had without swapping; None where the system does not tell."""
    try:
        text = Path("/proc/meminfo").read_text(encoding="ascii")
    except OSError:
        return None
    for line in text.splitlines():
        if line.startswith("MemAvailable:"):
            return int(line.split()[1]) * KIB
    return None
