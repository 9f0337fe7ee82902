"""Rows of the bench: a measured value beside its limit, or the reason why there is none."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from tests.bench.limits import LIMITS


@dataclass(frozen=True, slots=True, kw_only=True)
class Engines:
    """Who heard and who spoke while a row was measured; every row names them."""

    recogniser: str = "none"
    voice: str = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One row. Without a limit it explains another row, or compares with a peer."""

    name: str
    text: str
    value: float | None
    """None: not measured here; `note` says why."""
    unit: str
    engines: Engines
    n: int = 0
    """Measurements behind it."""
    limit: float | None = None
    sense: str = ""
    holds: bool | None = None
    note: str = ""

    def to_json(self) -> dict[str, Any]:
        """The row for `build/bench.json`."""
        return {
            "name": self.name,
            "value": self.value,
            "unit": self.unit,
            "limit": self.limit,
            "sense": self.sense,
            "holds": self.holds,
            "n": self.n,
            "recogniser": self.engines.recogniser,
            "voice": self.engines.voice,
            "text": self.text,
            "note": self.note,
        }


def judged(name: str, value: float, *, n: int, engines: Engines, note: str = "") -> Figure:
    """A row that has a limit."""
    limit = LIMITS[name]
    return Figure(
        name=name,
        text=limit.text,
        value=value,
        unit=limit.unit,
        engines=engines,
        n=n,
        limit=limit.value,
        sense=limit.sense.value,
        holds=limit.holds(value),
        note=note,
    )


def unclaimed(name: str, value: float, *, n: int, engines: Engines, note: str) -> Figure:
    """A row whose limit was not put to the test as it is meant; it does not hold, nor fail."""
    return replace(judged(name, value, n=n, engines=engines, note=note), holds=None)


def told(
    name: str, text: str, value: float, unit: str, *, n: int, engines: Engines, note: str = ""
) -> Figure:
    """A row without a limit."""
    return Figure(name=name, text=text, value=value, unit=unit, engines=engines, n=n, note=note)


def missing(name: str, reason: str) -> Figure:
    """A row with a limit that could not be measured here; it does not hold, nor fail."""
    limit = LIMITS[name]
    return Figure(
        name=name,
        text=limit.text,
        value=None,
        unit=limit.unit,
        engines=Engines(),
        limit=limit.value,
        sense=limit.sense.value,
        note=f"not measured here: {reason}",
    )


def absent(name: str, text: str, unit: str, reason: str) -> Figure:
    """The same for a row without a limit."""
    note = f"not measured here: {reason}"
    return Figure(name=name, text=text, value=None, unit=unit, engines=Engines(), note=note)


def failed(name: str, reason: str) -> Figure:
    """A row whose section broke: the limit does not hold."""
    return replace(missing(name, ""), holds=False, note=f"the measurement failed: {reason}")


def percentile(values: Sequence[float], share: float) -> float:
    """By nearest rank: the smallest value that at least `share` of all do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


def median(values: Sequence[float]) -> float:
    """The 50th percentile by nearest rank."""
    return percentile(values, 0.5)


def p95(values: Sequence[float]) -> float:
    """The 95th percentile by nearest rank."""
    return percentile(values, 0.95)
