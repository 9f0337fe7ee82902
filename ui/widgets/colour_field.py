"""A colour: one of a few that go well, or any by its number; a warning where it reads badly."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.theme import Role, theme
from ui.widgets.text import Label

LONGEST = 7
"""Characters: the sign and six figures."""


class ColourField(QWidget):
    """Emits ``finished`` with ``#rrggbb`` as it was pressed, or typed."""

    finished = Signal(str)

    def __init__(
        self, swatches: Sequence[tuple[str, str]], *, number: str, warn: Callable[[str], str]
    ) -> None:
        """``swatches`` are colours and their names, ``number`` names the field beside them.

        ``warn`` says what is wrong with the look of a colour; empty for nothing.
        """
        super().__init__()
        sizes = theme().sizes
        self._warn = warn
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(sizes.space_8)
        row = QHBoxLayout()
        row.setSpacing(sizes.space_4)
        self.swatches = [Swatch(colour, name=name) for colour, name in swatches]
        for swatch in self.swatches:
            swatch.clicked.connect(lambda _checked, colour=swatch.colour: self._chosen(colour))
            row.addWidget(swatch)
        row.addStretch()
        column.addLayout(row)
        self.number = QLineEdit()
        self.number.setMaxLength(LONGEST)
        self.number.setMaximumWidth(sizes.list_column_min)
        self.number.setAccessibleName(number)
        self.number.textChanged.connect(lambda _text: self._look())
        self.number.editingFinished.connect(lambda: self.finished.emit(self.text()))
        column.addWidget(self.number)
        self.warning = Label(role=Role.SMALL, tone="warn", wrap=True, parent=self)
        column.addWidget(self.warning)
        self.setFocusProxy(self.number)
        self._look()

    def text(self) -> str:
        """As it is kept."""
        return self.number.text().strip().lower()

    def put(self, text: str) -> None:
        """Shows it, telling nobody."""
        self.number.setText(text)

    def _chosen(self, colour: str) -> None:
        self.put(colour)
        self.finished.emit(colour)

    def _look(self) -> None:
        now = self.text()
        for swatch in self.swatches:
            swatch.setChecked(swatch.colour == now)
        told = self._warn(now) if QColor.isValidColorName(now) else ""
        self.warning.setText(told)
        self.warning.setVisible(bool(told))


class Swatch(QAbstractButton):
    """A square of a colour; the chosen one has a frame."""

    def __init__(self, colour: str, *, name: str) -> None:
        super().__init__()
        self.colour = colour
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        """As high as a button."""
        return QSize(theme().sizes.control, theme().sizes.control)

    def nextCheckState(self) -> None:
        """Which is chosen follows from the colour, not from the press."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The colour within its frame, and the ring of the keyboard."""
        now, sizes = theme().colours, theme().sizes
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = sizes.focus_ring
        around = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        inside = around.adjusted(edge * 2, edge * 2, -edge * 2, -edge * 2)
        if self.isChecked() or self.hasFocus():
            painter.setPen(QPen(now.focus if self.hasFocus() else now.text, edge))
            painter.drawRoundedRect(around, sizes.radius_field, sizes.radius_field)
        painter.setPen(QPen(now.border_strong, 1))
        painter.setBrush(QColor(self.colour) if self.isEnabled() else now.sunken)
        painter.drawRoundedRect(inside, sizes.radius_field - edge, sizes.radius_field - edge)
