"""Buttons: the main act, quiet ones, dangerous ones, signs alone, and the discs of a call."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QMenu,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QToolButton,
    QWidget,
)

from ui.theme import Role, theme
from ui.theme.icons import icon, icon_before_words, pixmap
from ui.widgets.text import short


class Kind(StrEnum):
    """What pressing it means."""

    PLAIN = "plain"
    PRIMARY = "primary"
    MAIN = "main"
    """The one large button of a control bar."""
    QUIET = "quiet"
    LINK = "link"
    DANGER = "danger"
    ANSWER = "answer"


SMALLEST_LETTERS = 11
"""Pixels: those of the rail."""

_TONES = {
    Kind.PLAIN: "text",
    Kind.PRIMARY: "on_accent",
    Kind.MAIN: "on_accent",
    Kind.QUIET: "accent_text",
    Kind.LINK: "accent_text",
    Kind.DANGER: "on_danger_solid",
    Kind.ANSWER: "on_answer_solid",
}


class Button(QPushButton):
    """A word, perhaps with a sign before it."""

    def __init__(self, text: str, *, kind: Kind = Kind.PLAIN, sign: str = "") -> None:
        super().__init__(short(text))
        self._kind = kind
        self._folded = False
        self.setProperty("kind", kind.value)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self._sign = ""
        if sign:
            self.set_sign(sign)
            theme().changed.connect(self._tint)

    def setText(self, text: str) -> None:
        """Another word; a name in it may be of any length."""
        super().setText(short(text))

    def set_sign(self, sign: str) -> None:
        """Another sign from now on."""
        self._sign = sign
        self._tint()

    def fold(self, folded: bool) -> None:
        """The sign alone, where it has one and there is no room for the word, its tooltip then."""
        folded = folded and bool(self._sign)
        if folded != self._folded:
            self._folded = folded
            self.setToolTip(self.text() if folded else "")
            self._tint()
            self.updateGeometry()

    @property
    def folded(self) -> bool:
        """Whether it shows its sign alone."""
        return self._folded

    @property
    def gain(self) -> int:
        """How much narrower it is folded."""
        hint = super().sizeHint()
        return hint.width() - hint.height() if self._sign else 0

    def sizeHint(self) -> QSize:
        """As wide as it is high where it is folded."""
        hint = super().sizeHint()
        return QSize(hint.height(), hint.height()) if self._folded else hint

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint() if self._folded else super().minimumSizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Folded: the sign in the middle."""
        if not self._folded:
            super().paintEvent(event)
            return
        painter, option = QStylePainter(self), QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)

    def _tint(self) -> None:
        now, sizes = theme().colours, theme().sizes
        ink, gap = now.named(_TONES[self._kind]), 0 if self._folded else sizes.space_4
        self.setIconSize(QSize(sizes.icon + gap, sizes.icon))
        self.setIcon(icon_before_words(self._sign, ink, sizes.icon, gap, disabled=now.text3))


class IconButton(QToolButton):
    """A sign alone. It must have a name: Qt gives a tool button none, not even from its tooltip."""

    def __init__(self, sign: str, *, name: str, tone: str = "text2") -> None:
        super().__init__()
        size = theme().sizes.icon
        self.setIconSize(QSize(size, size))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_name(name)
        self.set_sign(sign, tone=tone)
        theme().changed.connect(self._tint)

    def set_name(self, name: str) -> None:
        """What it does, for ears and as a tooltip."""
        self.setAccessibleName(name)
        self.setToolTip(name)

    def set_sign(self, sign: str, *, tone: str = "text2") -> None:
        """Another sign from now on."""
        self._sign, self._tone = sign, tone
        self._tint()

    def _tint(self) -> None:
        now = theme().colours
        self.setIcon(icon(self._sign, now.named(self._tone), disabled=now.border))


def drop_under(menu: QMenu, button: QWidget) -> None:
    """Opens a menu under its button, and keeps it within the button's window."""
    room = menu.sizeHint().width()
    over = button.mapTo(button.window(), QPoint(room, 0)).x() > button.window().width()
    left = button.width() - room if over else 0
    menu.popup(button.mapToGlobal(QPoint(left, button.height())))


class DiscButton(QAbstractButton):
    """A round control of the call with its word under it."""

    def __init__(self, text: str, *, sign: str, danger: bool = False, tight: bool = False) -> None:
        """``tight``: no wider than it must be."""
        super().__init__()
        self.setText(text)
        self._tight = tight
        self._sign = sign
        self._danger = danger
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.updateGeometry)

    def set_sign(self, sign: str) -> None:
        """Another sign from now on."""
        self._sign = sign
        self.update()

    def sizeHint(self) -> QSize:
        """The disc, a gap, and a line of words."""
        sizes = theme().sizes
        letters = QFontMetrics(theme().font(Role.CAPTION))
        words = letters.horizontalAdvance(self.text()) + sizes.space_4
        line = sizes.space_24
        cell = sizes.disc + sizes.space_2 if self._tight else sizes.disc_cell
        return QSize(max(cell, words), sizes.disc + sizes.space_8 + line)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Disc, sign, word, and the ring of the keyboard."""
        now, sizes = theme().colours, theme().sizes
        fill, on = (
            (now.danger_solid, now.on_danger_solid) if self._danger else (now.caller_bg, now.text)
        )
        if self.isChecked():
            fill, on = now.accent, now.on_accent
        if not self.isEnabled():
            fill, on = now.sunken, now.text3
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = sizes.focus_ring
        disc = QRectF((self.width() - sizes.disc) / 2, edge * 2, sizes.disc, sizes.disc)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill.darker(110) if self.isDown() else fill)
        painter.drawEllipse(disc)
        if self.underMouse() and self.isEnabled() and not self.isDown():
            painter.setPen(QPen(now.border_strong, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(disc)
        if self.hasFocus():
            painter.setPen(QPen(now.focus, edge))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(disc.adjusted(-edge * 1.5, -edge * 1.5, edge * 1.5, edge * 1.5))
        size = sizes.icon
        centre = disc.center()
        picture = pixmap(self._sign, on, size, ratio=self.devicePixelRatio())
        painter.drawPixmap(round(centre.x() - size / 2), round(centre.y() - size / 2), picture)
        painter.setFont(self._letters())
        painter.setPen(now.text2 if self.isEnabled() else now.text3)
        under = self.rect().adjusted(0, round(disc.bottom()) + sizes.space_4, 0, 0)
        painter.drawText(
            under, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, self.text()
        )

    def _letters(self) -> QFont:
        """Smaller where a row of large words has no room for them: none is cut."""
        font = theme().font(Role.CAPTION)
        while (
            font.pixelSize() > SMALLEST_LETTERS
            and QFontMetrics(font).horizontalAdvance(self.text()) > self.width()
        ):
            font.setPixelSize(font.pixelSize() - 1)
        return font


def hairline(parent: QWidget | None = None) -> QWidget:
    """A line between two groups."""
    line = QFrame(parent)
    line.setProperty("part", "hairline")
    line.setFixedHeight(1)
    return line
