"""The call in a small window that stays above all others: header, last words, bar."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.call_panel.panel import CallPanel
from ui.shell.page import Desk
from ui.theme import theme


class Floating(QWidget):
    """Closing it closes nothing else."""

    def __init__(self, *, desk: Desk, panel: CallPanel) -> None:
        super().__init__(desk.window, Qt.WindowType.Window | Qt.WindowType.WindowStaysOnTopHint)
        self.setObjectName("window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.panel = panel
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(panel)
        sizes = theme().sizes
        self.resize(sizes.floating_width, sizes.floating_height)
        self.setMinimumSize(sizes.floating_width, sizes.window_min_height)
        desk.actions.attach(self)
        # Else the large button had the keyboard, and a space would take the call over.
        panel.setFocus()
        desk.words.put(self.setWindowTitle, "live-floating", owner=self)
