"""Words of any length and of any direction: nothing grows out of its window."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ui.theme import theme
from ui.widgets.banner import Banner
from ui.widgets.bubble import Bubble, Speech, Voice
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.form import FormRow
from ui.widgets.header import Header
from ui.widgets.long_field import LongField
from ui.widgets.placeholder import Placeholder
from ui.widgets.repair_card import RepairCard
from ui.widgets.toast import Toast

pytestmark = pytest.mark.unit

ENDLESS = "я" * 10_000
HEBREW = "שלום " * 2_000


def nothing() -> None:
    """Of a button that nobody presses."""


def header(text: str) -> QWidget:
    made = Header(text)
    made.set_chip(text, tone="danger")
    made.set_second(text)
    return made


def card(text: str) -> QWidget:
    made = Card(text)
    made.pair(text, text)
    return made


def banner(text: str) -> QWidget:
    made = Banner(details="d", copy="c", close="x")
    made.tell(text, why=text, action=("x", nothing), details=text)
    return made


def long_field(text: str) -> QWidget:
    made = LongField()
    made.put(text)
    return made


WIDGETS: dict[str, Callable[[str], QWidget]] = {
    "header": header,
    "card": card,
    "banner": banner,
    "chip": Chip,
    "button": Button,
    "toast": lambda text: Toast(text, close="x", action=("u", nothing)),
    "form row": lambda text: FormRow(text, QLineEdit(text), help_text=text),
    "long field": long_field,
    "placeholder": lambda text: Placeholder(sign="tray", title=text, sentence=text),
    "repair card": lambda text: RepairCard(state=text, tone="danger", text=text, steps=[text]),
    "bubble": lambda text: Bubble(Speech(voice=Voice.CALLER, who=text, when="10:15", text=text)),
}


@pytest.mark.parametrize("text", [ENDLESS, HEBREW], ids=["endless", "hebrew"])
@pytest.mark.parametrize("name", WIDGETS)
def test_it_fits_into_a_folded_window(qtbot: QtBot, name: str, text: str) -> None:
    widget = WIDGETS[name](text)
    qtbot.addWidget(widget)
    widget.show()
    room = theme().sizes.main_min
    assert widget.minimumSizeHint().width() <= room
    widget.resize(room, max(1, widget.minimumSizeHint().height()))
    assert widget.width() == room
    assert not widget.grab().isNull()
