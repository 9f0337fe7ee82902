"""The few signs that a style sheet must be given as files: a tick and a caret."""

from __future__ import annotations

from PySide6.QtCore import QTemporaryDir
from PySide6.QtGui import QColor

from ui.theme.colours import Colours, Scheme
from ui.theme.icons import pixmap

PX = 16
SHARP = 2
"""On screens with twice the points Qt looks for ``name@2x.png`` beside the file."""


class Pictures:
    """Drawn once for each scheme, into a folder that goes with the program."""

    def __init__(self) -> None:
        self._folder = QTemporaryDir()
        self._drawn: dict[Scheme, dict[str, str]] = {}

    def of(self, scheme: Scheme, now: Colours) -> dict[str, str]:
        """Token to file."""
        if scheme not in self._drawn:
            self._drawn[scheme] = {
                "tick": self._draw("check-bold", now.on_accent, f"tick-{scheme}"),
                "caret": self._draw("caret-down", now.text2, f"caret-{scheme}"),
            }
        return self._drawn[scheme]

    def _draw(self, sign: str, colour: QColor, name: str) -> str:
        file = self._folder.filePath(f"{name}.png")
        pixmap(sign, colour, PX, ratio=1).save(file)
        pixmap(sign, colour, PX, ratio=SHARP).save(self._folder.filePath(f"{name}@2x.png"))
        return file
