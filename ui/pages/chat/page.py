"""The page: one's chats, the one that is open, and the question."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from secretary_app.features.assistants.models import Assistant
from secretary_app.features.chats.events import ChatChanged
from secretary_app.features.chats.models import Chat, OpenChat
from secretary_app.features.lines.settings import ASSISTANT
from ui.pages.chat.asking import Answer, Asking
from ui.pages.chat.keeping import Keeping
from ui.pages.chat.message import ChatActs, ChatBubble
from ui.pages.chat.model_choice import ModelChoice
from ui.pages.chat.question import Question
from ui.pages.chat.reading import ReadingAloud
from ui.pages.chat.view import ChatWords, Told
from ui.pages.listing import Listing
from ui.shell.actions import Action
from ui.shell.page import Desk, Page
from ui.theme import theme
from ui.widgets.buttons import Button, IconButton
from ui.widgets.header import Header
from ui.widgets.placeholder import Placeholder
from ui.widgets.rows import Row
from ui.widgets.thread_view import Entry, ThreadView

SETTLE_MS = 80


class ChatPage(Page):
    """The chat stays as it is while it is read anew."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        words = desk.words
        self._open: OpenChat | None = None
        self._wanted = ""
        """The chat that a person chose last; empty for a new one."""
        self._chats: list[Chat] = []
        self._front = False
        new = Button("", sign="plus")
        words.put(new.setText, "chat-new")
        new.clicked.connect(lambda _checked: self.begin())
        self._list = self.listing = Listing(words, prefix="chat", sign="chat-circle", first=new)
        self._list.opened.connect(self._choose)
        self._list.looked_for.connect(lambda _text: self._read_list())
        self.main = QWidget()
        self._lay_out()
        self.asking = Asking(desk, self.banner)
        self.asking.asked.connect(self._read_chat)
        self.asking.said.connect(self._show)
        self.asking.ended.connect(self._ended)
        self.question.stopped.connect(self.asking.stop)
        self.keeping = Keeping(
            desk,
            self.banner,
            export=self.export,
            delete=self.delete,
            shown=lambda: self._open,
            gone=self.begin,
        )
        self.aloud = ReadingAloud(desk, self.banner, self._assistant)
        self.destroyed.connect(self.aloud.deleteLater)
        self.aloud.changed.connect(self._show)
        self._acts = ChatActs(
            choose=self._choose_branch,
            edit=self._edit,
            again=self._again,
            read=self.aloud.toggle,
        )
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(SETTLE_MS)
        self._settled.timeout.connect(self._read_again)
        self.listen(ChatChanged, lambda _event: self._changed())
        self.own_actions = (
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
        words.changed.connect(self._reword)
        self._reword()

    @property
    def rows(self) -> Sequence[Row]:
        """One's chats."""
        return self._list.rows.rows

    @property
    def seen(self) -> Sequence[QWidget]:
        """Questions and answers, from top to bottom."""
        return self._view.widgets

    def opened(self, what: str) -> None:
        """``what`` is a chat."""
        self._front = True
        if what:
            self._choose(what)
        self._read_list()
        self.question.text.setFocus()

    def closed(self) -> None:
        """An answer that comes goes on coming; nothing sounds on a page that nobody sees."""
        self._front = False
        self.aloud.stop()

    def begin(self) -> None:
        """A new chat: it is kept with its first question."""
        self._open, self._wanted = None, ""
        self._list.rows.clearSelection()
        self._show()
        self.question.text.setFocus()

    # ---- building

    def _lay_out(self) -> None:
        words, sizes = self.desk.words, theme().sizes
        column = QVBoxLayout(self.main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.header = Header()
        self.banner = self.desk.banner()
        self.export = IconButton("download-simple", name="")
        words.put(self.export.set_name, "chat-export", owner=self.export)
        self.delete = IconButton("trash", name="")
        words.put(self.delete.set_name, "chat-delete", owner=self.delete)
        self.model = ModelChoice(self.desk, self.banner)
        self.header.add(self.model)
        for button in (self.export, self.delete):
            self.header.add(button)
        column.addWidget(self.header)
        inset = QVBoxLayout()
        inset.setContentsMargins(sizes.space_24, 0, sizes.space_24, 0)
        inset.addWidget(self.banner)
        column.addLayout(inset)
        self._stack = QStackedWidget()
        self._view = ThreadView(name="", news=lambda count: words.text("inbox-news", count=count))
        self._stack.addWidget(self._view)
        self._nothing: Placeholder | None = None
        column.addWidget(self._stack, 1)
        self.question = Question(words)
        self.question.sent.connect(self._ask)
        column.addWidget(self.question)

    # ---- reading

    def _changed(self) -> None:
        if self._front:
            self._settled.start()

    def _read_again(self) -> None:
        self._read_list()
        self._read_chat()

    def _read_list(self) -> None:
        search = self._list.search.text().strip()
        begun = self.desk.operations.run(
            lambda: self.desk.workspace.chats.mine(search=search),
            name="chat.list",
            title=self.desk.words.text("desk-loading"),
            complain=self.banner,
            done=self._show_list,
            quiet=True,
        )
        if not begun and self.desk.operations.busy("chat.list"):
            self._settled.start()

    def _show_list(self, chats: list[Chat]) -> None:
        self._chats = chats
        self._list.show_rows([self._telling.row(each) for each in chats])
        if self._open is not None:
            self._list.rows.choose(self._open.chat.id)

    def _choose(self, chat_id: str) -> None:
        self._wanted = chat_id
        self.desk.operations.run(
            lambda: self.desk.workspace.chats.open(chat_id),
            name=f"chat.open.{chat_id}",
            title=self.desk.words.text("desk-loading"),
            complain=self.banner,
            done=self._take,
            quiet=True,
        )

    def _read_chat(self) -> None:
        open_chat = self._open
        if open_chat is not None:
            self._choose(open_chat.chat.id)

    def _take(self, chat: OpenChat) -> None:
        if chat.chat.id != self._wanted:
            return
        another = self._open is None or self._open.chat.id != chat.chat.id
        self._open = chat
        self._list.rows.choose(chat.chat.id)
        self._show(anew=another)

    # ---- showing

    def _show(self, *, anew: bool = False) -> None:
        chat, words = self._open, self.desk.words
        told = [] if chat is None else self._telling.told(chat, sounding=self.aloud.key)
        comes = chat is not None and self.asking.chat_id == chat.chat.id
        if comes:
            told.append(
                self._telling.coming(self.asking.sentences, when=self.desk.workspace.clock.now())
            )
        title = words.text("chat-new") if chat is None else chat.chat.title
        self.header.title.setText(title or words.text("chat-new"))
        for button in (self.export, self.delete):
            button.setVisible(chat is not None)
        self.model.show_chat(None if chat is None else chat.chat)
        self.question.show_busy(bool(self.asking.chat_id))
        self._view.show_entries([self._entry(each) for each in told], anew=anew or not told)
        self._stack.setCurrentWidget(self._view if told else self._empty())

    def _entry(self, told: Told) -> Entry:
        return Entry(
            key=told.key,
            content=told,
            make=lambda: ChatBubble(told, self.desk.words, self._acts),
        )

    def _empty(self) -> QWidget:
        if self._nothing is not None:
            self._stack.removeWidget(self._nothing)
            self._nothing.deleteLater()
        words = self.desk.words
        self._nothing = Placeholder(
            sign="chat-circle-dots",
            title=words.text("chat-begin", name=self._telling.assistant),
            sentence=words.text("chat-begin.help"),
        )
        self._stack.addWidget(self._nothing)
        return self._nothing

    def _reword(self) -> None:
        words = self.desk.words
        name = self._assistant().names.get(words.language) or words.text("calls-role-assistant")
        self._telling = ChatWords(words=words, assistant=name)
        self._view.setAccessibleName(words.text("page-chat"))
        self._list.show_rows([self._telling.row(each) for each in self._chats])
        self._show(anew=True)

    def _assistant(self) -> Assistant:
        workspace = self.desk.workspace
        return workspace.assistants.get(
            workspace.lines.first().get(ASSISTANT), announces_recording=False
        )

    # ---- asking

    def _ask(self, text: str) -> None:
        chats, chat = self.desk.workspace.chats, self._open
        if chat is not None:
            self._begin(chat.chat.id, lambda: chats.ask(chat.chat.id, text))
            return

        async def begin() -> Chat:
            return await chats.begin()

        def begun(new: Chat) -> None:
            self._open, self._wanted = OpenChat(chat=new, way=()), new.id
            self._begin(new.id, lambda: chats.ask(new.id, text))

        self.desk.operations.run(
            begin,
            name="chat.begin",
            title=self.desk.words.text("chat-thinks"),
            blocks=self.question.send,
            complain=self.banner,
            done=begun,
        )

    def _edit(self, message_id: str, text: str) -> None:
        chats, chat = self.desk.workspace.chats, self._open
        if chat is not None:
            chat_id = chat.chat.id
            self._begin(chat_id, lambda: chats.ask(chat_id, text, instead_of=message_id))

    def _again(self, answer_id: str) -> None:
        chats, chat = self.desk.workspace.chats, self._open
        if chat is not None:
            self._begin(chat.chat.id, lambda: chats.again(answer_id))

    def _begin(self, chat_id: str, answer: Callable[[], Answer]) -> None:
        if self.asking.begin(chat_id, answer):
            self.question.emptied()
            self._show()
            self._view.to_end()

    def _ended(self) -> None:
        self._show()
        self._settled.start()

    def _choose_branch(self, message_id: str) -> None:
        self.desk.operations.run(
            lambda: self.desk.workspace.chats.choose(message_id),
            name="chat.choose",
            title=self.desk.words.text("desk-loading"),
            complain=self.banner,
            done=self._take,
        )
