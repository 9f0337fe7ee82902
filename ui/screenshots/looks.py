"""How a window is dressed for its pictures, and how one is taken."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Sequence
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
IDLE_LIMIT_S = 60.0


class Camera:
    """Puts pictures into a folder: those that somebody wants, by how their names begin."""

    def __init__(
        self, target: Path, *, looks: Sequence[str] = (), names: Sequence[str] = ()
    ) -> None:
        """``looks`` and ``names`` are beginnings of both; empty for all of them."""
        self._target = target
        self._looks, self._names = tuple(looks), tuple(names)
        self._look = ""
        self.taken = 0

    def wants(self, name: str) -> bool:
        """Whether there is to be a picture of this name."""
        return not self._names or name.startswith(self._names)

    def wear_each(self, *windows: Window | KioskWindow) -> Iterator[None]:
        """Every look, one after the other; pictures are taken of the one that is worn."""
        for scheme, language, (width, height), percent in LOOKS:
            letters = "" if percent == USUAL_TEXT else f"_{percent}"
            self._look = f"{scheme}_{language}_{width}x{height}{letters}"
            if self._looks and not self._look.startswith(self._looks):
                continue
            mode = Mode(scheme.value)
            theme().choose(Choice(mode=mode, text_percent=percent, reduced_motion=True))
            for window in windows:
                window.words.speak(language)
                window.resize(width, height)
                if isinstance(window, Window):
                    window.columns.list_width = theme().sizes.list_column
            yield

    def take(self, window: QWidget, name: str) -> None:
        """With the menu that is open over it, which is a window of its own."""
        picture = window.grab()
        menu = QApplication.activePopupWidget()
        if menu is not None:
            painter = QPainter(picture)
            painter.drawPixmap(window.mapFromGlobal(menu.pos()), menu.grab())
            painter.end()
        picture.save(str(self._target / f"{name}_{self._look}.png"))
        self.taken += 1

    def take_of(self, name: str, make: Callable[[], QWidget]) -> None:
        """Of something that is made for its picture."""
        if self.wants(name):
            made = make()
            self.take(made, name)
            made.deleteLater()


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
