"""Somebody calls: a sheet from the top, over whatever page it is, on which a person may take it.

It takes no keyboard from whoever is typing. It is there with the first ring; what is known of the
caller comes into it as it is found. When the assistant answers, what its three buttons mean stays
what it was: mine, hers, nobody's.
"""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.runtime.words import Words
from ui.theme import Role, theme
from ui.widgets.buttons import Button, Kind
from ui.widgets.levels import RingBar
from ui.widgets.sheet import Sheet
from ui.widgets.text import LONGEST_PAINTED, ElidedLabel, Label

TICK_MS = 100


class Incoming(Sheet):
    """Emits the call's id with what the person decided."""

    answered = Signal(str)
    left_to_her = Signal(str)
    declined = Signal(str)
    ran_out = Signal()
    """Its time is over."""

    def __init__(self, window: QWidget, *, words: Words, tip: str) -> None:
        """``tip`` is the key that answers."""
        super().__init__(window, title="", modal=False)
        self._words = words
        self.call_id = ""
        self._begun = self._until = datetime.now(UTC)
        self._waits: bool | None = None
        self._kind = Label(role=Role.SMALL, tone="text2")
        self._name = _Name()
        self._known = Label(role=Role.BODY, tone="text2", wrap=True)
        for label in (self._kind, self._name, self._known):
            self.column.addWidget(label)
        self.column.setSpacing(theme().sizes.space_8)
        self._row = row = QHBoxLayout()
        row.setContentsMargins(0, theme().sizes.space_8, 0, 0)
        row.setSpacing(theme().sizes.space_12)
        self.answer = Button("", kind=Kind.ANSWER, sign="phone")
        self.answer.setToolTip(tip)
        self.let_her = Button("")
        self.ring = RingBar(name="")
        self.decline = Button("", kind=Kind.DANGER, sign="phone-disconnect")
        row.addWidget(self.answer)
        row.addWidget(self.let_her)
        row.addWidget(self.ring)
        row.addStretch()
        row.addWidget(self.decline)
        self.column.addLayout(row)
        self.answer.clicked.connect(lambda: self.answered.emit(self.call_id))
        self.let_her.clicked.connect(lambda: self.left_to_her.emit(self.call_id))
        self.decline.clicked.connect(lambda: self.declined.emit(self.call_id))
        self._guard = QTimer(self)
        self._guard.setSingleShot(True)
        self._guard.timeout.connect(lambda: self.decline.setEnabled(True))
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(self.count)

    def show_call(
        self,
        call_id: str,
        *,
        line: str,
        name: str,
        known: str,
        assistant: str,
        waits: bool,
        begun: datetime,
        until: datetime,
    ) -> None:
        """``known`` is why we know them; ``waits``: the assistant has not answered yet."""
        first = not self.isVisible() or call_id != self.call_id
        self.call_id, self._waits = call_id, waits
        self._begun, self._until = begun, until
        words = self._words
        kind = words.text(
            "live-incoming-call" if waits else "live-she-answers", line=line, name=assistant
        )
        self._kind.setText(kind)
        self._name.setText(name)
        self._known.setText(known)
        self._known.setVisible(bool(known))
        self.answer.setText(words.text("live-answer-myself" if waits else "live-take-over"))
        self.let_her.setText(words.text("live-let-her" if waits else "live-hers", name=assistant))
        self.decline.setText(words.text("live-decline" if waits else "live-disc-hang-up"))
        self.ring.setAccessibleName(words.text("live-countdown" if waits else "live-card-goes"))
        if first:
            # A click that was meant for what is under it must not end a call.
            self.decline.setEnabled(False)
            self._guard.start(theme().sizes.hang_up_guard_ms)
            self.open()
            self._tick.start()
            self._announce(f"{kind}. {name}. {known}")
        elif self.isVisible():
            self._place()
        self.count()

    def wanted_width(self) -> int:
        """Its buttons say their whole words."""
        edges = 2 * theme().sizes.space_24
        return max(super().wanted_width(), self._row.sizeHint().width() + edges)

    def gone_by_itself(self) -> None:
        """Somebody has decided, or the caller gave up."""
        self._tick.stop()
        self.dismiss()

    def count(self) -> None:
        """What is left of the time."""
        whole = max((self._until - self._begun).total_seconds(), 0.001)
        left = max(0.0, (self._until - datetime.now(self._until.tzinfo)).total_seconds())
        self.ring.show_left(left / whole, str(round(left)))
        if not left and self._tick.isActive():
            self.ran_out.emit()

    def _announce(self, text: str) -> None:
        if QAccessible.isActive():
            told = QAccessibleAnnouncementEvent(self, text)
            told.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
            QAccessible.updateAccessibility(told)


class _Name(ElidedLabel):
    """As large as its line has room for: half a name tells less than small letters."""

    def __init__(self) -> None:
        super().__init__(role=Role.DISPLAY, figures=True)

    def setText(self, text: str) -> None:
        """Another name."""
        super().setText(text)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or less room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        large = QFontMetrics(theme().font(Role.DISPLAY, figures=True))
        fits = large.horizontalAdvance(self.text()[:LONGEST_PAINTED]) <= self.width()
        self.set_role(Role.DISPLAY if fits else Role.TIMER)
