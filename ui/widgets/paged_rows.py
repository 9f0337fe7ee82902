"""Rows that are asked for by pages as they come into sight: a list of any length holds a few.

It is told first how many rows stand under each heading; what stands in them comes later, and until
then a row is a grey shape. Whoever scrolls past pages asks for none of them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import OrderedDict
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QTimer, Signal

from ui.widgets.rows import Index, Row, RowModel

PAGE = 100
KEPT_PAGES = 40
PATIENCE_MS = 30
"""A page that has gone out of sight by then is not asked for."""

ASKED_AT_ONCE = 3
"""A screen shows no more of them."""

_PENDING = Row(key="pending", title="", pending=True)


class PagedRows(RowModel):
    """Emits ``wanted`` with the offset of a page, counted without headings."""

    wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._headings: list[Row] = []
        self._starts: list[int] = []
        """Where each heading stands."""
        self._count = 0
        self._pages: OrderedDict[int, Sequence[Row]] = OrderedDict()
        self._missed: OrderedDict[int, None] = OrderedDict()
        self._asked: set[int] = set()
        self._asking = QTimer(self)
        self._asking.setSingleShot(True)
        self._asking.setInterval(PATIENCE_MS)
        self._asking.timeout.connect(self._ask)

    def begin(self, sections: Iterable[tuple[str, int]]) -> None:
        """Another list: the names of its sections and how many rows each has."""
        self.beginResetModel()
        self._headings, self._starts, place = [], [], 0
        for title, count in sections:
            self._headings.append(Row(key="", title=title))
            self._starts.append(place)
            place += 1 + count
        self._count = place
        self._pages.clear()
        self._missed.clear()
        self._asked.clear()
        self.endResetModel()

    def fill(self, offset: int, rows: Sequence[Row]) -> None:
        """What stands in the page that was wanted."""
        page = offset // PAGE
        self._asked.discard(page)
        self._pages[page] = rows
        while len(self._pages) > KEPT_PAGES:
            self._pages.popitem(last=False)
        if rows and self._count:
            first = self.index(self.place_at(offset), 0)
            last = self.index(min(self.place_at(offset + len(rows) - 1), self._count - 1), 0)
            self.dataChanged.emit(first, last)

    def not_told(self, offset: int) -> None:
        """It could not be had: it may be wanted again."""
        self._asked.discard(offset // PAGE)

    @property
    def count(self) -> int:
        """How many rows, without the headings."""
        return self._count - len(self._headings)

    def place_at(self, offset: int) -> int:
        """Where the row of an offset stands among rows and headings."""
        # Heading n has as many rows before it as its place less the headings before it.
        before = bisect_right(self._starts, offset, key=self._rows_before)
        return offset + before

    def rowCount(self, parent: Index | None = None) -> int:
        """Rows and headings."""
        return 0 if parent is not None and parent.isValid() else self._count

    def at(self, place: int) -> Row:
        """One of them, as far as it is known."""
        heading = bisect_right(self._starts, place) - 1
        if self._starts[heading] == place:
            return self._headings[heading]
        page, within = divmod(place - heading - 1, PAGE)
        rows = self._pages.get(page)
        if rows is None:
            self._miss(page)
            return _PENDING
        self._pages.move_to_end(page)
        return rows[within] if within < len(rows) else _PENDING

    def place_of(self, key: str) -> int | None:
        """Of a row that is known."""
        for page, rows in self._pages.items():
            for within, row in enumerate(rows):
                if row.key == key:
                    return self.place_at(page * PAGE + within)
        return None

    def headings(self) -> Iterable[int]:
        """Where the names of sections stand."""
        return self._starts

    def _rows_before(self, start: int) -> int:
        return start - bisect_left(self._starts, start)

    def _miss(self, page: int) -> None:
        if page not in self._asked:
            self._missed[page] = None
            self._missed.move_to_end(page)
            if not self._asking.isActive():
                self._asking.start()

    def _ask(self) -> None:
        pages = list(self._missed)[-ASKED_AT_ONCE:]
        self._missed.clear()
        for page in pages:
            self._asked.add(page)
            self.wanted.emit(page * PAGE)
