"""How a window is dressed for its pictures, and how one is taken."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QWidget

from secretary_app.foundation.i18n import Language
from ui.kiosk.window import KioskWindow
from ui.runtime.operations import Operations
from ui.shell.window import Window
from ui.theme import Mode, Scheme, theme
from ui.theme.current import Choice

SIZES = ((1440, 900), (1024, 600))
USUAL_TEXT, LARGEST_TEXT = 100, 150
LOOKS = (
    *product(Scheme, Language, SIZES, (USUAL_TEXT,)),
    *product((Scheme.LIGHT,), (Language.RU,), SIZES, (LARGEST_TEXT,)),
)
SETTLE_S = 0.3
"""What a page draws after its last operation: charts, a toast that goes."""
IDLE_LIMIT_S = 20.0


def wear_each(*windows: Window | KioskWindow) -> Iterator[str]:
    """Every look, by the end of a file's name."""
    for scheme, language, (width, height), percent in LOOKS:
        mode = Mode(scheme.value)
        theme().choose(Choice(mode=mode, text_percent=percent, reduced_motion=True))
        for window in windows:
            window.words.speak(language)
            window.resize(width, height)
        letters = "" if percent == USUAL_TEXT else f"_{percent}"
        yield f"{scheme}_{language}_{width}x{height}{letters}"


def save(window: QWidget, file: Path) -> None:
    """With the menu that is open over it, which is a window of its own."""
    picture = window.grab()
    menu = QApplication.activePopupWidget()
    if menu is not None:
        painter = QPainter(picture)
        painter.drawPixmap(window.mapFromGlobal(menu.pos()), menu.grab())
        painter.end()
    picture.save(str(file))


async def settled(operations: Operations) -> None:
    """Until what is shown has what it asked for and has drawn it."""
    changed = asyncio.Event()
    operations.changed.connect(changed.set)
    async with asyncio.timeout(IDLE_LIMIT_S):
        await asyncio.sleep(SETTLE_S)
        while not operations.idle:
            changed.clear()
            await changed.wait()
        await asyncio.sleep(SETTLE_S)
    operations.changed.disconnect(changed.set)
