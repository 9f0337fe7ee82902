"""The disc with somebody's initial."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from ui.theme import Role, theme


class Avatar(QLabel):
    """Of a person known by name; a number has no initial and gets ``#``."""

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_name(name)

    def show_name(self, name: str) -> None:
        """Whose it is."""
        self.setText(initial(name))
        self.setAccessibleName(name)

    def sizeHint(self) -> QSize:
        """A disc."""
        size = theme().sizes.avatar
        return QSize(size, size)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The initial on a disc."""
        painter = QPainter(self)
        paint_avatar(painter, QRectF(self.rect()), self.text())


def initial(name: str) -> str:
    """The first letter of a name, ``#`` where there is none."""
    return next((letter.upper() for letter in name.strip()[:1] if letter.isalpha()), "#")


def paint_avatar(painter: QPainter, where: QRectF, letter: str) -> None:
    """The same for a row that paints itself."""
    now = theme().colours
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(now.caller_bg)
    painter.drawEllipse(where)
    painter.setPen(now.caller)
    painter.setFont(theme().font(Role.BODY_STRONG))
    painter.drawText(where, Qt.AlignmentFlag.AlignCenter, letter)
    painter.restore()
