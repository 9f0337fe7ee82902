"""The page of the bots: how each is, a trial message, and repair cards for what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from PySide6.QtCore import QTimer

from secretary_app.channels.telegram.errors import BotTokenMissing
from secretary_app.channels.telegram.events import BotMoved, BotsChanged, BotWrote
from secretary_app.channels.telegram.models import Bot, Standing
from secretary_app.channels.telegram.rights import CHANGE_BOTS, RUN_BOTS, VIEW_BOTS
from secretary_app.features.assistants.events import AssistantChanged
from secretary_app.features.conversations.events import MessageAdded
from ui.pages.telegram.bot_card import SIGN, BotActs, bot_card
from ui.pages.telegram.sheets import AddBot, NewToken, SetUpBot
from ui.pages.telegram.view import AT_WORK
from ui.pages.up_to_date import UpToDate
from ui.shell.actions import Action
from ui.shell.page import Desk, Page
from ui.widgets.buttons import Button, Kind
from ui.widgets.loading import SkeletonRows
from ui.widgets.page_column import PageColumn
from ui.widgets.placeholder import Placeholder

CHANGES = (BotMoved, BotsChanged, BotWrote, MessageAdded, AssistantChanged)

NETWORK = "network.allowed"
"""The setting that lets a bot out."""


class BotsPage(Page):
    """What was read stays while it is read anew."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        words = desk.words
        self._standings: list[Standing] | None = None
        self._logs: set[str] = set()
        """Bots whose log somebody reads."""
        self.main = self.column = PageColumn(banner=desk.banner())
        words.put(self.column.header.title.setText, "page-bots")
        self.add = Button("", kind=Kind.PRIMARY, sign="plus")
        self.add.setEnabled(desk.may(CHANGE_BOTS.key))
        words.put(self.add.setText, "bots-add")
        self.add.clicked.connect(lambda _checked=False: self._add())
        self.column.header.add(self.add)
        self._fresh = UpToDate(self, read=self._read)
        words.changed.connect(self._show)
        self.own_actions = [Action(id="bots.add", sign="plus", keys="Ctrl+N", run=self._add)]
        for kind in CHANGES:
            self.listen(kind, lambda _event: self._fresh.changed())

    def opened(self, what: str) -> None:
        """Reads how they are."""
        del what
        if self._standings is None:
            loading = self.desk.words.text("desk-loading")
            self.column.show_alone(SkeletonRows(name=loading, rows=2, avatars=False))
        self._fresh.opened()

    def closed(self) -> None:
        """Nobody looks."""
        self._fresh.closed()

    def _read(self) -> bool:
        if not self.desk.may(VIEW_BOTS.key):
            return True
        return self.desk.operations.run(
            self.desk.workspace.bot_manager.standings,
            name="bots.read",
            title=self.desk.words.text("desk-loading"),
            complain=self.column.banner,
            done=self._take,
            quiet=True,
        )

    def _take(self, standings: list[Standing]) -> None:
        if standings != self._standings:
            self._standings = standings
            self._show()

    def _show(self) -> None:
        standings, words = self._standings, self.desk.words
        if standings is None:
            return
        acts = BotActs(
            start=lambda bot_id: self._run(bot_id, "start"),
            stop=lambda bot_id: self._run(bot_id, "stop"),
            restart=lambda bot_id: self._run(bot_id, "restart"),
            try_out=self._try_out,
            check=self._check,
            set_up=lambda bot_id: SetUpBot(self.desk, self._bot(bot_id)).open(),
            token=lambda bot_id: NewToken(self.desk, self._bot(bot_id)).open(),
            remove=self._remove,
            network=lambda _bot_id: self.desk.open("settings", NETWORK),
            show_log=self._show_log,
            may_run=self.desk.may(RUN_BOTS.key),
            may_change=self.desk.may(CHANGE_BOTS.key),
        )
        if standings:
            self.column.show_cards(
                [
                    bot_card(
                        each,
                        workspace=self.desk.workspace,
                        words=words,
                        acts=acts,
                        log_shown=each.bot.id in self._logs,
                    )
                    for each in standings
                ]
            )
        else:
            self.column.show_alone(
                Placeholder(
                    sign=SIGN,
                    title=words.text("bots-nothing"),
                    sentence=words.text("bots-nothing.help"),
                    action=(words.text("bots-add"), self._add)
                    if self.desk.may(CHANGE_BOTS.key)
                    else None,
                )
            )
        running = sum(each.state in AT_WORK for each in standings)
        told = words.text("bots-running-of", running=running, all=len(standings))
        self.column.header.set_second(told if standings else "")

    def _bot(self, bot_id: str) -> Bot:
        return self.desk.workspace.bots.get(bot_id)

    def _show_log(self, bot_id: str) -> None:
        self._logs ^= {bot_id}
        # Never inside the press of a button that goes with its card.
        QTimer.singleShot(0, self, self._show)

    # ---- what is done

    def _run(self, bot_id: str, verb: str) -> None:
        words, manager, name = self.desk.words, self.desk.workspace.bot_manager, self._bot(bot_id)
        works: dict[str, Callable[[str], Coroutine[Any, Any, Bot]]] = {
            "start": manager.start,
            "stop": manager.stop,
            "restart": manager.restart,
        }
        self.desk.operations.run(
            lambda: works[verb](bot_id),
            name=f"bots.run.{bot_id}",
            title=words.text("lines-saving"),
            complain=self.column.banner,
            done=lambda _bot: self._fresh.changed(),
            said=words.text("bots-done", verb=verb, bot=name.title),
            undo=(lambda: manager.start(bot_id)) if verb == "stop" else None,
        )

    def _try_out(self, bot_id: str) -> None:
        words = self.desk.words
        self.desk.operations.run(
            lambda: self.desk.workspace.bot_trials.try_out(
                bot_id, words.text("bots-trial", bot=self._bot(bot_id).title)
            ),
            name=f"bots.try.{bot_id}",
            title=words.text("bots-trying"),
            complain=self.column.banner,
            done=lambda count: self.desk.toast(
                words.text("bots-tried", count=count), tone="success"
            ),
        )

    def _check(self, bot_id: str) -> None:
        words = self.desk.words
        self.desk.operations.run(
            lambda: self.desk.workspace.bot_trials.check(bot_id),
            name=f"bots.check.{bot_id}",
            title=words.text("bots-trying"),
            complain=self.column.banner,
            done=lambda me: self.desk.toast(
                words.text(
                    "bots-checked",
                    username=me.username,
                    groups="all" if me.reads_groups else "some",
                ),
                tone="success",
            ),
        )

    def _remove(self, bot_id: str) -> None:
        """Its token is kept in hand for as long as the way back is offered."""
        words, bots, name = self.desk.words, self.desk.workspace.bots, self._bot(bot_id).title
        kept = list[str]()

        async def remove() -> None:
            try:
                kept.append(await bots.token(bot_id))
            except BotTokenMissing:
                kept.append("")
            await bots.remove(bot_id)

        self.desk.operations.run(
            remove,
            name=f"bots.remove.{bot_id}",
            title=words.text("lines-saving"),
            complain=self.column.banner,
            said=words.text("bots-gone", bot=name),
            undo=lambda: bots.restore(bot_id, kept[0]),
        )

    def _add(self) -> None:
        AddBot(self.desk, added=self._added).open()

    def _added(self, bot: Bot) -> None:
        self.desk.toast(self.desk.words.text("bots-new", bot=bot.title), tone="success")
