"""Rail, list, main and context side by side, and which of them give way in a narrow window."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.shell.list_column import ListColumn
from ui.shell.page import Page
from ui.shell.rail import Rail
from ui.theme import theme


class Columns(QWidget):
    """The wide arrangement has all four; narrower ones lose the context first, then the list."""

    folded = Signal()
    """What can be brought back by hand is another."""

    def __init__(self, *, rail: Rail, list_column: ListColumn) -> None:
        super().__init__()
        self._rail, self._list = rail, list_column
        self._page: Page | None = None
        self._wants_context = False
        self._wants_list = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(rail)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setHandleWidth(1)
        self._split.setChildrenCollapsible(False)
        self._main = QStackedWidget()
        self._main.setObjectName("main-column")
        self._main.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._split.addWidget(list_column)
        self._split.addWidget(self._main)
        self._split.setStretchFactor(0, 0)
        self._split.setStretchFactor(1, 1)
        row.addWidget(self._split, 1)
        self._context = _Context()
        self._row = row
        row.addWidget(self._context)
        self._over = False
        self._measure()
        theme().changed.connect(self._measure)

    def show_page(self, page: Page) -> None:
        """Brings its widgets to the front."""
        self._page = page
        if self._main.indexOf(page.main) < 0:
            self._main.addWidget(page.main)
        self._main.setCurrentWidget(page.main)
        self._context.show_widget(page.context)
        self._wants_context = False
        self._wants_list = False
        self.arrange()

    @property
    def context_folded(self) -> bool:
        """Whether there is a context column that the window has no room for."""
        has = self._page is not None and self._page.context is not None
        return has and self.width() < theme().sizes.context_folds

    @property
    def list_folded(self) -> bool:
        """Whether the list column gave way to the main column."""
        return self.width() < theme().sizes.one_column and not self._list.empty

    @property
    def regions(self) -> list[QWidget]:
        """What F6 goes through, in the order of reading."""
        parts = (self._rail, self._list, self._main, self._context)
        return [part for part in parts if part.isVisible()]

    def toggle_context(self) -> None:
        """A person wants to see it, or no longer."""
        if self.context_folded:
            self._wants_context = not self._wants_context
            self.arrange()

    def show_list(self, wanted: bool) -> None:
        """In the narrowest window: the list or the main column."""
        self._wants_list = wanted
        self.arrange()

    @property
    def list_width(self) -> int:
        """As a person left it."""
        return self._split.sizes()[0] or theme().sizes.list_column

    @list_width.setter
    def list_width(self, width: int) -> None:
        self._split.setSizes([width, max(1, self._split.width() - width)])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, another arrangement."""
        super().resizeEvent(event)
        self.arrange()

    def arrange(self) -> None:
        """Who is seen."""
        sizes, width = theme().sizes, self.width()
        narrow = width < sizes.one_column
        self._list.setVisible(not self._list.empty and (not narrow or self._wants_list))
        self._main.setVisible(not narrow or not self._list.isVisibleTo(self))
        has = self._page is not None and self._page.context is not None
        shown = has and (width >= sizes.context_folds or self._wants_context)
        self._place_context(over=shown and width < sizes.context_sheet)
        self._context.setVisible(shown)
        self.folded.emit()

    def _place_context(self, *, over: bool) -> None:
        if over and not self._over:
            self._row.removeWidget(self._context)
            self._context.setParent(self)
        elif self._over and not over:
            self._row.addWidget(self._context)
        self._over = over
        if over:
            wide = self._context.width()
            self._context.setGeometry(self.width() - wide, 0, wide, self.height())
            self._context.raise_()

    def _measure(self) -> None:
        sizes = theme().sizes
        self._list.setMinimumWidth(sizes.list_column_min)
        self._list.setMaximumWidth(sizes.list_column_max)
        self._context.setFixedWidth(sizes.context_column)


class _Context(QFrame):
    """The column at the right."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("context-column")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        self._stack = QStackedWidget()
        column.addWidget(self._stack)

    def show_widget(self, widget: QWidget | None) -> None:
        if widget is None:
            return
        held = widget.parentWidget()
        if held is None or self._stack.indexOf(held) < 0:
            held = _held(widget)
            self._stack.addWidget(held)
        self._stack.setCurrentWidget(held)


def _held(widget: QWidget) -> QWidget:
    """In a frame of its own: a page that shows and hides its column does not do so over another."""
    frame = QWidget()
    inside = QVBoxLayout(frame)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.addWidget(widget)
    widget.destroyed.connect(frame.deleteLater)
    return frame
