"""Asks before somebody is forgotten: it cannot be undone, so the name is typed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from ui.runtime.words import Words
from ui.widgets.buttons import Button, Kind
from ui.widgets.form import FormRow
from ui.widgets.sheet import Sheet
from ui.widgets.text import Label


class ForgetSheet(Sheet):
    """``forget`` is called once the right name stands there and the button is pressed."""

    def __init__(
        self, window: QWidget, words: Words, *, name: str, forget: Callable[[], object]
    ) -> None:
        super().__init__(window, title=words.text("people-forget-title", name=name[:80]))
        self.closed.connect(self.deleteLater)
        self.add(Label(words.text("people-forget-title.help"), tone="text2", wrap=True))
        self.field = QLineEdit()
        self.add(FormRow(words.text("people-forget-type", name=name[:80]), self.field))
        leave = Button(words.text("people-forget-leave"))
        leave.clicked.connect(lambda _checked: self.dismiss())
        self.sure = Button(words.text("people-forget"), kind=Kind.DANGER)
        self.sure.setEnabled(False)

        def typed(text: str) -> None:
            self.sure.setEnabled(text.strip().casefold() == name[:80].strip().casefold())

        def go() -> None:
            self.dismiss()
            forget()

        self.field.textChanged.connect(typed)
        self.sure.clicked.connect(lambda _checked: go())
        self.add_button(leave)
        self.add_button(self.sure)
