"""A card as it is written."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from secretary_app.features.people.models import LONGEST_NAME, Card
from secretary_app.foundation.i18n import Language
from ui.pages.people.view import card_of
from ui.runtime.words import Words
from ui.theme import theme
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import empty_layout
from ui.widgets.choice_field import ChoiceField
from ui.widgets.form import FormRow
from ui.widgets.long_field import LongField

NOTES_LINES = 5


class Editor(QWidget):
    """Emits ``saved`` with a card whose numbers are numbers, ``changed`` with every key."""

    saved = Signal(object)
    changed = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._before = Card()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme().sizes.space_16)
        self._build()
        words.changed.connect(self._reword)

    @property
    def is_changed(self) -> bool:
        """Whether something is written that is not saved."""
        card, bad = self._read()
        return bool(bad) or card != self._before

    def show_card(self, card: Card) -> None:
        """What is known now."""
        self._before = card
        self.name.setText(card.name)
        self.company.setText(card.company)
        self.numbers.put("\n".join(self._words.phone(each) for each in card.phones))
        self.language.setCurrentIndex(self.language.findData(card.language or ""))
        self.notes.put(card.notes)
        self._rows["numbers"].set_wrong("")
        self._typed()

    def allow(self, allowed: bool) -> None:
        """Whether this person may write."""
        for field in (self.name, self.company):
            field.setReadOnly(not allowed)
        for text in (self.numbers, self.notes):
            text.setReadOnly(not allowed)
        self.language.setEnabled(allowed)
        self._buttons.setVisible(allowed)

    def save(self) -> None:
        """Tells the card, or what is wrong with it."""
        card, bad = self._read()
        wrong = self._words.text("people-bad-number", text=", ".join(bad)) if bad else ""
        self._rows["numbers"].set_wrong(wrong)
        if not bad and card != self._before:
            self.saved.emit(card)

    def take_back(self) -> None:
        """What was written since is gone."""
        self.show_card(self._before)

    def _build(self) -> None:
        words, sizes = self._words, theme().sizes
        self.name, self.company = QLineEdit(), QLineEdit()
        for field in (self.name, self.company):
            field.setMaxLength(LONGEST_NAME)
        self.numbers, self.notes = LongField(), LongField(lines=NOTES_LINES)
        for text in (self.numbers, self.notes):
            text.submitted.connect(self.save)
        self.language = ChoiceField()
        self.language.addItem(words.text("people-language-any"), "")
        for language in Language:
            name = words.text("people-language-name", language=language.value)
            self.language.addItem(name, language)
        fields: dict[str, QWidget] = {
            "name": self.name,
            "company": self.company,
            "numbers": self.numbers,
            "language": self.language,
            "notes": self.notes,
        }
        helps = {"numbers", "language"}
        self._rows = {
            key: FormRow(
                words.text(f"people-field-{key}"),
                field,
                help_text=words.text(f"people-field-{key}.help") if key in helps else "",
            )
            for key, field in fields.items()
        }
        pair = QHBoxLayout()
        pair.setSpacing(sizes.space_16)
        pair.addWidget(self._rows["name"], 1)
        pair.addWidget(self._rows["company"], 1)
        self._column.addLayout(pair)
        for key in ("numbers", "language", "notes"):
            self._column.addWidget(self._rows[key])
        self._buttons = QWidget()
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(sizes.space_8)
        self.keep = Button(words.text("people-save"), kind=Kind.PRIMARY)
        self.keep.clicked.connect(lambda _checked: self.save())
        self.leave = Button(words.text("people-leave"), kind=Kind.QUIET)
        self.leave.clicked.connect(lambda _checked: self.take_back())
        row.addWidget(self.keep)
        row.addWidget(self.leave)
        row.addStretch()
        self._column.addWidget(self._buttons)
        self.name.textChanged.connect(self._typed)
        self.company.textChanged.connect(self._typed)
        self.numbers.textChanged.connect(self._typed)
        self.notes.textChanged.connect(self._typed)
        self.language.currentIndexChanged.connect(self._typed)
        self._typed()

    def _typed(self) -> None:
        changed = self.is_changed
        self.keep.setEnabled(changed)
        self.leave.setVisible(changed)
        self.changed.emit()

    def _read(self) -> tuple[Card, list[str]]:
        return card_of(
            name=self.name.text(),
            company=self.company.text(),
            numbers=self.numbers.toPlainText(),
            language=self.language.currentData() or "",
            notes=self.notes.toPlainText(),
        )

    def _reword(self) -> None:
        card, before = self._read()[0], self._before
        read_only = self.name.isReadOnly()
        empty_layout(self._column)
        self._build()
        self.show_card(before)
        if card != before:
            self.name.setText(card.name)
            self.company.setText(card.company)
            self.notes.put(card.notes)
        self.allow(not read_only)
