"""Signs, tinted from the tokens: Phosphor's, which qtawesome brings."""

from __future__ import annotations

from collections.abc import Callable

import qtawesome
from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QApplication

from ui.theme.current import theme

SET = "ph."


def icon(name: str, colour: QColor, *, disabled: QColor | None = None) -> QIcon:
    """The sign ``phone`` in a colour, dimmed where its control is disabled."""
    now = theme().colours
    made = qtawesome.icon(SET + name, color=colour, color_disabled=disabled or now.border_strong)
    assert isinstance(made, QIcon)
    return made


def pixmap(name: str, colour: QColor, px: int, *, ratio: float | None = None) -> QPixmap:
    """The sign as a picture for what paints itself, sharp on every screen."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    scale = ratio or application.devicePixelRatio()
    found = icon(name, colour).pixmap(round(px * scale), round(px * scale))
    found.setDevicePixelRatio(scale)
    return found


def keep_tinted(owner: QObject, put: Callable[[QIcon], None], name: str, tone: str) -> None:
    """Gives ``owner`` its sign now and again with every change of the theme, while it lives."""

    def tint() -> None:
        put(icon(name, theme().colours.named(tone)))

    tint()
    connection = theme().changed.connect(tint)
    owner.destroyed.connect(lambda: QObject.disconnect(connection))
