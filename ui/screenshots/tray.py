"""The signs of the tray side by side, as a tray on a light or a dark ground shows them."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from ui.runtime.words import Words
from ui.theme import theme
from ui.tray.pictures import picture
from ui.tray.state import TrayState
from ui.widgets.text import Label

WAITING = (0, 3, 12)
SIDE = 32


def tray_signs(words: Words) -> QWidget:
    """Every state, with nothing, something and much that waits."""
    sheet = QWidget()
    sheet.setObjectName("window")
    grid = QGridLayout(sheet)
    grid.setSpacing(theme().sizes.space_16)
    for row, state in enumerate(TrayState):
        grid.addWidget(Label(words.text("tray-state", state=state.value)), row, 0)
        for at, waiting in enumerate(WAITING, start=1):
            sign = QLabel()
            sign.setPixmap(picture(state, waiting).pixmap(SIDE, SIDE))
            grid.addWidget(sign, row, at)
    return sheet
