"""The bottom of the visitors' screen: what can be done, or the keyboard where somebody writes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from secretary_app.features.visits.service import LONGEST_QUESTION
from ui.kiosk.keyboard import TouchKeyboard
from ui.kiosk.parts import LargeButton
from ui.kiosk.spoken import Voice
from ui.runtime.words import Words
from ui.theme import theme

SPEAK = {
    Voice.SHUT: ("kiosk-speak", "microphone"),
    Voice.OPENING: ("kiosk-opening", "microphone"),
    Voice.OPEN: ("kiosk-speak-stop", "microphone-slash"),
}


class Foot(QWidget):
    """Emits ``asked`` with a question that was written; other presses are its owner's to hear."""

    asked = Signal(str)
    turned = Signal()
    """The keyboard came, or went."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._writing())
        column.addWidget(self._bar())

    @property
    def writes(self) -> bool:
        """Whether the keyboard is there."""
        return not self._keys.isHidden()

    def show_keyboard(self, on: bool) -> None:
        """In place of the buttons."""
        self._keys.setVisible(on)
        self.bar.setVisible(not on)
        self.turned.emit()
        if on:
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """What was begun is gone, and the buttons are back."""
        self.line.clear()
        self.show_keyboard(False)

    def show_visit(self, *, voice: Voice, ringing: bool, begun: bool) -> None:
        """What can be done now."""
        text = self._words.text
        word, sign = SPEAK[voice]
        self.speak.say(text(word))
        self.speak.set_sign(sign)
        self.speak.setEnabled(voice is not Voice.OPENING)
        self.write.say(text("kiosk-write"))
        self.ring.say(text("kiosk-ringing" if ringing else "kiosk-ring"))
        self.ring.setEnabled(not ringing)
        self.finish.say(text("kiosk-finish"))
        self.finish.setVisible(begun)

    def _writing(self) -> QWidget:
        self._keys = QWidget()
        column = QVBoxLayout(self._keys)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().sizes.space_8)
        self.line = QLineEdit()
        self.line.setProperty("counter", "line")
        self.line.setMaxLength(LONGEST_QUESTION)
        self._words.put(self.line.setPlaceholderText, "kiosk-write-here")
        self._words.put(self.line.setAccessibleName, "kiosk-write-here")
        self.line.returnPressed.connect(self._ask)
        self.keyboard = TouchKeyboard(self.line, words=self._words)
        self.keyboard.done.connect(self._ask)
        self.keyboard.hidden.connect(lambda: self.show_keyboard(False))
        column.addWidget(self.line)
        column.addWidget(self.keyboard)
        self._keys.hide()
        return self._keys

    def _bar(self) -> QWidget:
        self.bar = QWidget()
        row = QHBoxLayout(self.bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().sizes.space_12)
        self.speak = LargeButton(look="main", sign="microphone")
        self.write = LargeButton(sign="keyboard")
        self.write.clicked.connect(lambda: self.show_keyboard(True))
        self.ring = LargeButton(sign="bell")
        self.finish = LargeButton(sign="x")
        for button in (self.speak, self.write, self.ring, self.finish):
            row.addWidget(button, 1)
        return self.bar

    def _ask(self) -> None:
        question = " ".join(self.line.text().split())
        if question:
            self.line.clear()
            self.asked.emit(question)
