"""A row of a form: what it is, the field, a sentence of help, and what is wrong with it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import Role, theme
from ui.widgets.buttons import Button, Kind
from ui.widgets.text import Label, restyle


class FormRow(QWidget):
    """The field gets its label as name and its help as description, for ears.

    A box to tick has its label beside it already. Emits ``put_back`` where ``back`` is offered.
    """

    put_back = Signal()

    def __init__(self, label: str, field: QWidget, *, help_text: str = "", back: str = "") -> None:
        """``back`` is the word of what puts the usual value back, once ``offer_back`` says so."""
        super().__init__()
        self.field = field
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().sizes.space_4)
        # With a parent from the start: shown before it has one, a label is a window of its own.
        self._label = Label(label, role=Role.SMALL_STRONG, wrap=True, parent=self)
        self._label.setBuddy(field)
        self._label.setHidden(isinstance(field, QCheckBox))
        above = QHBoxLayout()
        above.addWidget(self._label, 1)
        self._back = Button(back, kind=Kind.LINK)
        self._back.setAccessibleName(f"{back}: {label}")
        self._back.clicked.connect(self.put_back)
        self._back.hide()
        if isinstance(field, QCheckBox):
            above.insertWidget(0, field, 1)
        above.addWidget(self._back)
        column.addLayout(above)
        if not isinstance(field, QCheckBox):
            column.addWidget(field)
        self._help = Label(help_text, role=Role.SMALL, tone="text3", wrap=True, parent=self)
        self._help.setVisible(bool(help_text))
        column.addWidget(self._help)
        self._wrong = Label(role=Role.SMALL, tone="danger", wrap=True)
        self._wrong.setVisible(False)
        column.addWidget(self._wrong)
        field.setAccessibleName(label)
        field.setAccessibleDescription(help_text)

    def set_words(self, label: str, *, help_text: str = "") -> None:
        """The same field in another language, or with other help."""
        self._label.setText(label)
        self._help.setText(help_text)
        self._help.setVisible(bool(help_text))
        self.field.setAccessibleName(label)
        self.field.setAccessibleDescription(self.wrong or help_text)

    def offer_back(self, offered: bool) -> None:
        """Whether the value is another than the usual one, and may be put back."""
        self._back.setVisible(offered)

    def set_wrong(self, text: str) -> None:
        """What is wrong with the value; empty for nothing."""
        self._wrong.setText(text)
        self._wrong.setVisible(bool(text))
        self.field.setProperty("wrong", bool(text))
        restyle(self.field)
        if text:
            self.field.setAccessibleDescription(text)

    @property
    def wrong(self) -> str:
        """What is wrong with the value."""
        return self._wrong.text() if not self._wrong.isHidden() else ""
