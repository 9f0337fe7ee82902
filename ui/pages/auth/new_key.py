"""A new API key: for whom, what it may, how long; and the one sight of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from secretary_app.foundation.auth.keys.models import ALL, LONGEST_NAME, NewKey
from ui.shell.page import Desk
from ui.widgets.buttons import Button, Kind
from ui.widgets.choice_field import ChoiceField
from ui.widgets.form import FormRow
from ui.widgets.sheet import Sheet
from ui.widgets.text import Label

SCOPES = {
    "keys-for-questions": ("knowledge.ask", "knowledge.view"),
    "keys-for-chats": ("knowledge.ask", "chats.view", "chats.write", "chats.delete"),
    "keys-for-all": (ALL,),
}
"""What programs are mostly for; single rights are given by ``manage keys create``."""

DAYS = (30, 90, 365, 0)
USUAL_DAYS = 365


class NewKeySheet(Sheet):
    """Asks for what a key needs."""

    def __init__(
        self, desk: Desk, *, users: Sequence[str], made: Callable[[NewKey], object]
    ) -> None:
        words = desk.words
        super().__init__(desk.window, title=words.text("keys-new"))
        self._desk, self._made = desk, made
        self.banner = desk.banner()
        self.add(self.banner)
        self.name = QLineEdit()
        self.name.setMaxLength(LONGEST_NAME)
        self.name.returnPressed.connect(self._create)
        self.user, self.scopes, self.days = ChoiceField(), ChoiceField(), ChoiceField()
        self.user.addItems(list(users))
        for text in SCOPES:
            self.scopes.addItem(words.text(text), text)
        for days in DAYS:
            self.days.addItem(words.text("keys-days", count=days), days)
        self.days.setCurrentIndex(self.days.findData(USUAL_DAYS))
        fields: dict[str, QWidget] = {
            "keys-for-what": self.name,
            "keys-for-whom": self.user,
            "keys-may": self.scopes,
            "keys-how-long": self.days,
        }
        for text, field in fields.items():
            self.add(FormRow(words.text(text), field, help_text=words.text(f"{text}.help")))
        back = Button(words.text("users-not-now"))
        back.clicked.connect(self.dismiss)
        self.add_button(back)
        self.save = Button(words.text("users-create"), kind=Kind.PRIMARY)
        self.save.clicked.connect(lambda _checked=False: self._create())
        self.add_button(self.save)
        self.closed.connect(self.deleteLater)

    def _create(self) -> None:
        desk, name = self._desk, self.name.text()
        user, days = self.user.currentText(), int(self.days.currentData())
        scopes = SCOPES[self.scopes.currentData()]
        desk.operations.run(
            lambda: desk.workspace.keys.create(name, scopes=scopes, days=days, user=user),
            name="keys.create",
            title=desk.words.text("lines-saving"),
            blocks=self.save,
            complain=self.banner,
            done=self._created,
        )

    def _created(self, made: NewKey) -> None:
        self.dismiss()
        self._made(made)


def show_key(desk: Desk, made: NewKey) -> None:
    """It is nowhere else in the clear."""
    words = desk.words
    title = words.text("keys-shown-once", name=made.key.name)
    sheet = Sheet(desk.window, title=title)
    shown = QLineEdit(made.secret)
    shown.setReadOnly(True)
    shown.setAccessibleName(title)
    shown.selectAll()
    sheet.add(shown)
    sheet.add(Label(words.text("keys-shown-once.help"), tone="text2", wrap=True))
    copy = Button(words.text("desk-copy"), sign="copy")
    copy.clicked.connect(lambda _checked=False: QGuiApplication.clipboard().setText(made.secret))
    sheet.add_button(copy)
    done = Button(words.text("lines-done"), kind=Kind.PRIMARY)
    done.clicked.connect(sheet.dismiss)
    sheet.add_button(done)
    sheet.closed.connect(sheet.deleteLater)
    sheet.open()
