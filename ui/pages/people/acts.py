"""What is done with a whole person: writing, consent, merging, blocking, forgetting, files."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from secretary_app.features.people.exchange.models import FileForm
from secretary_app.features.people.models import Card, ConsentAbout, Person
from secretary_app.features.people.rights import CHANGE_PEOPLE, DELETE_PEOPLE
from secretary_app.features.privacy.models import AskedBy
from secretary_app.features.privacy.rights import FORGET
from secretary_app.foundation.settings.rights import CHANGE_SETTINGS
from secretary_app.kernel.phone import PhoneNumber
from ui.pages.people.carrying import Carrying
from ui.pages.people.forgetting import ForgetSheet
from ui.pages.people.view import PeopleWords
from ui.shell.page import Desk
from ui.widgets.banner import Banner
from ui.widgets.buttons import drop_under


class PersonActs:
    """Belongs to the page, which hears that somebody was blocked, or is gone."""

    def __init__(
        self,
        desk: Desk,
        banner: Banner,
        carrying: Carrying,
        *,
        moved: Callable[[], object],
        gone: Callable[[], object],
    ) -> None:
        self._desk, self._banner, self._carrying = desk, banner, carrying
        self._telling = PeopleWords(desk.words)
        self._moved, self._gone = moved, gone

    def write_down(self, card: Card, *, button: QWidget, done: Callable[[Person], object]) -> None:
        """Somebody new."""
        words, people = self._desk.words, self._desk.workspace.people
        self._desk.operations.run(
            lambda: people.write_down(card),
            name="people.save",
            title=words.text("people-save"),
            blocks=button,
            complain=self._banner,
            done=done,
            said=words.text("people-saved"),
        )

    def rewrite(
        self, person: Person, card: Card, *, button: QWidget, done: Callable[[Card], object]
    ) -> None:
        """Their card is another now; ``done`` hears of it, and of its being taken back."""
        words, people = self._desk.words, self._desk.workspace.people

        async def undo() -> None:
            done((await people.edit(person.id, person.card)).card)

        self._desk.operations.run(
            lambda: people.edit(person.id, card),
            name="people.save",
            title=words.text("people-save"),
            blocks=button,
            complain=self._banner,
            done=lambda kept: done(kept.card),
            said=words.text("people-saved"),
            undo=undo,
        )

    def consent(self, person_id: str, about: ConsentAbout, given: bool | None) -> None:
        """What they said of it is written down."""
        self._desk.operations.run(
            lambda: self._desk.workspace.people.set_consent(person_id, about, given),
            name=f"people.consent.{about.value}",
            title=self._desk.words.text("people-consents"),
            complain=self._banner,
        )

    def merge(self, person_id: str, other_id: str) -> None:
        """The other card goes into this one; the toast, and later the card, part them again."""
        words, merging = self._desk.words, self._desk.workspace.merging
        made = list[str]()

        async def merge() -> None:
            made.append(await merging.merge(person_id, other_id))

        async def part() -> None:
            await merging.part(made[0])

        self._desk.operations.run(
            merge,
            name="people.merge",
            title=words.text("people-merge"),
            complain=self._banner,
            said=words.text("people-merge-done"),
            undo=part,
        )

    def part(self, merge_id: str) -> None:
        """Two cards again."""
        self._desk.operations.run(
            lambda: self._desk.workspace.merging.part(merge_id),
            name="people.part",
            title=self._desk.words.text("people-part"),
            complain=self._banner,
            said=self._desk.words.text("people-parted"),
        )

    # ---- the menu

    def show_menu(self, person: Person, button: QWidget) -> None:
        """What is done seldom."""
        words, menu = self._desk.words, QMenu(button)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if person.phones and self._desk.may(CHANGE_SETTINGS.key):
            word = "people-unblock" if self.is_blocked(person) else "people-block"
            menu.addAction(words.text(word), partial(self.toggle_blocked, person))
        if self._desk.may(CHANGE_PEOPLE.key):
            menu.addAction(words.text("people-import"), self._carrying.ask_which)
        for form in FileForm:
            text = words.text("people-export-form", form=form.value)
            menu.addAction(text, partial(self._carrying.ask_where, form))
        if person.phone and self._desk.may(FORGET.key) and self._desk.may(DELETE_PEOPLE.key):
            menu.addSeparator()
            menu.addAction(words.text("people-forget"), partial(self.ask_to_forget, person))
        drop_under(menu, button)

    def is_blocked(self, person: Person) -> bool:
        """Whether calls from a number of theirs are turned away."""
        blocked = self._desk.workspace.blocked
        return any(blocked.holds(PhoneNumber(each)) for each in person.phones)

    def toggle_blocked(self, person: Person) -> None:
        """All numbers of theirs are turned away from now on, or none."""
        words, blocked = self._desk.words, self._desk.workspace.blocked
        numbers = [PhoneNumber(each) for each in person.phones]
        was = self.is_blocked(person)

        async def put(block: bool) -> None:
            for number in numbers:
                if block:
                    await blocked.block(number)
                elif blocked.holds(number):
                    await blocked.unblock(number)
            self._moved()

        self._desk.operations.run(
            lambda: put(not was),
            name="people.block",
            title=words.text("people-block"),
            complain=self._banner,
            said=words.text("people-unblocked" if was else "people-is-blocked"),
            undo=lambda: put(was),
        )

    def ask_to_forget(self, person: Person) -> ForgetSheet:
        """Everything about somebody goes, once their name was typed."""
        words = self._desk.words
        number = PhoneNumber(person.phones[0])

        def forget() -> None:
            self._desk.operations.run(
                lambda: self._desk.workspace.forgetting.forget(number, asked_by=AskedBy.OWNER),
                name="people.forget",
                title=words.text("people-forget"),
                complain=self._banner,
                done=lambda _receipt: self._gone(),
                said=words.text("people-forgotten"),
            )

        name = self._telling.name(person)
        sheet = ForgetSheet(self._desk.window, words, name=name, forget=forget)
        sheet.open()
        return sheet
