"""The list of the inbox: everybody with whom there was something, the newest first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from ui.pages.inbox.naming import Naming
from ui.pages.inbox.reading import Listed, read_list
from ui.pages.inbox.rows import row_of
from ui.pages.listing import Listing
from ui.shell.page import Desk
from ui.widgets.banner import Banner
from ui.widgets.rows import Row


class Everybody(QObject):
    """Emits ``opened`` with the key of whom a person chose, ``was_read`` when it was read."""

    opened = Signal(str)
    was_read = Signal()

    def __init__(self, desk: Desk, parent: QObject, *, banner: Banner, naming: Naming) -> None:
        super().__init__(parent)
        self._desk, self._banner, self._naming = desk, banner, naming
        self._listed: Sequence[Listed] = ()
        self.list = Listing(desk.words, prefix="inbox", sign="tray")
        self.list.opened.connect(self.opened)
        self.list.looked_for.connect(lambda _text: self.read())

    @property
    def rows(self) -> Sequence[Row]:
        """As they are seen."""
        return self.list.rows.rows

    @property
    def first(self) -> str:
        """Whom to show where nobody was chosen and nothing is looked for; empty for nobody."""
        return self._listed[0].key if self._listed and not self._search else ""

    @property
    def empty(self) -> bool:
        """Whether there is nobody."""
        return not self._listed

    def read(self) -> bool:
        """Whether it could begin."""
        search = self._search
        return self._desk.operations.run(
            lambda: read_list(self._desk.workspace, search),
            name="inbox.list",
            title=self._desk.words.text("desk-loading"),
            complain=self._banner,
            done=lambda listed: self._take(listed, search),
            quiet=True,
        )

    def choose(self, key: str) -> None:
        """Whose thread is shown."""
        self.list.rows.choose(key)

    def find(self) -> None:
        """Somebody is looked for."""
        self.list.search.setFocus()
        self.list.search.selectAll()

    def reword(self, naming: Naming) -> None:
        """In another language, or with another assistant."""
        self._naming = naming
        if self._listed:
            self._show()

    @property
    def _search(self) -> str:
        return self.list.search.text().strip()

    def _take(self, listed: list[Listed], search: str) -> None:
        self._listed = listed
        if search != self._search:
            self.read()
        self._show()
        self.was_read.emit()

    def _show(self) -> None:
        words = self._desk.words
        self.list.show_rows([row_of(each, self._naming, words) for each in self._listed])
