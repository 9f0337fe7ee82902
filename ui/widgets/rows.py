"""A list of people, calls or things: rows that paint themselves, as many as there are.

A hundred thousand rows scroll smoothly because only what is seen is asked for and painted. Section
names are rows of their own height, which a list view would have to measure one by one; so this is a
table of one column without grid or headers.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from ui.theme import Role, theme
from ui.theme.icons import pixmap
from ui.widgets.avatar import paint_avatar
from ui.widgets.loading import paint_pending

Index = QModelIndex | QPersistentModelIndex
LONGEST_PAINTED = 200
"""Characters: more than any column is wide."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row, in finished words."""

    key: str
    """What it stands for; empty for the name of a section."""
    title: str
    second: str = ""
    mark: str = ""
    """A small sign before the second line: by which door."""
    tone: str = "text2"
    """Of the second line."""
    when: str = ""
    """At the right of the first line."""
    when_tone: str = "text3"
    letter: str = ""
    """An avatar's; empty for none."""
    sign: str = ""
    """In place of an avatar."""
    count: int = 0
    """Unread things, in a pill at the right of the second line."""
    pending: bool = False
    """Nobody has told yet what stands here."""

    @property
    def spoken(self) -> str:
        """For ears."""
        return ", ".join(part for part in (self.title, self.second, self.when) if part)


class RowModel(QAbstractListModel):
    """The rows that there are."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[Row] = ()

    def rowCount(self, parent: Index | None = None) -> int:
        """How many."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's
        """The row for its painter, its words for a screen reader."""
        if not index.isValid():
            return None
        row = self.at(index.row())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return row.spoken
            case Qt.ItemDataRole.UserRole:
                return row
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The name of a section cannot be chosen."""
        if not self.at(index.row()).key:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def show_rows(self, rows: Sequence[Row]) -> None:
        """All of them anew."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    @property
    def rows(self) -> Sequence[Row]:
        """What is shown."""
        return self._rows

    def at(self, place: int) -> Row:
        """One of them."""
        return self._rows[place]

    def place_of(self, key: str) -> int | None:
        """Where the row of this key stands."""
        return next((at for at, row in enumerate(self._rows) if row.key == key), None)

    def headings(self) -> Iterable[int]:
        """Where the names of sections stand."""
        return (at for at, row in enumerate(self._rows) if not row.key)


class RowList(QTableView):
    """Emits ``opened`` with the key of the row that a person chose."""

    opened = Signal(str)

    def __init__(
        self, *, name: str, single_line: bool = False, model: RowModel | None = None
    ) -> None:
        """``model`` where the rows are not all there at once: ``PagedRows``."""
        super().__init__()
        self.setAccessibleName(name)
        self._single = single_line
        self._rows = model or RowModel()
        self.setModel(self._rows)
        self.setItemDelegate(_Painter(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self._measure()
        theme().changed.connect(self._measure)
        self.selectionModel().currentChanged.connect(self._moved)
        self._rows.dataChanged.connect(self._told)
        self._rows.modelReset.connect(self._measure)
        self._quiet = False
        self._untold = False
        """A person has come to a row of which nothing was known yet."""

    def show_rows(self, rows: Sequence[Row]) -> None:
        """All of them anew; what was chosen and where the list stood are kept."""
        chosen, at = self.chosen, self.verticalScrollBar().value()
        self._quiet = True
        self._rows.show_rows(rows)
        self._measure()
        if chosen is not None:
            self.choose(chosen)
        self.verticalScrollBar().setValue(at)
        self._quiet = False

    @property
    def chosen(self) -> str | None:
        """The key of the row that is chosen."""
        index = self.currentIndex()
        if not index.isValid() or index.row() >= self._rows.rowCount():
            return None
        row = self._rows.at(index.row())
        return None if row.pending else row.key or None

    @property
    def rows(self) -> Sequence[Row]:
        """What is shown."""
        return self._rows.rows

    def choose(self, key: str) -> bool:
        """Shows a row as chosen, telling nobody; whether there is one."""
        found = self._rows.place_of(key)
        if found is None:
            return False
        self.choose_place(found)
        return True

    def choose_place(self, place: int) -> None:
        """The same where the key is not known yet."""
        before, self._quiet = self._quiet, True
        self.setCurrentIndex(self._rows.index(place, 0))
        self._quiet = before

    def _moved(self, now: Index, _before: Index) -> None:
        self._untold = False
        if not self._quiet and now.isValid():
            row = self._rows.at(now.row())
            if row.pending:
                self._untold = True
            elif row.key:
                self.opened.emit(row.key)

    def _told(self, first: Index, last: Index) -> None:
        now = self.currentIndex()
        if self._untold and first.row() <= now.row() <= last.row():
            self._moved(now, now)

    def _measure(self) -> None:
        sizes = theme().sizes
        header = self.verticalHeader()
        header.setDefaultSectionSize(sizes.row_single if self._single else sizes.row)
        for at in self._rows.headings():
            header.resizeSection(at, sizes.row_heading)


class _Painter(QStyledItemDelegate):
    """Draws one row."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """The view's own measure counts."""
        return QSize(theme().sizes.list_column_min, theme().sizes.row)

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:  # noqa: ANN401 - Qt's stubs lack its fields
        """Ground, avatar or sign, two lines, time, count."""
        row = index.data(Qt.ItemDataRole.UserRole)
        assert isinstance(row, Row)
        look, where = theme(), QRect(option.rect)
        now, sizes = look.colours, look.sizes
        painter.save()
        if not row.key:
            painter.setFont(look.font(Role.SECTION))
            painter.setPen(now.text2)
            inside = where.adjusted(sizes.space_16, 0, -sizes.space_16, -sizes.space_4)
            painter.drawText(
                inside, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, row.title
            )
            painter.restore()
            return
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if chosen or over:
            painter.fillRect(where, now.accent_bg if chosen else now.canvas)
        if chosen:
            painter.fillRect(
                QRect(where.left(), where.top(), sizes.space_2 + 1, where.height()), now.accent
            )
        left = where.left() + sizes.space_12
        if row.pending:
            paint_pending(painter, QRectF(where))
            painter.restore()
            return
        if row.letter:
            size = sizes.avatar
            top = where.top() + (where.height() - size) / 2
            paint_avatar(painter, QRectF(left, top, size, size), row.letter)
            left += size + sizes.space_12
        elif row.sign:
            size = sizes.icon
            ink = now.accent_text if chosen else now.text2
            picture = pixmap(row.sign, ink, size, ratio=painter.device().devicePixelRatio())
            left += sizes.space_4
            painter.drawPixmap(left, where.top() + (where.height() - size) // 2, picture)
            left += size + sizes.space_12
        right = where.right() - sizes.space_16
        if row.second:
            middle = where.top() + where.height() // 2
            first = QRect(left, where.top(), right - left, middle - where.top())
            second = QRect(left, middle, right - left, where.bottom() - middle)
            _first_line(painter, first, row, Qt.AlignmentFlag.AlignBottom)
            _second_line(painter, second, row)
        else:
            _first_line(
                painter,
                QRect(left, where.top(), right - left, where.height()),
                row,
                Qt.AlignmentFlag.AlignVCenter,
            )
        if option.state & QStyle.StateFlag.State_HasFocus:
            edge = sizes.focus_ring
            painter.setPen(QPen(now.focus, edge))
            painter.drawRect(where.adjusted(edge, edge, -edge, -edge))
        painter.restore()


def _first_line(painter: QPainter, where: QRect, row: Row, vertical: Qt.AlignmentFlag) -> None:
    look = theme()
    space = look.sizes.space_2
    where = where.adjusted(0, 0, 0, -space) if vertical is Qt.AlignmentFlag.AlignBottom else where
    room = where.width()
    if row.when:
        font = look.font(Role.CAPTION, figures=True)
        width = QFontMetrics(font).horizontalAdvance(row.when)
        painter.setFont(font)
        painter.setPen(look.colours.named(row.when_tone))
        painter.drawText(where, Qt.AlignmentFlag.AlignRight | vertical, row.when)
        room -= width + look.sizes.space_8
    font = look.font(Role.BODY_STRONG if row.second else Role.BODY, figures=True)
    painter.setFont(font)
    painter.setPen(look.colours.text)
    _elided(painter, QRect(where.left(), where.top(), room, where.height()), row.title, vertical)


def _second_line(painter: QPainter, where: QRect, row: Row) -> None:
    look = theme()
    now, sizes = look.colours, look.sizes
    room = where.width()
    if row.count:
        font = look.font(Role.SECTION, figures=True)
        words = str(row.count) if row.count < 100 else "99+"
        width = max(
            sizes.space_16 + sizes.space_2,
            QFontMetrics(font).horizontalAdvance(words) + sizes.space_12,
        )
        height = sizes.space_16 + sizes.space_2
        pill = QRectF(where.right() - width, where.top() + sizes.space_4, width, height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(now.accent)
        painter.drawRoundedRect(pill, height / 2, height / 2)
        painter.setPen(now.on_accent)
        painter.setFont(font)
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, words)
        room -= width + sizes.space_8
    font = look.font(Role.SMALL, figures=True)
    left = where.left()
    if row.mark:
        size = sizes.icon_small
        picture = pixmap(
            row.mark, now.named(row.tone), size, ratio=painter.device().devicePixelRatio()
        )
        line = QFontMetrics(font).height()
        painter.drawPixmap(left, where.top() + sizes.space_2 + (line - size) // 2, picture)
        left += size + sizes.space_4
        room -= size + sizes.space_4
    painter.setFont(font)
    painter.setPen(now.named(row.tone))
    below = QRect(left, where.top() + sizes.space_2, room, where.height())
    _elided(painter, below, row.second, Qt.AlignmentFlag.AlignTop)


def _elided(painter: QPainter, where: QRect, text: str, vertical: Qt.AlignmentFlag) -> None:
    line = " ".join(text[:LONGEST_PAINTED].split())
    shown = painter.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, where.width())
    painter.drawText(
        where, Qt.AlignmentFlag.AlignLeft | vertical | Qt.TextFlag.TextSingleLine, shown
    )
