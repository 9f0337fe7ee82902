"""A choice from a list that opens; as narrow as it must be, with «…» where its word is cut."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter

from ui.theme import theme

LEAST_LETTERS = 4
"""Of the chosen word, in the narrowest column."""


class ChoiceField(QComboBox):
    """Qt's own is as wide as its longest word, which pushes a form past the edge of its window."""

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumContentsLength(LEAST_LETTERS)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def showPopup(self) -> None:
        """The list shows its words wholly."""
        view = self.view()
        edges = 2 * theme().sizes.space_16
        view.setMinimumWidth(max(self.width(), view.sizeHintForColumn(0) + edges))
        super().showPopup()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """As ever, but the word ends in «…» where it does not fit."""
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self)
        option.currentText = self.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, room.width() - theme().sizes.space_4
        )
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
