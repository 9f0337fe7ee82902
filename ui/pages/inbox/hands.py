"""Who answers in the thread that is shown, and how that is changed; who is writing just now."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal
from PySide6.QtWidgets import QMenu

from secretary_app.features.conversations.events import ThreadHanded, Typing
from secretary_app.features.conversations.handover import Taken
from secretary_app.features.conversations.models import Role
from secretary_app.features.conversations.rights import DRAFT_REPLIES, WRITE_CONVERSATIONS
from ui.pages.inbox.reading import Opened
from ui.shell.colleagues import Colleagues
from ui.shell.page import Desk
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button, drop_under

Work = Callable[[str], Coroutine[Any, Any, object]]
"""With the id of a thread."""

TYPING_EVERY_MS = 3000
"""So often it is said again that somebody writes."""

TYPING_LASTS_MS = 6000
"""Who has said nothing for so long writes no more."""


class Hands(QObject):
    """Emits ``changed`` when the thread went into other hands, ``typing`` with who writes."""

    changed = Signal()
    typing = Signal(str)

    def __init__(self, desk: Desk, *, banner: Banner, assistant: Callable[[], str]) -> None:
        """``assistant`` is her given name."""
        super().__init__(desk.window)
        self._desk, self._banner, self._assistant = desk, banner, assistant
        self._opened: Opened | None = None
        self._last = QElapsedTimer()
        self.colleagues = Colleagues(desk=desk, parent=self)
        self.colleagues.changed.connect(self.show_now)
        self.button = Button("", sign="robot")
        self.button.clicked.connect(lambda _checked: self._offer())
        self._stops = QTimer(self)
        self._stops.setSingleShot(True)
        self._stops.setInterval(TYPING_LASTS_MS)
        self._stops.timeout.connect(lambda: self.typing.emit(""))
        bus = desk.workspace.events
        unlisten = [
            bus.subscribe(Typing, self._types),
            bus.subscribe(ThreadHanded, self._handed),
        ]
        self.destroyed.connect(lambda: [each() for each in unlisten])

    def show(self, opened: Opened) -> None:
        """Another thread, or the same in other hands."""
        if self._opened is None or self._opened.thread.id != opened.thread.id:
            self._stops.stop()
            self.typing.emit("")
        self._opened = opened
        self.show_now()

    def show_now(self) -> None:
        """Who answers, in a word."""
        taken = self._taken
        self.button.setText(self._desk.words.text("inbox-hands", who=self._who(taken)))
        self.button.set_sign("robot" if taken is None else "hand-palm")
        self.button.setEnabled(self._desk.may(WRITE_CONVERSATIONS.key))

    def menu(self) -> QMenu:
        """What may be done about it, made anew each time."""
        words, taken, menu = self._desk.words, self._taken, QMenu(self.button)
        me = self._desk.actor()
        if taken is None or taken.by != me:
            menu.addAction(words.text("inbox-take"), self.take)
        if taken is not None:
            name = self._assistant()
            menu.addAction(words.text("inbox-give-back", name=name), self.give_back)
        others = sorted(self.colleagues.all.items(), key=lambda each: each[1])
        there = self._desk.workspace.roster.present
        for user_id, name in others:
            if user_id != me and (taken is None or taken.by != user_id):
                word = "inbox-hand-there" if user_id in there else "inbox-hand"
                menu.addAction(words.text(word, name=name), partial(self.hand, user_id))
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def take(self) -> None:
        """Who sits here answers."""
        self._do("take", self._desk.workspace.handover.take)

    def give_back(self) -> None:
        """The assistant answers."""
        self._do("give-back", self._desk.workspace.handover.give_back)

    def hand(self, user_id: str) -> None:
        """A colleague answers."""
        handover, name = self._desk.workspace.handover, self.colleagues.name(user_id)
        self._do(
            "hand",
            lambda thread_id: handover.hand(thread_id, to=user_id),
            said=self._desk.words.text("inbox-handed-to", name=name),
        )

    def typed(self) -> None:
        """Somebody writes at this desk: told to whoever sees the thread, now and then."""
        opened = self._opened
        often = self._last.isValid() and self._last.elapsed() < TYPING_EVERY_MS
        if opened is not None and not often and self._desk.may(DRAFT_REPLIES.key):
            self._last.start()
            self._desk.workspace.handover.types(opened.thread.id, role=Role.OPERATOR)

    @property
    def _taken(self) -> Taken | None:
        return None if self._opened is None else self._opened.taken

    def _who(self, taken: Taken | None) -> str:
        words = self._desk.words
        if taken is None:
            return self._assistant()
        if taken.by == self._desk.actor():
            return words.text("inbox-hands-you")
        return self.colleagues.name(taken.by) or words.text("inbox-hands-colleague")

    def _offer(self) -> None:
        drop_under(self.menu(), self.button)

    def _do(
        self, verb: str, work: Callable[[str], Coroutine[Any, Any, object]], *, said: str = ""
    ) -> None:
        opened = self._opened
        if opened is None:
            return
        self._desk.operations.run(
            lambda: work(opened.thread.id),
            name=f"inbox.{verb}",
            title=self._desk.words.text("lines-saving"),
            blocks=self.button,
            complain=self._banner,
            done=lambda _done: self.changed.emit(),
            said=said,
        )

    def _types(self, event: Typing) -> None:
        opened, words = self._opened, self._desk.words
        mine = event.role is Role.OPERATOR and event.actor == self._desk.actor()
        if opened is None or event.thread_id != opened.thread.id or mine:
            return
        name = self.colleagues.name(event.actor) if event.role is Role.OPERATOR else ""
        self.typing.emit(words.text("inbox-types", name=name or "none"))
        self._stops.start()

    def _handed(self, event: ThreadHanded) -> None:
        if event.to != self._desk.actor() or not self._desk.may(DRAFT_REPLIES.key):
            return
        words = self._desk.words
        who = self.colleagues.name(event.actor)
        self._desk.toast(
            words.text("inbox-handed-to-you", name=who or "none"),
            action=(
                words.text("inbox-open-thread"),
                lambda: self._open(event.thread_id),
            ),
        )

    def _open(self, thread_id: str) -> None:
        """A person's thread is known by the person."""
        self._desk.operations.run(
            lambda: self._desk.workspace.conversations.thread(thread_id),
            name="inbox.handed",
            title=self._desk.words.text("desk-loading"),
            done=lambda thread: self._desk.open("inbox", thread.person_id or thread.id),
        )
