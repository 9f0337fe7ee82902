"""What a sheet holds between its title and its buttons: where the window is low, it scrolls."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from ui.theme import theme


class SheetBody(QScrollArea):
    """As high as what is in it, as long as ``measure`` is asked for each width."""

    outgrown = Signal()
    """What is in it wants another height than it had."""

    def __init__(self) -> None:
        super().__init__()
        sizes = theme().sizes
        self.margin = sizes.space_24
        """At both sides; the bar stands in the right one."""
        self._inside = QWidget()
        self.column = QVBoxLayout(self._inside)
        self.column.setSpacing(sizes.space_16)
        self._wanted = 0
        self._inside.installEventFilter(self)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(self._inside)

    @property
    def empty(self) -> bool:
        """Whether nothing is in it."""
        return not self.column.count()

    def measure(self, width: int, *, room: int) -> None:
        """Wants as much height as it needs at this width, of the ``room`` that there is."""
        column, bar = self.column, self.verticalScrollBar().sizeHint().width()
        column.activate()
        edges = column.contentsMargins()
        across = width - 2 * self.margin + edges.left() + edges.right()
        wraps = column.hasHeightForWidth()
        self._wanted = column.totalHeightForWidth(across) if wraps else column.sizeHint().height()
        # The bar takes of the margin: what stands in the sheet is as wide with it as without.
        right = max(0, self.margin - bar) if self._wanted > room else self.margin
        if (edges.left(), edges.right()) != (self.margin, right):
            column.setContentsMargins(self.margin, 0, right, 0)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """What was measured last."""
        return QSize(super().sizeHint().width(), self._wanted)

    def minimumSizeHint(self) -> QSize:
        """One field of it is always seen."""
        return QSize(0, min(self._wanted, theme().sizes.control * 2))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A banner that comes in makes the sheet higher."""
        if watched is self._inside and event.type() is QEvent.Type.LayoutRequest:
            self.outgrown.emit()
        return super().eventFilter(watched, event)
