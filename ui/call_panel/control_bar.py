"""The hands on a call: one large act, discs with their words, and hanging up at the far right.

Nothing in it moves while a call is on; what cannot be done now is dimmed in its place.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout

from ui.runtime.words import Words
from ui.shell.actions import Actions
from ui.theme import Role, theme
from ui.widgets.buttons import Button, DiscButton, Kind
from ui.widgets.text import Label, restyle

DISCS = (
    ("quiet", "microphone-slash"),
    ("hold", "pause"),
    ("transfer", "arrow-square-out"),
    ("tones", "dots-nine"),
    ("hint", "chat"),
)
ANY_HEIGHT = (1 << 24) - 1
"""What Qt takes for no limit."""

SWITCHES = frozenset({"quiet", "hold", "tones", "hint"})


@dataclass(frozen=True, slots=True, kw_only=True)
class BarState:
    """How the bar stands."""

    main: str
    """What the large button says."""
    taken: bool
    """The person at this desk has the call."""
    can_take: bool
    on: frozenset[str]
    """Switches that are on."""
    can: frozenset[str]
    """Discs that can be pressed; ``hang-up`` is one."""


class ControlBar(QFrame):
    """Emits ``wanted`` with ``take-over``, ``hang-up`` or the name of a disc."""

    wanted = Signal(str)

    def __init__(self, *, words: Words, actions: Actions, narrow: bool = False) -> None:
        """``narrow`` has the large act above the discs."""
        super().__init__()
        self.setObjectName("control-bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._words = words
        self._actions = actions
        self._narrow = narrow
        self._state: BarState | None = None
        self._guarded = False
        self.main = Button("", kind=Kind.MAIN, sign="hand")
        self.main.clicked.connect(lambda: self.wanted.emit("take-over"))
        self._key = Label(role=Role.CAPTION, tone="on_accent")
        self._key.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        beside = QHBoxLayout(self.main)
        beside.setContentsMargins(0, 0, theme().sizes.space_16, 0)
        beside.addStretch()
        beside.addWidget(self._key)
        self.discs = {name: DiscButton("", sign=sign, tight=narrow) for name, sign in DISCS}
        self.hang_up = DiscButton("", sign="phone-disconnect", danger=True, tight=narrow)
        for name, disc in (*self.discs.items(), ("hang-up", self.hang_up)):
            disc.setCheckable(name in SWITCHES)
            disc.clicked.connect(lambda _checked=False, name=name: self._pressed(name))
        self._guard = QTimer(self)
        self._guard.setSingleShot(True)
        self._guard.timeout.connect(self._unguard)
        self._lay_out()
        theme().changed.connect(self._arrange)
        actions.changed.connect(self._reword)
        self._reword()

    def show_state(self, state: BarState) -> None:
        """How it stands now."""
        if state == self._state:
            return
        self._state = state
        self.main.setText(state.main)
        self.main.set_sign("arrow-u-up-left" if state.taken else "hand")
        self.main.setEnabled(state.can_take)
        for name, disc in self.discs.items():
            disc.setEnabled(name in state.can)
            if name in SWITCHES:
                disc.setChecked(name in state.on)
        self._enable_hang_up()

    def guard(self) -> None:
        """A press that was meant for the answer must not end the call."""
        self._guarded = True
        self._enable_hang_up()
        self._guard.start(theme().sizes.hang_up_guard_ms)

    def showEvent(self, event: QShowEvent) -> None:
        """It appears under a hand that may be pressing already."""
        super().showEvent(event)
        if not event.spontaneous():
            self.guard()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is tight, the large act is as wide as its words, or stands above the discs."""
        super().resizeEvent(event)
        self._arrange()

    def _pressed(self, name: str) -> None:
        # What a switch shows is how the call stands, not what was pressed.
        if self._state is not None and name in self.discs:
            self.discs[name].setChecked(name in self._state.on)
        self.wanted.emit(name)

    def _unguard(self) -> None:
        self._guarded = False
        self._enable_hang_up()

    def _enable_hang_up(self) -> None:
        can = self._state is not None and "hang-up" in self._state.can
        self.hang_up.setEnabled(can and not self._guarded)

    def _lay_out(self) -> None:
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.addWidget(self.main)
        discs = QHBoxLayout()
        discs.setSpacing(0)
        for disc in self.discs.values():
            discs.addWidget(disc, 0, Qt.AlignmentFlag.AlignVCenter)
            discs.addStretch(1)
        discs.addSpacing(0 if self._narrow else theme().sizes.space_16)
        discs.addWidget(self.hang_up, 0, Qt.AlignmentFlag.AlignVCenter)
        self._box.addLayout(discs, 1)

    def _arrange(self) -> None:
        sizes = theme().sizes
        edge = sizes.space_12 if self._narrow else sizes.space_24
        tight = self._narrow or self.width() < sizes.control_bar_wide
        if self.main.property("tight") != tight:
            self.main.setProperty("tight", tight)
            restyle(self.main)
            self._key.setVisible(not tight)
        discs = sum(disc.sizeHint().width() for disc in (*self.discs.values(), self.hang_up))
        needed = self.main.sizeHint().width() + discs + sizes.space_32 + 2 * edge
        above = self._narrow or needed > self.width()
        direction = QBoxLayout.Direction
        self._box.setDirection(direction.TopToBottom if above else direction.LeftToRight)
        self._box.setContentsMargins(edge, sizes.space_12 * above, edge, sizes.space_12 * above)
        self._box.setSpacing(sizes.space_12 if above else sizes.space_16)
        self.setMinimumHeight(0 if above else sizes.control_bar)
        self.setMaximumHeight(ANY_HEIGHT if above else sizes.control_bar)

    def _reword(self) -> None:
        words = self._words
        for name, disc in (*self.discs.items(), ("hang-up", self.hang_up)):
            disc.setText(words.text(f"live-disc-{name}"))
            disc.setToolTip(self._actions.tooltip(f"live.{name}"))
            disc.setAccessibleName(words.text(f"action-live-{name}"))
            disc.updateGeometry()
        self._key.setText(self._actions.keys("live.take-over"))
        self.main.setToolTip(self._actions.tooltip("live.take-over"))

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters are wider words."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            for disc in (*self.discs.values(), self.hang_up):
                disc.updateGeometry()
            self._arrange()
