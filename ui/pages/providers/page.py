"""The page of engines: each chain a card, its engines in order, each in the person's hands."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from secretary_app.features.model_library.catalogue import read_catalogue
from secretary_app.features.model_library.discovery import find_models
from secretary_app.features.model_library.places import catalogue_file, models_folder
from secretary_app.features.model_library.rights import CHANGE_MODELS
from secretary_app.features.providers.hands import EngineHands, RunningEngine
from secretary_app.features.providers.overview import EngineRow, overview
from secretary_app.features.providers.plan import chosen_engines
from secretary_app.foundation.settings.rights import CHANGE_SETTINGS
from ui.pages.providers.view import (
    NAMES,
    RUNS,
    SIGNS,
    Chain,
    chains,
    moved,
    second_line,
    state_of,
    trouble,
)
from ui.shell.page import Desk, Page
from ui.theme import Role
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.item import Act, Item, list_in
from ui.widgets.loading import SkeletonRows
from ui.widgets.page_column import PageColumn
from ui.widgets.reorder import Reorder
from ui.widgets.sheet import Sheet
from ui.widgets.text import Label

ROWS = 5
LOOK_AGAIN_MS = 2000
"""Memory and states change while the page is looked at."""
LOG_HEIGHT = 360


class EnginesPage(Page):
    """Looks at the engines while it is in front."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        workspace = desk.workspace
        self._hands = EngineHands(running=workspace.engines, logs=workspace.folder.logs)
        self._rows: tuple[EngineRow, ...] | None = None
        self._shown: object = None
        self.orders: list[Reorder] = []
        """Of the chains that are shown."""
        self.main = self.column = PageColumn(banner=desk.banner())
        desk.words.put(self.column.header.title.setText, "page-engines")
        self.later = desk.banner()
        self.column.top.addWidget(self.later)
        self._look_again = QTimer(self)
        self._look_again.setInterval(LOOK_AGAIN_MS)
        self._look_again.timeout.connect(self._look)
        desk.words.changed.connect(lambda: self._show(anew=True))

    def opened(self, what: str) -> None:
        """Looks now, and then again and again."""
        del what
        if self._rows is None:
            self.column.show_cards(
                [SkeletonRows(name=self.desk.words.text("desk-loading"), rows=ROWS, avatars=False)]
            )
        self._look_again.start()
        self._look()

    def closed(self) -> None:
        """Nobody looks."""
        self._look_again.stop()

    def _look(self) -> None:
        workspace = self.desk.workspace

        async def look() -> tuple[EngineRow, ...]:
            settings = workspace.settings
            folder = models_folder(settings, workspace.folder)
            models = await asyncio.to_thread(find_models, folder)
            catalogue = read_catalogue(catalogue_file(settings))
            return overview(chosen_engines(settings, models), workspace.engines, catalogue)

        self.desk.operations.run(
            look,
            name="engines.look",
            title=self.desk.words.text("desk-loading"),
            complain=self.column.banner,
            done=self._take,
            quiet=True,
        )

    def _take(self, rows: tuple[EngineRow, ...]) -> None:
        self._rows = rows
        self._show()

    def _show(self, *, anew: bool = False) -> None:
        if self._rows is None or not self.desk.may("models.view"):
            return
        running = {each.name: each for each in self._hands.running()}
        shown = (self._rows, tuple(running.values()))
        if (shown == self._shown and not anew) or any(each.held for each in self.orders):
            return
        self._shown = shown
        words = self.desk.words
        memory = sum(each.memory_mb or 0 for each in running.values())
        self.column.header.set_second(
            words.text("engines-summary", count=len(running), memory=memory)
            if running
            else words.text("engines-not-serving")
        )
        cards: list[QWidget] = []
        self.orders = []
        for chain in chains(self._rows):
            title = words.text("engines-chain", kind=chain.kind, language=chain.language or "none")
            items = [self._item(chain, row, running.get(row.worker)) for row in chain.rows]
            cards.append(self._chain(Card(title), chain, items))
        self.column.show_cards(cards)

    def _chain(self, card: Card, chain: Chain, items: list[Item]) -> Card:
        """In an order that may be changed, where there is more than one."""
        order = self._order_of(chain)
        count = len(order)
        if count < 2 or tuple(row.engine for row in chain.rows[:count]) != order:
            return list_in(card, items)
        words = self.desk.words
        things = [
            (
                row.engine,
                words.text("engines-handle", engine=NAMES.get(row.engine, row.engine)),
                item,
            )
            for row, item in zip(chain.rows, items, strict=True)
        ][:count]
        reorder = Reorder(things, enabled=self.desk.may(CHANGE_SETTINGS.key))
        reorder.moved.connect(lambda engine, by: self._move(chain, engine, by))
        self.orders.append(reorder)
        # What is always there stands behind what the owner has put in order.
        return list_in(card, [reorder, *items[count:]])

    def _item(self, chain: Chain, row: EngineRow, running: RunningEngine | None) -> Item:
        words, order = self.desk.words, self._order_of(chain)
        may_order = self.desk.may(CHANGE_SETTINGS.key)
        acts = [
            Act(
                text=words.text(f"engines-{name}"),
                run=partial(self._move, chain, row.engine, by),
                sign=sign,
                enabled=may_order and moved(order, row.engine, by=by) is not None,
            )
            for name, sign, by in (("up", "arrow-up", -1), ("down", "arrow-down", 1))
        ]
        told = trouble(row, words)
        second = second_line(row, running, words)
        return Item(
            f"{row.place}. {NAMES.get(row.engine, row.engine)}",
            second="\n".join(part for part in (second, told) if part),
            chip=state_of(row, words),
            sign=SIGNS[chain.kind],
            acts=acts if len(order) > 1 else (),
            more=self._more(row),
            more_name=words.text("lines-more"),
        )

    def _more(self, row: EngineRow) -> list[Act]:
        words, may = self.desk.words, self.desk.may(CHANGE_MODELS.key)
        if not row.worker:
            return [Act(text=words.text("engines-to-models"), run=lambda: self.desk.open("models"))]
        name, hands = row.worker, self._hands
        runs = row.state in RUNS
        more = [
            Act(
                text=words.text("engines-restart"),
                run=lambda: self._do("restart", name, hands.restart(name)),
                enabled=may,
            ),
            Act(
                text=words.text("engines-stop"),
                run=lambda: self._do("stop", name, hands.stop(name)),
                enabled=may,
            ),
        ]
        if not runs:
            more = [
                Act(
                    text=words.text("engines-start"),
                    run=lambda: self._do("start", name, hands.start(name)),
                    enabled=may,
                )
            ]
        return [*more, Act(text=words.text("engines-log"), run=partial(self._log, name))]

    def _do(self, verb: str, name: str, work: Coroutine[Any, Any, None]) -> None:
        words = self.desk.words
        self.desk.operations.run(
            lambda: work,
            name=f"engines.hands.{name}",
            title=words.text("engines-hand", verb=verb, engine=name),
            complain=self.column.banner,
            done=lambda _none: self._look(),
        )

    def _order_of(self, chain: Chain) -> tuple[str, ...]:
        return () if chain.order is None else self.desk.workspace.settings.get(chain.order)

    def _move(self, chain: Chain, engine: str, by: int) -> None:
        settings, actor, words = self.desk.workspace.settings, self.desk.actor(), self.desk.words
        before, setting = self._order_of(chain), chain.order
        after = moved(before, engine, by=by)
        if after is None or setting is None:
            return

        async def choose(order: tuple[str, ...]) -> None:
            await settings.set(setting, setting.text_of(order), actor=actor)
            self._order_is_another()

        self.desk.operations.run(
            lambda: choose(after),
            name="engines.order",
            title=words.text("lines-saving"),
            complain=self.column.banner,
            said=words.text("settings-saved", name=words.text(setting.text_id)),
            undo=lambda: choose(before),
        )

    def _order_is_another(self) -> None:
        if self.desk.workspace.engines.serving:
            self.later.tell(
                self.desk.words.text("engines-later"),
                tone="info",
                why=self.desk.words.text("engines-later.help"),
            )
        self._look()

    def _log(self, name: str) -> None:
        words = self.desk.words
        sheet = Sheet(self.desk.window, title=words.text("engines-log-of", engine=name))
        told = self._hands.log(name)
        if told:
            text = QPlainTextEdit(told)
            text.setReadOnly(True)
            text.setProperty("part", "details")
            text.setAccessibleName(words.text("engines-log-of", engine=name))
            text.setMinimumHeight(LOG_HEIGHT)
            text.moveCursor(text.textCursor().MoveOperation.End)
            sheet.add(text)
        else:
            sheet.add(Label(words.text("engines-log-empty"), role=Role.SMALL, tone="text2"))
        shut = Button(words.text("desk-close"))
        shut.clicked.connect(sheet.dismiss)
        sheet.add_button(shut)
        sheet.closed.connect(sheet.deleteLater)
        sheet.open()
