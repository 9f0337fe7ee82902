"""The page: one's chats, the one that is open, and the question."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from secretary_app.features.assistants.models import Assistant
from secretary_app.features.chats.events import ChatChanged
from secretary_app.features.chats.models import Chat
from secretary_app.features.lines.settings import ASSISTANT
from ui.pages.chat.asking import Asking
from ui.pages.chat.chat_side import ChatSide
from ui.pages.chat.keeping import Keeping
from ui.pages.chat.message import ChatActs, ChatBubble
from ui.pages.chat.open_chat import ChatInHand
from ui.pages.chat.reading import ReadingAloud
from ui.pages.chat.view import ChatWords, Told
from ui.pages.listing import Listing
from ui.pages.up_to_date import UpToDate
from ui.shell.actions import Action
from ui.shell.page import Desk, Page
from ui.widgets.buttons import Button
from ui.widgets.rows import Row
from ui.widgets.thread_view import Entry


class ChatPage(Page):
    """The chat stays as it is while it is read anew."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        words = desk.words
        self._chats: list[Chat] = []
        self._fresh = UpToDate(self, read=self._read)
        new = Button("", sign="plus")
        words.put(new.setText, "chat-new")
        new.clicked.connect(lambda _checked: self.begin())
        self._list = self.listing = Listing(words, prefix="chat", sign="chat-circle", first=new)
        self.main = self._side = side = ChatSide(desk)
        self.banner, self.question, self.model = side.banner, side.question, side.model
        self.delete = side.delete
        self.asking = Asking(desk, side.banner)
        self._hand = ChatInHand(
            desk, banner=side.banner, asking=self.asking, send=side.question.send
        )
        self.keeping = Keeping(
            desk,
            side.banner,
            export=side.export,
            delete=side.delete,
            shown=lambda: self._hand.now,
            gone=self.begin,
        )
        self.aloud = ReadingAloud(desk, side.banner, self._assistant)
        self._acts = ChatActs(
            choose=self._hand.choose_branch,
            edit=self._hand.edit,
            again=self._hand.again,
            read=self.aloud.toggle,
        )
        self.own_actions = self._actions()
        self._reword()
        self._connect()

    @property
    def rows(self) -> Sequence[Row]:
        """One's chats."""
        return self._list.rows.rows

    @property
    def seen(self) -> Sequence[QWidget]:
        """Questions and answers, from top to bottom."""
        return self._side.view.widgets

    def opened(self, what: str) -> None:
        """``what`` is a chat."""
        if what:
            self._hand.open(what)
        self._fresh.opened()
        self.question.text.setFocus()

    def closed(self) -> None:
        """An answer that comes goes on coming; nothing sounds on a page that nobody sees."""
        self._fresh.closed()
        self.aloud.stop()

    def begin(self) -> None:
        """A new chat: it is kept with its first question."""
        self._list.rows.clearSelection()
        self._hand.begin()
        self.question.text.setFocus()

    # ---- building

    def _actions(self) -> Sequence[Action]:
        return (
            Action(id="chat.new", sign="plus", keys="Ctrl+N", run=self.begin),
            Action(
                id="chat.stop",
                sign="stop",
                keys="Ctrl+.",
                run=self.asking.stop,
                enabled=lambda: bool(self.asking.chat_id),
            ),
            Action(
                id="chat.find",
                sign="magnifying-glass",
                keys="Ctrl+F",
                run=self._list.search.setFocus,
            ),
        )

    def _connect(self) -> None:
        hand, asking = self._hand, self.asking
        self.destroyed.connect(hand.deleteLater)
        self.destroyed.connect(self.aloud.deleteLater)
        self._list.opened.connect(hand.open)
        self._list.looked_for.connect(lambda _text: self._fresh.changed())
        self.question.sent.connect(hand.ask)
        self.question.stopped.connect(asking.stop)
        asking.asked.connect(hand.read)
        asking.said.connect(self._show)
        asking.ended.connect(self._ended)
        hand.asked.connect(self._asked)
        hand.changed.connect(self._show_chat)
        self.aloud.changed.connect(self._show)
        self.listen(ChatChanged, lambda _event: self._fresh.changed())
        self.desk.words.changed.connect(self._reword)

    # ---- reading

    def _read(self) -> bool:
        search = self._list.search.text().strip()
        self._hand.read()
        return self.desk.operations.run(
            lambda: self.desk.workspace.chats.mine(search=search),
            name="chat.list",
            title=self.desk.words.text("desk-loading"),
            complain=self.banner,
            done=self._show_list,
            quiet=True,
        )

    def _show_list(self, chats: list[Chat]) -> None:
        self._chats = chats
        self._list.show_rows([self._telling.row(each) for each in chats])
        self._choose_row()

    def _choose_row(self) -> None:
        if self._hand.now is not None:
            self._list.rows.choose(self._hand.now.chat.id)

    # ---- showing

    def _show_chat(self, another: bool) -> None:
        self._choose_row()
        self._show(anew=another)

    def _show(self, *, anew: bool = False) -> None:
        chat, words, side = self._hand.now, self.desk.words, self._side
        told = [] if chat is None else self._telling.told(chat, sounding=self.aloud.key)
        if self._hand.answered:
            told.append(
                self._telling.coming(self.asking.sentences, when=self.desk.workspace.clock.now())
            )
        title = words.text("chat-new") if chat is None else chat.chat.title
        side.header.title.setText(title or words.text("chat-new"))
        for button in (side.export, side.delete):
            button.setVisible(chat is not None)
        self.model.show_chat(None if chat is None else chat.chat)
        self.question.show_busy(bool(self.asking.chat_id))
        if told:
            side.show_entries([self._entry(each) for each in told], anew=anew)
        else:
            side.show_nothing(self._telling.assistant)

    def _entry(self, told: Told) -> Entry:
        return Entry(
            key=told.key,
            content=told,
            make=lambda: ChatBubble(told, self.desk.words, self._acts),
        )

    def _reword(self) -> None:
        words = self.desk.words
        name = self._assistant().names.get(words.language) or words.text("calls-role-assistant")
        self._telling = ChatWords(words=words, assistant=name)
        self._list.show_rows([self._telling.row(each) for each in self._chats])
        self._show(anew=True)

    def _assistant(self) -> Assistant:
        workspace = self.desk.workspace
        return workspace.assistants.get(
            workspace.lines.first().get(ASSISTANT), announces_recording=False
        )

    # ---- what happens

    def _asked(self) -> None:
        self.question.emptied()
        self._show()
        self._side.view.to_end()

    def _ended(self) -> None:
        self._show()
        self._fresh.changed()
