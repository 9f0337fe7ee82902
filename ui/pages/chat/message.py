"""A question or an answer: its words, what they rest on, its branches, what can be done with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.pages.chat.view import Piece, Told
from ui.runtime.words import Words
from ui.theme import Role, theme
from ui.widgets.buttons import Button, IconButton, Kind
from ui.widgets.long_field import LongField
from ui.widgets.text import Label

EDIT_LINES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatActs:
    """What can be done with a message."""

    choose: Callable[[str], object]
    """Shows a sibling."""
    edit: Callable[[str, str], object]
    """Asks in other words."""
    again: Callable[[str], object]
    """Wants another answer."""
    read: Callable[[str, str], object]
    """Reads an answer aloud, or falls silent."""


class ChatBubble(QWidget):
    """Questions at the left, answers at the right, as everywhere."""

    def __init__(self, told: Told, words: Words, acts: ChatActs) -> None:
        super().__init__()
        self._told, self._words, self._acts = told, words, acts
        self.setAccessibleName(f"{told.who}, {told.when}: {told.text}")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        sizes = theme().sizes
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        row = QHBoxLayout()
        self.frame = QFrame()
        self.frame.setProperty("part", "bubble")
        self.frame.setProperty("voice", "caller" if told.asked else "ai")
        self.frame.setMaximumWidth(sizes.bubble_max)
        self._column = QVBoxLayout(self.frame)
        self._column.setContentsMargins(
            sizes.space_12, sizes.space_8, sizes.space_12, sizes.space_8
        )
        self._column.setSpacing(sizes.space_4)
        if not told.asked:
            row.addStretch(SIDE)
        row.addWidget(self.frame, REST)
        if told.asked:
            row.addStretch(SIDE)
        outer.addLayout(row)
        self._head()
        self._body = QVBoxLayout()
        self._body.setSpacing(sizes.space_4)
        self._column.addLayout(self._body)
        for piece in told.pieces:
            self._say(piece)
        if told.coming:
            state = words.text("chat-writes" if told.pieces else "chat-thinks")
            self._body.addWidget(Label(state, role=Role.CAPTION, tone="text2"))
        else:
            self._column.addLayout(self._tools())

    def _head(self) -> None:
        line = QHBoxLayout()
        tone = "caller" if self._told.asked else "ai"
        line.addWidget(Label(self._told.who, role=Role.SECTION, tone=tone))
        line.addStretch()
        line.addWidget(Label(self._told.when, role=Role.CAPTION, tone="text2", figures=True))
        self._column.addLayout(line)

    def _say(self, piece: Piece) -> None:
        label = Label(piece.text, role=Role.SPEECH, wrap=True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._body.addWidget(label)
        if piece.source:
            self._body.addWidget(Label(piece.source, role=Role.CAPTION, tone="text2", wrap=True))

    def _tools(self) -> QHBoxLayout:
        told, words = self._told, self._words
        line = QHBoxLayout()
        line.setSpacing(theme().sizes.space_2)
        if len(told.siblings) > 1:
            self._branches(line)
        line.addStretch()
        copy = IconButton("copy", name=words.text("chat-copy"))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(told.text))
        if told.asked:
            self.edit = IconButton("pencil-simple", name=words.text("chat-edit"))
            self.edit.clicked.connect(self._begin_edit)
            line.addWidget(self.edit)
        else:
            self.read = IconButton(
                "stop" if told.sounds else "speaker-high",
                name=words.text("chat-silence" if told.sounds else "chat-read"),
            )
            self.read.clicked.connect(lambda: self._acts.read(told.key, told.text))
            line.addWidget(self.read)
            self.again = IconButton("arrows-clockwise", name=words.text("chat-again"))
            self.again.clicked.connect(lambda: self._acts.again(told.key))
            line.addWidget(self.again)
        line.addWidget(copy)
        return line

    def _branches(self, line: QHBoxLayout) -> None:
        told, words = self._told, self._words
        at, count = told.number, len(told.siblings)
        self.before = IconButton("caret-left", name=words.text("chat-before"))
        self.after = IconButton("caret-right", name=words.text("chat-after"))
        self.before.setEnabled(at > 1)
        self.after.setEnabled(at < count)
        self.before.clicked.connect(lambda: self._acts.choose(told.siblings[at - 2]))
        self.after.clicked.connect(lambda: self._acts.choose(told.siblings[at]))
        shown = Label(f"{at}/{count}", role=Role.CAPTION, tone="text2", figures=True)
        shown.setAccessibleName(words.text("chat-branch", number=at, count=count))
        for widget in (self.before, shown, self.after):
            line.addWidget(widget)

    def _begin_edit(self) -> None:
        self.edit.setEnabled(False)
        field = LongField(lines=EDIT_LINES)
        field.put(self._told.text)
        field.setAccessibleName(self._words.text("chat-edit"))
        row = QHBoxLayout()
        row.addStretch()
        cancel = Button(self._words.text("chat-edit-cancel"), kind=Kind.QUIET)
        ask = Button(self._words.text("chat-edit-ask"), kind=Kind.PRIMARY)
        row.addWidget(cancel)
        row.addWidget(ask)
        parts = QWidget()
        column = QVBoxLayout(parts)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(field)
        column.addLayout(row)
        self._body.addWidget(parts)
        field.setFocus()

        def end() -> None:
            parts.hide()
            parts.deleteLater()
            self.edit.setEnabled(True)

        def send() -> None:
            text = field.toPlainText().strip()
            if text:
                end()
                self._acts.edit(self._told.key, text)

        cancel.clicked.connect(end)
        ask.clicked.connect(send)
        field.submitted.connect(send)


SIDE, REST = 1, 2
"""Of the width: what stays free at the other side, and what words may take."""
