"""The list column: a field, the choice of calls, and the list, which asks for its rows by pages."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from secretary_app.features.calls.history.models import CallFilter, DayOfCalls, ListedCall
from ui.pages.calls.filters import Filters
from ui.pages.calls.telling import Telling
from ui.shell.page import Desk
from ui.theme import theme
from ui.widgets.banner import Banner
from ui.widgets.buttons import IconButton
from ui.widgets.loading import SkeletonRows
from ui.widgets.paged_rows import PAGE, PagedRows
from ui.widgets.placeholder import Placeholder
from ui.widgets.rows import RowList
from ui.widgets.search_field import SearchField

NEWS_MS = 500
"""A call tells several things as it ends; the list is read once for all of them."""


class Listing(QWidget):
    """Emits ``opened`` with the id of a call; ``empty`` with whether there is any."""

    opened = Signal(str)
    empty = Signal(bool)

    def __init__(self, *, desk: Desk, telling: Telling, banner: Banner) -> None:
        super().__init__()
        self._desk, self._telling, self._banner = desk, telling, banner
        words, sizes = desk.words, theme().sizes
        self._days: list[DayOfCalls] = []
        self._raw: dict[int, list[ListedCall]] = {}
        self._filter = CallFilter()
        self._wanted = ""
        """A call that is to be chosen once the list is there."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        above = QHBoxLayout()
        above.setContentsMargins(sizes.space_16, 0, sizes.space_16, sizes.space_8)
        above.setSpacing(sizes.space_8)
        self.field = SearchField(hint="")
        words.put(self.field.set_hint, "history-find")
        self.unfold = IconButton("funnel", name="")
        self.unfold.setCheckable(True)
        above.addWidget(self.field, 1)
        above.addWidget(self.unfold)
        column.addLayout(above)
        self.filters = Filters(words=words)
        self.filters.hide()
        column.addWidget(self.filters)
        self.model = PagedRows()
        self.rows = RowList(name="", model=self.model)
        words.put(self.rows.setAccessibleName, "page-calls")
        self._skeleton = SkeletonRows(name=words.text("desk-loading"))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.rows)
        self._stack.addWidget(self._skeleton)
        self._stack.setCurrentWidget(self._skeleton)
        self._nothing: QWidget | None = None
        column.addWidget(self._stack, 1)
        self.field.looked_for.connect(lambda _text: self.reload())
        self.filters.changed.connect(self.reload)
        self.unfold.toggled.connect(self._fold)
        self.model.wanted.connect(self._fetch)
        self.rows.opened.connect(self.opened)
        self._news = QTimer(self)
        self._news.setSingleShot(True)
        self._news.setInterval(NEWS_MS)
        self._news.timeout.connect(self._reload_seen)
        words.changed.connect(self._reword)
        self._tell_filters()

    def reload(self) -> None:
        """The list anew; what is chosen and where it stood are kept."""
        self.filters.show_lines(
            [(line.id, self._telling.line(line.id)) for line in self._desk.workspace.lines.all()]
        )
        self._tell_filters()
        which = self.filters.chosen(self.field.text().strip())
        history = self._desk.workspace.history

        async def read() -> tuple[list[DayOfCalls], list[ListedCall]]:
            return await history.days(which), await history.page(which, limit=PAGE)

        begun = self._desk.operations.run(
            read,
            name="calls.list",
            title=self._desk.words.text("history-reading"),
            complain=self._banner,
            done=lambda found: self._take(which, *found),
            failed=self._failed,
            quiet=True,
        )
        if not begun:
            self._news.start()

    def _reload_seen(self) -> None:
        """Whoever comes back to the page reads the list anyway."""
        if self.isVisible():
            self.reload()

    def soon(self) -> None:
        """Something has happened with some call."""
        self._news.start()

    def choose(self, call_id: str) -> None:
        """Shows a call as chosen, as soon as the list has it."""
        if self.rows.choose(call_id):
            return
        self._wanted = call_id
        which = self._filter
        self._desk.operations.run(
            lambda: self._desk.workspace.history.place_of(call_id, which),
            name="calls.place",
            title=self._desk.words.text("history-reading"),
            done=lambda offset: self._place(call_id, which, offset),
            quiet=True,
        )

    @property
    def first(self) -> str | None:
        """The id of the newest call of the list."""
        rows = self._raw.get(0)
        return rows[0].record.id if rows else None

    def _place(self, call_id: str, which: CallFilter, offset: int | None) -> None:
        if offset is not None and which == self._filter and self._wanted == call_id:
            self.rows.choose_place(self.model.place_at(offset))

    def _take(self, which: CallFilter, days: list[DayOfCalls], page: list[ListedCall]) -> None:
        same, chosen = which == self._filter, self.rows.chosen or self._wanted
        at = self.rows.verticalScrollBar().value()
        self._filter, self._days, self._raw = which, days, {0: page}
        self._begin()
        self._show_state()
        if same:
            self.rows.verticalScrollBar().setValue(at)
        self.empty.emit(not days and which == CallFilter())
        if chosen:
            self.choose(chosen)

    def _begin(self) -> None:
        words = self._desk.words
        self.model.begin((words.day(each.day), each.count) for each in self._days)
        for offset, page in self._raw.items():
            self.model.fill(offset, [self._telling.row(each) for each in page])

    def _fetch(self, offset: int) -> None:
        which = self._filter

        def take(page: list[ListedCall]) -> None:
            if which == self._filter:
                self._raw = {
                    at: each for at, each in self._raw.items() if abs(at - offset) <= 20 * PAGE
                }
                self._raw[offset] = page
                self.model.fill(offset, [self._telling.row(each) for each in page])

        self._desk.operations.run(
            lambda: self._desk.workspace.history.page(which, offset=offset, limit=PAGE),
            name=f"calls.page-{offset}",
            title=self._desk.words.text("history-reading"),
            done=take,
            failed=lambda: self.model.not_told(offset),
            complain=self._banner,
            quiet=True,
        )

    def _failed(self) -> None:
        if not self._days:
            self._show_state()

    def _show_state(self) -> None:
        if self._nothing is not None:
            self._stack.removeWidget(self._nothing)
            self._nothing.deleteLater()
            self._nothing = None
        if self._days:
            self._stack.setCurrentWidget(self.rows)
            return
        text = self._desk.words.text
        looking = self._filter != CallFilter()
        title = "history-none-found" if looking else "history-none"
        self._nothing = Placeholder(
            sign="magnifying-glass" if looking else "phone",
            title=text(title),
            sentence=text(f"{title}.help"),
            action=(text("history-reset"), self._reset) if looking else None,
        )
        self._stack.addWidget(self._nothing)
        self._stack.setCurrentWidget(self._nothing)

    def _reset(self) -> None:
        self.field.clear()
        self.filters.clear()

    def _fold(self, shown: bool) -> None:
        self.filters.setVisible(shown)
        self._tell_filters()

    def _tell_filters(self) -> None:
        active = self.filters.active
        name = self._desk.words.text("history-filters", count=active)
        self.unfold.set_name(name)
        self.unfold.set_sign("funnel", tone="accent_text" if active else "text2")

    def _reword(self) -> None:
        self._tell_filters()
        chosen = self.rows.chosen
        self._begin()
        if self._stack.currentWidget() is not self._skeleton:
            self._show_state()
        if chosen is not None:
            self.choose(chosen)
