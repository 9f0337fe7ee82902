"""A table: rows of facts with headings, sorted by a press on one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ui.theme import Role, theme

Index = QModelIndex | QPersistentModelIndex
LONGEST_CELL = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One heading."""

    title: str
    right: bool = False
    """Figures stand at the right."""
    wide: bool = False
    """Takes the room that the others leave."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row: a key, the words of its cells, and what sorts them where the words would not."""

    key: str
    cells: tuple[str, ...]
    tones: tuple[str, ...] = ()
    """Colours of the cells, in order; what is missing is plain."""
    order: tuple[Any, ...] = ()
    """Any: numbers, times or words, of one type for each column."""


class TableModel(QAbstractTableModel):
    """The lines that there are."""

    def __init__(self) -> None:
        super().__init__()
        self._columns: Sequence[Column] = ()
        self._lines: Sequence[Line] = ()

    def show_lines(self, columns: Sequence[Column], lines: Sequence[Line]) -> None:
        """All anew."""
        self.beginResetModel()
        self._columns, self._lines = columns, lines
        self.endResetModel()

    @property
    def lines(self) -> Sequence[Line]:
        """As they stand, sorted."""
        return self._lines

    def rowCount(self, parent: Index | None = None) -> int:
        """How many lines."""
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index | None = None) -> int:
        """How many columns."""
        return 0 if parent is not None and parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's
        """Words, side, colour."""
        if not index.isValid():
            return None
        line, column = self._lines[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return line.cells[column][:LONGEST_CELL]
            case Qt.ItemDataRole.ToolTipRole:
                return line.cells[column][:LONGEST_CELL]
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{self._columns[column].title}: {line.cells[column]}"
            case Qt.ItemDataRole.TextAlignmentRole:
                side = (
                    Qt.AlignmentFlag.AlignRight
                    if self._columns[column].right
                    else Qt.AlignmentFlag.AlignLeft
                )
                return side | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.ForegroundRole if column < len(line.tones):
                return theme().colours.named(line.tones[column])
            case Qt.ItemDataRole.FontRole if self._columns[column].right:
                return theme().font(Role.SMALL, figures=True)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's
        """The headings."""
        if orientation is not Qt.Orientation.Horizontal or section >= len(self._columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = (
                Qt.AlignmentFlag.AlignRight
                if self._columns[section].right
                else Qt.AlignmentFlag.AlignLeft
            )
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """By what sorts, else by the words; no column leaves the lines as they were given."""
        if column < 0:
            return
        self.layoutAboutToBeChanged.emit()
        self._lines = sorted(
            self._lines,
            key=lambda line: line.order[column] if line.order else line.cells[column].casefold(),
            reverse=order is Qt.SortOrder.DescendingOrder,
        )
        self.layoutChanged.emit()


class Table(QTableView):
    """Emits ``opened`` with the key of the line that a person chose."""

    opened = Signal(str)

    def __init__(self, *, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._lines = TableModel()
        self.setModel(self._lines)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setAlternatingRowColors(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.setSortingEnabled(False)
        self._measure()
        theme().changed.connect(self._measure)
        self.selectionModel().currentRowChanged.connect(self._moved)

    def show_lines(self, columns: Sequence[Column], lines: Sequence[Line]) -> None:
        """All anew, in the order given; a press on a heading sorts."""
        self._lines.show_lines(columns, lines)
        header = self.horizontalHeader()
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        for at, column in enumerate(columns):
            mode = (
                QHeaderView.ResizeMode.Stretch
                if column.wide
                else QHeaderView.ResizeMode.ResizeToContents
            )
            header.setSectionResizeMode(at, mode)

    @property
    def lines(self) -> Sequence[Line]:
        """As they stand, sorted."""
        return self._lines.lines

    def choose(self, key: str) -> bool:
        """Shows a line as chosen, telling nobody; whether there is one."""
        found = next((at for at, line in enumerate(self.lines) if line.key == key), None)
        if found is None:
            return False
        self.selectionModel().blockSignals(True)
        self.selectRow(found)
        self.selectionModel().blockSignals(False)
        self.viewport().update()
        return True

    def _moved(self, now: Index, _before: Index) -> None:
        if now.isValid():
            self.opened.emit(self._lines.lines[now.row()].key)

    def _measure(self) -> None:
        self.setFont(theme().font(Role.SMALL))
        self.verticalHeader().setDefaultSectionSize(theme().sizes.row_single)
