"""A list with a panel at its right; in a narrow column the panel takes the place of the list."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.runtime.words import Words
from ui.theme import Role, theme
from ui.widgets.buttons import IconButton
from ui.widgets.chip import Chip
from ui.widgets.text import ElidedLabel

PANEL = 400
LIST_MIN = 400
"""Beside the panel; where there is less room, one of the two is seen."""


class Panel(QFrame):
    """A head with a cross, a body that scrolls, a foot for its buttons."""

    closed = Signal()

    def __init__(self, *, words: Words) -> None:
        super().__init__()
        self.setProperty("part", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        sizes = theme().sizes
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(sizes.space_16, sizes.space_12, sizes.space_8, sizes.space_4)
        head.setSpacing(sizes.space_8)
        self.title = ElidedLabel(role=Role.STRONG)
        self.chip = Chip()
        self.chip.hide()
        self.cross = IconButton("x", name="")
        words.put(self.cross.set_name, "desk-close", owner=self.cross)
        self.cross.clicked.connect(self.closed)
        head.addWidget(self.title, 1)
        head.addWidget(self.chip)
        head.addWidget(self.cross)
        column.addLayout(head)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        self.body = QVBoxLayout(inside)
        self.body.setContentsMargins(sizes.space_16, sizes.space_8, sizes.space_16, sizes.space_16)
        self.body.setSpacing(sizes.space_16)
        self._scroll.setWidget(inside)
        column.addWidget(self._scroll, 1)
        self._foot_frame = QFrame()
        self._foot_frame.setProperty("part", "panel-foot")
        self.foot = QHBoxLayout(self._foot_frame)
        self.foot.setContentsMargins(sizes.space_16, sizes.space_12, sizes.space_16, sizes.space_12)
        self.foot.setSpacing(sizes.space_8)
        column.addWidget(self._foot_frame)

    def show_foot(self, shown: bool) -> None:
        """Whether there is anything to press."""
        self._foot_frame.setVisible(shown)

    def to_top(self) -> None:
        """Something else is shown: from its beginning."""
        self._scroll.verticalScrollBar().setValue(0)

    def see(self, widget: QWidget) -> None:
        """Scrolls until a field is seen."""
        self._scroll.ensureWidgetVisible(widget)

    def event(self, event: QEvent) -> bool:
        """Escape inside the panel closes it, instead of leaving the page."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() is QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() is QEvent.Type.KeyPress:
                self.closed.emit()
                return True
        return super().event(event)


class ListAndPanel(QWidget):
    """The panel is hidden until something is to be shown in it."""

    def __init__(self, listing: QWidget, panel: QWidget) -> None:
        super().__init__()
        self._listing, self._panel = listing, panel
        self._wanted = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(listing, 1)
        row.addWidget(panel)
        theme().changed.connect(self._arrange)
        self._arrange()

    @property
    def panel_shown(self) -> bool:
        """Whether somebody wants to see the panel."""
        return self._wanted

    def show_panel(self, wanted: bool) -> None:
        """From now on."""
        if wanted != self._wanted:
            self._wanted = wanted
            self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, another arrangement."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        share = max(100, theme().choice.text_percent) / 100
        panel = round(PANEL * share)
        together = self.width() >= panel + LIST_MIN
        self._panel.setVisible(self._wanted)
        self._listing.setVisible(together or not self._wanted)
        self._panel.setMinimumWidth(panel if together else 0)
        self._panel.setMaximumWidth(panel if together else theme().sizes.page_max * 2)
