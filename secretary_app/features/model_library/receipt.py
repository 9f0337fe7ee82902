"""The note that a pull leaves beside a model: what it is, and the sum of each of its files."""

from __future__ import annotations

import json
import logging
from dataclasses import asdict, dataclass
from pathlib import Path

from secretary_app.features.model_library.models import ModelKind

_LOG = logging.getLogger(__name__)

RECEIPT = "receipt.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptFile:
    """One file of an installed model."""

    path: str
    """Relative to the model's folder, with forward slashes."""
    size_bytes: int
    sha256: str
    """As it was when it was installed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What was installed."""

    name: str
    kind: ModelKind
    backend: str
    languages: tuple[str, ...]
    licence: str
    vouched: bool
    """Whether the catalogue knew a sum for every file; else the sums are those first seen."""
    files: tuple[KeptFile, ...]


def write_receipt(folder: Path, receipt: Receipt) -> None:
    """Raises OSError."""
    text = json.dumps(asdict(receipt), ensure_ascii=False, indent=2)
    (folder / RECEIPT).write_text(text + "\n", "utf-8")


def read_receipt(folder: Path) -> Receipt | None:
    """None: put there by hand, or the note cannot be read, and its files speak for themselves."""
    file = folder / RECEIPT
    try:
        told = json.loads(file.read_text("utf-8"))
        return Receipt(
            name=str(told["name"]),
            kind=ModelKind(told["kind"]),
            backend=str(told["backend"]),
            languages=tuple(str(each) for each in told["languages"]),
            licence=str(told["licence"]),
            vouched=bool(told["vouched"]),
            files=tuple(
                KeptFile(
                    path=str(each["path"]),
                    size_bytes=int(each["size_bytes"]),
                    sha256=str(each["sha256"]),
                )
                for each in told["files"]
            ),
        )
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError) as error:
        _LOG.info("%s cannot be read: %s", file, error)
        return None
