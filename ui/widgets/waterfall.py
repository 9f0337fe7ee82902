"""How long the stages of one thing took, one after another, as a bar of pieces."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from ui.theme import theme

Stage = tuple[str, int, str]
"""Name, length, colour."""


class Waterfall(QLabel):
    """Its text says it to a screen reader; all bars of a list share one ``longest``."""

    def __init__(self, stages: Sequence[Stage], *, longest: int, spoken: str) -> None:
        super().__init__()
        self._stages, self._longest = stages, max(1, longest)
        self.setText(spoken)
        self.setToolTip(spoken)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A bar."""
        sizes = theme().sizes
        return QSize(sizes.list_column_min, sizes.space_16)

    def minimumSizeHint(self) -> QSize:
        """As narrow as need be."""
        return QSize(theme().sizes.space_48, theme().sizes.space_16)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The pieces, from the left."""
        now, sizes = theme().colours, theme().sizes
        painter = QPainter(self)
        painter.fillRect(self.rect(), now.canvas)
        left, top = 0.0, float(sizes.space_2)
        height = self.height() - 2 * top
        for _, length, colour in self._stages:
            width = self.width() * length / self._longest
            if width > 0:
                gap = min(1.0, width / 2)
                painter.fillRect(QRectF(left, top, width - gap, height), now.named(colour))
            left += width
