"""Fields for secrets, and rows whose words follow the language."""

from __future__ import annotations

from PySide6.QtCore import QRegularExpression
from PySide6.QtGui import QAction, QRegularExpressionValidator
from PySide6.QtWidgets import QLineEdit, QWidget

from secretary_app.foundation.auth.limits import LONGEST_PASSWORD, LONGEST_PIN
from ui.runtime.words import Words
from ui.theme import theme
from ui.theme.icons import icon
from ui.widgets.form import FormRow


class SecretField(QLineEdit):
    """Dots, and an eye that shows what was typed."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.setMaxLength(LONGEST_PASSWORD)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self._eye = QAction(self)
        self._eye.setCheckable(True)
        self._eye.toggled.connect(self._look)
        self.addAction(self._eye, QLineEdit.ActionPosition.TrailingPosition)
        words.put(self._eye.setText, "front-show-secret")
        for button in self.findChildren(QWidget):
            words.put(button.setAccessibleName, "front-show-secret")
        self._tint()
        theme().changed.connect(self._tint)

    def _look(self, seen: bool) -> None:
        echo = QLineEdit.EchoMode.Normal if seen else QLineEdit.EchoMode.Password
        self.setEchoMode(echo)
        self._tint()

    def _tint(self) -> None:
        sign = "eye-slash" if self._eye.isChecked() else "eye"
        self._eye.setIcon(icon(sign, theme().colours.text2))


class PinField(QLineEdit):
    """Digits only, as dots."""

    def __init__(self) -> None:
        super().__init__()
        self.setMaxLength(LONGEST_PIN)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setValidator(QRegularExpressionValidator(QRegularExpression(r"[0-9]*"), self))


def row_of(words: Words, label: str, field: QWidget, *, explained: bool = False) -> FormRow:
    """A row whose label is the text ``label``, and its help ``label``'s ``.help``."""
    row = FormRow(words.text(label), field)

    def say(text: str) -> None:
        row.set_words(text, help_text=words.text(f"{label}.help") if explained else "")

    words.put(say, label, owner=row)
    return row
