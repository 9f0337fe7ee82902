"""A line of the night: a sign, who and when, what; pressing it leads to its second of the call."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from ui.theme import Role, theme
from ui.theme.icons import pixmap

WRAP = int(Qt.TextFlag.TextWordWrap)
NARROWEST = 260


class LineRow(QAbstractButton):
    """As high as its words."""

    def __init__(self, *, title: str, text: str, sign: str, tone: str, moment: str) -> None:
        """``moment`` names where a press leads; empty: the promise itself."""
        super().__init__()
        self.setText(title)
        self._words, self._sign, self._tone, self._moment = text, sign, tone, moment
        self.setAccessibleName(f"{title}: {text}")
        self.setAccessibleDescription(moment)
        self.setToolTip(moment)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Two lines, or more where there is much to say."""
        return QSize(NARROWEST, self._height(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, another number of lines."""
        super().resizeEvent(event)
        if self.height() != self._height(self.width()):
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Sign, words, and the way at the right."""
        look = theme()
        now, sizes = look.colours, look.sizes
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.hasFocus():
            focus = QPen(now.focus, sizes.focus_ring)
            painter.setPen(focus if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(now.canvas)
            shape = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(shape, sizes.radius_field, sizes.radius_field)
        ratio = self.devicePixelRatio()
        sign = pixmap(self._sign, now.named(self._tone), sizes.icon, ratio=ratio)
        painter.drawPixmap(sizes.space_8, sizes.space_8, sign)
        play = pixmap("play" if self._moment else "caret-right", now.text3, sizes.icon, ratio=ratio)
        right = self.width() - sizes.space_8 - sizes.icon
        painter.drawPixmap(right, (self.height() - sizes.icon) // 2, play)
        left, width = self._room(self.width())
        font = look.font(Role.SMALL_STRONG, figures=True)
        line = QFontMetrics(font).height()
        painter.setFont(font)
        painter.setPen(now.text2)
        title = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, width)
        first = QRectF(left, sizes.space_8, width, line)
        painter.drawText(first, Qt.AlignmentFlag.AlignVCenter, title)
        painter.setFont(look.font(Role.BODY))
        painter.setPen(now.text)
        below = QRectF(left, first.bottom() + sizes.space_2, width, self._body(width))
        painter.drawText(below, WRAP, self._words)

    def _room(self, width: int) -> tuple[int, int]:
        sizes = theme().sizes
        left = sizes.space_8 + sizes.icon + sizes.space_12
        return left, width - 2 * left

    def _body(self, width: int) -> int:
        metrics = QFontMetrics(theme().font(Role.BODY))
        return metrics.boundingRect(0, 0, width, 100_000, WRAP, self._words).height()

    def _height(self, width: int) -> int:
        sizes = theme().sizes
        _, room = self._room(max(width, NARROWEST))
        line = QFontMetrics(theme().font(Role.SMALL_STRONG, figures=True)).height()
        return sizes.space_8 + line + sizes.space_2 + self._body(room) + sizes.space_8
