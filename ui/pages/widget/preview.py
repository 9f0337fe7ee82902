"""The chat of a website as a visitor will see it, painted with the widget's own measures.

Its colours are worked out as ``resources/widget/widget.js`` does; no browser is needed for it.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.pages.widget.inks import Inks, palette
from ui.theme import Role, theme
from ui.theme.icons import pixmap

WIDTH, HEIGHT = 432, 660
"""Of the piece of a page that is painted; it is scaled to the room there is."""
PANEL, LAUNCHER, EDGE = 392, 60, 20
WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
SAMPLE = {"ru": "Во сколько вы открываетесь?", "en": "When do you open?"}


class Preview(QWidget):
    """Shows what ``ScriptMaker.config`` says."""

    def __init__(self, *, least: QSize) -> None:
        super().__init__()
        self._palette = palette()
        self._config: dict[str, Any] = {}
        """Any: as the widget's own code is told."""
        self._language, self._dark, self._opened = "ru", False, True
        self.setMinimumSize(least)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_widget(
        self, config: dict[str, Any], *, language: str, dark: bool, opened: bool, name: str
    ) -> None:
        """``name`` is what ears hear of the picture."""
        known = config["languages"]
        self._config = config
        self._language = language if language in known else known[0]
        self._dark, self._opened = dark, opened
        self.setAccessibleName(name)
        self.update()

    def sizeHint(self) -> QSize:
        """At two thirds of its true size."""
        return QSize(WIDTH * 2 // 3, HEIGHT * 2 // 3)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A piece of a page with the launcher, and the panel where it is open."""
        if not self._config:
            return
        inks = self._palette.dark if self._dark else self._palette.light
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = min(self.width() / WIDTH, self.height() / HEIGHT)
        painter.translate((self.width() - WIDTH * scale) / 2, 0)
        painter.scale(scale, scale)
        page = QPainterPath()
        page.addRoundedRect(QRectF(1, 1, WIDTH - 2, HEIGHT - 2), EDGE, EDGE)
        painter.fillPath(page, inks.sunken)
        painter.setPen(QPen(theme().colours.border, 2))
        painter.drawPath(page)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(inks.border)
        for at, width in enumerate((0.45, 0.85, 0.7, 0.8, 0.35, 0.75, 0.6)):
            painter.drawRoundedRect(QRectF(40, 60 + at * 44, (WIDTH - 80) * width, 16), 8, 8)
        accent = QColor(self._config["colour"])
        self._paint_launcher(painter, accent)
        if self._opened:
            self._paint_panel(painter, accent, inks)

    def _paint_launcher(self, painter: QPainter, accent: QColor) -> None:
        left = self._config["side"] == "left"
        x = EDGE if left else WIDTH - EDGE - LAUNCHER
        y = HEIGHT - EDGE - LAUNCHER
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._palette.shadow)
        painter.drawEllipse(QRectF(x, y + 4, LAUNCHER, LAUNCHER))
        painter.setBrush(accent)
        painter.drawEllipse(QRectF(x, y, LAUNCHER, LAUNCHER))
        sign = "caret-down" if self._opened else "chat-circle-dots"
        _sign(
            painter, sign, self._palette.on(accent), QPointF(x + LAUNCHER / 2, y + LAUNCHER / 2), 28
        )

    def _paint_panel(self, painter: QPainter, accent: QColor, inks: Inks) -> None:
        config, words = self._config, self._config["words"][self._language]
        x, top = (WIDTH - PANEL) / 2, float(EDGE)
        bottom = HEIGHT - EDGE - LAUNCHER - 12.0
        panel = QPainterPath()
        panel.addRoundedRect(QRectF(x, top, PANEL, bottom - top), 20, 20)
        painter.fillPath(panel, inks.surface)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(inks.border, 1))
        painter.drawPath(panel)
        painter.save()
        painter.setClipPath(panel)
        self._paint_head(painter, QRectF(x, top, PANEL, 72), accent, inks)
        consent = f"{words['consent']} {words['consent_more'] if config['link'] else ''}".strip()
        painter.setFont(_font(12))
        small = painter.boundingRect(QRectF(0, 0, PANEL - 40, 200), int(WRAP), consent)
        field_top = bottom - 14 - small.height() - 8 - 50
        painter.setPen(inks.text3)
        told = QRectF(x + 20, bottom - 14 - small.height(), PANEL - 40, small.height())
        painter.drawText(told, int(WRAP), consent)
        self._paint_field(painter, QRectF(x + 14, field_top, PANEL - 28, 50), inks)
        painter.setClipRect(
            QRectF(x, top + 73, PANEL, field_top - 8 - top - 73), Qt.ClipOperation.IntersectClip
        )
        painter.setFont(_font(12))
        painter.setPen(inks.text3)
        painter.drawText(QPointF(x + 22, top + 72 + 33), f"{words['secretary']} · 10:15")
        painter.setFont(_font(15))
        theirs, ink = QPointF(x + 18, top + 72 + 42), inks.text
        below = _bubble(painter, words["greeting"], theirs, (inks.sunken, ink), mine=False)
        share, ground = inks.mine
        mine = mixed(ground, accent, share)
        sample = SAMPLE[self._language]
        _bubble(painter, sample, QPointF(x + PANEL - 18, below + 14), (mine, ink), mine=True)
        painter.restore()

    def _paint_head(self, painter: QPainter, head: QRectF, accent: QColor, inks: Inks) -> None:
        config, words = self._config, self._config["words"][self._language]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent)
        disc = QRectF(head.left() + 18, head.top() + 15, 42, 42)
        painter.drawEllipse(disc)
        painter.setPen(self._palette.on(accent))
        painter.setFont(_font(17, bold=True))
        letter = (config["avatar"] or words["title"][:1]).upper()
        painter.drawText(disc, int(Qt.AlignmentFlag.AlignCenter), letter)
        room = head.width() - 72 - (100 if config["calls"] else 60)
        painter.setPen(inks.text)
        painter.setFont(_font(16, bold=True))
        title = painter.fontMetrics().elidedText(
            words["title"], Qt.TextElideMode.ElideRight, round(room)
        )
        painter.drawText(QPointF(head.left() + 72, head.top() + 33), title)
        painter.setPen(inks.text2)
        painter.setFont(_font(13))
        painter.drawText(QPointF(head.left() + 72, head.top() + 53), words["status"])
        ink = inks.text2
        _sign(painter, "x", ink, QPointF(head.right() - 32, head.center().y()), 22)
        if config["calls"]:
            _sign(painter, "phone", ink, QPointF(head.right() - 72, head.center().y()), 22)
        painter.setPen(QPen(inks.border, 1))
        painter.drawLine(head.bottomLeft(), head.bottomRight())

    def _paint_field(self, painter: QPainter, field: QRectF, inks: Inks) -> None:
        config, words = self._config, self._config["words"][self._language]
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(inks.edge, 1))
        painter.drawRoundedRect(field, 16, 16)
        ink, middle = inks.text2, field.center().y()
        left = field.left() + 14
        if config["files"]:
            _sign(painter, "paperclip", ink, QPointF(field.left() + 24, middle), 22)
            left = field.left() + 50
        painter.setPen(inks.text3)
        painter.setFont(_font(15))
        painter.drawText(
            QRectF(left, field.top(), field.width() - 130, field.height()),
            int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft),
            words["placeholder"],
        )
        if config["voice"]:
            _sign(painter, "microphone", ink, QPointF(field.right() - 66, middle), 22)
        _sign(painter, "paper-plane-tilt", inks.text3, QPointF(field.right() - 24, middle), 22)


def _bubble(
    painter: QPainter, text: str, at: QPointF, colours: tuple[QColor, QColor], *, mine: bool
) -> float:
    """``at`` is its outer upper corner, ``colours`` ground and ink; returns where it ends."""
    widest = PANEL * 0.78 - 28
    box = painter.boundingRect(QRectF(0, 0, widest, 2000), int(WRAP), text)
    width, height = box.width() + 30, box.height() + 20
    left, y = at.x() - width if mine else at.x(), at.y()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours[0])
    painter.drawRoundedRect(QRectF(left, y, width, height), 16, 16)
    corner = QRectF(left + width - 16 if mine else left, y + height - 16, 16, 16)
    painter.drawRoundedRect(corner, 5, 5)
    painter.setPen(colours[1])
    painter.drawText(QRectF(left + 14, y + 10, widest + 2, height), int(WRAP), text)
    return y + height


def _font(px: int, *, bold: bool = False) -> QFont:
    font = QFont(theme().font(Role.BODY_STRONG if bold else Role.BODY))
    font.setPixelSize(px)
    return font


def _sign(painter: QPainter, name: str, ink: QColor, centre: QPointF, px: int) -> None:
    picture = pixmap(name, ink, px)
    painter.drawPixmap(QPointF(centre.x() - px / 2, centre.y() - px / 2), picture)


def mixed(ground: QColor, ink: QColor, share: float) -> QColor:
    """``share`` of the ink on the ground."""
    pairs = zip(ground.getRgb()[:3], ink.getRgb()[:3], strict=True)  # type: ignore[index]
    return QColor(*(round(low + (high - low) * share) for low, high in pairs))
