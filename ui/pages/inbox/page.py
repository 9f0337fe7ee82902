"""The page: the list of everybody, one thread, the reply, and whose thread it is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QStackedWidget, QWidget

from secretary_app.channels.sms.events import SmsMoved, SmsQueued
from secretary_app.channels.telegram.events import BotWrote
from secretary_app.features.assistants.events import AssistantChanged
from secretary_app.features.calls.events import CallEnded
from secretary_app.features.conversations.events import (
    MessageAdded,
    MessageHeard,
    ThreadGivenBack,
    ThreadSeen,
    ThreadTaken,
)
from secretary_app.features.lines.settings import ASSISTANT
from secretary_app.features.people.events import PeopleMerged, PersonChanged, PersonRenamed
from ui.pages.inbox.everybody import Everybody
from ui.pages.inbox.naming import Naming
from ui.pages.inbox.open_thread import OpenThread
from ui.pages.up_to_date import UpToDate
from ui.shell.actions import Action
from ui.shell.page import Desk, Page
from ui.widgets.placeholder import Placeholder
from ui.widgets.rows import Row

CHANGES = (
    MessageAdded,
    MessageHeard,
    ThreadSeen,
    ThreadTaken,
    ThreadGivenBack,
    SmsQueued,
    SmsMoved,
    BotWrote,
    CallEnded,
    PersonChanged,
    PersonRenamed,
    PeopleMerged,
    AssistantChanged,
)


class InboxPage(Page):
    """Which thread is open, and what is shown where none is."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._main = self.main = QStackedWidget()
        self._fresh = UpToDate(self, read=self._read)
        naming, assistant = self._names()
        self.talk = OpenThread(desk, self, naming=naming, seen=lambda: self._fresh.looked_at)
        self.talk.assistant = assistant
        self.talk.was_read.connect(lambda: self._main.setCurrentWidget(self.talk.side))
        self.talk.drafted.connect(self._fresh.changed)
        self.header, self.composer = self.talk.side.header, self.talk.side.composer
        self.hands = self.talk.hands
        self.context = self.talk.person
        self.everybody = Everybody(desk, self, banner=self.talk.side.banner, naming=naming)
        self.everybody.opened.connect(self.talk.open)
        self.everybody.was_read.connect(self._choose_somebody)
        self.listing = self.everybody.list
        self._main.addWidget(self.talk.side)
        self._nothing: Placeholder | None = None
        for kind in CHANGES:
            self.listen(kind, lambda _event: self._fresh.changed())
        desk.words.changed.connect(self._reword)
        self.own_actions = (
            Action(
                id="inbox.find", sign="magnifying-glass", keys="Ctrl+F", run=self.everybody.find
            ),
        )
        self._show_nobody()

    def opened(self, what: str) -> None:
        """``what`` is a person, or the thread of somebody who hid the number."""
        if what:
            self.talk.open(what)
        self._fresh.opened()

    def closed(self) -> None:
        """What was begun is kept."""
        self._fresh.closed()
        self.talk.leave()

    @property
    def rows(self) -> Sequence[Row]:
        """Everybody in the list."""
        return self.everybody.rows

    @property
    def seen(self) -> Sequence[QWidget]:
        """What is seen of the thread, from top to bottom."""
        return self.talk.seen

    def _read(self) -> bool:
        begun = self.everybody.read()
        self.talk.read()
        return begun

    def _choose_somebody(self) -> None:
        if not self.talk.key and self.everybody.first:
            self.talk.open(self.everybody.first)
        if self.talk.key:
            self.everybody.choose(self.talk.key)
        else:
            self._show_nobody()

    def _show_nobody(self) -> None:
        if self._nothing is not None:
            self._main.removeWidget(self._nothing)
            self._nothing.deleteLater()
        words = self.desk.words
        what = "inbox-none" if self.everybody.empty else "inbox-choose"
        self._nothing = Placeholder(
            sign="tray", title=words.text(what), sentence=words.text(f"{what}.help")
        )
        self._main.addWidget(self._nothing)
        if not self.talk.key:
            self._main.setCurrentWidget(self._nothing)
            self.talk.person.clear()

    def _names(self) -> tuple[Naming, str]:
        """How everybody is called, and who answers on the first line."""
        words, workspace = self.desk.words, self.desk.workspace
        names = {
            profile.id: workspace.assistants.get(profile.id, announces_recording=False).names.get(
                words.language, ""
            )
            for profile in workspace.assistants.all()
        }
        answers = names.get(workspace.lines.first().get(ASSISTANT), "")
        return Naming(words=words, name_of=names), answers

    def _reword(self) -> None:
        naming, self.talk.assistant = self._names()
        self.everybody.reword(naming)
        self._show_nobody()
        self.talk.reword(naming)
