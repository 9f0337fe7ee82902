"""The player of a call's recording: both voices as a picture, a place in it, a tempo."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from secretary_app.features.recordings.playback import Tracks
from ui.runtime.words import Words
from ui.theme import Role, theme
from ui.widgets.buttons import IconButton
from ui.widgets.levels import Waveform
from ui.widgets.segmented import Segmented
from ui.widgets.text import Label

SPEEDS = (("1", 1.0), ("1.5", 1.5), ("2", 2.0))


class PlayerBar(QFrame):
    """Emits what a person wants: ``play`` and ``seek`` with milliseconds, ``stop``."""

    play = Signal(int, float)
    stop = Signal()

    def __init__(self, *, words: Words) -> None:
        super().__init__()
        self.setObjectName("player")
        self._words = words
        self._length_ms = 0
        self.playing = False
        sizes = theme().sizes
        row = QHBoxLayout(self)
        row.setContentsMargins(sizes.space_24, sizes.space_8, sizes.space_24, sizes.space_8)
        row.setSpacing(sizes.space_12)
        self.button = IconButton("play", name="", tone="accent_text")
        self.button.clicked.connect(self.toggle)
        self.at = Label(role=Role.SMALL_STRONG, figures=True)
        self.wave = Waveform(name="")
        words.put(self.wave.setAccessibleName, "history-wave")
        self.length = Label(role=Role.SMALL, tone="text3", figures=True)
        self.speed = Segmented(self._speeds(), name=words.text("history-speed"))
        self.speed.chosen.connect(lambda _key: self._resume())
        self.mute = Label(role=Role.SMALL, tone="text2", wrap=True)
        row.addWidget(self.button)
        row.addWidget(self.at)
        row.addWidget(self.wave, 1)
        row.addWidget(self.length)
        row.addWidget(self.speed, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.mute, 1)
        self._parts = (self.button, self.at, self.wave, self.length, self.speed)
        self.wave.sliderMoved.connect(lambda _ms: self._resume())
        self.wave.actionTriggered.connect(lambda _action: QTimer.singleShot(0, self._resume))
        self.wave.valueChanged.connect(lambda _ms: self._tell_place())
        words.changed.connect(self._reword)
        self.show_none("")

    def show_tracks(self, tracks: Tracks) -> None:
        """A recording that can be heard."""
        self.mute.hide()
        for part in self._parts:
            part.show()
        self._length_ms = tracks.length_ms
        self.wave.show_tracks(tracks.caller, tracks.ours, length_ms=tracks.length_ms)
        self.stopped()
        self.wave.setValue(0)
        self._tell_place()

    def show_none(self, why: str) -> None:
        """There is no sound, and why."""
        self.playing = False
        self._length_ms = 0
        for part in self._parts:
            part.hide()
        self.mute.setText(why)
        self.mute.show()

    @property
    def there(self) -> bool:
        """Whether there is something to be heard."""
        return self._length_ms > 0

    def toggle(self) -> None:
        """Plays from the place, from the beginning where that is the end, or falls silent."""
        if not self.there:
            return
        if self.playing:
            self.stopped()
            self.stop.emit()
        else:
            at_end = self.wave.value() >= self._length_ms - 100
            self.play_from(0 if at_end else self.wave.value())

    def play_from(self, ms: int) -> None:
        """A person wants to hear this moment."""
        if not self.there:
            return
        self.wave.setValue(ms)
        self.playing = True
        self._tell_button()
        self.play.emit(ms, dict(SPEEDS)[self.speed.value])

    def sounds_at(self, ms: int) -> None:
        """So far it has sounded."""
        if self.playing and not self.wave.isSliderDown():
            self.wave.setValue(ms)

    def stopped(self, *, at_end: bool = False) -> None:
        """It sounds no more."""
        self.playing = False
        if at_end:
            self.wave.setValue(self._length_ms)
        self._tell_button()

    def _resume(self) -> None:
        """Another place or tempo: goes on where it was sounding."""
        if self.playing:
            self.play_from(self.wave.value())

    def _tell_place(self) -> None:
        self.at.setText(_clock(self.wave.value()))
        self.length.setText(_clock(self._length_ms))

    def _tell_button(self) -> None:
        self.button.set_sign("pause" if self.playing else "play", tone="accent_text")
        self.button.set_name(self._words.text("history-pause" if self.playing else "history-play"))

    def _speeds(self) -> list[tuple[str, str]]:
        return [
            (key, f"{self._words.decimal(speed, digits=0 if speed == int(speed) else 1)}×")
            for key, speed in SPEEDS
        ]

    def _reword(self) -> None:
        self._tell_button()
        self.speed.set_words([text for _, text in self._speeds()])


def _clock(ms: int) -> str:
    minutes, seconds = divmod(ms // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
