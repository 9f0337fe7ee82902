"""A choice of a few that need a sentence each: large rows, one of them chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import Role, theme
from ui.theme.icons import pixmap

WRAP = int(Qt.TextFlag.TextWordWrap)


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One of them, in finished words."""

    key: str
    title: str
    second: str = ""
    sign: str = ""


class Choices(QWidget):
    """Emits ``chosen`` with the key."""

    chosen = Signal(str)

    def __init__(self, options: Sequence[Option], *, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._rows: dict[str, ChoiceRow] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().sizes.space_8)
        for option in options:
            row = ChoiceRow(option)
            self._group.addButton(row)
            self._rows[option.key] = row
            row.clicked.connect(lambda _checked=False, key=option.key: self.chosen.emit(key))
            column.addWidget(row)

    def choose(self, key: str) -> None:
        """Shows it as chosen, telling nobody."""
        self._rows[key].setChecked(True)

    def row(self, key: str) -> ChoiceRow:
        """The row of an option."""
        return self._rows[key]


class ChoiceRow(QAbstractButton):
    """A sign, a title, a sentence."""

    def __init__(self, option: Option) -> None:
        super().__init__()
        self._option = option
        self.setText(option.title)
        self.setAccessibleDescription(option.second)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)
        theme().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """As high as its words need at this width."""
        sizes = theme().sizes
        return QSize(sizes.bubble_min, self._height(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, another number of lines."""
        super().resizeEvent(event)
        if self.height() != self._height(self.width()):
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Edge, sign, words; the chosen one is tinted and ticked."""
        now, sizes = theme().colours, theme().sizes
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        edge = sizes.focus_ring if self.hasFocus() or chosen else 1
        colour = now.focus if self.hasFocus() else now.accent if chosen else now.border_strong
        painter.setPen(QPen(colour, edge))
        painter.setBrush(
            now.accent_bg if chosen else now.sunken if self.underMouse() else now.surface
        )
        shape = QRectF(self.rect()).adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2)
        painter.drawRoundedRect(shape, sizes.radius_card, sizes.radius_card)
        ink = now.accent_text if chosen else now.text2
        middle, ratio = self.height() // 2, self.devicePixelRatio()
        if self._option.sign:
            sign = pixmap(self._option.sign, ink, sizes.icon, ratio=ratio)
            painter.drawPixmap(sizes.space_16, middle - sizes.icon // 2, sign)
        if chosen:
            tick = pixmap("check-circle", now.accent_text, sizes.icon, ratio=ratio)
            left = self.width() - sizes.space_16 - sizes.icon
            painter.drawPixmap(left, middle - sizes.icon // 2, tick)
        left, width = self._room(self.width())
        title = theme().font(Role.BODY_STRONG)
        line = QFontMetrics(title).height()
        second = self._second_height(width)
        top = (self.height() - line - (sizes.space_2 + second if second else 0)) / 2
        painter.setPen(now.text)
        painter.setFont(title)
        painter.drawText(QRectF(left, top, width, line), Qt.AlignmentFlag.AlignVCenter, self.text())
        if second:
            painter.setPen(now.text2)
            painter.setFont(theme().font(Role.SMALL))
            where = QRectF(left, top + line + sizes.space_2, width, second)
            painter.drawText(where, WRAP, self._option.second)

    def _room(self, width: int) -> tuple[int, int]:
        sizes = theme().sizes
        beside = sizes.space_16 + sizes.icon + sizes.space_12
        left = beside if self._option.sign else sizes.space_16
        return left, width - left - beside

    def _second_height(self, width: int) -> int:
        if not self._option.second:
            return 0
        metrics = QFontMetrics(theme().font(Role.SMALL))
        return metrics.boundingRect(0, 0, width, 10_000, WRAP, self._option.second).height()

    def _height(self, width: int) -> int:
        sizes = theme().sizes
        _, room = self._room(max(width, sizes.bubble_min))
        line = QFontMetrics(theme().font(Role.BODY_STRONG)).height()
        second = self._second_height(room)
        words = line + (sizes.space_2 + second if second else 0)
        return max(sizes.main_act_height, words + 2 * sizes.space_12)
