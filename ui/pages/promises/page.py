"""The page: the night and what is promised in the list, one of them at its side."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from secretary_app.features.calls.events import CallEnded
from secretary_app.features.calls.rights import DIAL
from secretary_app.features.people.events import PersonRenamed
from secretary_app.features.promises.events import PromiseMade, PromiseMoved
from secretary_app.features.promises.models import Promise
from secretary_app.features.promises.rights import CHANGE_PROMISES
from ui.pages.listing import Listing
from ui.pages.promises.briefing_view import BriefingView
from ui.pages.promises.doing import Doing
from ui.pages.promises.promise_view import PromiseView
from ui.pages.promises.reading import Filter, Read, read
from ui.pages.promises.telling import BRIEFING, Telling
from ui.pages.up_to_date import UpToDate
from ui.shell.page import Desk, Page
from ui.theme import theme
from ui.widgets.header import Header
from ui.widgets.loading import SkeletonRows
from ui.widgets.placeholder import Placeholder
from ui.widgets.segmented import Segmented

MINUTE_MS = 60_000
"""What is due soon becomes overdue by itself."""
NOON = 12


class PromisesPage(Page):
    """What is shown stays while it is read anew."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        words, sizes = desk.words, theme().sizes
        self._telling = Telling(words)
        self._filter = Filter.WAITING
        self._read: Read | None = None
        self._chosen = BRIEFING
        choice = self._choice = Segmented(self._sifts(), name=words.text("promises-filter"))
        choice.chosen.connect(self._sift)
        self.list = self.listing = Listing(
            words, prefix="promises-list", sign="handshake", first=choice
        )
        self.list.opened.connect(self._choose)
        self.list.looked_for.connect(lambda _text: self._show_list())
        self.main = QWidget()
        column = QVBoxLayout(self.main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.header = Header()
        column.addWidget(self.header)
        self.banner = desk.banner()
        inset = QVBoxLayout()
        inset.setContentsMargins(sizes.space_24, sizes.space_8, sizes.space_24, 0)
        inset.addWidget(self.banner)
        column.addLayout(inset)
        self._stack = QStackedWidget()
        column.addWidget(self._stack, 1)
        self._loading = SkeletonRows(name=words.text("desk-loading"), rows=4)
        self.briefing = BriefingView(words)
        self.briefing.jumped.connect(lambda where: desk.open("calls", where))
        self.briefing.promise.connect(self._choose)
        self.promise = PromiseView(words)
        self._nothing: Placeholder | None = None
        for widget in (self._loading, self.briefing, self.promise):
            self._stack.addWidget(widget)
        self.doing = Doing(desk, self.promise, banner=self.banner, chosen=self._chosen_promise)
        self._fresh = UpToDate(self, read=self._load)
        self._minute = QTimer(self)
        self._minute.setInterval(MINUTE_MS)
        self._minute.timeout.connect(self._load)
        for kind in (PromiseMade, PromiseMoved, CallEnded, PersonRenamed):
            self.listen(kind, lambda _event: self._fresh.changed())
        words.changed.connect(self._reword)
        self._show_main()

    def opened(self, what: str) -> None:
        """``what`` is the id of a promise, or nothing: the night, where it brought something."""
        if what:
            self._chosen = what
        self._minute.start()
        self._fresh.opened()

    def closed(self) -> None:
        """A note that was begun is kept."""
        self._minute.stop()
        self._fresh.closed()
        self.promise.keep()

    # ---- reading

    def _load(self) -> bool:
        which = self._filter
        return self.desk.operations.run(
            lambda: read(self.desk.workspace, which),
            name="promises.read",
            title=self.desk.words.text("desk-loading"),
            complain=self.banner,
            done=self._take,
            quiet=True,
        )

    def _take(self, found: Read) -> None:
        self._read = found
        self._show_list()
        self._show_main()

    def _show_list(self) -> None:
        if self._read is not None:
            rows = self._telling.rows(self._read, self._filter, self.list.search.text())
            self.list.show_rows(rows)
            self.list.rows.choose(self._chosen)

    # ---- showing

    def _choose(self, key: str) -> None:
        self._chosen = key
        self.list.rows.choose(key)
        self._show_main()

    def _show_main(self) -> None:
        found, words = self._read, self.desk.words
        if found is None:
            self._stack.setCurrentWidget(self._loading)
            return
        promise = found.find(self._chosen)
        if promise is not None:
            self._show_promise(promise, found)
        elif found.briefing.quiet:
            self._show_nothing()
        else:
            since, until = found.briefing.since, found.briefing.until
            early = until.astimezone().hour < NOON
            self.header.title.setText(words.text("briefing-title" if early else "briefing"))
            self.header.set_second(
                words.text("briefing-span", since=words.clock(since), until=words.clock(until))
            )
            self.header.set_chip("")
            self.briefing.show_briefing(found.briefing, found.people)
            self._stack.setCurrentWidget(self.briefing)

    def _show_promise(self, promise: Promise, found: Read) -> None:
        tell = self._telling
        self.header.title.setText(tell.whose(promise.person_id, promise.number, found.people))
        self.header.set_second(tell.kind(promise.kind))
        text, tone = tell.state(promise, found.now)
        self.header.set_chip(text, tone=tone)
        self.promise.show_promise(
            promise,
            due=tell.due(promise, found.now),
            may_change=self.desk.may(CHANGE_PROMISES.key),
            may_dial=self.desk.may(DIAL.key),
        )
        self._stack.setCurrentWidget(self.promise)

    def _show_nothing(self) -> None:
        words = self.desk.words
        self.header.title.setText(words.text("page-promises"))
        self.header.set_second("")
        self.header.set_chip("")
        if self._nothing is not None:
            self._stack.removeWidget(self._nothing)
            self._nothing.deleteLater()
        self._nothing = Placeholder(
            sign="handshake",
            title=words.text("promises-quiet"),
            sentence=words.text("promises-quiet.help"),
        )
        self._stack.addWidget(self._nothing)
        self._stack.setCurrentWidget(self._nothing)

    def _reword(self) -> None:
        self._choice.set_words([text for _, text in self._sifts()])
        self._show_list()
        self._show_main()

    def _sifts(self) -> list[tuple[str, str]]:
        words = self.desk.words
        return [(each.value, words.text(f"promises-filter-{each}")) for each in Filter]

    def _sift(self, key: str) -> None:
        self._filter = Filter(key)
        if not self._load():
            self._fresh.changed()

    def _chosen_promise(self) -> Promise | None:
        return None if self._read is None else self._read.find(self._chosen)
