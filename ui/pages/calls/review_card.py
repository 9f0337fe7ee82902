"""What people wrote about a call: what came of it, what is next, a note. Kept as it is written."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QSizePolicy

from secretary_app.features.calls.reviews import LONGEST_NOTE, LONGEST_STEP, CallReview, Result
from ui.runtime.words import Words
from ui.theme import Role, theme
from ui.widgets.buttons import IconButton
from ui.widgets.card import Card
from ui.widgets.choice_field import ChoiceField
from ui.widgets.long_field import LongField
from ui.widgets.text import Label

SAVE_AFTER_MS = 800
"""A pause in typing."""

NOTE_LINES = 4


class ReviewCard(Card):
    """Emits ``reviewed`` with the whole review when a person has changed something."""

    reviewed = Signal(object)

    def __init__(self, *, words: Words, may: bool) -> None:
        """Who ``may`` not write reads."""
        super().__init__()
        self._words, self._may = words, may
        # In a column with room to spare the card stays as high as what is in it.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._review = CallReview(call_id="")
        words.put(self.set_title, "history-review", owner=self)
        self.result = ChoiceField()
        # The column is narrow: its width is not that of the longest word.
        policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.result.setSizeAdjustPolicy(policy)
        for result in ("", *(each.value for each in Result)):
            self.result.addItem("", result)
        self.result.activated.connect(lambda _index: self.keep())
        self.step = QLineEdit()
        self.step.setMaxLength(LONGEST_STEP)
        self.step.editingFinished.connect(self.keep)
        self.note = LongField(lines=NOTE_LINES)
        self.note.left.connect(self.keep)
        for field, text in (
            (self.result, "live-result"),
            (self.step, "live-next-step"),
            (self.note, "live-note"),
        ):
            words.put(field.setAccessibleName, text, owner=field)
            field.setEnabled(may)
            self.add(field)
        words.put(self.step.setPlaceholderText, "live-next-step", owner=self.step)
        words.put(self.note.setPlaceholderText, "live-note-placeholder", owner=self.note)
        self._judged()
        self.saved = Label(role=Role.CAPTION, tone="text3", wrap=True)
        self.add(self.saved)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(SAVE_AFTER_MS)
        self._later.timeout.connect(self.keep)
        self.note.textChanged.connect(self._typed)
        words.changed.connect(self._reword)
        self._reword()

    def show_review(self, review: CallReview, *, asked: str, written: str) -> None:
        """``asked`` is «was this good?»; ``written``: by whom and when."""
        other = review.call_id != self._review.call_id
        if other:
            self.keep()
        self._later.stop()
        self._review = review
        chosen = "" if review.result is None else review.result.value
        self.result.setCurrentIndex(self.result.findData(chosen))
        if other or not self.step.hasFocus():
            self.step.setText(review.next_step)
            self.step.setCursorPosition(0)
        if other or not self.note.hasFocus():
            self.note.put(review.note)
        self._asked.setText(asked)
        self._tint()
        self.tell(written)

    def tell(self, text: str) -> None:
        """Under it; empty for nothing."""
        self.saved.setText(text)
        self.saved.setVisible(bool(text))

    def keep(self) -> None:
        """What was changed and not told yet."""
        self._later.stop()
        if not self._may or not self._review.call_id:
            return
        chosen = self.result.currentData()
        self._change(
            replace(
                self._review,
                result=Result(chosen) if chosen else None,
                next_step=self.step.text(),
                note=self.note.toPlainText()[:LONGEST_NOTE],
            )
        )

    def _judged(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme().sizes.space_4)
        self._asked = Label(role=Role.SMALL, tone="text2", wrap=True)
        row.addWidget(self._asked, 1)
        self.good, self.bad = IconButton("thumbs-up", name=""), IconButton("thumbs-down", name="")
        for button, text, value in (
            (self.good, "live-good", True),
            (self.bad, "live-bad", False),
        ):
            self._words.put(button.set_name, text, owner=button)
            button.setCheckable(True)
            button.setEnabled(self._may)
            button.clicked.connect(lambda _checked=False, value=value: self._judge(value))
            row.addWidget(button)
        self.add_layout(row)

    def _judge(self, value: bool) -> None:
        self._change(replace(self._review, good=None if self._review.good is value else value))

    def _change(self, review: CallReview) -> None:
        changed = review != self._review
        self._review = review
        self._tint()
        if changed:
            self.tell("")
            self.reviewed.emit(review)

    def _tint(self) -> None:
        good = self._review.good
        self.good.setChecked(good is True)
        self.bad.setChecked(good is False)
        self.good.set_sign("thumbs-up", tone="success" if good is True else "text2")
        self.bad.set_sign("thumbs-down", tone="danger" if good is False else "text2")

    def _typed(self) -> None:
        if self.note.hasFocus():
            self._later.start()

    def _reword(self) -> None:
        for index in range(self.result.count()):
            result = self.result.itemData(index)
            text = f"live-result-{result}" if result else "history-no-result"
            self.result.setItemText(index, self._words.text(text))
