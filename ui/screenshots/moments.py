"""What stands over a page once a person has pressed something on it: sheets and menus."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication

from ui.pages.inbox.page import InboxPage
from ui.shell.window import Window
from ui.widgets.sheet import Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """``name`` is that of its pictures, behind that of the page."""

    page: str
    name: str
    bring: Callable[[Window], object]


def press(window: Window, text_id: str) -> None:
    """The first button, or entry of a menu, that says this."""
    assert window.page is not None, "a page is open"
    text, main = window.words.text(text_id), window.page.main
    pressable: list[QAbstractButton | QAction] = [
        *main.findChildren(QAbstractButton),
        *main.findChildren(QAction),
    ]
    for each in pressable:
        if each.text() == text and each.isVisible():
            if isinstance(each, QAction):
                each.trigger()
            else:
                each.click()
            return
    raise LookupError(text_id)


def leave(window: Window) -> None:
    """Nothing stands over the page any more."""
    menu = QApplication.activePopupWidget()
    if menu is not None:
        menu.close()
    for sheet in window.findChildren(Sheet):
        sheet.dismiss()


def _hands(window: Window) -> None:
    assert isinstance(window.page, InboxPage)
    window.page.hands.button.click()


MOMENTS = (
    Moment(page="calls", name="palette", bring=lambda each: each.actions_list.run("shell.palette")),
    Moment(page="calls", name="keys", bring=lambda each: each.actions_list.run("shell.keys")),
    Moment(page="inbox", name="hands", bring=_hands),
    Moment(page="lines", name="add", bring=partial(press, text_id="lines-add")),
    Moment(page="bots", name="add", bring=partial(press, text_id="bots-add")),
    Moment(page="bots", name="form", bring=partial(press, text_id="bots-set-up")),
    Moment(page="widgets", name="form", bring=partial(press, text_id="bots-set-up")),
    Moment(page="users", name="key", bring=partial(press, text_id="keys-add")),
)
