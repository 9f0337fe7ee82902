"""The page: the list of everybody, one thread, the reply, and whose thread it is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QWidget

from secretary_app.channels.sms.events import SmsMoved, SmsQueued
from secretary_app.channels.telegram.events import BotWrote
from secretary_app.features.assistants.events import AssistantChanged
from secretary_app.features.calls.events import CallEnded
from secretary_app.features.calls.rights import VIEW_CALLS
from secretary_app.features.conversations.events import (
    MessageAdded,
    MessageHeard,
    ThreadGivenBack,
    ThreadSeen,
    ThreadTaken,
)
from secretary_app.features.conversations.models import Channel
from secretary_app.features.conversations.rights import DRAFT_REPLIES
from secretary_app.features.lines.settings import ASSISTANT
from secretary_app.features.people.events import PeopleMerged, PersonChanged, PersonRenamed
from ui.pages.inbox.doors import RIGHTS, door_of, number_of
from ui.pages.inbox.entries import Acts, entry_of
from ui.pages.inbox.hands import Hands
from ui.pages.inbox.listening import Listening
from ui.pages.inbox.reading import Listed, Opened, read_list, read_thread
from ui.pages.inbox.replying import Replying
from ui.pages.inbox.telling import Telling
from ui.pages.inbox.thread_side import ThreadSide
from ui.pages.listing import Listing
from ui.pages.people.person_card import PersonColumn
from ui.shell.actions import Action
from ui.shell.page import Desk, Page
from ui.widgets.placeholder import Placeholder
from ui.widgets.rows import Row

SETTLE_MS = 150
"""Several events of one moment are looked at once."""

MESSAGES = 120
"""At once; earlier ones when somebody asks for them."""


class InboxPage(Page):
    """What is shown stays while it is read anew."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        words = desk.words
        self._listed: list[Listed] = []
        self._opened: Opened | None = None
        self._key = ""
        self._newest = MESSAGES
        self._front = False
        self._list = self.listing = Listing(words, prefix="inbox", sign="tray")
        self._list.opened.connect(self._choose)
        self._list.looked_for.connect(lambda _text: self._read_list())
        self._person = self.context = PersonColumn(words)
        self._main = self.main = QStackedWidget()
        self._side = ThreadSide(desk)
        self._assistant = self._typing = self._second = ""
        self._fill_side()
        self._listening = Listening(desk, self.banner)
        self._listening.changed.connect(self._show_thread)
        self._acts = Acts(
            send_again=self.replying.send_again if self._may_send() else None,
            play=self._listening.toggle,
            open_call=self._open_call if desk.may(VIEW_CALLS.key) else None,
            sounding=lambda: self._listening.call_id,
            opened=set(),
        )
        self._nothing: Placeholder | None = None
        self._main.addWidget(self._side)
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(SETTLE_MS)
        self._settled.timeout.connect(self._read_again)
        for kind in (
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
        ):
            self.listen(kind, lambda _event: self._changed())
        words.changed.connect(self._reword)
        self._reword()
        self.own_actions = (
            Action(id="inbox.find", sign="magnifying-glass", keys="Ctrl+F", run=self._find),
        )
        self._show_nobody()

    def opened(self, what: str) -> None:
        """``what`` is a person, or the thread of somebody who hid the number."""
        self._front = True
        if what:
            self._choose(what)
        self._read_list()
        if self._key and not what:
            self._read_thread()

    def closed(self) -> None:
        """What was begun is kept."""
        self._front = False
        self.composer.keep()
        self._listening.stop()

    @property
    def rows(self) -> Sequence[Row]:
        """Everybody in the list."""
        return self._list.rows.rows

    @property
    def seen(self) -> Sequence[QWidget]:
        """What is seen of the thread, from top to bottom."""
        return self._view.widgets

    # ---- building

    def _may_send(self) -> bool:
        return any(self.desk.may(right.key) for right in RIGHTS.values())

    def _fill_side(self) -> None:
        side = self._side
        self.header, self.banner = side.header, side.banner
        self.earlier, self.composer, self._view = side.earlier, side.composer, side.view
        self.replying = Replying(
            self.desk,
            composer=self.composer,
            banner=self.banner,
            opened=lambda: self._opened,
            kept=self._changed,
        )
        self.hands = Hands(self.desk, banner=self.banner, assistant=lambda: self._assistant)
        self.destroyed.connect(self.hands.deleteLater)
        self.hands.changed.connect(self._read_thread)
        self.hands.typing.connect(self._show_typing)
        self.header.add(self.hands.button)
        self.earlier.clicked.connect(self._show_earlier)
        self.composer.sent.connect(lambda text: self.replying.send(text, self._sent))
        self.composer.paused.connect(self.replying.keep_draft)
        self.composer.typed.connect(self.hands.typed)

    def _show_nobody(self) -> None:
        if self._nothing is not None:
            self._main.removeWidget(self._nothing)
            self._nothing.deleteLater()
        words = self.desk.words
        what = "inbox-choose" if self._listed else "inbox-none"
        self._nothing = Placeholder(
            sign="tray", title=words.text(what), sentence=words.text(f"{what}.help")
        )
        self._main.addWidget(self._nothing)
        if not self._key:
            self._main.setCurrentWidget(self._nothing)
            self._person.clear()

    # ---- reading

    def _changed(self) -> None:
        if self._front:
            self._settled.start()

    def _read_again(self) -> None:
        self._read_list()
        self._read_thread()

    def _read_list(self) -> None:
        search = self._list.search.text().strip()
        begun = self.desk.operations.run(
            lambda: read_list(self.desk.workspace, search),
            name="inbox.list",
            title=self.desk.words.text("desk-loading"),
            complain=self.banner,
            done=lambda listed: self._show_list(listed, search),
            quiet=True,
        )
        if not begun:
            self._settled.start()

    def _show_list(self, listed: list[Listed], search: str) -> None:
        self._listed = listed
        if search != self._list.search.text().strip():
            self._read_list()
        self._list.show_rows([self._telling.row(each) for each in listed])
        if self._key:
            self._list.rows.choose(self._key)
        elif listed and not search:
            self._choose(listed[0].key)
        else:
            self._show_nobody()

    def _choose(self, key: str) -> None:
        if key == self._key and self._opened is not None:
            return
        self.composer.keep()
        self._listening.stop()
        self._key, self._newest = key, MESSAGES
        self._read_thread()

    def _read_thread(self) -> None:
        key, newest = self._key, self._newest
        if not key:
            return
        self.desk.operations.run(
            lambda: read_thread(self.desk.workspace, key, newest=newest),
            name=f"inbox.thread.{key}",
            title=self.desk.words.text("desk-loading"),
            complain=self.banner,
            done=self._take,
            quiet=True,
        )

    def _take(self, opened: Opened) -> None:
        if opened.key != self._key:
            return
        another = self._opened is None or self._opened.key != opened.key
        self._opened = opened
        if another:
            self._acts.opened.clear()
            self.composer.show_draft(opened.draft)
        self._show_thread(anew=another)
        self._show_person()
        self._main.setCurrentWidget(self._side)
        if self._front and self.desk.may(DRAFT_REPLIES.key):
            self.desk.operations.run(
                lambda: self.desk.workspace.conversations.see(opened.thread.id),
                name="inbox.see",
                title="",
                quiet=True,
            )

    def _show_earlier(self) -> None:
        self._newest += MESSAGES
        self._read_thread()

    # ---- showing

    def _show_thread(self, *, anew: bool = False) -> None:
        opened = self._opened
        if opened is None:
            return
        items = self._telling.items(opened)
        self._view.show_entries(
            [entry_of(item, self.desk.words, self._acts) for item in items], anew=anew
        )
        self.earlier.setVisible(opened.more)

    def _show_person(self) -> None:
        opened, words = self._opened, self.desk.words
        if opened is None:
            return
        person = opened.person
        name = self._telling.who(person)
        self.header.title.setText(name)
        phone = words.phone(person.phone) if person is not None and person.phone else ""
        parts = [phone if phone != name else "", person.company or "" if person else ""]
        self._second = " · ".join(part for part in parts if part)
        self._show_typing(self._typing)
        self.hands.show(opened)
        number = number_of(opened)
        blocked = number is not None and self.desk.workspace.blocked.holds(number)
        self.header.set_chip(words.text("people-blocked") if blocked else "", tone="danger")
        self.composer.go_by(door_of(opened) or Channel.SMS)
        self.composer.allow(self.replying.why_not(opened))
        acts = []
        if person is not None:
            acts.append(
                (
                    "user",
                    words.text("inbox-open-person"),
                    lambda: self.desk.open("people", person.id),
                )
            )
        calls = len(opened.calls)
        facts = [(words.text("inbox-calls"), str(calls))] if calls and not opened.more else []
        self._person.show_person(person, name=name, facts=facts, blocked=blocked, acts=acts)

    def _reword(self) -> None:
        words = self.desk.words
        assistants = self.desk.workspace.assistants
        names = {
            profile.id: assistants.get(profile.id, announces_recording=False).names.get(
                words.language, ""
            )
            for profile in assistants.all()
        }
        self._telling = Telling(words=words, name_of=names)
        self._assistant = names.get(self.desk.workspace.lines.first().get(ASSISTANT), "")
        self._view.setAccessibleName(words.text("inbox-thread"))
        if self._listed:
            self._list.show_rows([self._telling.row(each) for each in self._listed])
        self._show_nobody()
        self._show_thread()
        self._show_person()

    def _show_typing(self, text: str) -> None:
        self._typing = text
        self.header.set_second(text or self._second)

    # ---- acting

    def _find(self) -> None:
        self._list.search.setFocus()
        self._list.search.selectAll()

    def _sent(self, thread_id: str) -> None:
        if self._opened is not None and self._opened.thread.id == thread_id:
            self.composer.emptied()
            self._view.to_end()

    def _open_call(self, call_id: str) -> None:
        self.desk.open("calls", call_id)
