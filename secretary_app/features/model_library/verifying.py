"""Compares an installed model with its receipt."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from secretary_app.features.model_library.receipt import read_receipt
from secretary_app.features.model_library.space import disk_told
from secretary_app.features.model_library.sums import sums_of


class Damage(StrEnum):
    """What may be wrong with a file."""

    MISSING = "missing"
    LENGTH = "length"
    SUM = "sum"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One file that is not as it was."""

    path: str
    damage: Damage


async def damage_of(folder: Path) -> tuple[Finding, ...]:
    """Empty for a model without a receipt, too. Raises FolderRefused."""
    receipt = read_receipt(folder)
    if receipt is None:
        return ()
    findings = []
    for kept in receipt.files:
        file = folder / kept.path
        with disk_told(folder):
            if not file.is_file():
                findings.append(Finding(path=kept.path, damage=Damage.MISSING))
            elif file.stat().st_size != kept.size_bytes:
                findings.append(Finding(path=kept.path, damage=Damage.LENGTH))
            elif (await sums_of(file)).sha256 != kept.sha256:
                findings.append(Finding(path=kept.path, damage=Damage.SUM))
    return tuple(findings)
