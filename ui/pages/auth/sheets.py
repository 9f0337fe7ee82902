"""The sheets of users: a new account, another role, and the first password, shown once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from secretary_app.foundation.auth.models import User
from secretary_app.foundation.auth.quality import made_up
from secretary_app.foundation.auth.roles import Role
from ui.shell.page import Desk
from ui.theme import Role as Type
from ui.widgets.buttons import Button, Kind
from ui.widgets.choice_field import ChoiceField
from ui.widgets.form import FormRow
from ui.widgets.sheet import Sheet
from ui.widgets.text import Label

LONGEST_NAME = 64


class NewUser(Sheet):
    """Name, full name, role; the program makes up the first password."""

    def __init__(self, desk: Desk, *, made: Callable[[User, str], object]) -> None:
        words = desk.words
        super().__init__(desk.window, title=words.text("users-new"))
        self._desk, self._made = desk, made
        self.banner = desk.banner()
        self.add(self.banner)
        self.full_name, self.name = QLineEdit(), QLineEdit()
        for line in (self.full_name, self.name):
            line.setMaxLength(LONGEST_NAME)
            line.returnPressed.connect(self._create)
        self.role = role_choice(desk, Role.OPERATOR)
        fields: dict[str, QWidget] = {
            "users-full-name": self.full_name,
            "users-name": self.name,
            "users-role": self.role,
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
        desk, password = self._desk, made_up()
        name, full_name = self.name.text().strip(), self.full_name.text().strip()
        role = Role(self.role.currentData())
        desk.operations.run(
            lambda: desk.workspace.users.create(name, password, role=role, full_name=full_name),
            name="users.create",
            title=desk.words.text("lines-saving"),
            blocks=self.save,
            complain=self.banner,
            done=lambda user: self._created(user, password),
        )

    def _created(self, user: User, password: str) -> None:
        self.dismiss()
        self._made(user, password)


def role_choice(desk: Desk, chosen: Role) -> ChoiceField:
    """Every role with its word."""
    choice = ChoiceField()
    for role in Role:
        choice.addItem(desk.words.text("users-role-name", role=role.value), role.value)
    choice.setCurrentIndex(choice.findData(chosen.value))
    return choice


def choose_role(desk: Desk, user: User, *, chosen: Callable[[Role], object]) -> None:
    """Another role for somebody."""
    words = desk.words
    sheet = Sheet(desk.window, title=words.text("users-role-of", name=user.shown_name))
    choice = role_choice(desk, user.role)
    sheet.add(FormRow(words.text("users-role"), choice, help_text=words.text("users-role.help")))
    back = Button(words.text("users-not-now"))
    back.clicked.connect(sheet.dismiss)
    sheet.add_button(back)
    save = Button(words.text("users-save"), kind=Kind.PRIMARY)
    save.clicked.connect(sheet.dismiss)
    save.clicked.connect(lambda _checked=False: chosen(Role(choice.currentData())))
    sheet.add_button(save)
    sheet.closed.connect(sheet.deleteLater)
    sheet.open()


def show_password(desk: Desk, user: User, password: str) -> None:
    """It is nowhere else in the clear."""
    words = desk.words
    sheet = Sheet(desk.window, title=words.text("users-first-password", name=user.shown_name))
    shown = Label(password, role=Type.TIMER, figures=True)
    shown.setAccessibleName(words.text("users-first-password", name=user.shown_name))
    sheet.add(shown)
    sheet.add(Label(words.text("users-first-password.help"), tone="text2", wrap=True))
    copy = Button(words.text("desk-copy"), sign="copy")
    copy.clicked.connect(lambda _checked=False: QGuiApplication.clipboard().setText(password))
    sheet.add_button(copy)
    done = Button(words.text("lines-done"), kind=Kind.PRIMARY)
    done.clicked.connect(sheet.dismiss)
    sheet.add_button(done)
    sheet.closed.connect(sheet.deleteLater)
    sheet.open()
