"""What stands there while something comes: rows of true height, or a bar with size and time."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import Role, theme
from ui.widgets.buttons import IconButton
from ui.widgets.text import ElidedLabel, Label


class SkeletonRows(QLabel):
    """Grey shapes where rows will be. Shown only after a moment: what comes at once needs none."""

    def __init__(self, *, name: str, rows: int = 8, avatars: bool = True) -> None:
        """``name`` is what a screen reader says meanwhile: «Loading»."""
        super().__init__()
        self.setAccessibleName(name)
        self._rows = rows
        self._avatars = avatars
        self._seen = False
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self._appear)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As high as the rows will be."""
        sizes = theme().sizes
        return QSize(sizes.list_column_min, sizes.row * self._rows)

    def showEvent(self, event: QShowEvent) -> None:
        """Waits before it appears."""
        super().showEvent(event)
        self._seen = False
        self._patience.start(theme().sizes.patience_ms)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The shapes."""
        if not self._seen:
            return
        painter = QPainter(self)
        row = theme().sizes.row
        for number in range(self._rows):
            where = QRectF(0, number * row, self.width(), row)
            paint_pending(painter, where, avatar=self._avatars, shorter=0.1 * (number % 3))

    def _appear(self) -> None:
        self._seen = True
        self.update()


def paint_pending(
    painter: QPainter, where: QRectF, *, avatar: bool = True, shorter: float = 0.0
) -> None:
    """The grey shape of one row; ``shorter`` than another, so that it looks like words."""
    sizes = theme().sizes
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme().colours.sunken)
    left = where.left() + sizes.space_12
    if avatar:
        middle = where.top() + (where.height() - sizes.avatar) / 2
        painter.drawEllipse(QRectF(left, middle, sizes.avatar, sizes.avatar))
        left += sizes.avatar + sizes.space_12
    room = where.right() - left - sizes.space_16
    for line, share in ((sizes.space_16, 0.5), (where.height() - sizes.space_24, 0.8)):
        width = room * share * (1 - shorter)
        bar = QRectF(left, where.top() + line, width, sizes.space_8)
        painter.drawRoundedRect(bar, sizes.space_4, sizes.space_4)
    painter.restore()


class ProgressRow(QWidget):
    """Work with a name, how far it is, and a way to stop it."""

    cancelled = Signal()

    def __init__(self, title: str, *, cancel: str) -> None:
        """``cancel`` names the button that stops it."""
        super().__init__()
        sizes = theme().sizes
        column = QVBoxLayout(self)
        column.setContentsMargins(0, sizes.space_4, 0, sizes.space_4)
        column.setSpacing(sizes.space_4)
        above = QHBoxLayout()
        self._title = ElidedLabel(title, role=Role.SMALL_STRONG)
        self._detail = Label(role=Role.CAPTION, tone="text3", figures=True)
        self._stop = IconButton("x", name=cancel)
        self._stop.clicked.connect(self.cancelled)
        above.addWidget(self._title, 1)
        above.addWidget(self._detail)
        above.addWidget(self._stop)
        column.addLayout(above)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(title)
        self._bar.setRange(0, 0)
        self._bar.setFixedHeight(theme().sizes.space_8 - theme().sizes.space_2)
        column.addWidget(self._bar)

    def show_progress(self, share: float | None, *, detail: str = "") -> None:
        """``share`` from 0 to 1, None where nobody knows; ``detail`` as «1.2 of 3.4 GB, 2 min»."""
        self._bar.setRange(0, 0 if share is None else 1000)
        if share is not None:
            self._bar.setValue(round(share * 1000))
        self._detail.setText(detail)
