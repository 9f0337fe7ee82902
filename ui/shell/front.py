"""What stands before the desk, and keeps the keyboard to itself while it does."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ui.widgets.sheet import FRONT


class Front(QWidget):
    """Covers its window. Sheets of the window wait behind it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName(FRONT)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._window = window
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._shown: QWidget | None = None
        window.installEventFilter(self)
        self.hide()

    def show_view(self, view: QWidget) -> None:
        """This one stands before the desk now; the one before it is gone.

        Windows of the desk, as a call that floats above others, are closed with it.
        """
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        for child in self._window.findChildren(QWidget, options=direct):
            if child.isWindow():
                child.hide()
        before, self._shown = self._shown, view
        if before is not None:
            self._column.removeWidget(before)
            before.hide()
            before.deleteLater()
        self._column.addWidget(view)
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()

    def leave(self) -> None:
        """The desk is open."""
        self.hide()
        if self._shown is not None:
            self._column.removeWidget(self._shown)
            self._shown.deleteLater()
            self._shown = None

    @property
    def view(self) -> QWidget | None:
        """What is shown."""
        return self._shown

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follows the window's size."""
        if event.type() is QEvent.Type.Resize and watched is self.parent():
            self.setGeometry(self._window.rect())
        return False

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes round in here: what is behind is not to be reached."""
        at = start = QApplication.focusWidget() or self
        while True:
            step = at.nextInFocusChain() if forward else at.previousInFocusChain()
            if step is None or step is start:
                return True
            at = step
            takes = bool(at.focusPolicy() & Qt.FocusPolicy.TabFocus)
            if takes and at.isEnabled() and at.isVisible() and self.isAncestorOf(at):
                reason = (
                    Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
                )
                at.setFocus(reason)
                return True
