"""The page about the program."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from PySide6.QtGui import QFontMetrics, QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from secretary_app.bootstrap.about import Part, running_on, shipped_parts, system_report
from secretary_app.kernel.version import VERSION
from ui.shell.page import Desk, Page
from ui.theme import Role, theme
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.loading import SkeletonRows
from ui.widgets.page_column import PageColumn
from ui.widgets.search_field import SearchField
from ui.widgets.table import Column, Line, Table
from ui.widgets.text import Label

REPORT_LINES, PARTS_HEIGHT = 8, 420
COLUMNS, WIDE = ("name", "version", "licence", "address"), {"licence", "address"}
ROWS = 6


class AboutPage(Page):
    """What is shipped is read once, beside the window's work; the report is made anew each time."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        words = desk.words
        self._parts: Sequence[Part] | None = None
        self.main = self.column = PageColumn(banner=desk.banner())
        words.put(self.column.header.title.setText, "page-about")
        self.copy = Button("", sign="copy")
        words.put(self.copy.setText, "about-copy")
        self.copy.clicked.connect(lambda _checked=False: self._copy())
        self.column.header.add(self.copy)
        self.parts = Table(name="")
        self.destroyed.connect(self.parts.deleteLater)
        self._report = ""
        words.changed.connect(self._show)

    def opened(self, what: str) -> None:
        """With a report of how things are now."""
        del what
        if self._parts is None:
            self._show()

        async def read() -> Sequence[Part]:
            await asyncio.to_thread(running_on)
            self._report = system_report(self.desk.workspace)
            parts = self._parts
            return await asyncio.to_thread(shipped_parts) if parts is None else parts

        self.desk.operations.run(
            read,
            name="about.read",
            title=self.desk.words.text("desk-loading"),
            complain=self.column.banner,
            done=self._take,
            quiet=True,
        )

    def _take(self, parts: Sequence[Part]) -> None:
        self._parts = parts
        self._show()

    def _show(self) -> None:
        words = self.desk.words
        self.column.header.set_second(words.text("about-version", version=VERSION))
        program = Card(words.text("about-program"))
        program.add(Label(words.text("about-what"), wrap=True))
        program.add(Label(words.text("about-licence"), role=Role.SMALL, tone="text2", wrap=True))
        # The table stays, whatever is made anew around it.
        self.parts.setParent(None)
        if self._parts is None:
            loading = SkeletonRows(name=words.text("desk-loading"), rows=ROWS, avatars=False)
            self.column.show_cards([program, loading])
        else:
            self.column.show_cards([program, self._told(), self._shipped(self._parts)])

    def _told(self) -> QWidget:
        words = self.desk.words
        report = Card(words.text("about-report"))
        report.add(Label(words.text("about-report.help"), role=Role.SMALL, tone="text2", wrap=True))
        text = QPlainTextEdit(self._report)
        text.setReadOnly(True)
        text.setProperty("part", "details")
        text.setAccessibleName(words.text("about-report"))
        line = QFontMetrics(theme().font(Role.MONO)).lineSpacing()
        edges = 2 * theme().sizes.space_12
        text.setFixedHeight(REPORT_LINES * line + edges)
        report.add(text)
        return report

    def _shipped(self, parts: Sequence[Part]) -> QWidget:
        words = self.desk.words
        title = words.text("about-parts", count=len(parts))
        card, search = Card(title), SearchField(hint=words.text("about-find"))
        search.looked_for.connect(self._look_for)
        card.add(search)
        self.parts.setAccessibleName(title)
        self.parts.setFixedHeight(PARTS_HEIGHT)
        card.add(self.parts)
        self.parts.show()
        self._look_for("")
        return card

    def _look_for(self, text: str) -> None:
        words, wanted = self.desk.words, text.casefold().split()
        columns = [
            Column(title=words.text(f"about-part-{name}"), wide=name in WIDE) for name in COLUMNS
        ]
        unstated = words.text("about-licence-unstated")
        lines = [
            Line(
                key=part.name,
                cells=(part.name, part.version, part.licence or unstated, part.address),
                tones=("text", "text2", "text", "text2"),
            )
            for part in self._parts or ()
            if all(word in f"{part.name} {part.licence}".casefold() for word in wanted)
        ]
        self.parts.show_lines(columns, lines)

    def _copy(self) -> None:
        self._report = system_report(self.desk.workspace)
        QGuiApplication.clipboard().setText(self._report)
        self.desk.toast(self.desk.words.text("about-copied"), tone="success")
