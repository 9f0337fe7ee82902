"""A list under a field to look for things in it and a choice of which are seen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.pages.knowledge.room import Room
from ui.runtime.words import Words
from ui.theme import theme
from ui.widgets.placeholder import Placeholder
from ui.widgets.search_field import SearchField
from ui.widgets.segmented import Segmented


class SearchedList(QWidget):
    """Emits ``looked`` when something else is looked for."""

    looked = Signal()

    def __init__(
        self,
        listing: QWidget,
        *,
        words: Words,
        hint: str,
        filters: Sequence[str],
        above: Sequence[QWidget],
    ) -> None:
        """``hint`` is the text in the empty field; the first of ``filters`` shows all of it."""
        super().__init__()
        self._words = words
        self._all = filters[0]
        self.search = SearchField(hint="")
        words.put(self.search.set_hint, hint)
        self.search.looked_for.connect(lambda _text: self.looked.emit())
        self.filter = Segmented([(each, "") for each in filters], name="")
        self.filter.chosen.connect(lambda _key: self.looked.emit())
        self.room = Room(listing)
        sizes = theme().sizes
        column = QVBoxLayout(self)
        column.setContentsMargins(sizes.space_24, sizes.space_16, sizes.space_24, sizes.space_16)
        column.setSpacing(sizes.space_12)
        for each in (*above, self.search, self.filter):
            column.addWidget(each)
        column.addWidget(self.room, 1)

    def search_now(self) -> None:
        """The keyboard is in the field."""
        self.search.setFocus()
        self.search.selectAll()

    def look_at(self, chosen: str) -> None:
        """All of these, whatever was looked for before."""
        self.search.clear()
        self.filter.choose(chosen)
        self.looked.emit()

    def show_nothing_found(self) -> None:
        """There are some, and none of them is looked for."""
        words = self._words
        self.room.show_instead(
            Placeholder(
                sign="magnifying-glass",
                title=words.text("knowledge-nothing-found"),
                sentence=words.text("knowledge-nothing-found.help"),
                action=(words.text("knowledge-show-all"), lambda: self.look_at(self._all)),
            )
        )
