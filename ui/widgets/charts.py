"""Bars over days or hours, in the theme's colours. A table with the same figures stands beside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pyqtgraph
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme import Role, theme

THICK = 0.72
"""Of the room of one bar."""

HIGHEST_WITHOUT = 4
"""A chart of fewer still has so many steps: one call is no mountain."""

MOST_LABELS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """The heights of one colour; those of the next stand on top of them."""

    heights: Sequence[int]
    tone: str


class BarChart(QWidget):
    """Stacked bars. It takes no keys and moves by no pointer: the figures are in the table."""

    def __init__(self, *, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._labels: Sequence[str] = ()
        self._series: Sequence[Series] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._plot = pyqtgraph.PlotWidget()
        self._plot.setMenuEnabled(False)
        self._plot.setMouseEnabled(x=False, y=False)
        self._plot.hideButtons()
        self._plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._plot.setAccessibleName(name)
        self._plot.viewport().setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._plot.getPlotItem().getViewBox().setDefaultPadding(0.02)
        column.addWidget(self._plot)
        self.setMinimumHeight(theme().sizes.list_column // 2)
        self._draw()
        theme().changed.connect(self._draw)

    def show_bars(self, labels: Sequence[str], series: Sequence[Series]) -> None:
        """A label for each place; the first series stands at the bottom."""
        self._labels, self._series = labels, series
        self._draw()

    def set_name(self, name: str) -> None:
        """For ears, in another language."""
        self.setAccessibleName(name)
        self._plot.setAccessibleName(name)

    def _draw(self) -> None:
        now, look = theme().colours, theme()
        item = self._plot.getPlotItem()
        self._plot.setBackground(now.surface)
        item.clear()
        bottoms = [0] * len(self._labels)
        for series in self._series:
            bars = pyqtgraph.BarGraphItem(
                x=list(range(len(series.heights))),
                y0=list(bottoms),
                height=list(series.heights),
                width=THICK,
                brush=now.named(series.tone),
                pen=pyqtgraph.mkPen(None),
            )
            item.addItem(bars)
            bottoms = [low + high for low, high in zip(bottoms, series.heights, strict=True)]
        top = max([HIGHEST_WITHOUT, *bottoms])
        item.setYRange(0, top, padding=0.05)
        item.setXRange(-0.6, max(1, len(self._labels)) - 0.4, padding=0)
        for side in ("left", "bottom"):
            axis = item.getAxis(side)
            axis.setPen(pyqtgraph.mkPen(now.border))
            axis.setTextPen(now.text2)
            axis.setTickFont(look.font(Role.CAPTION, figures=True))
        item.getAxis("left").setTicks([[(at, str(at)) for at in _steps(top)]])
        every = max(1, -(-len(self._labels) // MOST_LABELS))
        ticks = [(at, label) for at, label in enumerate(self._labels) if at % every == 0]
        item.getAxis("bottom").setTicks([ticks])
        item.showGrid(x=False, y=True, alpha=0.2)


def _steps(top: int) -> list[int]:
    """Four or five whole steps."""
    step = max(1, -(-top // 4))
    for round_one in (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000):
        if round_one >= step:
            step = round_one
            break
    return list(range(0, top + 1, step))
