"""F6: the keyboard goes from one region of the window to the next."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def go_to_next(regions: Sequence[QWidget]) -> None:
    """From the region that has the keyboard; one in which nothing takes it is left out."""
    focus = QApplication.focusWidget()
    at = -1
    if focus is not None:
        at = next((at for at, part in enumerate(regions) if part.isAncestorOf(focus)), -1)
    for step in range(1, len(regions) + 1):
        if _focus_first(regions[(at + step) % len(regions)]):
            return


def _focus_first(region: QWidget) -> bool:
    """Gives the keyboard to the first widget in it that takes it."""
    for widget in region.findChildren(QWidget):
        takes = widget.focusPolicy() not in {Qt.FocusPolicy.NoFocus, Qt.FocusPolicy.ClickFocus}
        if takes and widget.isVisible() and widget.isEnabled():
            widget.setFocus(Qt.FocusReason.TabFocusReason)
            return True
    return False
