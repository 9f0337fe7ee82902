"""The page of the server: the one switch, the addresses to copy, and how every part is."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from secretary_app.cli.loading import load
from secretary_app.foundation.settings import SettingChanged
from secretary_app.foundation.settings.rights import CHANGE_SETTINGS
from secretary_app.foundation.web.events import ServerClosed, ServerOpened, ServerRefused
from secretary_app.web import settings as choices
from ui.pages.lines.view import title_of
from ui.pages.providers.view import NAMES
from ui.pages.web.twilio_card import TwilioCard
from ui.shell.page import Desk, Page
from ui.theme import Role
from ui.widgets.buttons import hairline
from ui.widgets.card import Card
from ui.widgets.facts import Facts
from ui.widgets.item import Act, Item
from ui.widgets.page_column import PageColumn
from ui.widgets.repair_card import RepairCard
from ui.widgets.text import Label

HEALTH = "secretary_app.bootstrap.health:parts_of"
"""By name: it brings pydantic, and the page need not wait for that."""

HERE = frozenset({"127.0.0.1", "localhost", "::1"})
TONES = {"ok": "success", "degraded": "warn"}
LIMITS = ("default", "auth", "chat", "speech")

Parts = Sequence[Any]
"""Any: ``PartHealth``, which is loaded by name."""


class ServerPage(Page):
    """What was read stays while it is read anew."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._parts: Parts | None = None
        self._front = False
        self.main = self.column = PageColumn(banner=desk.banner())
        desk.words.put(self.column.header.title.setText, "page-server")
        self.twilio = TwilioCard(desk, self.column.banner, copy=self._copy)
        self.destroyed.connect(self.twilio.deleteLater)
        desk.words.changed.connect(self._reword)
        for kind in (ServerOpened, ServerClosed, ServerRefused):
            self.listen(kind, lambda _event: self._changed())
        self.listen(SettingChanged, self._chosen)

    def opened(self, what: str) -> None:
        """Asks every part how it is."""
        del what
        self._front = True
        self._show()
        self._read()

    def closed(self) -> None:
        """Nobody looks."""
        self._front = False

    def _chosen(self, event: SettingChanged) -> None:
        if event.key.startswith("twilio."):
            self.twilio.look()
        else:
            self._changed()

    def _reword(self) -> None:
        self.twilio.setParent(None)
        self.twilio.deleteLater()
        self.twilio = TwilioCard(self.desk, self.column.banner, copy=self._copy)
        self._show()

    def _changed(self) -> None:
        if self._front:
            # Never inside the press of a button that goes with its card.
            QTimer.singleShot(0, self, self._show)

    def _read(self) -> None:
        async def ask() -> Parts:
            parts_of: Any = await asyncio.to_thread(load, HEALTH)
            found: Parts = await parts_of(self.desk.workspace)
            return found

        self.desk.operations.run(
            ask,
            name="server.health",
            title=self.desk.words.text("desk-loading"),
            complain=self.column.banner,
            done=self._take,
            quiet=True,
        )

    def _take(self, parts: Parts) -> None:
        self._parts = parts
        self._show()

    def _show(self) -> None:
        # What is being written in it stays, whatever is made anew around it.
        self.twilio.setParent(None)
        cards: list[QWidget] = [self._server(), self._health(), self.twilio]
        self.column.show_cards(cards)
        self.twilio.show()

    def _server(self) -> Card:
        desk, words, card = self.desk, self.desk.words, Card()
        settings, server = desk.workspace.settings, desk.workspace.server
        on, may = settings.get(choices.ON), desk.may(CHANGE_SETTINGS.key)
        state = "open" if server.address else "off" if not on else "closed"
        tone = {"open": "success", "off": "neutral"}.get(state, "warn")
        acts = [
            Act(
                text=words.text("server-switch-off" if on else "server-switch-on"),
                run=self._switch,
                enabled=may,
                primary=not on,
            )
        ]
        if server.address:
            acts.insert(0, self._copy(server.address))
        card.add(
            Item(
                words.text("server-name"),
                second=server.address or words.text("server-nowhere"),
                chip=(words.text("server-state", state=state), tone),
                sign="share-network",
                acts=acts,
                more=[
                    Act(
                        text=words.text("widgets-server-settings"),
                        run=lambda: desk.open("settings", "web."),
                        enabled=may,
                    ),
                    Act(text=words.text("server-keys"), run=lambda: desk.open("users")),
                ],
                more_name=words.text("lines-more"),
            )
        )
        if on and server.error is not None:
            card.add(
                RepairCard(
                    state=words.text("widgets-server-closed"),
                    tone="danger",
                    text=words.error(server.error),
                    action=(
                        words.text("widgets-server-settings"),
                        lambda: desk.open("settings", "web."),
                    ),
                )
            )
        where = "here" if settings.get(choices.HOST) in HERE else "network"
        limits = dict(zip(LIMITS, (settings.get(each) for each in choices.LIMITS), strict=True))
        values = {
            "reach": words.text("server-reach", where=where),
            "tls": words.text("server-tls", on="yes" if settings.get(choices.TLS) else "no"),
            "limits": words.text("server-limits", **limits),
        }
        card.add(hairline())
        card.add(
            Facts([(words.text(f"server-fact-{name}"), value) for name, value in values.items()])
        )
        return card

    def _health(self) -> Card:
        words = self.desk.words
        card = Card(words.text("server-health"))
        if self._parts is None:
            card.add(Label(words.text("desk-loading"), role=Role.SMALL, tone="text2"))
        for part in self._parts or ():
            tone = TONES.get(part.state.value, "neutral")
            chip = (words.text("server-part", state=part.state.value), tone)
            kind, _, name = part.name.partition(" ")
            told = words.text("server-part-name", kind=kind, name=self._called(kind, name))
            card.add(Item(told, chip=chip))
        return card

    def _called(self, kind: str, name: str) -> str:
        """As people call it on its own page; what they call nothing else, by its id."""
        if kind == "line":
            return title_of(self.desk.workspace.lines.get(name), self.desk.words)
        return NAMES.get(name.partition("-")[2], name)

    def _copy(self, address: str) -> Act:
        words = self.desk.words

        def copy() -> None:
            QGuiApplication.clipboard().setText(address)
            self.desk.toast(words.text("server-copied"), tone="success")

        return Act(text=words.text("server-copy"), run=copy, sign="copy")

    def _switch(self) -> None:
        desk, settings, actor = self.desk, self.desk.workspace.settings, self.desk.actor()
        on = settings.get(choices.ON)
        now, before = choices.ON.text_of(not on), choices.ON.text_of(on)
        desk.operations.run(
            lambda: settings.set(choices.ON, now, actor=actor),
            name="server.switch",
            title=desk.words.text("lines-saving"),
            complain=self.column.banner,
            said=desk.words.text("server-is-off" if on else "widgets-server-is-on"),
            undo=lambda: settings.set(choices.ON, before, actor=actor),
        )
