"""Sound as pictures: levels of a call that goes on, the wave of one that is kept, a clock ring."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QSlider

from ui.theme import Role, theme

BAR_PX, BAR_STEP_PX = 3, 5
"""One bar of the level strip, and from one to the next."""

FULL = 1000
"""Steps of a progress bar that is a picture."""

HISTORY = 400
"""Bars that are remembered: the widest screen shows no more."""


class LevelStrip(QProgressBar):
    """Two lanes that run: the caller upwards, our side downwards. At most 15 times in a second."""

    def __init__(self, *, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setRange(0, FULL)
        self.setTextVisible(False)
        self._bars: deque[tuple[float, float]] = deque(maxlen=HISTORY)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def add(self, caller: float, ours: float) -> None:
        """The levels of the last moment, from 0 to 1."""
        self._bars.append((caller, ours))
        self.setValue(round(max(caller, ours) * FULL))
        self.update()

    def sizeHint(self) -> QSize:
        """The strip's own height."""
        return QSize(theme().sizes.list_column_min, theme().sizes.chart_strip)

    def minimumSizeHint(self) -> QSize:
        """So short two lanes can still be told apart; the columns beside it keep their width."""
        return QSize(2 * theme().sizes.disc_cell, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The newest at the right."""
        now = theme().colours
        painter = QPainter(self)
        middle = self.height() / 2
        painter.setPen(QPen(now.border_strong, 1, Qt.PenStyle.DotLine))
        painter.drawLine(0, round(middle), self.width(), round(middle))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        room = middle - theme().sizes.space_4
        for back, (caller, ours) in enumerate(reversed(self._bars)):
            left = self.width() - (back + 1) * BAR_STEP_PX
            if left < 0:
                break
            for level, colour, down in ((caller, now.caller, 0), (ours, now.ai, 1)):
                height = level * room
                if height >= 1:
                    painter.setBrush(colour)
                    top = middle + 1 if down else middle - 1 - height
                    painter.drawRoundedRect(
                        QRectF(left, top, BAR_PX, height), BAR_PX / 2, BAR_PX / 2
                    )


class Waveform(QSlider):
    """Two tracks of a recording, and the place that is heard. Keys, wheel and pointer move it.

    Its value is in milliseconds. ``sliderMoved`` tells where a person wants to be.
    """

    def __init__(self, *, name: str) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setAccessibleName(name)
        self.setSingleStep(1000)
        self.setPageStep(10_000)
        self._caller: Sequence[float] = ()
        self._ours: Sequence[float] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_tracks(
        self, caller: Sequence[float], ours: Sequence[float], *, length_ms: int
    ) -> None:
        """Peaks from 0 to 1, evenly spread over the length."""
        self._caller, self._ours = caller, ours
        self.setRange(0, max(length_ms, 1))
        self.update()

    def sizeHint(self) -> QSize:
        """Both lanes."""
        sizes = theme().sizes
        return QSize(sizes.list_column_min, sizes.chart_strip + sizes.space_16)

    def minimumSizeHint(self) -> QSize:
        """What stands beside it goes before it."""
        return QSize(theme().sizes.space_48 * 2, self.sizeHint().height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """To where the pointer is."""
        self._go(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """With the pointer."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Nothing more to do."""
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """What was heard in full colour, the rest pale, and the place between."""
        now, sizes = theme().colours, theme().sizes
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        middle, width = self.height() / 2, self.width()
        place = width * self.value() / max(self.maximum(), 1)
        room = middle - sizes.space_4
        for peaks, colour, down in ((self._caller, now.caller, 0), (self._ours, now.ai, 1)):
            count = max(1, width // BAR_STEP_PX)
            for at in range(count if peaks else 0):
                left = at * BAR_STEP_PX
                part = peaks[at * len(peaks) // count : max(1, (at + 1) * len(peaks) // count)]
                height = max(1.0, max(part, default=0.0) * room)
                painter.setBrush(colour if left <= place else now.border_strong)
                top = middle + 1 if down else middle - 1 - height
                painter.drawRoundedRect(QRectF(left, top, BAR_PX, height), BAR_PX / 2, BAR_PX / 2)
        painter.fillRect(QRectF(place - 1, 0, 2, self.height()), now.accent)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(now.focus, sizes.focus_ring))
            painter.drawRoundedRect(
                QRectF(self.rect()).adjusted(1, 1, -1, -1), sizes.radius_field, sizes.radius_field
            )

    def _go(self, event: QMouseEvent) -> None:
        share = min(1.0, max(0.0, event.position().x() / max(self.width(), 1)))
        self.setValue(round(self.minimum() + share * (self.maximum() - self.minimum())))
        self.sliderMoved.emit(self.value())
        event.accept()


class RingBar(QProgressBar):
    """A ring that empties: so many seconds until the assistant answers by herself."""

    def __init__(self, *, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setRange(0, FULL)
        self.setTextVisible(False)
        self._words = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_left(self, share: float, words: str) -> None:
        """From 1 to 0, and what stands in the middle: the seconds."""
        self._words = words
        self.setValue(round(min(1.0, max(0.0, share)) * FULL))
        self.update()

    def sizeHint(self) -> QSize:
        """A disc."""
        size = theme().sizes.disc
        return QSize(size, size)

    minimumSizeHint = sizeHint

    def paintEvent(self, _event: QPaintEvent) -> None:
        """What is left, clockwise from the top."""
        now, sizes = theme().colours, theme().sizes
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = sizes.space_4
        ring = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        painter.setPen(QPen(now.border, edge))
        painter.drawEllipse(ring)
        painter.setPen(QPen(now.accent, edge, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawArc(ring, 90 * 16, round(360 * 16 * self.value() / FULL))
        painter.setPen(now.text)
        painter.setFont(theme().font(Role.STRONG, figures=True))
        painter.drawText(ring, Qt.AlignmentFlag.AlignCenter, self._words)
