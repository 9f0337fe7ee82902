"""The card of numbers that nobody here wants to talk to."""

from __future__ import annotations

from collections.abc import Coroutine
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout

from secretary_app.features.lines.blocking import BlockedNumber
from secretary_app.foundation.settings.rights import CHANGE_SETTINGS
from secretary_app.kernel.phone import BadPhoneNumber, PhoneNumber
from ui.shell.page import Desk
from ui.theme import Role, theme
from ui.widgets.buttons import Button
from ui.widgets.card import Card, empty_layout
from ui.widgets.item import Act, Item
from ui.widgets.text import Label

LONGEST_NUMBER, LONGEST_REASON = 30, 200


class BlockedCard(Card):
    """Numbers, why, since when; with a field for one more."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        words, sizes = desk.words, theme().sizes
        words.put(self.set_title, "lines-blocked")
        self.banner = desk.banner()
        self.add(self.banner)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(sizes.space_8)
        self.add_layout(self._rows)
        line = QHBoxLayout()
        line.setSpacing(sizes.space_8)
        self.number, self.reason = QLineEdit(), QLineEdit()
        self.number.setMaxLength(LONGEST_NUMBER)
        self.reason.setMaxLength(LONGEST_REASON)
        for field, text in (
            (self.number, "line-column-number"),
            (self.reason, "line-column-reason"),
        ):
            words.put(field.setPlaceholderText, text)
            words.put(field.setAccessibleName, text)
            field.returnPressed.connect(self._block)
        self.block = Button("", sign="prohibit")
        words.put(self.block.setText, "lines-block")
        self.block.clicked.connect(lambda _checked=False: self._block())
        line.addWidget(self.number, 2)
        line.addWidget(self.reason, 3)
        line.addWidget(self.block)
        self.add_layout(line)
        for part in (self.number, self.reason, self.block):
            part.setEnabled(desk.may(CHANGE_SETTINGS.key))
        words.changed.connect(self.refresh)

    def refresh(self) -> None:
        """As the list is now."""
        words = self._desk.words
        empty_layout(self._rows)
        found = self._desk.workspace.blocked.all()
        if not found:
            self._rows.addWidget(
                Label(words.text("line-none-blocked"), role=Role.SMALL, tone="text2", wrap=True)
            )
        for each in found:
            since = words.text("lines-blocked-since", when=words.moment(each.at))
            self._rows.addWidget(
                Item(
                    words.phone(each.number),
                    second=f"{each.reason} · {since}" if each.reason else since,
                    acts=[
                        Act(
                            text=words.text("lines-unblock"),
                            run=partial(self._unblock, each),
                            sign="x",
                            enabled=self._desk.may(CHANGE_SETTINGS.key),
                        )
                    ],
                )
            )

    def _block(self) -> None:
        words, blocked = self._desk.words, self._desk.workspace.blocked
        try:
            number = PhoneNumber.parse(self.number.text())
        except BadPhoneNumber as error:
            self.banner.tell(words.error(error))
            return
        self._desk.operations.run(
            lambda: blocked.block(number, reason=self.reason.text().strip()),
            name="lines.block",
            title=words.text("lines-saving"),
            complain=self.banner,
            done=lambda _none: self._blocked(),
            said=words.text("line-blocked", number=number.formatted()),
            undo=lambda: self._again(blocked.unblock(number)),
        )

    def _blocked(self) -> None:
        self.number.clear()
        self.reason.clear()
        self.refresh()

    def _unblock(self, each: BlockedNumber) -> None:
        words, blocked = self._desk.words, self._desk.workspace.blocked
        number = PhoneNumber.parse(each.number)
        self._desk.operations.run(
            lambda: blocked.unblock(number),
            name="lines.unblock",
            title=words.text("lines-saving"),
            complain=self.banner,
            done=lambda _none: self.refresh(),
            said=words.text("line-unblocked", number=number.formatted()),
            undo=lambda: self._again(blocked.block(number, reason=each.reason)),
        )

    async def _again(self, work: Coroutine[object, object, None]) -> None:
        """The way back shows, too."""
        await work
        self.refresh()
