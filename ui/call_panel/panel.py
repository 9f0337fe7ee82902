"""One call on the screen, from its header to its bar; in the page, or narrow in a small window."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from secretary_app.features.calls import settings as chosen
from ui.call_panel.after_call import AfterCall
from ui.call_panel.calls import ShownCall
from ui.call_panel.conduct import Conduct
from ui.call_panel.control_bar import ControlBar
from ui.call_panel.ears import BOTH, DEAF, Ears
from ui.call_panel.hint_box import HintBox
from ui.call_panel.keypad import Keypad
from ui.call_panel.keys import LISTENING
from ui.call_panel.level_bar import LevelBar
from ui.call_panel.lines import Line, Said
from ui.call_panel.telling import Stage, Telling, stages
from ui.call_panel.transcript import Shown, Transcript
from ui.runtime.words import Words
from ui.shell.page import Desk
from ui.theme import Role
from ui.widgets.chip import Chip
from ui.widgets.header import Header
from ui.widgets.text import Label

_LIMITS = {
    "hearing": (chosen.HEARING_TARGET_MS, chosen.HEARING_TOLERABLE_MS),
    "answer": (chosen.ANSWER_TARGET_MS, chosen.ANSWER_TOLERABLE_MS),
    "voice": (chosen.VOICE_TARGET_MS, chosen.VOICE_TOLERABLE_MS),
}


class CallPanel(QWidget):
    """Shows what it is given; deeds go to ``conduct``."""

    transfer_wanted = Signal()

    def __init__(
        self,
        *,
        desk: Desk,
        telling: Telling,
        conduct: Conduct,
        narrow: bool = False,
    ) -> None:
        super().__init__()
        self._desk = desk
        self._words: Words = desk.words
        self._telling = telling
        self._conduct = conduct
        self._narrow = narrow
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._call: ShownCall | None = None
        words = desk.words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.header = Header()
        self.recording = Chip(tone="danger", dot=True)
        words.put(self.recording.setText, "live-recording", owner=self.recording)
        self.header.add(self.recording)
        self.timer = Label(role=Role.TIMER, figures=True)
        self.header.add(self.timer)
        column.addWidget(self.header)
        self.levels = LevelBar(words=words, telling=telling, actions=desk.actions, narrow=narrow)
        self.levels.ears.wanted.connect(self._listen)
        self.levels.ears.again.connect(lambda: self.want("rewind"))
        column.addWidget(self.levels)
        self.banner = desk.banner()
        column.addWidget(self.banner)
        self.transcript = Transcript(words=words, spoken=not narrow)
        self.transcript.pressed.connect(self._play)
        column.addWidget(self.transcript, 1)
        self.hint_box = HintBox(words=words)
        self.keypad = Keypad(words=words)
        for box in (self.hint_box, self.keypad):
            box.hide()
            box.left.connect(self._close_boxes)
            column.addWidget(box)
        self.hint_box.told.connect(self.tell)
        self.keypad.pressed.connect(self._press)
        self.bar = ControlBar(words=words, actions=desk.actions, narrow=narrow)
        self.bar.wanted.connect(self.want)
        column.addWidget(self.bar)
        self.after = AfterCall(words=words)
        self.after.hide()
        column.addWidget(self.after)
        conduct.hinted.connect(self.hint_box.done)
        words.changed.connect(self.draw)

    @property
    def call(self) -> ShownCall | None:
        """What is shown."""
        return self._call

    def show_call(self, call: ShownCall) -> None:
        """This one from now on, or the same further on."""
        before = None if self._call is None else self._call.story.call_id
        self._call = call
        if before != call.story.call_id:
            self.transcript.clear()
            self._close_boxes()
            self.banner.clear()
            self.bar.guard()
        self.draw()

    def draw(self) -> None:
        """All of it as it is now; what has not changed is not touched."""
        call = self._call
        if call is None:
            return
        view, telling = call.view, self._telling
        self.header.title.setText(telling.title(call))
        text, tone = telling.state(view)
        over = call.story.ended is not None
        recorded = view.recorded and not over and view.answered_at is not None
        if self._narrow:
            self.header.set_second(text)
        else:
            self.header.set_second(telling.second(view, call.caller))
            self.header.set_chip(text, tone=tone)
        self.recording.setVisible(recorded)
        self.tick()
        name = telling.assistant(view)
        self.levels.show_call(assistant=name, stages=self._stages(call))
        self.levels.ears.show_ears(
            self._conduct.ears(view), can=not over and self._conduct.can_listen(view)
        )
        self.transcript.show_lines([(line.key, self._shown(line)) for line in call.story.lines])
        self.hint_box.whisper_to(name)
        state = self._conduct.bar(view)
        if "hint" not in state.can:
            self.hint_box.hide()
        if "tones" not in state.can:
            self.keypad.hide()
        on = set(state.on)
        on |= {"hint"} if self.hint_box.isVisibleTo(self) else set()
        on |= {"tones"} if self.keypad.isVisibleTo(self) else set()
        self.bar.show_state(replace(state, on=frozenset(on)))
        self.bar.setVisible(not over)

    def tick(self) -> None:
        """The clock of the call."""
        if self._call is not None:
            self.timer.setText(self._telling.timer(self._call, self._desk.workspace.clock.now()))

    def want(self, what: str) -> None:
        """A button or a key."""
        call = self._call
        if call is None or call.story.ended is not None:
            return
        match what:
            case "take-over":
                self._conduct.take_over(call)
            case "hang-up":
                if self.bar.hang_up.isEnabled():
                    self._conduct.hang_up(call)
            case "quiet":
                self._conduct.quiet(call)
            case "hold":
                self._conduct.hold(call)
            case "transfer":
                self.transfer_wanted.emit()
            case "hint":
                self._toggle(self.hint_box, self.keypad)
            case "tones":
                self._toggle(self.keypad, self.hint_box)
            case what if what in LISTENING:
                self._hear(call, what)
            case _:
                raise ValueError(what)
        self.draw()

    def tell(self, text: str) -> None:
        """A hint: typed, or chosen."""
        if self._call is not None:
            self._conduct.hint(self._call, text)

    def can(self, what: str) -> bool:
        """Whether a key does anything now."""
        if self._call is None or self._call.story.ended is not None:
            return False
        if what in LISTENING:
            return self._conduct.can_listen(self._call.view)
        state = self._conduct.bar(self._call.view)
        return state.can_take if what == "take-over" else what in state.can

    def _stages(self, call: ShownCall) -> list[Stage]:
        latency, get = call.story.latency, self._desk.workspace.settings.get
        if latency is None:
            return []
        limits = {name: (get(target), get(worst)) for name, (target, worst) in _LIMITS.items()}
        return stages(latency, limits)

    def _toggle(self, box: HintBox | Keypad, other: HintBox | Keypad) -> None:
        if box.isVisibleTo(self):
            self._close_boxes()
        else:
            other.hide()
            box.open()

    def _close_boxes(self) -> None:
        had = self.hint_box.isAncestorOf(self._focus()) or self.keypad.isAncestorOf(self._focus())
        self.hint_box.hide()
        self.keypad.hide()
        if had:
            # Else the large button would have the keyboard next, and a space would press it.
            self.setFocus()
        self.draw()

    def _focus(self) -> QWidget:
        focus = QApplication.focusWidget()
        return self if focus is None else focus

    def _hear(self, call: ShownCall, what: str) -> None:
        """By a key; the button has a menu for the sides."""
        if what == "rewind":
            self._conduct.rewind(call)
        elif what == "listen":
            self._listen(BOTH if self._conduct.ears(call.view).side == "none" else DEAF)
        else:
            self._listen(Ears(caller=what == "listen-caller", ours=what == "listen-ours"))

    def _listen(self, ears: Ears) -> None:
        if self._call is not None:
            self._conduct.listen(self._call, ears)

    def _press(self, key: str) -> None:
        if self._call is not None:
            self._conduct.tones(self._call, key)

    def _play(self, key: int) -> None:
        call = self._call
        if call is None:
            return
        for line in call.story.lines:
            if isinstance(line, Said) and line.key == key:
                self._conduct.play(call, line)

    def _shown(self, line: Line) -> Shown:
        assert self._call is not None
        view = self._call.view
        if isinstance(line, Said):
            return self._telling.speech(line, view)
        return self._telling.happened(line, view)
