"""Signs, tinted from the tokens: Phosphor's, out of the font that qtawesome brings.

The font is read, qtawesome's code is not: with its compatibility layer it takes 0.4 s of a start
and loads twelve more fonts, of which we use none.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.util import find_spec
from itertools import product
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPainter, QPixmap

from secretary_app.kernel.paths import RESOURCES

FONT, NAMES = "phosphor-*.ttf", "phosphor-charmap-*.json"
USUAL_PX = 24
"""A button asks for 16 to 24; a smaller picture is scaled from it, sharply enough."""
RATIOS = (1, 2)


def icon(name: str, colour: QColor, *, disabled: QColor | None = None) -> QIcon:
    """The sign ``phone`` in a colour, in another where its control is disabled."""
    made = QIcon()
    for ratio in RATIOS:
        made.addPixmap(pixmap(name, colour, USUAL_PX, ratio=ratio))
        off = pixmap(name, disabled or colour, USUAL_PX, ratio=ratio)
        made.addPixmap(off, QIcon.Mode.Disabled)
    return made


def icon_before_words(name: str, colour: QColor, px: int, gap: int, *, disabled: QColor) -> QIcon:
    """The same with room at its right: Qt itself leaves too little between sign and word."""
    made = QIcon()
    for ratio, (mode, ink) in product(
        RATIOS, ((QIcon.Mode.Normal, colour), (QIcon.Mode.Disabled, disabled))
    ):
        wide = QPixmap((px + gap) * ratio, px * ratio)
        wide.setDevicePixelRatio(ratio)
        wide.fill(Qt.GlobalColor.transparent)
        painter = QPainter(wide)
        painter.drawPixmap(0, 0, pixmap(name, ink, px, ratio=ratio))
        painter.end()
        made.addPixmap(wide, mode)
    return made


def pixmap(name: str, colour: QColor, px: int, *, ratio: float = 2.0) -> QPixmap:
    """The sign as a picture for what paints itself; ``ratio`` is its screen's."""
    return _draw(name, colour.rgba(), px, ratio)


@cache
def _draw(name: str, rgba: int, px: int, ratio: float) -> QPixmap:
    side = round(px * ratio)
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    family, letters = _font()
    font = QFont(family)
    font.setPixelSize(side)
    painter = QPainter(picture)
    painter.setFont(font)
    painter.setPen(QColor.fromRgba(rgba))
    painter.drawText(QRectF(0, 0, side, side), Qt.AlignmentFlag.AlignCenter, letters[name])
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


def _folder() -> Path:
    """Beside the resources in the frozen program, else in the package."""
    frozen = RESOURCES.parent / "qtawesome" / "fonts"
    if frozen.is_dir():
        return frozen
    spec = find_spec("qtawesome")
    assert spec is not None, "the font of signs is missing"
    assert spec.origin is not None
    return Path(spec.origin).parent / "fonts"


@cache
def _font() -> tuple[str, dict[str, str]]:
    """The family, and the letter of each sign; a sign that is not there is a fault of ours."""
    folder = _folder()
    number = QFontDatabase.addApplicationFont(str(next(folder.glob(FONT))))
    names = json.loads(next(folder.glob(NAMES)).read_text("utf-8"))
    letters = {name: chr(int(code, 16)) for name, code in names.items()}
    return QFontDatabase.applicationFontFamilies(number)[0], letters
