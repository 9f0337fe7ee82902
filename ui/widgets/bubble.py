"""What was said: who, when, the words, and what they rest on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFont,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from ui.theme import Role, theme


class Voice(StrEnum):
    """Whose words; also the name of their colours."""

    CALLER = "caller"
    AI = "ai"
    OPERATOR = "operator"


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """One thing said, in finished words."""

    voice: Voice
    who: str
    when: str
    text: str
    cut: str = ""
    """What was meant to follow and nobody heard: grey and struck through."""
    source: str = ""
    final: bool = True
    """Words that may still change have a dashed edge."""

    @property
    def spoken(self) -> str:
        """For ears: «Client, 10:15: …»."""
        return f"{self.who}, {self.when}: {self.text}"


class Bubble(QAbstractButton):
    """Pressed, it plays that moment: whoever shows it connects ``clicked``.

    Stands at the left for the caller, at the right for our side, in a column of any width; its
    height follows from its width.
    """

    def __init__(self, speech: Speech) -> None:
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._measured: dict[int, int] = {}
        self.pressed_at: int | None = None
        """Which letter of ``text`` and ``cut`` the pointer has pressed; None: the keyboard has."""
        self._marked: tuple[int, int] | None = None
        self.speech = speech
        self.show_speech(speech)
        theme().changed.connect(self._forget)

    def show_speech(self, speech: Speech) -> None:
        """The same bubble, said further."""
        self.speech = speech
        self.setText(speech.text)
        self.setAccessibleName(speech.spoken)
        self._forget()

    def mark(self, letters: tuple[int, int] | None) -> None:
        """The words from one letter to another sound now."""
        if letters != self._marked:
            self._marked = letters
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Which word it was, before it is told that one was pressed."""
        self.pressed_at = self.letter_at(event.position())
        super().mouseReleaseEvent(event)
        self.pressed_at = None

    def hasHeightForWidth(self) -> bool:
        """More words, more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of name, words and source in a bubble for a column so wide."""
        if width not in self._measured:
            self._measured[width] = self._layout(width).height
        return self._measured[width]

    def sizeHint(self) -> QSize:
        """For its present width."""
        width = max(self.width(), theme().sizes.list_column_min)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """The height counts, the width may be any."""
        return QSize(theme().sizes.list_column_min // 2, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width is another height: the layout remembers the one of before."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, name and time, words, source."""
        look, speech = theme(), self.speech
        now, sizes = look.colours, look.sizes
        laid = self._layout(self.width())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = 0 if speech.voice is Voice.CALLER else self.width() - laid.width
        shape = QRectF(left, 0, laid.width, laid.height).adjusted(1, 1, -1, -1)
        edge = QPen(now.border_strong, 1, Qt.PenStyle.DashLine)
        painter.setPen(Qt.PenStyle.NoPen if speech.final else edge)
        painter.setBrush(now.named(f"{speech.voice}_bg"))
        painter.drawRoundedRect(shape, sizes.radius_bubble, sizes.radius_bubble)
        if self.hasFocus():
            painter.setPen(QPen(now.focus, sizes.focus_ring))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(shape, sizes.radius_bubble, sizes.radius_bubble)
        inside = shape.adjusted(sizes.space_12, sizes.space_8, -sizes.space_12, -sizes.space_8)
        line = QRectF(inside.left(), inside.top(), inside.width(), laid.head)
        painter.setFont(look.font(Role.SECTION))
        painter.setPen(now.named(speech.voice.value))
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft, speech.who)
        painter.setFont(look.font(Role.CAPTION, figures=True))
        painter.setPen(now.text3 if speech.voice is not Voice.CALLER else now.text2)
        painter.drawText(line, Qt.AlignmentFlag.AlignRight, speech.when)
        top = inside.top() + laid.head + sizes.space_2
        painter.setPen(now.text if speech.final else now.text2)
        laid.words.draw(painter, QPointF(inside.left(), top), self._formats())
        top += laid.words.boundingRect().height()
        if laid.source is not None:
            painter.setPen(now.text2)
            laid.source.draw(painter, QPointF(inside.left(), top + sizes.space_2))

    def enterEvent(self, event: QEnterEvent) -> None:
        """It can be pressed."""
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        super().enterEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Another font is another height."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._forget()

    def _forget(self) -> None:
        self._measured.clear()
        self.updateGeometry()
        self.update()

    def _formats(self) -> list[QTextLayout.FormatRange]:
        if self._marked is None:
            return []
        begin = 0 if self.speech.text else 1
        first, last = max(begin, self._marked[0]), self._marked[1]
        if first >= last:
            return []
        sounding = QTextCharFormat()
        sounding.setForeground(theme().colours.on_accent)
        sounding.setBackground(theme().colours.accent)
        marked = QTextLayout.FormatRange()
        # PySide declares these fields of Qt's struct as the types alone.
        marked.start, marked.length, marked.format = first - begin, last - first, sounding
        return [marked]

    def letter_at(self, where: QPointF) -> int | None:
        """Of ``text`` and ``cut`` with a blank between; None under them."""
        sizes, laid = theme().sizes, self._layout(self.width())
        left = 0 if self.speech.voice is Voice.CALLER else self.width() - laid.width
        x = where.x() - left - sizes.space_12 - 1
        top = float(1 + sizes.space_8 + laid.head + sizes.space_2)
        blank = 0 if self.speech.text else 1
        for at in range(laid.words.lineCount()):
            line = laid.words.lineAt(at)
            if where.y() < top + line.y() + line.height() * SPEECH_LEADING:
                return blank + line.xToCursor(x, line.CursorPosition.CursorOnCharacter)
        return None

    def _layout(self, column: int) -> _Laid:
        look, speech = theme(), self.speech
        sizes = look.sizes
        least = min(sizes.bubble_min, column - sizes.space_48)
        width = min(sizes.bubble_max, max(round(column * WIDTH_OF_COLUMN), least))
        room = width - 2 * sizes.space_12 - 2
        head = look.font(Role.SECTION)
        cut = speech.cut.strip()
        words = _lines(
            f"{speech.text} {cut}".strip(),
            look.font(Role.SPEECH),
            room,
            struck=len(cut),
            pale=look.colours.text3,
        )
        source = _lines(speech.source, look.font(Role.CAPTION), room) if speech.source else None
        top = round(head.pixelSize() * LINE_SHARE)
        parts = [words, source]
        height = sum(part.boundingRect().height() for part in parts if part is not None)
        gaps = sizes.space_2 * (2 if source is not None else 1)
        total = top + gaps + height + 2 * sizes.space_8 + 2
        return _Laid(width=width, height=round(total), head=top, words=words, source=source)


WIDTH_OF_COLUMN = 0.62
"""A bubble leaves the other side free, so that sides tell voices apart."""

LINE_SHARE = 4 / 3
"""Of the height of letters: the line height of the small roles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Laid:
    width: int
    height: int
    head: int
    words: QTextLayout
    source: QTextLayout | None


def _lines(
    text: str, font: QFont, room: int, *, struck: int = 0, pale: QColor | None = None
) -> QTextLayout:
    """``struck``: so many letters at the end were not heard, and are ``pale``."""
    made = QTextLayout(text or " ", font)
    if struck and pale is not None:
        unheard = QTextLayout.FormatRange()
        unheard.start, unheard.length = len(text) - struck, struck
        look = QTextCharFormat()
        look.setFontStrikeOut(True)
        look.setForeground(pale)
        unheard.format = look
        made.setFormats([unheard])
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    made.setTextOption(option)
    made.beginLayout()
    top = 0.0
    while True:
        line = made.createLine()
        if not line.isValid():
            break
        line.setLineWidth(room)
        line.setPosition(QPointF(0, top))
        top += round(line.height() * SPEECH_LEADING)
    made.endLayout()
    return made


SPEECH_LEADING = 1.15
"""Between lines of speech: 22 pixels for letters of 15."""
