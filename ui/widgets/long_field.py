"""A field for sentences: it grows with what is written, and is left as any other field."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from ui.theme import theme

FEW, MANY = 2, 8
"""Lines: of an empty field, and of one that scrolls from there on."""

ENTER = frozenset([Qt.Key.Key_Return, Qt.Key.Key_Enter])


class LongField(QPlainTextEdit):
    """Tab leaves it. Ctrl Enter says that it is finished; for a message, Enter alone may."""

    submitted = Signal()
    left = Signal()
    """Whoever leaves it has finished, too."""

    def __init__(self, *, lines: int = FEW, most: int = MANY, by_enter: bool = False) -> None:
        """``by_enter``: Enter submits, and Shift Enter begins a line."""
        super().__init__()
        self._least, self._most, self._by_enter = lines, max(lines, most), by_enter
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._fit)
        theme().changed.connect(self._fit)
        self._fit()

    def text(self) -> str:
        """What stands there."""
        return self.toPlainText()

    def put(self, text: str) -> None:
        """Shows it, telling nobody."""
        self.blockSignals(True)
        self.setPlainText(text)
        self.blockSignals(False)
        self._fit()

    def lines(self) -> list[str]:
        """Those that say something."""
        return [line.strip() for line in self.toPlainText().splitlines() if line.strip()]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys that finish it."""
        pressed = event.modifiers()
        by_control = bool(pressed & Qt.KeyboardModifier.ControlModifier)
        alone = self._by_enter and not pressed & Qt.KeyboardModifier.ShiftModifier
        if event.key() in ENTER and (by_control or alone):
            self.submitted.emit()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A menu over it does not count as leaving."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the lines elsewhere."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def _fit(self) -> None:
        count, shows = self._count(), Qt.ScrollBarPolicy
        scrolls = count > self._most
        self.setVerticalScrollBarPolicy(
            shows.ScrollBarAsNeeded if scrolls else shows.ScrollBarAlwaysOff
        )
        lines = max(self._least, min(count, self._most)) * self.fontMetrics().lineSpacing()
        sizes = theme().sizes
        margins = round(2 * self.document().documentMargin()) + sizes.space_16 + 2
        self.setFixedHeight(max(sizes.control + 2, lines + margins))

    def _count(self) -> int:
        """Lines on the screen, counted no further than they are shown."""
        block, count = self.document().firstBlock(), 0
        while block.isValid() and count <= self._most:
            # Asked for its place, a paragraph is broken into lines.
            self.document().documentLayout().blockBoundingRect(block)
            count += block.lineCount()
            block = block.next()
        return count
