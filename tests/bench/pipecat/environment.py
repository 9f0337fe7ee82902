"""pipecat's own virtual environment."""

from pathlib import Path

from tests.bench.environment import NoPeer as NoPipecat
from tests.bench.environment import interpreter

__all__ = ["NoPipecat", "python"]

LOCK = Path(__file__).with_name("requirements.txt")


async def python() -> Path:
    """The interpreter that has pipecat. Raises NoPipecat."""
    return await interpreter(LOCK, name="pipecat")
