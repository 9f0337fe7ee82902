"""Words that are told to the assistant with one press; all of them are seen, on as many lines."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from ui.theme import Role, theme

FLAGS = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap


class Suggestion(QAbstractButton):
    """Looks like a link."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setText(text)
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme().changed.connect(self.updateGeometry)

    def hasHeightForWidth(self) -> bool:
        """More words, more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As its words need."""
        room = QRect(0, 0, max(1, width), 1)
        words = QFontMetrics(_font()).boundingRect(room, int(FLAGS), self.text())
        sizes = theme().sizes
        return max(sizes.space_24, words.height() + sizes.space_4)

    def sizeHint(self) -> QSize:
        """For its present width."""
        width = max(self.width(), theme().sizes.space_48)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Any width will do."""
        return QSize(theme().sizes.space_48, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width is another height: the layout remembers the one of before."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The words, underlined while the pointer is on them, and the ring of the keyboard."""
        now, sizes = theme().colours, theme().sizes
        painter = QPainter(self)
        font = _font()
        font.setUnderline(self.underMouse() and self.isEnabled())
        painter.setFont(font)
        painter.setPen(now.accent_text if self.isEnabled() else now.text3)
        painter.drawText(self.rect(), int(FLAGS), self.text())
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(now.focus, sizes.focus_ring))
            inside = self.rect().adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(inside, sizes.space_4, sizes.space_4)


def _font() -> QFont:
    return theme().font(Role.SMALL_STRONG)
