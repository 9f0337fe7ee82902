"""What passed through the PCM port during one opening of it: two tracks on one row of ticks.

No numpy here: the simulator's process starts fast and its clock shares the interpreter with
nothing heavy. Analysis is `measurements`, in the process of whoever asks.
"""

from array import array
from dataclasses import dataclass, field
from typing import Any

FRAME_MS = 20
FRAME_SAMPLES = 160
FRAME_BYTES = 320
MOST_WAITING_BYTES = 3 * FRAME_BYTES
"""A SIM7600's port holds three frames; what is written beyond them is late when it is heard."""

TABLES = (("ticks", "d"), ("waiting", "l"), ("arrived_at", "d"), ("arrived", "l"))
"""Names and item types of a track's number tables, in the order in which they travel."""


@dataclass(slots=True, kw_only=True)
class Track:
    """One opening of the PCM port (CPCMREG=1 to its end). Times are CLOCK_MONOTONIC seconds."""

    call: int
    opened_at: float
    closed_at: float | None = None
    ticks: "array[float]" = field(default_factory=lambda: array("d"))
    """When each 20 ms frame passed, both ways at once."""
    waiting: "array[int]" = field(default_factory=lambda: array("l"))
    """Bytes from our side that waited in the port when the tick came, before it took its frame."""
    arrived_at: "array[float]" = field(default_factory=lambda: array("d"))
    arrived: "array[int]" = field(default_factory=lambda: array("l"))
    """Bytes of each arrival."""
    downlink: bytearray = field(default_factory=bytearray)
    """What the caller heard, 320 bytes per tick; zeros where nothing waited."""
    uplink: bytearray = field(default_factory=bytearray)
    """What the caller said, 320 bytes per tick."""
    underruns: int = 0
    overfills: int = 0
    """Arrivals that left more than three frames waiting."""
    uplink_dropped: int = 0
    """Caller frames that found no room because our side did not read."""
    worst_tick_ms: float = 0.0
    """How late the simulator's own clock was at worst: doubt the figures when it is large."""

    def pack(self) -> tuple[dict[str, Any], bytes]:
        """The track as a JSON header and one block of bytes."""
        tables = [getattr(self, name) for name, _ in TABLES]
        head: dict[str, Any] = {
            "call": self.call,
            "opened_at": self.opened_at,
            "closed_at": self.closed_at,
            "underruns": self.underruns,
            "overfills": self.overfills,
            "uplink_dropped": self.uplink_dropped,
            "worst_tick_ms": self.worst_tick_ms,
        }
        blocks = [table.tobytes() for table in tables] + [bytes(self.downlink), bytes(self.uplink)]
        return {"track": head, "lengths": [len(block) for block in blocks]}, b"".join(blocks)

    @classmethod
    def unpack(cls, header: dict[str, Any], payload: bytes) -> "Track":
        """The reverse of `pack`."""
        blocks, start = [], 0
        for length in header["lengths"]:
            blocks.append(payload[start : start + length])
            start += length
        track = cls(**header["track"])
        for (name, kind), block in zip(TABLES, blocks, strict=False):
            setattr(track, name, array(kind, block))
        track.downlink, track.uplink = bytearray(blocks[-2]), bytearray(blocks[-1])
        return track
