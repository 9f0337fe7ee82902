"""The signs: a disc with another shape for each state, and a pill where something waits.

A shape and not a colour alone, because a tray may be black on white, and people differ.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QIcon, QPainter, QPixmap

from ui.theme import Role, theme
from ui.theme.icons import pixmap
from ui.tray.state import TrayState

LOOKS = {
    TrayState.READY: ("phone", "answer_solid", "on_answer_solid"),
    TrayState.IN_CALL: ("phone-call", "accent", "on_accent"),
    TrayState.DEAF: ("ear-slash", "warn_bg", "warn"),
    TrayState.MUTED: ("pause", "caller_bg", "text2"),
    TrayState.STARTING: ("hourglass", "caller_bg", "text2"),
    TrayState.OFFLINE: ("phone-slash", "danger_solid", "on_danger_solid"),
}
"""Sign, ground and ink."""

SIDES = (22, 32, 64)
"""Pixels that trays ask for: usual, large, and on a fine screen."""
SIGN_PART = 0.62
PILL_PART = 0.5
MOST = 9


def picture(state: TrayState, waiting: int) -> QIcon:
    """The sign of a state; ``waiting`` things in its pill."""
    made = QIcon()
    for side in SIDES:
        made.addPixmap(_draw(state, waiting, side))
    return made


def _draw(state: TrayState, waiting: int, side: int) -> QPixmap:
    now = theme().colours
    sign, ground, ink = LOOKS[state]
    drawn = QPixmap(side, side)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(now.named(ground))
    painter.drawEllipse(0, 0, side, side)
    inner = round(side * SIGN_PART)
    at = (side - inner) // 2
    painter.drawPixmap(at, at, pixmap(sign, now.named(ink), inner, ratio=1))
    if waiting:
        size = side * PILL_PART
        pill = QRectF(side - size, 0, size, size)
        painter.setBrush(now.danger_solid)
        painter.drawEllipse(pill)
        font = QFont(theme().font(Role.SECTION))
        font.setPixelSize(max(1, round(size * 3 / 4)))
        painter.setFont(font)
        painter.setPen(now.on_danger_solid)
        words = str(waiting) if waiting <= MOST else "+"
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, words)
    painter.end()
    return drawn
