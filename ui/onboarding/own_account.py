"""One's own password and the PIN of the lock, changed by whoever sits at the desk."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit

from secretary_app.foundation.auth.models import User
from secretary_app.foundation.auth.strength import strength
from ui.onboarding.fields import PinField, SecretField, row_of
from ui.onboarding.strength_bar import StrengthBar
from ui.shell.page import Desk
from ui.theme import Role
from ui.widgets.buttons import Button, Kind
from ui.widgets.form import FormRow
from ui.widgets.sheet import Sheet
from ui.widgets.text import Label


class _OwnSheet(Sheet):
    """Fields, «not now» and «save»; what is wrong is said above them."""

    def __init__(self, desk: Desk, *, title: str) -> None:
        super().__init__(desk.window, title=desk.words.text(title))
        self._desk = desk
        self.banner = desk.banner()
        self.add(self.banner)
        self.save = Button(desk.words.text("own-save"), kind=Kind.PRIMARY)
        self.closed.connect(self.deleteLater)

    def finish(self) -> None:
        """After the last field."""
        back = Button(self._desk.words.text("own-not-now"))
        back.clicked.connect(self.dismiss)
        self.add_button(back)
        self.add_button(self.save)

    def row(self, label: str, field: QLineEdit, *, explained: bool = False) -> FormRow:
        """One more field; Enter in it saves."""
        field.returnPressed.connect(self.save.click)
        made = row_of(self._desk.words, label, field, explained=explained)
        self.add(made)
        return made


class OwnPassword(_OwnSheet):
    """The old one is asked for: the desk may have been left open."""

    def __init__(self, desk: Desk, user: User) -> None:
        super().__init__(desk, title="own-password")
        words = desk.words
        self.old, self.new = SecretField(words), SecretField(words)
        self.row("own-password-now", self.old)
        self.row("new-password-new", self.new)
        bar = StrengthBar(words)
        self.add(bar)
        self.new.textChanged.connect(
            lambda text: bar.show_strength(strength(text, name=user.name) if text else None)
        )
        self.finish()
        self.save.clicked.connect(lambda _checked=False: self._go())

    def _go(self) -> None:
        """Where both are there."""
        old, new = self.old.text(), self.new.text()
        if old and new:
            desk = self._desk
            desk.operations.run(
                lambda: desk.workspace.users.change_own_password(old, new),
                name="seat.own-password",
                title=desk.words.text("own-password"),
                blocks=self.save,
                complain=self.banner,
                done=lambda _user: self.dismiss(),
                said=desk.words.text("own-password-changed"),
            )


class OwnPin(_OwnSheet):
    """Typed twice, because nobody sees it; a PIN that there is can be taken away."""

    def __init__(self, desk: Desk, user: User) -> None:
        super().__init__(desk, title="own-pin")
        words = desk.words
        self.add(Label(words.text("own-pin.help"), role=Role.SMALL, tone="text2", wrap=True))
        self.pin, self.again = PinField(), PinField()
        self.row("own-pin-new", self.pin)
        self._second = self.row("own-pin-again", self.again)
        self.again.textChanged.connect(lambda _text: self._second.set_wrong(""))
        self.remove = Button(words.text("own-pin-remove"), kind=Kind.QUIET)
        self.remove.clicked.connect(lambda _checked=False: self._set(None, "own-pin-removed"))
        if user.has_pin:
            self.add_button(self.remove)
        self.finish()
        self.save.clicked.connect(lambda _checked=False: self._go())

    def _go(self) -> None:
        """Where both are the same."""
        pin = self.pin.text()
        if not pin:
            return
        if pin != self.again.text():
            self._second.set_wrong(self._desk.words.text("own-pin-differs"))
            return
        self._set(pin, "own-pin-changed")

    def _set(self, pin: str | None, said: str) -> None:
        desk = self._desk
        desk.operations.run(
            lambda: desk.workspace.users.set_own_pin(pin),
            name="seat.own-pin",
            title=desk.words.text("own-pin"),
            blocks=self.save,
            complain=self.banner,
            done=lambda _user: self.dismiss(),
            said=desk.words.text(said),
        )
