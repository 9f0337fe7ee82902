"""Tokens, schemes, sizes of text and density."""

import re
import tomllib
from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ui.theme import Density, Mode, Role, Scheme, theme
from ui.theme.colours import FOLDER
from ui.theme.current import Choice

pytestmark = pytest.mark.unit


@pytest.mark.parametrize("name", ["colours", "sizes", "type"])
def test_every_token_says_what_it_is_for(name: str) -> None:
    table = tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))
    assert [key for key, token in table.items() if len(token["purpose"].split()) < 3] == []


def test_a_change_is_told_and_seen(qtbot: QtBot) -> None:
    label = QLabel("x")
    qtbot.addWidget(label)
    with qtbot.waitSignal(theme().changed):
        theme().choose(Choice(mode=Mode.NIGHT))
    label.ensurePolished()
    assert theme().scheme is Scheme.NIGHT
    assert label.palette().windowText().color() == theme().colours.text


def test_text_grows_and_what_holds_it_grows_with_it() -> None:
    small = theme().font(Role.BODY).pixelSize(), theme().sizes.row
    theme().choose(Choice(text_percent=150))
    assert (theme().font(Role.BODY).pixelSize(), theme().sizes.row) == (21, 93)
    theme().choose(Choice(text_percent=400))
    assert theme().choice.text_percent == 150
    assert small == (14, 62)


def test_nothing_is_too_small_for_fingers() -> None:
    theme().choose(Choice(density=Density.TOUCH))
    sizes = theme().sizes
    assert min(sizes.control, sizes.row, sizes.disc, sizes.row_single) >= 48
    assert sizes.disc == 64


def test_night_comes_by_the_clock() -> None:
    evening = Choice(mode=Mode.HOURS, night_from=time(21), night_until=time(7))
    assert [evening.is_night(time(hour)) for hour in (20, 21, 0, 6, 7)] == [
        False, True, True, True, False,
    ]  # fmt: skip
    siesta = replace(evening, night_from=time(13), night_until=time(15))
    assert [siesta.is_night(time(hour)) for hour in (12, 13, 15)] == [False, True, False]
    # The same hour from and until: all day long, at whatever time this is read.
    theme().choose(replace(evening, night_from=time(7), night_until=time(7)))
    assert theme().scheme is Scheme.NIGHT


def test_figures_are_of_equal_width() -> None:
    font = theme().font(Role.TIMER, figures=True)
    assert [bytes(tag.toString().data()) for tag in font.featureTags()] == [b"tnum"]


def test_no_colour_is_named_outside_the_theme(repository: Path) -> None:
    literal = re.compile(r"#[0-9A-Fa-f]{6}\b|QColor\(\s*\d|Qt\.GlobalColor\.(?!transparent)")
    found = [
        f"{path.relative_to(repository)}: {match[0]}"
        for path in (repository / "ui").rglob("*.py")
        for match in literal.finditer(path.read_text("utf-8"))
    ]
    assert found == []
