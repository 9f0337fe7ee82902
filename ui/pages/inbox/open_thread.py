"""The thread that is open: what was said, the reply, whose it is, and who it is with."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from secretary_app.bootstrap.thread_replies import WRITING
from secretary_app.features.calls.rights import VIEW_CALLS
from secretary_app.features.conversations.models import Channel
from secretary_app.features.conversations.rights import DRAFT_REPLIES
from ui.pages.inbox.entries import Acts, entry_of
from ui.pages.inbox.files import Files
from ui.pages.inbox.hands import Hands
from ui.pages.inbox.listening import Listening
from ui.pages.inbox.naming import Naming
from ui.pages.inbox.reading import Opened, read_thread
from ui.pages.inbox.replying import Replying
from ui.pages.inbox.telling import Telling
from ui.pages.inbox.thread_side import ThreadSide
from ui.pages.people.called import reached_by
from ui.pages.people.person_card import PersonColumn
from ui.shell.page import Desk

MESSAGES = 120
"""At once; earlier ones when somebody asks for them."""


class OpenThread(QObject):
    """What is shown stays while it is read anew."""

    was_read = Signal()
    drafted = Signal()
    """What the list says of it is another."""

    def __init__(
        self, desk: Desk, parent: QObject, *, naming: Naming, seen: Callable[[], bool]
    ) -> None:
        """``seen``: whether somebody has it before their eyes."""
        super().__init__(parent)
        self._desk, self._seen = desk, seen
        self._opened: Opened | None = None
        self._newest = MESSAGES
        self.key = ""
        """Of a person, or of the thread of somebody who hid the number; empty for none."""
        self.assistant = self._typing = self._second = ""
        self.person = PersonColumn(desk.words)
        self.side = side = ThreadSide(desk)
        self.replying = Replying(
            desk,
            composer=side.composer,
            banner=side.banner,
            opened=lambda: self._opened,
            kept=self.drafted.emit,
        )
        self.hands = Hands(desk, banner=side.banner, assistant=lambda: self.assistant)
        self.destroyed.connect(self.hands.deleteLater)
        self._listening = Listening(desk, side.banner)
        self._files = Files(desk, side.banner)
        self._acts = Acts(
            send_again=self.replying.send_again if self._may_send() else None,
            play=self._listening.toggle,
            open_call=self._open_call if desk.may(VIEW_CALLS.key) else None,
            sounding=lambda: self._listening.call_id,
            opened=set(),
            files=self._files.acts,
        )
        self._connect()
        self.reword(naming)

    @property
    def seen(self) -> Sequence[QWidget]:
        """What is seen of it, from top to bottom."""
        return self.side.view.widgets

    def open(self, key: str) -> None:
        """Another one."""
        if key == self.key and self._opened is not None:
            return
        self.leave()
        self.key, self._newest = key, MESSAGES
        self.read()

    def leave(self) -> None:
        """What was begun is kept, what sounded is silent."""
        self.side.composer.keep()
        self._listening.stop()

    def read(self) -> None:
        """Where one is open."""
        key, newest = self.key, self._newest
        if not key:
            return
        self._desk.operations.run(
            lambda: read_thread(self._desk.workspace, key, newest=newest),
            name=f"inbox.thread.{key}",
            title=self._desk.words.text("desk-loading"),
            complain=self.side.banner,
            done=self._take,
            quiet=True,
        )

    def reword(self, naming: Naming) -> None:
        """In another language, or with another assistant."""
        self._naming = naming
        self._telling = Telling(words=self._desk.words, naming=naming)
        self.side.view.setAccessibleName(self._desk.words.text("inbox-thread"))
        self._show_thread()
        self._show_person()

    def _connect(self) -> None:
        side = self.side
        side.header.add(self.hands.button)
        side.earlier.clicked.connect(self._show_earlier)
        side.composer.sent.connect(lambda text: self.replying.send(text, self._sent))
        side.composer.paused.connect(self.replying.keep_draft)
        side.composer.typed.connect(self.hands.typed)
        self.hands.changed.connect(self.read)
        self.hands.typing.connect(self._show_typing)
        self._listening.changed.connect(self._show_thread)

    def _may_send(self) -> bool:
        return any(self._desk.may(right.key) for right in WRITING.values())

    def _take(self, opened: Opened) -> None:
        if opened.key != self.key:
            return
        another = self._opened is None or self._opened.key != opened.key
        self._opened = opened
        if another:
            self._acts.opened.clear()
            self.side.composer.show_draft(opened.draft)
        self._show_thread(anew=another)
        self._show_person()
        self.was_read.emit()
        if self._seen() and self._desk.may(DRAFT_REPLIES.key):
            self._desk.operations.run(
                lambda: self._desk.workspace.conversations.see(opened.thread.id),
                name="inbox.see",
                title="",
                quiet=True,
            )

    def _show_earlier(self) -> None:
        self._newest += MESSAGES
        self.read()

    def _show_thread(self, *, anew: bool = False) -> None:
        opened = self._opened
        if opened is None:
            return
        items = self._telling.items(opened)
        self.side.view.show_entries(
            [entry_of(item, self._desk.words, self._acts) for item in items], anew=anew
        )
        self.side.earlier.setVisible(opened.more)

    def _show_person(self) -> None:
        opened, words, side = self._opened, self._desk.words, self.side
        if opened is None:
            return
        person = opened.person
        name = self._naming.who(person)
        side.header.title.setText(name)
        parts = [] if person is None else [reached_by(person, words), person.company or ""]
        self._second = " · ".join(part for part in parts if part)
        self._show_typing(self._typing)
        self.hands.show(opened)
        number = opened.number
        blocked = number is not None and self._desk.workspace.blocked.holds(number)
        side.header.set_chip(words.text("people-blocked") if blocked else "", tone="danger")
        side.composer.go_by(opened.door or Channel.SMS)
        side.composer.allow(self.replying.why_not(opened))
        acts = []
        if person is not None:
            open_card = words.text("inbox-open-person")
            acts.append(("user", open_card, lambda: self._desk.open("people", person.id)))
        calls = len(opened.calls)
        facts = [(words.text("inbox-calls"), str(calls))] if calls and not opened.more else []
        self.person.show_person(person, name=name, facts=facts, blocked=blocked, acts=acts)

    def _show_typing(self, text: str) -> None:
        self._typing = text
        self.side.header.set_second(text or self._second)

    def _sent(self, thread_id: str) -> None:
        if self._opened is not None and self._opened.thread.id == thread_id:
            self.side.composer.emptied()
            self.side.view.to_end()

    def _open_call(self, call_id: str) -> None:
        self._desk.open("calls", call_id)
