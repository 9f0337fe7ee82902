"""Calls and messages as a thread shows them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui.pages.inbox.files import FileActs, FileRow
from ui.pages.inbox.items import Called, Day, Item, Note, Written
from ui.runtime.words import Words
from ui.theme import Role, theme
from ui.theme.icons import pixmap
from ui.widgets.bubble import Bubble
from ui.widgets.buttons import Button, IconButton, Kind
from ui.widgets.text import ElidedLabel, Label
from ui.widgets.thread_view import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Acts:
    """What can be done with what stands in a thread; None: not here."""

    send_again: Callable[[str], object] | None
    """With the id of a message."""
    play: Callable[[str], object]
    open_call: Callable[[str], object] | None
    sounding: Callable[[], str]
    """Which call is heard now."""
    opened: set[str]
    """Calls whose words are shown."""
    files: FileActs


def entry_of(item: Item, words: Words, acts: Acts) -> Entry:
    """The widget of a thing is made when it is seen."""
    match item:
        case Day(text=text):
            return Entry(key=f"day {text}", content=item, make=lambda: _line(text), new=False)
        case Note(key=key, text=text):
            return Entry(key=key, content=item, make=lambda: _line(text), new=False)
        case Written(key=key):
            return Entry(key=key, content=item, make=lambda: _written(item, words, acts))
        case Called(key=key):
            content = (item, acts.sounding() == key)
            return Entry(key=key, content=content, make=lambda: CallCard(item, words, acts))


def _line(text: str) -> QWidget:
    label = Label(text, role=Role.CAPTION, tone="text2", wrap=True)
    label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    label.setContentsMargins(0, theme().sizes.space_8, 0, 0)
    return label


def _written(item: Written, words: Words, acts: Acts) -> QWidget:
    bubble = Bubble(item.speech)
    # There is no sound behind it that pressing could play.
    bubble.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    if not item.trouble and item.file is None:
        return bubble
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme().sizes.space_2)
    column.addWidget(bubble)
    if item.file is not None:
        file = FileRow(item.file, words, acts.files)
        file.setMaximumWidth(theme().sizes.bubble_max)
        column.addWidget(file)
    if item.trouble:
        column.addLayout(_trouble(item, words, acts))
    return whole


def _trouble(item: Written, words: Words, acts: Acts) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theme().sizes.space_8)
    row.addStretch(1)
    why = Label(item.trouble, role=Role.SMALL, tone=item.tone, wrap=True)
    why.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    row.addWidget(why, 4)
    again = acts.send_again
    if again is not None:
        button = Button(words.text("inbox-send-again"), sign="arrow-clockwise")
        button.clicked.connect(lambda _checked: again(item.key))
        row.addWidget(button)
    return row


class CallCard(QFrame):
    """One call: what it was, its sound, and its words when somebody wants them."""

    def __init__(self, item: Called, words: Words, acts: Acts) -> None:
        super().__init__()
        self._item, self._acts = item, acts
        self.setProperty("part", "card")
        self.setAccessibleName(f"{item.title}, {item.second}")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        sizes = theme().sizes
        column = QVBoxLayout(self)
        column.setContentsMargins(sizes.space_12, sizes.space_8, sizes.space_8, sizes.space_8)
        column.setSpacing(sizes.space_8)
        row = QHBoxLayout()
        row.setSpacing(sizes.space_12)
        self._sign = QLabel()
        row.addWidget(self._sign)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(ElidedLabel(item.title, role=Role.BODY_STRONG))
        second = f"{item.second} · {item.gist}" if item.gist else item.second
        lines.addWidget(ElidedLabel(second, role=Role.SMALL, tone="text2", figures=True))
        row.addLayout(lines, 1)
        if item.has_sound:
            sounds = acts.sounding() == item.key
            name = words.text("inbox-stop" if sounds else "inbox-play")
            self.play = IconButton("stop" if sounds else "play", name=name, tone="accent_text")
            self.play.clicked.connect(lambda: acts.play(item.key))
            row.addWidget(self.play)
        open_call = acts.open_call
        if open_call is not None:
            opens = IconButton("arrow-square-out", name=words.text("inbox-open-call"))
            opens.clicked.connect(lambda: open_call(item.key))
            row.addWidget(opens)
        column.addLayout(row)
        if item.speeches:
            self.talk = Button(self._word(words), kind=Kind.LINK)
            self.talk.clicked.connect(lambda _checked: self._toggle(words))
            column.addWidget(self.talk, 0, Qt.AlignmentFlag.AlignLeft)
        self._words_room = QVBoxLayout()
        self._words_room.setSpacing(sizes.space_8)
        column.addLayout(self._words_room)
        if item.key in acts.opened:
            self._show_words()
        self._tint()
        theme().changed.connect(self._tint)

    def _toggle(self, words: Words) -> None:
        opened = self._acts.opened
        if self._item.key in opened:
            opened.discard(self._item.key)
            while (taken := self._words_room.takeAt(0)) is not None:
                widget = taken.widget()
                if widget is not None:
                    widget.hide()
                    widget.deleteLater()
        else:
            opened.add(self._item.key)
            self._show_words()
        self.talk.setText(self._word(words))

    def _show_words(self) -> None:
        for speech in self._item.speeches:
            bubble = Bubble(speech)
            bubble.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._words_room.addWidget(bubble)

    def _word(self, words: Words) -> str:
        if self._item.key in self._acts.opened:
            return words.text("inbox-hide-words")
        return words.text("inbox-show-words", count=len(self._item.speeches))

    def _tint(self) -> None:
        tone = theme().colours.named(self._item.tone)
        self._sign.setPixmap(pixmap(self._item.sign, tone, theme().sizes.icon))
