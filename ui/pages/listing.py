"""A list column with a search field over rows; of several pages."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.runtime.words import Words
from ui.theme import theme
from ui.widgets.loading import SkeletonRows
from ui.widgets.placeholder import Placeholder
from ui.widgets.rows import Row, RowList
from ui.widgets.search_field import SearchField


class Listing(QWidget):
    """Emits ``opened`` with the key of a row, ``looked_for`` with what was typed."""

    opened = Signal(str)
    looked_for = Signal(str)

    def __init__(
        self, words: Words, *, prefix: str, sign: str, first: QWidget | None = None
    ) -> None:
        """``prefix`` of its texts: ``inbox`` for «inbox-search», «inbox-none», «inbox-not-found».

        ``first`` stands at the right of the search.
        """
        super().__init__()
        self._words, self._prefix, self._sign = words, prefix, sign
        sizes = theme().sizes
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(sizes.space_16, 0, sizes.space_16, sizes.space_8)
        head.setSpacing(sizes.space_8)
        self.search = SearchField(hint="")
        self.search.looked_for.connect(self.looked_for)
        head.addWidget(self.search)
        if first is not None:
            head.addWidget(first)
        column.addLayout(head)
        self.rows = RowList(name="")
        self.rows.opened.connect(self.opened)
        self._stack = QStackedWidget()
        self._loading = QWidget()
        inside = QVBoxLayout(self._loading)
        inside.setContentsMargins(0, 0, 0, 0)
        self._skeleton = SkeletonRows(name="")
        inside.addWidget(self._skeleton)
        inside.addStretch()
        self._nothing: Placeholder | None = None
        self._stack.addWidget(self._loading)
        self._stack.addWidget(self.rows)
        column.addWidget(self._stack, 1)
        words.changed.connect(self._reword)
        self._reword()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """All of them; none is said in words."""
        if self._nothing is not None:
            self._stack.removeWidget(self._nothing)
            self._nothing.deleteLater()
            self._nothing = None
        if rows:
            self.rows.show_rows(rows)
            self._stack.setCurrentWidget(self.rows)
            return
        self.rows.show_rows([])
        what = f"{self._prefix}-not-found" if self.search.text() else f"{self._prefix}-none"
        self._nothing = Placeholder(
            sign="magnifying-glass" if self.search.text() else self._sign,
            title=self._words.text(what),
            sentence=self._words.text(f"{what}.help"),
        )
        self._stack.addWidget(self._nothing)
        self._stack.setCurrentWidget(self._nothing)

    def _reword(self) -> None:
        words = self._words
        self.search.set_hint(words.text(f"{self._prefix}-search"))
        self.rows.setAccessibleName(words.text(f"{self._prefix}-list"))
        self._skeleton.setAccessibleName(words.text("desk-loading"))
        if self._nothing is not None:
            self.show_rows([])
