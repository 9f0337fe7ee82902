"""The right column of a call: who it is, what the assistant is doing, what to tell her, a note."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from secretary_app.features.calls.reviews import LONGEST_NOTE
from ui.call_panel.rows import Doing
from ui.call_panel.suggestion import Suggestion
from ui.runtime.words import Words
from ui.theme import Role, theme
from ui.theme.icons import pixmap
from ui.widgets.card import Card, empty_layout
from ui.widgets.long_field import LongField
from ui.widgets.text import ElidedLabel, Label

SAVE_AFTER_MS = 800
"""A pause in typing."""

NOTE_LINES = 4


class Context(QScrollArea):
    """Emits ``suggested`` with words to be told, ``noted`` with the whole note."""

    suggested = Signal(str)
    noted = Signal(str)

    def __init__(self, *, words: Words) -> None:
        super().__init__()
        sizes = theme().sizes
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(*(sizes.space_16,) * 4)
        column.setSpacing(sizes.space_12)
        self._person = Card()
        self._pairs: Sequence[tuple[str, str, str]] = ()
        self._doing = _Listed(words, "live-doing")
        self._done: Sequence[Doing] = ()
        self._suggestions = _Listed(words, "live-suggestions")
        self._offered: Sequence[str] = ()
        self._note = Card()
        words.put(self._note.set_title, "live-note", owner=self._note)
        self.note = LongField(lines=NOTE_LINES, most=NOTE_LINES * 3)
        words.put(self.note.setAccessibleName, "live-note", owner=self.note)
        words.put(self.note.setPlaceholderText, "live-note-placeholder", owner=self.note)
        self._note.add(self.note)
        self.saved = Label(role=Role.CAPTION, tone="text3")
        self._note.add(self.saved)
        self.saved.hide()
        for card in (self._person, self._doing.card, self._suggestions.card, self._note):
            card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
            column.addWidget(card)
        column.addStretch()
        self.setWidget(inside)
        self._inside = inside
        self._saving = QTimer(self)
        self._saving.setSingleShot(True)
        self._saving.setInterval(SAVE_AFTER_MS)
        self._saving.timeout.connect(self.save_now)
        self.note.textChanged.connect(self._typed)
        self.note.left.connect(self.save_now)
        self._kept = ""

    def show_anything(self, shown: bool) -> None:
        """Whether there is a call that it could be about."""
        self._inside.setVisible(shown)

    def show_person(self, title: str, pairs: Sequence[tuple[str, str, str]]) -> None:
        """Names, values, and the tones of the values."""
        self._person.set_title(title)
        if list(pairs) != list(self._pairs):
            self._pairs = pairs
            self._person.clear()
            for name, value, tone in pairs:
                self._person.pair(name, value, tone=tone)

    def show_doing(self, doing: Sequence[Doing]) -> None:
        """What she does now is the first."""
        if list(doing) != list(self._done):
            self._done = doing
            self._doing.show([_doing_row(each) for each in doing])

    def show_suggestions(self, texts: Sequence[str]) -> None:
        """Pressed, each is a hint."""
        if list(texts) != list(self._offered):
            self._offered = texts
            self._suggestions.show([self._offer(text) for text in texts])

    def show_note(self, text: str) -> None:
        """Of another call, or what somebody else has written meanwhile."""
        self._saving.stop()
        self._kept = text
        if self.note.toPlainText() != text:
            self.note.put(text)

    def tell_saved(self, text: str) -> None:
        """Under the note; empty for nothing."""
        self.saved.setText(text)
        self.saved.setVisible(bool(text))

    def save_now(self) -> None:
        """What was typed and not kept yet."""
        self._saving.stop()
        text = self.note.toPlainText()[:LONGEST_NOTE]
        if text != self._kept:
            self._kept = text
            self.noted.emit(text)

    def _typed(self) -> None:
        self.tell_saved("")
        self._saving.start()

    def _offer(self, text: str) -> QWidget:
        made = Suggestion(text)
        made.clicked.connect(lambda: self.suggested.emit(text))
        return made


class _Listed:
    """A card that is there while it has something in it."""

    def __init__(self, words: Words, title: str) -> None:
        self.card = Card()
        words.put(self.card.set_title, title, owner=self.card)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme().sizes.space_4)
        self.card.add_layout(self._rows)
        self.card.hide()

    def show(self, rows: Sequence[QWidget]) -> None:
        empty_layout(self._rows)
        for row in rows:
            self._rows.addWidget(row)
        self.card.setVisible(bool(rows))


def _doing_row(doing: Doing) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme().sizes.space_4)
    row.addWidget(ElidedLabel(doing.what, role=Role.SMALL, tone="text2"), 1)
    if doing.sign:
        sign, px = QLabel(), theme().sizes.icon_small
        sign.setPixmap(pixmap(doing.sign, theme().colours.named(doing.tone), px))
        row.addWidget(sign)
    if doing.result:
        row.addWidget(ElidedLabel(doing.result, role=Role.SMALL_STRONG, tone=doing.tone))
    return holder
