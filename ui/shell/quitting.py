"""Quitting during a call cuts somebody off, so it is asked first."""

from __future__ import annotations

from collections.abc import Callable

from ui.shell.status import Status
from ui.shell.window import Window
from ui.widgets.buttons import Button, Kind
from ui.widgets.sheet import Sheet
from ui.widgets.text import Label


def ask_to_quit(window: Window, status: Status, quit_now: Callable[[], object]) -> Sheet | None:
    """Quits at once where nobody is on the line; else the sheet that asks."""
    if not status.in_call:
        quit_now()
        return None
    words = window.words
    sheet = Sheet(window, title=words.text("desk-quit-in-call"), for_anybody=True)
    sheet.add(Label(words.text("desk-quit-in-call.help"), wrap=True))
    stay = Button(words.text("desk-stay"), kind=Kind.PRIMARY)
    stay.clicked.connect(sheet.dismiss)
    leave = Button(words.text("desk-quit-anyway"), kind=Kind.DANGER)
    leave.clicked.connect(lambda _checked: quit_now())
    sheet.add_button(leave)
    sheet.add_button(stay)
    sheet.closed.connect(sheet.deleteLater)
    sheet.open()
    return sheet
