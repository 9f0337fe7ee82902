"""How the sound of a call was: the line doctor's report, as a record's column holds it."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from hardware.line.reports import CallGraded


def as_column(graded: CallGraded) -> dict[str, Any]:
    """Any: values of JSON."""
    return asdict(graded)


def from_column(data: dict[str, Any]) -> CallGraded:
    """The reverse of ``as_column``. Any: values of JSON."""
    return CallGraded(**data)
