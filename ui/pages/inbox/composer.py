"""Where a reply is written: how long it may be at its door, and whether it can go at all."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from secretary_app.channels.sms.composing import MOST_PARTS
from secretary_app.channels.sms.measuring import measure
from secretary_app.channels.telegram.replies import LONGEST as LONGEST_BY_BOT
from secretary_app.channels.widget.replies import LONGEST_REPLY
from secretary_app.features.conversations.models import Channel
from ui.runtime.words import Words
from ui.theme import Role, theme
from ui.widgets.buttons import Button, Kind
from ui.widgets.long_field import LongField
from ui.widgets.text import Label

LONGEST = {Channel.WIDGET: LONGEST_REPLY, Channel.TELEGRAM: LONGEST_BY_BOT}
"""Characters, at doors that do not count messages."""

DRAFT_AFTER_MS = 800
MOST_LINES = 6


class Composer(QFrame):
    """Emits what is to be sent, and what is to be kept when the typing pauses."""

    sent = Signal(str)
    paused = Signal(str)
    typed = Signal()
    """A key more."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.setObjectName("control-bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        sizes = theme().sizes
        column = QVBoxLayout(self)
        column.setContentsMargins(sizes.space_24, sizes.space_12, sizes.space_24, sizes.space_12)
        column.setSpacing(sizes.space_4)
        row = QHBoxLayout()
        row.setSpacing(sizes.space_12)
        self.text = LongField(lines=1, most=MOST_LINES)
        self.text.submitted.connect(self._send)
        row.addWidget(self.text, 1)
        self.send = Button("", kind=Kind.PRIMARY, sign="paper-plane-tilt")
        self.send.clicked.connect(self._send)
        row.addWidget(self.send, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(row)
        self.told = Label(role=Role.CAPTION, tone="text3", wrap=True, figures=True)
        column.addWidget(self.told)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(DRAFT_AFTER_MS)
        self._pause.timeout.connect(self.keep)
        self._kept = ""
        self._why = ""
        self._door = Channel.SMS
        self.text.textChanged.connect(self._typed)
        words.changed.connect(self._reword)
        self._reword()

    def show_draft(self, text: str) -> None:
        """What somebody began to write here."""
        self._pause.stop()
        self._kept = text
        self.text.put(text)
        self._measure()
        self.text.moveCursor(self.text.textCursor().MoveOperation.End)

    def allow(self, why_not: str) -> None:
        """Where there is a reason it cannot be written, in words."""
        self._why = why_not
        self.text.setVisible(not why_not)
        self.send.setVisible(not why_not)
        self._measure()

    def go_by(self, door: Channel) -> None:
        """The door of what is written from now on."""
        if door is not self._door:
            self._door = door
            self._reword()

    def keep(self) -> None:
        """Tells what stands there, if it is other than what was kept."""
        self._pause.stop()
        now = self.text.toPlainText().rstrip()
        if now != self._kept:
            self._kept = now
            self.paused.emit(now)

    def emptied(self) -> None:
        """It was sent; the draft went with it."""
        self.show_draft("")

    def _send(self) -> None:
        text = self.text.toPlainText().strip()
        if text and self.send.isEnabled() and not self._why:
            self._pause.stop()
            self.sent.emit(text)

    def _typed(self) -> None:
        self.typed.emit()
        self._pause.start()
        self._measure()

    def _measure(self) -> None:
        text = self.text.toPlainText()
        fits, told = self._measured(text)
        self.send.setEnabled(bool(text.strip()) and fits)
        keys = self._words.text("inbox-send-keys", door=self._door.value)
        self.told.setText(self._why or (told if text.strip() else keys))
        self.told.set_tone("text3" if fits or self._why else "danger")

    def _measured(self, text: str) -> tuple[bool, str]:
        """Whether it may go as it is, and what is said of it."""
        words = self._words
        if self._door in LONGEST:
            left = LONGEST[self._door] - len(text.strip())
            told = words.text("inbox-left" if left >= 0 else "inbox-too-long-chat", left=abs(left))
            return left >= 0, told
        found = measure(text)
        if found is None or found.parts > MOST_PARTS:
            return False, words.text("inbox-too-long", most=MOST_PARTS)
        return True, words.text("inbox-measure", parts=found.parts, left=found.left)

    def _reword(self) -> None:
        words = self._words
        write = words.text("inbox-write", door=self._door.value)
        self.text.setPlaceholderText(write)
        self.text.setAccessibleName(write)
        self.send.setText(words.text("inbox-send"))
        self._measure()
