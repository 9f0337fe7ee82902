"""How a row's hash is made of it and of the row before.

The details go in as a salted hash of their own, so that they can be erased with their salt when
somebody is forgotten, and the chain still holds.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime

GENESIS = "0" * 64
"""Stands before the first row."""

RETENTION = "audit.retention"
"""The deed of a row that says where the log begins since older rows were deleted for their age."""


def details_hash(details: Mapping[str, object], salt: str) -> str:
    """Of before and after."""
    return _sha256([salt, details])


def row_hash(
    *,
    previous: str,
    at: datetime,
    actor_id: str,
    actor_name: str,
    role: str,
    origin: str,
    deed: str,
    subject: str,
    outcome: str,
    details_hash: str,
) -> str:
    """Of everything in a row that never changes."""
    moment = at.isoformat(timespec="microseconds")
    parts = [previous, moment, actor_id, actor_name, role, origin]
    return _sha256([*parts, deed, subject, outcome, details_hash])


def _sha256(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
