"""Every widget in every state: drawn in every look without a word from Qt, and named for ears."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QScrollBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from secretary_app.foundation.i18n import Translator
from ui.gallery import build
from ui.theme import Density, Mode, Scheme, theme
from ui.theme.current import Choice

pytestmark = pytest.mark.unit

INTERACTIVE = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
)


PARTED = (QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit)


def of_qt(widget: QWidget) -> str:
    parent = widget.parentWidget()
    return "" if parent is None else str(parent.metaObject().className())


def nameless(root: QWidget) -> Iterator[str]:
    """What a person can use and a screen reader cannot name."""
    for widget in root.findChildren(QWidget):
        if not isinstance(widget, INTERACTIVE) or isinstance(widget, QScrollBar):
            continue
        if isinstance(widget.parentWidget(), PARTED) or "PrivateContainer" in of_qt(widget):
            continue  # the inside of a Qt widget, which speaks for it
        interface = QAccessible.queryAccessibleInterface(widget)
        if not interface.text(QAccessible.Text.Name):
            yield f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}"


@pytest.fixture
def gallery(qtbot: QtBot) -> QWidget:
    made = build(Translator("ru").text)
    qtbot.addWidget(made)
    return made


def test_everything_that_can_be_used_has_a_name(gallery: QWidget) -> None:
    assert list(nameless(gallery)) == []


@pytest.mark.parametrize("scheme", list(Scheme))
def test_it_is_drawn_in_every_look(gallery: QWidget, scheme: Scheme) -> None:
    theme().choose(Choice(mode=Mode(scheme.value), text_percent=150, density=Density.TOUCH))
    picture = gallery.grab().toImage()
    assert picture.pixelColor(1, 1) == theme().colours.canvas
    assert picture.width() >= gallery.minimumWidth()


def test_painted_ones_tell_role_and_value(gallery: QWidget) -> None:
    told = {}
    for widget in gallery.findChildren(QProgressBar):
        interface = QAccessible.queryAccessibleInterface(widget)
        value = interface.valueInterface()
        told[interface.text(QAccessible.Text.Name)] = (interface.role(), value.currentValue())
    assert told["Ring"] == (QAccessible.Role.ProgressBar, 700)
    assert told["vosk-small-ru"][1] == 400
