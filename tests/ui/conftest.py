"""A desk without a screen: Qt offscreen, its warnings fail, the theme is put back afterwards."""

import gc
import os
from collections.abc import Iterator

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from ui.theme import theme
from ui.theme.current import Choice

# What the platform without a screen says of itself, and nothing about us.
OF_OFFSCREEN = "This plugin does not support"


@pytest.fixture(autouse=True)
def collected_here() -> Iterator[None]:
    """As in the program (`ui/runtime/garbage`): no other thread destroys a dead widget."""
    gc.collect(1)
    gc.disable()
    yield
    gc.enable()
    gc.collect(0)


@pytest.fixture(autouse=True)
def usual_look(qapp: QApplication) -> Iterator[None]:
    """Every test begins with the same theme."""
    theme().choose(Choice(reduced_motion=True))
    yield
    theme().choose(Choice(reduced_motion=True))
