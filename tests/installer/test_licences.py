"""What the program is shipped with is told in the window, each with its terms."""

import re
from pathlib import Path

import pytest

from secretary_app.bootstrap.about import shipped_parts

pytestmark = pytest.mark.unit


def test_every_locked_package_is_told_with_its_licence(repository: Path) -> None:
    lock = (repository / "installer" / "locks" / "run.txt").read_text("utf-8")
    locked = set(re.findall(r"^([A-Za-z0-9][\w.-]*)==", lock, re.MULTILINE))
    parts = {part.name: part for part in shipped_parts()}
    assert set(parts) == locked, "run installer/licences.py after the locks have changed"
    assert not [name for name, part in parts.items() if part.licence in {"", "UNKNOWN"}]
