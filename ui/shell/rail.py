"""The rail: the places, each a sign with its word."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.runtime.words import Words
from ui.shell.places import PLACES, Place
from ui.theme import Role, theme
from ui.theme.icons import pixmap


class RailItem(QAbstractButton):
    """One place."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self._sign = place.sign
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Maximum)
        theme().changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """All of one size."""
        sizes = theme().sizes
        return QSize(sizes.rail_item_width, sizes.rail_item_height)

    def minimumSizeHint(self) -> QSize:
        """In a low window with large letters all places are still there."""
        sizes = theme().sizes
        line = QFontMetrics(theme().font(Role.RAIL)).height()
        height = sizes.icon + sizes.space_4 + line + sizes.space_4
        return QSize(sizes.rail_item_width, min(height, sizes.rail_item_height))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground where it is chosen, sign, word."""
        look = theme()
        now, sizes = look.colours, look.sizes
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(now.focus, sizes.focus_ring) if self.hasFocus() else Qt.PenStyle.NoPen)
        ground = now.accent_bg if self.isChecked() else now.border if self.underMouse() else None
        painter.setBrush(ground if ground is not None else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(shape, sizes.radius_card, sizes.radius_card)
        ink = now.accent_text if self.isChecked() else now.text2
        font = look.font(Role.RAIL)
        line = QFontMetrics(font).height()
        top = (self.height() - sizes.icon - sizes.space_4 - line) / 2
        left = (self.width() - sizes.icon) / 2
        picture = pixmap(self._sign, ink, sizes.icon, ratio=self.devicePixelRatio())
        painter.drawPixmap(round(left), round(top), picture)
        painter.setPen(ink)
        painter.setFont(font)
        under = QRectF(0, top + sizes.icon + sizes.space_4, self.width(), line)
        words = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.width()
        )
        painter.drawText(under, Qt.AlignmentFlag.AlignCenter, words)


class Rail(QFrame):
    """Emits ``chosen`` with the key of a place."""

    chosen = Signal(str)

    def __init__(self, *, words: Words, places: frozenset[str]) -> None:
        """``places`` are those that have pages."""
        super().__init__()
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.items: dict[str, RailItem] = {}
        self._words = words
        self._group = QButtonGroup(self)
        sizes = theme().sizes
        column = QVBoxLayout(self)
        column.setContentsMargins(sizes.space_4, sizes.space_12, sizes.space_4, sizes.space_12)
        column.setSpacing(sizes.space_4)
        stretched = False
        for place in PLACES:
            if place.key not in places:
                continue
            if place.low and not stretched:
                column.addStretch()
                stretched = True
            item = RailItem(place)
            self._group.addButton(item)
            self.items[place.key] = item
            words.put(item.setText, f"place-{place.key}")
            item.clicked.connect(lambda _checked=False, key=place.key: self.chosen.emit(key))
            column.addWidget(item, 0, Qt.AlignmentFlag.AlignHCenter)
        if not stretched:
            column.addStretch()
        self._column = column
        self._measure()
        theme().changed.connect(self._measure)

    def show_only(self, places: frozenset[str]) -> None:
        """The others are not for whoever sits here."""
        for key, item in self.items.items():
            item.setVisible(key in places)

    def _measure(self) -> None:
        self.setFixedWidth(theme().sizes.rail)

    def add_foot(self, widget: QWidget) -> None:
        """Under all places."""
        self._column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)

    def show_place(self, key: str) -> None:
        """It is this one that is seen."""
        self.items[key].setChecked(True)
