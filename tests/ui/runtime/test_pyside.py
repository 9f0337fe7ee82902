"""PySide6 6.12.0 gives back a None too many with each call; the lock keeps it away."""

import sys

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.unit

CALLS = 2000
NOISE = 100


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal there")
def test_none_is_not_used_up(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for number in range(CALLS):
        label.setText(str(number))
    assert sys.getrefcount(None) > before - NOISE
