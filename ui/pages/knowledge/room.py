"""The room of a list: the list itself, or what stands there while there is none."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.widgets.loading import SkeletonRows


class Room(QStackedWidget):
    """Shows the list, grey rows before it has come, or a placeholder where it is empty."""

    def __init__(self, listing: QWidget) -> None:
        super().__init__()
        self._listing = listing
        self._other: QWidget | None = None
        self.addWidget(listing)

    def show_list(self) -> None:
        """There is something in it."""
        self.setCurrentWidget(self._listing)
        self._drop()

    def show_loading(self, name: str) -> None:
        """It is on its way; ``name`` says so to a screen reader."""
        waiting = QWidget()
        column = QVBoxLayout(waiting)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(SkeletonRows(name=name, avatars=False))
        column.addStretch()
        self.show_instead(waiting)

    def show_instead(self, widget: QWidget) -> None:
        """A placeholder."""
        self.addWidget(widget)
        self.setCurrentWidget(widget)
        self._drop()
        self._other = widget

    def _drop(self) -> None:
        if self._other is not None:
            self.removeWidget(self._other)
            self._other.deleteLater()
            self._other = None
