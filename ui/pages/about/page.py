"""The page about the program."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from secretary_app.bootstrap.about import Part, shipped_parts, system_report
from secretary_app.kernel.version import VERSION
from ui.shell.page import Desk, Page
from ui.theme import Role
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.item import Item, list_in
from ui.widgets.page_column import PageColumn
from ui.widgets.search_field import SearchField
from ui.widgets.text import Label

REPORT_HEIGHT = 160


class AboutPage(Page):
    """What is shipped is read once; the report is made anew each time."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        words = desk.words
        self._parts = shipped_parts()
        self._rows: list[tuple[Part, QWidget]] = []
        self.main = self.column = PageColumn(banner=desk.banner())
        words.put(self.column.header.title.setText, "page-about")
        self.copy = Button("", sign="copy")
        words.put(self.copy.setText, "about-copy")
        self.copy.clicked.connect(lambda _checked=False: self._copy())
        self.column.header.add(self.copy)
        self._report = ""
        words.changed.connect(self._show)

    def opened(self, what: str) -> None:
        """With a report of how things are now."""
        del what
        self._report = system_report(self.desk.workspace)
        self._show()

    def _show(self) -> None:
        words = self.desk.words
        self.column.header.set_second(words.text("about-version", version=VERSION))
        program = Card(words.text("about-program"))
        program.add(Label(words.text("about-what"), wrap=True))
        program.add(Label(words.text("about-licence"), role=Role.SMALL, tone="text2", wrap=True))
        report = Card(words.text("about-report"))
        report.add(Label(words.text("about-report.help"), role=Role.SMALL, tone="text2", wrap=True))
        text = QPlainTextEdit(self._report)
        text.setReadOnly(True)
        text.setProperty("part", "details")
        text.setAccessibleName(words.text("about-report"))
        text.setFixedHeight(REPORT_HEIGHT)
        report.add(text)
        parts = Card(words.text("about-parts", count=len(self._parts)))
        search = SearchField(hint=words.text("about-find"))
        search.looked_for.connect(self._look_for)
        parts.add(search)
        self._rows = [(each, self._part(each)) for each in self._parts]
        list_in(parts, [row for _, row in self._rows])
        self.column.show_cards([program, report, parts])

    def _part(self, part: Part) -> Item:
        licence = part.licence or self.desk.words.text("about-licence-unstated")
        second = f"{licence}\n{part.address}" if part.address else licence
        return Item(f"{part.name} {part.version}", second=second)

    def _look_for(self, text: str) -> None:
        wanted = text.casefold().split()
        for part, row in self._rows:
            known = f"{part.name} {part.licence}".casefold()
            row.setVisible(all(word in known for word in wanted))

    def _copy(self) -> None:
        self._report = system_report(self.desk.workspace)
        QGuiApplication.clipboard().setText(self._report)
        self.desk.toast(self.desk.words.text("about-copied"), tone="success")
