"""The window of the desk."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import cast

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from secretary_app.bootstrap.workspace import Workspace
from secretary_app.kernel.tasks import TaskOwner
from ui.runtime.operations import Operations, Reports
from ui.runtime.words import Words
from ui.shell.actions import Action, Actions, May
from ui.shell.columns import Columns
from ui.shell.finding import PALETTE, brought_by, pages_and_actions
from ui.shell.front import Front
from ui.shell.keys import KeysSheet
from ui.shell.list_column import ListColumn
from ui.shell.memory import WindowMemory
from ui.shell.page import Desk, Found, Page, PageSpec
from ui.shell.palette import Palette
from ui.shell.places import PLACES
from ui.shell.rail import Rail
from ui.shell.regions import go_to_next
from ui.shell.status_strip import StatusStrip
from ui.theme import theme
from ui.widgets.sheet import Sheet
from ui.widgets.toast import Toast, Toasts


class Window(QWidget):
    """Rail, columns, strip; pages are built when they are first opened."""

    wants_to_close = Signal()
    hidden = Signal()
    """It was closed, and the program goes on."""

    def __init__(
        self,
        *,
        workspace: Workspace,
        words: Words,
        tasks: TaskOwner,
        pages: Sequence[PageSpec],
        may: May,
        actor: Callable[[], str],
        report: Reports,
        state: Path | None = None,
    ) -> None:
        """``state`` is the file in which it remembers where it stood; None remembers nothing."""
        super().__init__()
        self.setObjectName("window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        sizes = theme().sizes
        self.setMinimumSize(sizes.window_min_width, sizes.window_min_height)
        self.memory = WindowMemory(state)
        self.hides = False
        """Whether closing only hides it, because there is another way back."""
        self._all = tuple(pages)
        self._may = may
        self._specs = self._open_to_this_person()
        self._pages: dict[str, Page] = {}
        self._of_pages: dict[str, frozenset[str]] = {}
        """Page to the ids of the actions that it has added."""
        self._current: PageSpec | None = None
        self._last: dict[str, str] = {}
        self._trail: list[str] = []
        self.words = words
        self.operations = Operations(tasks=tasks, words=words, toast=self._toast, report=report)
        self.actions_list = Actions(window=self, words=words, may=may)
        self.desk = Desk(
            workspace=workspace,
            words=words,
            operations=self.operations,
            actions=self.actions_list,
            window=self,
            toast=self._toast,
            open=self.open_page,
            may=may,
            actor=actor,
        )
        self.rail = Rail(words=words, places=frozenset(spec.place for spec in pages))
        self.rail.show_only(frozenset(spec.place for spec in self._specs.values()))
        self.list_column = ListColumn(words=words)
        self.columns = Columns(rail=self.rail, list_column=self.list_column)
        self.strip = StatusStrip(words=words, operations=self.operations)
        self._lay_out()
        self._toasts = Toasts(self, above=sizes.status_strip + sizes.space_16)
        self.front = Front(self)
        self.rail.chosen.connect(self.open_place)
        self.list_column.chosen.connect(self.open_page)
        self.columns.folded.connect(self._show_folded)
        self.strip.context.clicked.connect(self.columns.toggle_context)
        self.strip.back.clicked.connect(lambda: self.columns.show_list(True))
        self._add_actions()
        self.palette_sheet = Palette(
            self,
            desk=self.desk,
            at_once=self._find_here,
            finds=lambda: brought_by(self._specs.values()),
        )
        words.put(self.setWindowTitle, "desk-title", owner=self)
        self._restore()

    @property
    def page(self) -> Page | None:
        """The page in front."""
        return None if self._current is None else self._pages[self._current.key]

    @property
    def page_keys(self) -> list[str]:
        """Pages that this person may open, in order."""
        return list(self._specs)

    def stand_before(self, view: QWidget) -> None:
        """Nobody may use the desk now; this is seen in its place."""
        self._toasts.hold()
        self.columns.hide()
        self.strip.hide()
        self.actions_list.pause(True)
        self.front.show_view(view)

    def open_desk(self) -> None:
        """Somebody may use it again."""
        self.front.leave()
        self.actions_list.pause(False)
        self.columns.show()
        self.strip.show()
        self._toasts.go_on()

    def change_person(self) -> None:
        """Somebody else sits here: their pages, nothing of what was shown before."""
        if self._current is not None:
            self._leave(self._pages[self._current.key])
        self._toasts.clear()
        self.operations.cancel_all()
        self._specs = self._open_to_this_person()
        for key, page in list(self._pages.items()):
            # What must know of every call goes on, where the new one may see it as well.
            if not (key in self._specs and self._specs[key].early):
                self._throw_away(key, page)
        self._last.clear()
        self._trail.clear()
        self._current = None
        self.rail.show_only(frozenset(spec.place for spec in self._specs.values()))
        self.open_first()

    def _throw_away(self, key: str, page: Page) -> None:
        self.actions_list.remove(self._of_pages.pop(key) & self.actions_list.ids)
        for part in (page.main, page.listing, page.context):
            if part is not None:
                part.deleteLater()
        page.deleteLater()
        del self._pages[key]

    def _open_to_this_person(self) -> dict[str, PageSpec]:
        return {
            spec.key: spec
            for spec in self._all
            if not spec.permission or self._may(spec.permission)
        }

    def open_page(self, key: str, what: str = "") -> None:
        """Brings a page to the front; another person's page stays closed."""
        spec = self._specs.get(key)
        if spec is None:
            return
        page = self._pages.get(key)
        if page is None:
            page = self._build(spec)
        before = self._current
        if before is not None and before is not spec:
            self._leave(self._pages[before.key])
            self._trail = [*self._trail[-20:], before.key]
        if before is not spec:
            self.actions_list.add(*page.own_actions)
        self._current = spec
        self._last[spec.place] = key
        siblings = [each for each in self._specs.values() if each.place == spec.place]
        self.rail.show_place(spec.place)
        self.list_column.show_page(spec.place, siblings, key, page.listing)
        self.columns.show_page(page)
        page.opened(what)

    def open_place(self, place: str) -> None:
        """The page of a place that was last open, else its first."""
        first = next((spec.key for spec in self._specs.values() if spec.place == place), None)
        if first is not None:
            self.open_page(self._last.get(place, first))

    def raise_to_front(self) -> None:
        """Somebody started the program a second time."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Whoever runs the program decides what closing means."""
        self._remember()
        event.ignore()
        if self.hides:
            self.hide()
            self.hidden.emit()
        else:
            self.wants_to_close.emit()

    def quit(self) -> None:
        """A person wants the whole program to end; what is asked is asked in the window."""
        if not self.isVisible():
            self.raise_to_front()
        self.wants_to_close.emit()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.addWidget(self.columns)
        column.addLayout(row, 1)
        column.addWidget(self.strip)

    def _build(self, spec: PageSpec) -> Page:
        module, _, name = spec.page.partition(":")
        before = self.actions_list.ids
        made = cast("type[Page]", getattr(importlib.import_module(module), name))(self.desk)
        self._of_pages[spec.key] = self.actions_list.ids - before
        self._pages[spec.key] = made
        return made

    def _leave(self, page: Page) -> None:
        self.actions_list.remove(each.id for each in page.own_actions)
        page.closed()

    def _toast(
        self,
        text: str,
        *,
        tone: str = "info",
        action: tuple[str, Callable[[], object]] | None = None,
    ) -> None:
        close = self.words.text("desk-close")
        self._toasts.say(partial(Toast, text, tone=tone, action=action, close=close))

    def _show_folded(self) -> None:
        self.strip.context.setVisible(self.columns.context_folded)
        self.strip.back.setVisible(self.columns.list_folded)

    def _add_actions(self) -> None:
        add = self.actions_list.add
        add(
            Action(id=PALETTE, sign="magnifying-glass", keys="Ctrl+K", run=self._palette),
            Action(id="shell.keys", sign="keyboard", keys="F1", run=self._keys),
            Action(id="shell.region", keys="F6", run=self._next_region, shown=False),
            Action(id="shell.back", sign="caret-left", keys="Esc", run=self._back, shown=False),
            Action(
                id="shell.context",
                sign="columns",
                keys="Ctrl+I",
                run=self.columns.toggle_context,
                enabled=lambda: self.columns.context_folded,
                shown=False,
            ),
            Action(
                id="shell.quit",
                sign="power",
                keys="Ctrl+Q",
                run=self.wants_to_close.emit,
                while_locked=True,
            ),
        )
        for number, place in enumerate(PLACES, start=1):
            if place.key in {spec.place for spec in self._all}:
                add(
                    Action(
                        id=f"shell.place-{place.key}",
                        sign=place.sign,
                        keys=f"Ctrl+{number}",
                        run=partial(self.open_place, place.key),
                        shown=False,
                    )
                )

    def _palette(self) -> None:
        self.palette_sheet.open()

    def _keys(self) -> None:
        KeysSheet(self, desk=self.desk).open()

    def _back(self) -> None:
        sheets = [sheet for sheet in self.findChildren(Sheet) if sheet.isVisible()]
        if sheets:
            sheets[-1].dismiss()
        elif self.columns.list_folded:
            self.columns.show_list(True)
        elif self._trail:
            self.open_page(self._trail.pop())
            self._trail = self._trail[:-1]

    def _next_region(self) -> None:
        go_to_next([*self.columns.regions, self.strip])

    def _find_here(self, text: str) -> list[Found]:
        return pages_and_actions(
            text,
            words=self.words,
            specs=self._specs.values(),
            open_page=self.open_page,
            actions=self.actions_list,
        )

    def _restore(self) -> None:
        sizes = theme().sizes
        room = self.screen().availableSize()
        self.resize(QSize(sizes.window_width, sizes.window_height).boundedTo(room))
        if self.memory.geometry is not None:
            self.restoreGeometry(self.memory.geometry)
        self.columns.list_width = self.memory.list_width or sizes.list_column

    def _remember(self) -> None:
        self.memory.write(
            geometry=self.saveGeometry(),
            list_width=self.columns.list_width,
            page=None if self._current is None else self._current.key,
        )

    def open_first(self) -> None:
        """The page that was open when the window was last closed, else the first."""
        first = next(iter(self._specs), None)
        key = self.memory.page if self.memory.page in self._specs else first
        if key is not None:
            self.open_page(key)
        for spec in self._specs.values():
            if spec.early and spec.key not in self._pages:
                self._build(spec)
