"""The eight places, never more. A place appears in the rail with its first page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One place; its word is the text ``place-<key>``."""

    key: str
    sign: str
    low: bool = False
    """Stands at the bottom of the rail."""


PLACES = (
    Place(key="calls", sign="phone"),
    Place(key="inbox", sign="tray"),
    Place(key="clients", sign="users"),
    Place(key="knowledge", sign="book"),
    Place(key="sales", sign="funnel"),
    Place(key="secretary", sign="user-circle"),
    Place(key="reports", sign="chart-bar"),
    Place(key="system", sign="gear-six", low=True),
)
