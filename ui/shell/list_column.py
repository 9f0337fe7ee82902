"""The list column: the place's name, its pages where there are several, and the page's own list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.runtime.words import Words
from ui.shell.page import PageSpec
from ui.theme import Role, theme
from ui.widgets.chip import Chip
from ui.widgets.rows import Row, RowList
from ui.widgets.segmented import Segmented
from ui.widgets.text import ElidedLabel


class ListColumn(QFrame):
    """Emits ``chosen`` with the key of a page."""

    chosen = Signal(str)

    def __init__(self, *, words: Words) -> None:
        super().__init__()
        self.setObjectName("list-column")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._words = words
        self._place = ""
        self._pages: Sequence[PageSpec] = ()
        self._page = ""
        sizes = theme().sizes
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(sizes.space_16, sizes.space_12, sizes.space_16, sizes.space_8)
        self._title = ElidedLabel(role=Role.TITLE)
        self.line = Chip(dot=True)
        self.line.hide()
        head.addWidget(self._title, 1)
        head.addWidget(self.line)
        column.addLayout(head)
        self._choice_room = QHBoxLayout()
        self._choice_room.setContentsMargins(sizes.space_16, 0, sizes.space_16, sizes.space_8)
        column.addLayout(self._choice_room)
        self._choice: Segmented | None = None
        self._stack = QStackedWidget()
        self._pages_list = RowList(name="", single_line=True)
        self._pages_list.opened.connect(self.chosen)
        self._stack.addWidget(self._pages_list)
        column.addWidget(self._stack, 1)
        words.changed.connect(self._reword)

    @property
    def empty(self) -> bool:
        """Whether there is nothing to choose from: the main column alone says it all."""
        return len(self._pages) < 2 and self._stack.currentWidget() is self._pages_list

    def show_page(
        self, place: str, pages: Sequence[PageSpec], page: str, listing: QWidget | None
    ) -> None:
        """A page of a place that has these pages."""
        self._place, self._pages, self._page = place, pages, page
        if listing is not None and self._stack.indexOf(listing) < 0:
            self._stack.addWidget(listing)
        self._stack.setCurrentWidget(listing or self._pages_list)
        self._reword()

    def _reword(self) -> None:
        if not self._place:
            return
        title = self._words.text(f"place-{self._place}")
        self._title.setText(title)
        self._pages_list.setAccessibleName(title)
        if self._choice is not None:
            self._choice_room.removeWidget(self._choice)
            self._choice.deleteLater()
            self._choice = None
        named = [(spec, self._words.text(spec.title_id)) for spec in self._pages]
        if self._stack.currentWidget() is self._pages_list:
            self._pages_list.show_rows(
                [Row(key=spec.key, title=text, sign=spec.sign) for spec, text in named]
            )
            self._pages_list.choose(self._page)
        elif len(named) > 1:
            self._choice = Segmented([(spec.key, text) for spec, text in named], name=title)
            self._choice.choose(self._page)
            self._choice.chosen.connect(self.chosen, Qt.ConnectionType.QueuedConnection)
            self._choice_room.addWidget(self._choice)
