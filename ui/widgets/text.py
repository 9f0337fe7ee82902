"""Labels with a role of type and a tone of colour."""

from __future__ import annotations

import re

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme import Role, theme


class Label(QLabel):
    """Plain text: nothing that a caller is called or has written becomes markup."""

    def __init__(
        self,
        text: str = "",
        *,
        role: Role = Role.BODY,
        tone: str = "text",
        wrap: bool = False,
        figures: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role.value)
        self.setProperty("tone", tone)
        self.setWordWrap(wrap)
        if figures:
            self.setFont(theme().font(role, figures=True))
        self.setText(text)

    def setText(self, text: str) -> None:
        """A word that is longer than any line may be broken anywhere."""
        super().setText(breakable(text))

    def sizeHint(self) -> QSize:
        """One line is no wider than a line of speech; whoever needs more room wraps."""
        hint = super().sizeHint()
        if self.wordWrap():
            return hint
        return QSize(min(hint.width(), theme().sizes.bubble_max), hint.height())

    def minimumSizeHint(self) -> QSize:
        """The same for how narrow it may be."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), theme().sizes.list_column_min), hint.height())

    def set_role(self, role: Role) -> None:
        """Other letters from now on."""
        if self.property("role") != role.value:
            self.setProperty("role", role.value)
            restyle(self)

    def set_tone(self, tone: str) -> None:
        """Another colour from now on."""
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            restyle(self)


class ElidedLabel(Label):
    """One line that ends in «…» where it does not fit; the whole of it is its tooltip."""

    def __init__(
        self, text: str = "", *, role: Role = Role.BODY, tone: str = "text", figures: bool = False
    ) -> None:
        super().__init__(text, role=role, tone=tone, figures=figures)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def setText(self, text: str) -> None:
        """One line, whatever it is."""
        line = " ".join(text.split())
        QLabel.setText(self, line)
        self.setToolTip(line[:LONGEST_TOOLTIP])

    def minimumSizeHint(self) -> QSize:
        """It may shrink to nothing."""
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The text, cut at the right."""
        painter = QPainter(self)
        shown = self.fontMetrics().elidedText(
            self.text()[:LONGEST_PAINTED], Qt.TextElideMode.ElideRight, self.width()
        )
        painter.setPen(self.palette().windowText().color())
        painter.drawText(self.rect(), int(self.alignment()) | Qt.TextFlag.TextSingleLine, shown)


LONGEST_PAINTED = 500
"""Characters: a name of ten thousand is measured no further than any screen is wide."""

LONGEST_TOOLTIP = 600

LONGEST_WORD = 40
"""Letters: longer ones exist in chemistry, in addresses of pages, and in bad faith."""

LONGEST_SHORT = 32
BREAK = "\u200b"
"""Where a line may end, unseen."""

_TOO_LONG = re.compile(rf"\S{{{LONGEST_WORD}}}(?=\S)")


def breakable(text: str) -> str:
    """The same to the eye, with places to break in endless words."""
    return _TOO_LONG.sub(lambda found: found[0] + BREAK, text)


def short(text: str) -> str:
    """One line that fits a button."""
    line = " ".join(text[: LONGEST_SHORT * 2].split())
    return line if len(line) <= LONGEST_SHORT else line[: LONGEST_SHORT - 1] + "…"


def restyle(widget: QWidget) -> None:
    """A property that the style sheet looks at has changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()
