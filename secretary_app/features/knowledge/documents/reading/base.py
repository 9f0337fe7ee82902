"""What every reader is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from secretary_app.features.knowledge.documents.models import Contents

Progress = Callable[[int, int], None]
"""How much is read, of how much."""


class ReadFailed(Exception):
    """The file cannot be read; ``reason`` is a Fluent variant of ``document-unreadable``."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.detail = detail


class Reader(Protocol):
    """Reads one format."""

    def __call__(self, file: Path, progress: Progress) -> Contents:
        """The document's sections. Raises ReadFailed."""
