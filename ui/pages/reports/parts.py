"""Cards of the overview: large numbers, charts with their tables, shares."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout

from secretary_app.features.analytics.models import Report
from ui.pages.reports.figures import Figure, Figures, Share, Sheet
from ui.runtime.words import Words
from ui.theme import Role, theme
from ui.widgets.beside import Beside
from ui.widgets.card import Card
from ui.widgets.charts import BarChart, Series
from ui.widgets.chip import Chip
from ui.widgets.table import Column, Line, Table
from ui.widgets.text import ElidedLabel, Label
from ui.widgets.waterfall import Waterfall

WIDE_ENOUGH = 4
"""Times the narrowest column: then a chart has room beside a table."""

TABLE_ROWS = 7
"""Of a table beside a chart; the others are scrolled to."""


class FigureCard(Card):
    """One large number with its name."""

    def __init__(self, figure: Figure) -> None:
        super().__init__(figure.name)
        row = QHBoxLayout()
        row.setSpacing(theme().sizes.space_8)
        value = Label(figure.value, role=Role.TIMER, tone=figure.tone, figures=True)
        value.setAccessibleName(f"{figure.name}: {figure.value}")
        row.addWidget(value)
        note = Label(figure.note, role=Role.CAPTION, tone="text2", wrap=True)
        note.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
        row.addWidget(note, 1)
        self.add_layout(row)


class Days(Card):
    """Calls of each day: answered, broken off and missed, one on top of another."""

    def __init__(self, report: Report, figures: Figures, words: Words) -> None:
        sheet = figures.days()
        super().__init__(sheet.title)
        legend = QHBoxLayout()
        legend.setSpacing(theme().sizes.space_8)
        tones = (("answered", "success"), ("broken", "warn"), ("missed", "danger"))
        for name, tone in tones:
            legend.addWidget(Chip(words.text(f"reports-column-{name}"), tone=tone, dot=True))
        legend.addStretch()
        self.add_layout(legend)
        chart = BarChart(name=sheet.title)
        each_day = [day.day for day in report.days]
        chart.show_bars(
            [words.text("reports-day", day=f"{d:%d}", month=f"{d:%m}") for d in each_day],
            [
                Series(heights=[getattr(day, name) for day in report.days], tone=tone)
                for name, tone in tones
            ],
        )
        self.add(Beside(chart, _table(sheet), columns=WIDE_ENOUGH))


class Hours(Card):
    """When people call."""

    def __init__(self, report: Report, figures: Figures, _words: Words) -> None:
        sheet = figures.hours()
        super().__init__(sheet.title)
        chart = BarChart(name=f"{sheet.title}: {', '.join(' '.join(row) for row in sheet.rows)}")
        hours = [f"{hour:02}" for hour in range(len(report.hours))]
        chart.show_bars(hours, [Series(heights=report.hours, tone="accent")])
        self.add(chart)


class Shares(Card):
    """Things and how many there are of each, as bars."""

    def __init__(self, title: str, shares: Sequence[Share], words: Words) -> None:
        super().__init__(title)
        if not shares:
            self.add(Label(words.text("reports-nothing"), tone="text2", wrap=True))
            return
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme().sizes.space_12)
        grid.setVerticalSpacing(theme().sizes.space_8)
        longest = max(share.count for share in shares)
        for row, share in enumerate(shares):
            spoken = f"{share.name}: {share.value}"
            bar = Waterfall([("", share.count, share.tone)], longest=longest, spoken=spoken)
            value = Label(share.value, role=Role.SMALL_STRONG, figures=True)
            value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(ElidedLabel(share.name, role=Role.SMALL), row, 0)
            grid.addWidget(bar, row, 1)
            grid.addWidget(value, row, 2)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        grid.setRowStretch(len(shares), 1)
        self.add_layout(grid)


def sheet_card(sheet: Sheet, words: Words) -> Card:
    """A table alone."""
    card = Card(sheet.title)
    if not sheet.rows:
        card.add(Label(words.text("reports-nothing"), tone="text2", wrap=True))
    else:
        card.add(_table(sheet))
    return card


def _table(sheet: Sheet) -> Table:
    table = Table(name=sheet.title)
    first, *others = sheet.headings
    table.show_lines(
        [Column(title=first), *(Column(title=each, right=True, wide=True) for each in others)],
        [
            Line(key=row[0], cells=row, order=(str(at).zfill(5), *map(_number, row[1:])))
            for at, row in enumerate(sheet.rows)
        ],
    )
    rows = min(len(sheet.rows), TABLE_ROWS) + 1
    table.setMinimumHeight(rows * theme().sizes.row_single)
    return table


def _number(cell: str) -> float:
    digits = "".join(each for each in cell.replace(",", ".") if each.isdigit() or each == ".")
    return float(digits or 0)
