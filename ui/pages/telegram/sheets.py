"""The sheets of bots: a new one, another token, and what may be chosen for one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit

from secretary_app.channels.telegram.book import LONGEST_NAME, NAME
from secretary_app.channels.telegram.models import Bot
from secretary_app.channels.telegram.settings import ASSISTANT, FIELDS
from ui.pages.field_saving import save_field
from ui.pages.named_fields import NamedFields, assistants
from ui.shell.page import Desk
from ui.theme import Role
from ui.widgets.buttons import Button, Kind
from ui.widgets.choice_field import ChoiceField
from ui.widgets.form import FormRow
from ui.widgets.sheet import Sheet
from ui.widgets.text import Label

LONGEST_TOKEN = 200
STEPS = 3


def _token_field() -> QLineEdit:
    """Nobody who looks on reads it, now or later."""
    field = QLineEdit()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setMaxLength(LONGEST_TOKEN)
    return field


class AddBot(Sheet):
    """How a token is got, and where it goes; the bot starts at once where bots run."""

    def __init__(self, desk: Desk, *, added: Callable[[Bot], object]) -> None:
        words = desk.words
        super().__init__(desk.window, title=words.text("bots-add-title"))
        self._desk, self._added = desk, added
        self.banner = desk.banner()
        self.add(self.banner)
        steps = (
            f"{number}. {words.text(f'bots-add-step-{number}')}" for number in range(1, STEPS + 1)
        )
        self.add(Label("\n".join(steps), role=Role.SMALL, tone="text2", wrap=True))
        self.token, self.name, self.who = _token_field(), QLineEdit(), ChoiceField()
        self.name.setMaxLength(LONGEST_NAME)
        for key, name in assistants(desk):
            self.who.addItem(name, key)
        self.add(
            FormRow(words.text("bots-token"), self.token, help_text=words.text("bots-token.help"))
        )
        self.add(
            FormRow(words.text("bots-name"), self.name, help_text=words.text("bots-name.help"))
        )
        self.add(FormRow(words.text("setting-bot-assistant"), self.who))
        back = Button(words.text("users-not-now"))
        back.clicked.connect(self.dismiss)
        self.add_button(back)
        self.save = Button(words.text("bots-add"), kind=Kind.PRIMARY)
        self.save.clicked.connect(lambda _checked=False: self._save())
        self.add_button(self.save)
        for field in (self.token, self.name):
            field.returnPressed.connect(self._save)
        self.closed.connect(self.deleteLater)

    def _save(self) -> None:
        desk, name, token = self._desk, self.name.text(), self.token.text()
        chosen = {"assistant": str(self.who.currentData())}
        desk.operations.run(
            lambda: desk.workspace.bots.add(name=name, token=token, chosen=chosen),
            name="bots.add",
            title=desk.words.text("lines-saving"),
            blocks=self.save,
            complain=self.banner,
            done=self._saved,
        )

    def _saved(self, bot: Bot) -> None:
        self.dismiss()
        self._added(bot)


class NewToken(Sheet):
    """Another token for a bot that is there."""

    def __init__(self, desk: Desk, bot: Bot) -> None:
        words = desk.words
        super().__init__(desk.window, title=words.text("bots-token-of", bot=bot.title))
        self._desk, self._bot = desk, bot
        self.banner = desk.banner()
        self.add(self.banner)
        self.token = _token_field()
        self.token.returnPressed.connect(self._save)
        self.add(
            FormRow(words.text("bots-token"), self.token, help_text=words.text("bots-token.help"))
        )
        back = Button(words.text("users-not-now"))
        back.clicked.connect(self.dismiss)
        self.add_button(back)
        self.save = Button(words.text("bots-save-token"), kind=Kind.PRIMARY)
        self.save.clicked.connect(lambda _checked=False: self._save())
        self.add_button(self.save)
        self.closed.connect(self.deleteLater)

    def _save(self) -> None:
        desk, bot, token = self._desk, self._bot, self.token.text()
        desk.operations.run(
            lambda: desk.workspace.bots.set_token(bot.id, token),
            name=f"bots.token.{bot.id}",
            title=desk.words.text("lines-saving"),
            blocks=self.save,
            complain=self.banner,
            done=lambda _none: self.dismiss(),
            said=desk.words.text("bots-token-kept", bot=bot.title),
        )


class SetUpBot(Sheet):
    """Each field holds as soon as it is left, also while the bot runs."""

    def __init__(self, desk: Desk, bot: Bot) -> None:
        words = desk.words
        super().__init__(desk.window, title=bot.title)
        self._desk, self._bot_id = desk, bot.id
        self.banner = desk.banner()
        self.add(self.banner)
        inside = NamedFields(
            desk,
            name=bot.name,
            longest_name=LONGEST_NAME,
            label="bots-name",
            fields=list(FIELDS),
            value=bot.get,
            assistant=ASSISTANT,
        )
        self.name, self.form = inside.name, inside.form
        self.name.editingFinished.connect(self._rename)
        self.form.changed.connect(self._change)
        self.add(inside)
        done = Button(words.text("lines-done"), kind=Kind.PRIMARY)
        done.clicked.connect(self.dismiss)
        self.add_button(done)
        self.closed.connect(self.deleteLater)

    def _change(self, key: str, text: str) -> None:
        desk, field, bot_id = self._desk, FIELDS.name(key), self._bot_id
        setting, bots = FIELDS.find(key), desk.workspace.bots
        save_field(
            desk,
            self.form,
            setting,
            text,
            holds=bots.get(bot_id).get(setting),
            store=lambda wanted: bots.change(bot_id, {field: wanted}),
            name=f"bots.set.{bot_id}.{field}",
            complain=self.banner,
            done=lambda bot: self.form.show_value(key, bot.get(setting)),
        )

    def _rename(self) -> None:
        desk, bot_id, bots = self._desk, self._bot_id, self._desk.workspace.bots
        before, name = bots.get(bot_id).name, self.name.text().strip()
        if name == before:
            return
        desk.operations.run(
            lambda: bots.change(bot_id, {NAME: name}),
            name=f"bots.rename.{bot_id}",
            title=desk.words.text("lines-saving"),
            complain=self.banner,
            said=desk.words.text("settings-saved", name=desk.words.text("bots-name")),
            undo=lambda: bots.change(bot_id, {NAME: before}),
        )
