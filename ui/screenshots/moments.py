"""What a page is once a person has pressed something on it: another view, a sheet, a menu."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication

from ui.pages.calls.page import CallsPage
from ui.pages.chat.message import ChatBubble
from ui.pages.chat.page import ChatPage
from ui.pages.inbox.page import InboxPage
from ui.pages.promises.page import PromisesPage
from ui.shell.window import Window
from ui.widgets.sheet import Sheet
from ui.widgets.toast import Toast


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """``name`` is that of its pictures, behind that of the page."""

    page: str
    name: str
    bring: Callable[[Window], object]
    before: Callable[[Window], object] | None = None
    """What has to be there first."""


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
    for over in (*window.findChildren(Sheet), *window.findChildren(Toast)):
        if isinstance(over, Sheet):
            over.dismiss()
        else:
            over.close()


def _hands(window: Window) -> None:
    assert isinstance(window.page, InboxPage)
    window.page.hands.button.click()


def _call(window: Window, *, view: str) -> None:
    """A call in which a message was taken down."""
    page = window.page
    assert isinstance(page, CallsPage)
    model = page.calls.model
    rows = (model.at(place) for place in range(model.rowCount()))
    taken = next(row for row in rows if row.tone == "operator")
    window.open_page("calls", taken.key)
    press(window, f"history-view-{view}")


def _chat(window: Window) -> None:
    page = window.page
    assert isinstance(page, ChatPage)
    window.open_page("chat", page.rows[0].key)


def _models(window: Window) -> None:
    assert isinstance(window.page, ChatPage)
    window.page.model.showPopup()


def _read_aloud(window: Window) -> None:
    assert isinstance(window.page, ChatPage)
    answer = window.page.seen[-1]
    assert isinstance(answer, ChatBubble)
    answer.read.click()


def _person(window: Window, *, sign: str) -> None:
    """Whoever wrote or called by this door."""
    page = window.page
    assert isinstance(page, InboxPage)
    window.open_page("inbox", next(row.key for row in page.rows if row.mark == sign))


def _promise(window: Window) -> None:
    page = window.page
    assert isinstance(page, PromisesPage)
    window.open_page("promises", [row.key for row in page.list.rows.rows if row.letter][-1])


def _toast(window: Window) -> None:
    """As after every deed that can be taken back."""
    text = window.words.text
    window.desk.toast(
        text("promises-kept"), tone="success", action=(text("desk-undo"), lambda: None)
    )


MOMENTS = (
    Moment(page="calls", name="palette", bring=lambda each: each.actions_list.run("shell.palette")),
    Moment(page="calls", name="keys", bring=lambda each: each.actions_list.run("shell.keys")),
    Moment(page="calls", name="talk", bring=partial(_call, view="talk")),
    Moment(page="calls", name="waits", bring=partial(_call, view="turns")),
    Moment(page="calls", name="sound", bring=partial(_call, view="sound")),
    Moment(page="inbox", name="hands", bring=_hands),
    Moment(page="inbox", name="bot", bring=partial(_person, sign="telegram-logo")),
    Moment(page="inbox", name="call", bring=partial(_person, sign="phone")),
    Moment(page="chat", name="talk", bring=_chat),
    Moment(page="chat", name="models", before=_chat, bring=_models),
    Moment(page="chat", name="aloud", before=_chat, bring=_read_aloud),
    Moment(page="promises", name="one", bring=_promise),
    Moment(page="promises", name="toast", bring=_toast),
    Moment(page="lines", name="add", bring=partial(press, text_id="lines-add")),
    Moment(page="bots", name="add", bring=partial(press, text_id="bots-add")),
    Moment(page="bots", name="form", bring=partial(press, text_id="bots-set-up")),
    Moment(page="widgets", name="form", bring=partial(press, text_id="bots-set-up")),
    Moment(page="users", name="key", bring=partial(press, text_id="keys-add")),
)
