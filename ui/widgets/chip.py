"""A chip: a state in a word or two, never by colour alone."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from ui.theme import Role, theme
from ui.widgets.text import short

TONES = ("neutral", "success", "warn", "danger", "info", "accent", "caller", "ai", "operator")


class Chip(QLabel):
    """``dot`` puts a round mark before the word, as of a recording that goes on."""

    def __init__(self, text: str = "", *, tone: str = "neutral", dot: bool = False) -> None:
        super().__init__()
        self._dot = dot
        self._tone = tone
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setText(short(text))
        theme().changed.connect(self.updateGeometry)

    def show_state(self, text: str, *, tone: str) -> None:
        """Another word, another colour."""
        text = short(text)
        if (text, tone) != (self.text(), self._tone):
            self._tone = tone
            self.setText(text)
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """The word and round ends."""
        sizes = theme().sizes
        font = theme().font(Role.SECTION, figures=True)
        from_text = QFontMetrics(font).horizontalAdvance(self.text())
        dot = sizes.space_8 + sizes.space_4 if self._dot else 0
        return QSize(from_text + dot + 2 * sizes.space_12, sizes.space_24 - sizes.space_4)

    minimumSizeHint = sizeHint

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A pill with its word."""
        now, sizes = theme().colours, theme().sizes
        ink, ground = chip_colours(self._tone)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(now.named(ground))
        height = self.height()
        painter.drawRoundedRect(QRectF(self.rect()), height / 2, height / 2)
        left = sizes.space_12
        if self._dot:
            painter.setBrush(now.named(ink))
            painter.drawEllipse(
                QRectF(left, (height - sizes.space_8) / 2, sizes.space_8, sizes.space_8)
            )
            left += sizes.space_8 + sizes.space_4
        painter.setFont(theme().font(Role.SECTION, figures=True))
        painter.setPen(now.named(ink))
        where = self.rect().adjusted(left, 0, 0, 0)
        painter.drawText(
            where, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text()
        )


def chip_colours(tone: str) -> tuple[str, str]:
    """The names of ink and ground of a tone."""
    if tone == "neutral":
        return "text2", "caller_bg"
    if tone == "accent":
        return "accent_text", "accent_bg"
    return tone, f"{tone}_bg"
