"""What was said in a call that is over; a press on a word lets it be heard."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from secretary_app.features.conversations.models import Role as Speaker
from ui.pages.calls.talk import Said
from ui.pages.calls.telling import Telling
from ui.theme import Role, theme
from ui.widgets.bubble import Bubble
from ui.widgets.card import empty_layout
from ui.widgets.text import Label


class Transcript(QScrollArea):
    """Emits ``wanted`` with the moment of the call that a person wants to hear."""

    wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        sizes = theme().sizes
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(*(sizes.space_24, sizes.space_16) * 2)
        self._column.setSpacing(sizes.space_8)
        self.setWidget(inside)
        self._bubbles: list[tuple[Said, Bubble]] = []
        self._sounding: Bubble | None = None

    def show_talk(
        self,
        said: Sequence[Said],
        telling: Telling,
        *,
        assistant: str,
        caller: str,
        none: Callable[[], QWidget],
    ) -> None:
        """All of it; ``none`` makes what stands there where nothing was said."""
        empty_layout(self._column)
        self._bubbles, self._sounding = [], None
        for each in said:
            if each.message.role is Speaker.SYSTEM:
                self._column.addWidget(_between(telling.happened(each)))
                continue
            bubble = Bubble(telling.speech(each, assistant=assistant, caller=caller))
            bubble.clicked.connect(
                lambda _checked=False, each=each, bubble=bubble: self._press(each, bubble)
            )
            bubble.installEventFilter(self)
            self._bubbles.append((each, bubble))
            self._column.addWidget(bubble)
        if said:
            self._column.addStretch()
        else:
            self._column.addWidget(none(), 1)
        self.verticalScrollBar().setValue(0)

    def show_moment(self, ms: int | None, *, follow: bool) -> None:
        """What sounds now is marked; ``follow`` brings it into sight. None: nothing does."""
        found: Bubble | None = None
        for each, bubble in self._bubbles:
            letters = None if ms is None else each.sounding(ms)
            bubble.mark(letters)
            if letters is not None:
                found = bubble
        if found is not None and found is not self._sounding and follow:
            self.ensureWidgetVisible(found)
        self._sounding = found or self._sounding

    def bring_up(self, ms: int) -> None:
        """The line that is said at a moment comes into sight."""
        before = [bubble for each, bubble in self._bubbles if (each.start_ms or 0) <= ms]
        if before:
            self._column.activate()
            self.ensureWidgetVisible(before[-1])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A bubble that the keyboard has come to is brought into sight."""
        if event.type() is QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self.ensureWidgetVisible(watched)
        return super().eventFilter(watched, event)

    def _press(self, said: Said, bubble: Bubble) -> None:
        letter = bubble.pressed_at
        ms = said.start_ms if letter is None else said.ms_of(letter)
        if ms is not None:
            self.wanted.emit(ms)


def _between(text: str) -> Label:
    label = Label(text, role=Role.CAPTION, tone="text2", wrap=True)
    label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    return label
