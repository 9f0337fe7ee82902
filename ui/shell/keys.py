"""F1: every key there is, on one sheet."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.runtime.words import Words
from ui.shell.actions import Actions
from ui.theme import theme
from ui.widgets.buttons import Button, Kind
from ui.widgets.sheet import Sheet
from ui.widgets.table import Column, Line, Table

SHOWN = 10
"""Rows at once."""


def keys_sheet(window: QWidget, *, actions: Actions, words: Words) -> Sheet:
    """A sheet with the actions that have keys."""
    sheet = Sheet(window, title=words.text("action-shell-keys"))
    table = Table(name=words.text("action-shell-keys"))
    columns = (
        Column(title=words.text("desk-keys-what"), wide=True),
        Column(title=words.text("desk-keys-keys")),
    )
    lines = [
        Line(key=each.id, cells=(actions.word(each.id), actions.keys(each.id)))
        for each in actions.listed()
        if actions.keys(each.id)
    ]
    table.show_lines(columns, lines)
    table.setMinimumHeight(theme().sizes.row_single * (SHOWN + 1))
    sheet.add(table)
    close = Button(words.text("desk-close"), kind=Kind.PRIMARY)
    close.clicked.connect(sheet.dismiss)
    sheet.add_button(close)
    sheet.closed.connect(sheet.deleteLater)
    return sheet
