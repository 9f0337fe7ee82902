"""The card of Twilio: the account, what goes into Twilio's console, and whether both fit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout

from secretary_app.bootstrap.twilio_texts import own_numbers, public_url, twilio_rest
from secretary_app.channels.twilio.settings import ACCOUNT, ANSWER_TEXTS, AUTH_TOKEN, PUBLIC_URL
from secretary_app.channels.twilio.trying import (
    STATUS_PATH,
    TEXTS_PATH,
    VOICE_PATH,
    Finding,
    look_through,
)
from secretary_app.foundation.settings import Setting
from ui.pages.program_settings import ProgramSettings
from ui.shell.page import Desk
from ui.theme import Role, theme
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button, hairline
from ui.widgets.card import Card, empty_layout
from ui.widgets.form import FormRow
from ui.widgets.item import Act, Item
from ui.widgets.text import Label

FIELDS: tuple[Setting[Any], ...] = (PUBLIC_URL, ACCOUNT, ANSWER_TEXTS)
"""Any: settings of all types."""
ADDRESSES = {"voice": VOICE_PATH, "status": STATUS_PATH, "texts": TEXTS_PATH}
LONGEST_TOKEN = 200


class TwilioCard(Card):
    """Lives as long as the page: what is being written in it stays."""

    def __init__(self, desk: Desk, complain: Banner, *, copy: Callable[[str], Act]) -> None:
        """``copy`` makes what takes an address along."""
        words = desk.words
        super().__init__(words.text("server-twilio"))
        self._desk, self._complain, self._copy = desk, complain, copy
        self.form = ProgramSettings(desk, FIELDS, complain)
        self.add(self.form)
        self.token = QLineEdit()
        self.token.setEchoMode(QLineEdit.EchoMode.Password)
        self.token.setMaxLength(LONGEST_TOKEN)
        self.token.setEnabled(desk.may("secrets.change"))
        self.token.returnPressed.connect(self._keep)
        label = "server-twilio-token"
        self.add(FormRow(words.text(label), self.token, help_text=words.text(f"{label}.help")))
        row = QHBoxLayout()
        row.setSpacing(theme().sizes.space_8)
        self.save = Button(words.text("server-twilio-keep"))
        self.save.clicked.connect(lambda _checked=False: self._keep())
        self.save.setEnabled(desk.may("secrets.change"))
        self.check = Button(words.text("server-twilio-try"), sign="check-circle")
        self.check.clicked.connect(lambda _checked=False: self._try())
        row.addWidget(self.save)
        row.addWidget(self.check)
        row.addStretch()
        self.add_layout(row)
        self.told = Label(role=Role.SMALL, wrap=True, parent=self)
        self.told.hide()
        self.add(self.told)
        self.add(hairline())
        self._addresses = QVBoxLayout()
        self.add_layout(self._addresses)
        self.look()

    def look(self) -> None:
        """Something about Twilio was chosen, here or elsewhere."""
        words, settings = self._desk.words, self._desk.workspace.settings
        for each in FIELDS:
            self.form.show_value(each.key, settings.get(each))
        empty_layout(self._addresses)
        base = public_url(self._desk.workspace)
        where = "server-twilio-where" if base else "server-twilio-nowhere"
        self._addresses.addWidget(
            Label(words.text(where), role=Role.SMALL, tone="text2", wrap=True)
        )
        for name, path in ADDRESSES.items() if base else ():
            address = f"{base}{path}"
            title = words.text(f"server-twilio-{name}")
            self._addresses.addWidget(Item(title, second=address, acts=[self._copy(address)]))

    def _keep(self) -> None:
        desk, token = self._desk, self.token.text().strip()
        desk.operations.run(
            lambda: desk.workspace.secrets.set(AUTH_TOKEN, token),
            name="server.twilio-token",
            title=desk.words.text("lines-saving"),
            blocks=self.save,
            complain=self._complain,
            done=lambda _secret: self.token.clear(),
            said=desk.words.text("server-twilio-kept"),
        )

    def _try(self) -> None:
        desk = self._desk
        self.told.hide()
        desk.operations.run(
            lambda: look_through(
                twilio_rest(desk.workspace),
                numbers=own_numbers(desk.workspace),
                public_url=public_url(desk.workspace),
            ),
            name="server.twilio-try",
            title=desk.words.text("server-twilio-trying"),
            blocks=self.check,
            complain=self._complain,
            done=self._tell,
        )

    def _tell(self, found: Sequence[Finding]) -> None:
        words = self._desk.words
        lines = [
            words.text("server-twilio-lacks", what=each.what.value, number=words.phone(each.number))
            for each in found
        ]
        self.told.setText("\n".join(lines) or words.text("server-twilio-fits"))
        self.told.set_tone("warn" if lines else "success")
        self.told.show()
