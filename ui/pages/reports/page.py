"""The overview: figures of some days as cards, charts and tables."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QMenu,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from secretary_app.features.analytics.models import Report
from secretary_app.features.calls.events import CallEnded
from ui.pages.reports.exporting import write_csv, write_pdf
from ui.pages.reports.figures import SPANS, Figures, period_of
from ui.pages.reports.parts import Days, FigureCard, Hours, Shares, sheet_card
from ui.shell.actions import Action
from ui.shell.page import Desk, Page
from ui.theme import theme
from ui.widgets.buttons import IconButton, drop_under
from ui.widgets.card import empty_layout
from ui.widgets.header import Header
from ui.widgets.loading import SkeletonRows
from ui.widgets.placeholder import Placeholder
from ui.widgets.segmented import Segmented

FORMATS = ("csv", "pdf")
IN_A_ROW = 3
ROWS = 6


class ReportsPage(Page):
    """What is shown stays while it is read again."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        words, sizes = desk.words, theme().sizes
        self._report: Report | None = None
        self.main = QWidget()
        column = QVBoxLayout(self.main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.header = Header()
        words.put(self.header.title.setText, "page-reports")
        self.span = Segmented(self._spans(), name=words.text("reports-span"))
        self.span.choose("month")
        self.span.chosen.connect(lambda _key: self._read())
        self.export = IconButton("download-simple", name="")
        words.put(self.export.set_name, "action-reports-export", owner=self.export)
        self.export.clicked.connect(self._offer_formats)
        self.header.add(self.span)
        self.header.add(self.export)
        column.addWidget(self.header)
        self.banner = desk.banner()
        column.addWidget(self.banner)
        self._skeleton = SkeletonRows(name=words.text("desk-loading"), rows=ROWS, avatars=False)
        self._empty = QWidget()
        self._empty_room = QVBoxLayout(self._empty)
        self._shown = QScrollArea()
        self._shown.setWidgetResizable(True)
        self._shown.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._shown.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        self._room = QVBoxLayout(inside)
        self._room.setContentsMargins(*(sizes.space_24,) * 4)
        self._room.setSpacing(sizes.space_16)
        self._shown.setWidget(inside)
        self._stack = QStackedWidget()
        for part in (self._skeleton, self._shown, self._empty):
            self._stack.addWidget(part)
        column.addWidget(self._stack, 1)
        words.changed.connect(self._reword)
        self.listen(CallEnded, lambda _event: self._news())
        self.own_actions = (
            Action(
                id="reports.export",
                sign="download-simple",
                keys="Ctrl+S",
                run=self._offer_formats,
                enabled=lambda: self._report is not None,
            ),
        )

    def opened(self, what: str) -> None:
        """Reads the figures, which takes a moment."""
        del what
        self._read()

    def _news(self) -> None:
        if self.main.isVisible():
            self._read()

    def _read(self) -> None:
        period = period_of(self.span.value, self.desk.words.today)
        self.desk.operations.run(
            lambda: self.desk.workspace.reports.report(period),
            name=f"reports.read-{self.span.value}",
            title=self.desk.words.text("reports-reading"),
            complain=self.banner,
            done=self._take,
            quiet=True,
        )

    def _take(self, report: Report) -> None:
        length = (report.period.until - report.period.since).days + 1
        if length == SPANS[self.span.value]:
            self._report = report
            self._show()

    def _show(self) -> None:
        report, words = self._report, self.desk.words
        if report is None:
            return
        if not report.calls and not report.dialled:
            empty_layout(self._empty_room)
            self._empty_room.addWidget(
                Placeholder(
                    sign="chart-bar",
                    title=words.text("reports-none"),
                    sentence=words.text("reports-none.help"),
                )
            )
            self._stack.setCurrentWidget(self._empty)
            return
        at = self._shown.verticalScrollBar().value()
        figures = Figures(report, words)
        self.header.set_second(figures.span())
        empty_layout(self._room)
        grid = QGridLayout()
        grid.setSpacing(theme().sizes.space_12)
        for number, figure in enumerate(figures.large()):
            grid.addWidget(FigureCard(figure), number // IN_A_ROW, number % IN_A_ROW)
            grid.setColumnStretch(number % IN_A_ROW, 1)
        self._room.addLayout(grid)
        self._room.addWidget(Days(report, figures, words))
        self._beside(
            Shares(words.text("reports-answers"), figures.answers(), words),
            Shares(words.text("reports-questions"), figures.questions(), words),
        )
        self._beside(Hours(report, figures, words), sheet_card(figures.recognisers(), words))
        self._room.addStretch()
        self._stack.setCurrentWidget(self._shown)
        self._shown.verticalScrollBar().setValue(at)

    def _beside(self, *widgets: QWidget) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme().sizes.space_12)
        for widget in widgets:
            row.addWidget(widget, 1)
        self._room.addLayout(row)

    def _offer_formats(self) -> None:
        if self._report is None:
            return
        menu = QMenu(self.export)
        for kind in FORMATS:
            text = self.desk.words.text(f"reports-export-{kind}")
            menu.addAction(text, partial(self._choose_file, self._report, kind))
        menu.aboutToHide.connect(menu.deleteLater)
        drop_under(menu, self.export)

    def _choose_file(self, report: Report, kind: str) -> None:
        home = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        title = self.desk.words.text("action-reports-export")
        dialog = QFileDialog(self.desk.window, title, home, f"*.{kind}")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(kind)
        period = report.period
        dialog.selectFile(f"calls_{period.since}_{period.until}.{kind}")
        dialog.fileSelected.connect(lambda name: self.save(report, Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save(self, report: Report, file: Path) -> None:
        """The report as a file of this name."""
        words = self.desk.words
        figures = Figures(report, words)

        async def work() -> None:
            if file.suffix.lower() == ".pdf":
                write_pdf(words.text("page-reports"), figures.sheets(), file)
            else:
                await asyncio.to_thread(write_csv, figures.sheets(), file, words.language)

        self.desk.operations.run(
            work,
            name="reports.export",
            title=words.text("reports-exporting"),
            blocks=self.export,
            complain=self.banner,
            said=words.text("history-exported", file=file.name),
        )

    def _spans(self) -> Sequence[tuple[str, str]]:
        return [(key, self.desk.words.text("reports-span-choice", span=key)) for key in SPANS]

    def _reword(self) -> None:
        self.span.set_words([text for _, text in self._spans()])
        self._show()
