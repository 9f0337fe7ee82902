"""F1: every key there is, on one sheet; a person may choose others there."""

from __future__ import annotations

import re
from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QKeySequenceEdit, QWidget

from secretary_app.foundation.appearance.settings import KEYS
from secretary_app.foundation.settings.rights import CHANGE_SETTINGS
from ui.shell.appearance import chosen_keys
from ui.shell.page import Desk
from ui.theme import theme
from ui.widgets.buttons import Button, Kind
from ui.widgets.form import FormRow
from ui.widgets.sheet import Sheet
from ui.widgets.table import Column, Line, Table

SHOWN = 9
"""Rows at once."""

NO_LETTER = re.compile(r"(Ctrl|Alt|Meta)\+.|F\d+$")
"""Keys that nobody types a word with."""


class KeysSheet(Sheet):
    """The actions that have keys; who may change settings gives them others."""

    def __init__(self, window: QWidget, *, desk: Desk) -> None:
        words = desk.words
        super().__init__(window, title=words.text("action-shell-keys"))
        self._desk = desk
        self._chosen = ""
        self.table = Table(name=words.text("action-shell-keys"))
        # In a low window the rest of the sheet needs its room, too.
        wanted = theme().sizes.row_single * (SHOWN + 1)
        self.table.setMinimumHeight(min(wanted, window.height() // 3))
        self.table.opened.connect(self._choose)
        self.add(self.table)
        self.banner = desk.banner()
        self.add(self.banner)
        self.field = QKeySequenceEdit()
        self.field.setMaximumSequenceLength(1)
        self.field.setClearButtonEnabled(True)
        self.row = FormRow(
            words.text("desk-keys-new"), self.field, help_text=words.text("desk-keys-new.help")
        )
        self.save = Button(words.text("desk-keys-save"))
        self.back = Button(words.text("desk-keys-back"), kind=Kind.QUIET)
        self._add_change(self.save, self.back)
        close = Button(words.text("desk-close"), kind=Kind.PRIMARY)
        close.clicked.connect(self.dismiss)
        self.add_button(close)
        desk.actions.changed.connect(self._show)
        self.closed.connect(self.deleteLater)
        self._show()

    def _add_change(self, save: Button, back: Button) -> None:
        change = QWidget()
        row = QHBoxLayout(change)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().sizes.space_8)
        row.addWidget(self.row, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(save, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(back, 0, Qt.AlignmentFlag.AlignVCenter)
        self.add(change)
        save.clicked.connect(lambda _checked: self._save(self._typed()))
        back.clicked.connect(lambda _checked: self._save(self._usual()[self._chosen]))
        self.field.keySequenceChanged.connect(lambda _keys: self._judge())
        change.setVisible(self._desk.may(CHANGE_SETTINGS.key))
        self._judge()

    def _show(self) -> None:
        words, actions = self._desk.words, self._desk.actions
        columns = (
            Column(title=words.text("desk-keys-what"), wide=True),
            Column(title=words.text("desk-keys-keys")),
        )
        lines = [
            Line(key=each.id, cells=(actions.word(each.id), actions.keys(each.id)))
            for each in actions.listed()
            if each.keys
        ]
        self.table.show_lines(columns, lines)

    def _choose(self, action: str) -> None:
        self._chosen = action
        self.field.setKeySequence(QKeySequence(self._now()[action]))
        self._judge()

    def _judge(self) -> None:
        wrong = self._wrong(self._typed()) if self._chosen else ""
        self.row.set_wrong(wrong)
        chosen = bool(self._chosen)
        self.field.setEnabled(chosen)
        self.save.setEnabled(
            chosen and not wrong and self._typed() not in {"", self._now()[self._chosen]}
        )
        self.back.setEnabled(chosen and self._now()[self._chosen] != self._usual()[self._chosen])

    def _wrong(self, keys: str) -> str:
        words = self._desk.words
        if not keys:
            return ""
        if not NO_LETTER.match(keys.removeprefix("Shift+")):
            return words.text("desk-keys-letter")
        if "," in keys:
            return words.text("desk-keys-comma")
        taken = next((name for name, held in self._now().items() if held == keys), None)
        if taken not in {None, self._chosen}:
            assert taken is not None
            return words.text("desk-keys-taken", action=self._desk.actions.word(taken))
        return ""

    def _typed(self) -> str:
        return self.field.keySequence().toString(QKeySequence.SequenceFormat.PortableText)

    def _usual(self) -> Mapping[str, str]:
        return self._desk.actions.usual_keys()

    def _now(self) -> Mapping[str, str]:
        return {**self._usual(), **chosen_keys(self._desk.workspace.settings)}

    def _save(self, keys: str) -> None:
        settings, action = self._desk.workspace.settings, self._chosen
        chosen = {**chosen_keys(settings), action: keys}
        if keys == self._usual()[action]:
            del chosen[action]
        text = KEYS.text_of(tuple(f"{name}={held}" for name, held in chosen.items()))
        self._desk.operations.run(
            lambda: settings.set(KEYS, text, actor=self._desk.actor()),
            name="shell.keys",
            title=self._desk.words.text("action-shell-keys"),
            blocks=self.save,
            complain=self.banner,
            done=lambda _done: self._choose(action),
        )
