"""A box to tick whose words go on in a second line where the first has no room for them."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter

from ui.theme import theme

WRAPPED = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap


class TickBox(QCheckBox):
    """Qt's own is as wide as its words, which pushes a form past the edge of its window."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        policy = self.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Preferred)
        policy.setVerticalPolicy(QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """It wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Of the box, or of the lines beside it."""
        one = super().sizeHint()
        letters = self.fontMetrics()
        beside = one.width() - letters.horizontalAdvance(self.text())
        room = QRect(0, 0, max(1, width - beside), one.height())
        lines = letters.boundingRect(room, int(WRAPPED), self.text()).height()
        return one.height() + max(0, lines - letters.height())

    def minimumSizeHint(self) -> QSize:
        """A word or two beside the box."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), theme().sizes.list_column_min // 2), hint.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The box as ever, the words in lines."""
        painter, option = QStylePainter(self), QStyleOptionButton()
        self.initStyleOption(option)
        part = QStyle.SubElement.SE_CheckBoxContents
        words = self.style().subElementRect(part, option, self)
        option.text = ""
        painter.drawControl(QStyle.ControlElement.CE_CheckBox, option)
        now = theme().colours
        painter.setPen(now.text if self.isEnabled() else now.text3)
        painter.drawText(words, int(WRAPPED), self.text())
