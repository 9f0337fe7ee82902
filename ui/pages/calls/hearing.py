"""The recording of the call that is shown: opened, heard from a moment, followed in its words."""

from __future__ import annotations

from secretary_app.features.recordings.models import Recording, RecordingState
from secretary_app.features.recordings.playback import At, Stopped, Tracks
from secretary_app.features.recordings.rights import VIEW_RECORDINGS
from ui.pages.calls.player import PlayerBar
from ui.pages.calls.shown import ShownCall
from ui.pages.calls.transcript import Transcript
from ui.shell.page import Desk
from ui.widgets.banner import Banner


class Hearing:
    """Joins the player's bar and the words to the process that plays."""

    def __init__(self, *, desk: Desk, bar: PlayerBar, talk: Transcript, banner: Banner) -> None:
        self._desk, self._bar, self._talk, self._banner = desk, bar, talk, banner
        self._player = desk.workspace.player
        self._recording: Recording | None = None
        self._moment: int | None = None
        """Where it is to begin by itself once it is open."""
        bar.play.connect(self._play)
        bar.stop.connect(self._silence)
        talk.wanted.connect(bar.play_from)
        # Reports of the process may come after the window is gone.
        bar.destroyed.connect(self._player.leave)

    def open(self, call: ShownCall, *, moment: int | None) -> None:
        """The sound of a call; with a ``moment`` it begins there by itself."""
        recording, text = call.recording, self._desk.words.text
        if recording is None or not self._desk.may(VIEW_RECORDINGS.key):
            self._recording = None
            self._bar.show_none(text("calls-consent", reason=call.record.consent))
        elif recording.state is RecordingState.RUNNING:
            self._recording = None
            self._bar.show_none(text("history-still-recording"))
        elif recording == self._recording and self._bar.there:
            if moment is not None:
                self._begin(moment)
        else:
            self._recording, self._moment = recording, moment
            self._desk.operations.run(
                lambda: self._player.open(recording, self._heard),
                name=f"calls.sound-{recording.id}",
                title=text("history-reading"),
                done=lambda tracks: self._show(recording, tracks),
                failed=lambda: self._no_sound(recording),
                complain=self._banner,
                quiet=True,
            )

    def stop(self) -> None:
        """Nothing sounds on a page that nobody sees."""
        if self._bar.playing:
            self._bar.stopped()
            self._silence()

    def forget(self) -> None:
        """Another call is coming."""
        self.stop()
        self._recording = None

    def _show(self, recording: Recording, tracks: Tracks) -> None:
        if self._recording != recording:
            return
        self._bar.show_tracks(tracks)
        moment, self._moment = self._moment, None
        if moment is not None:
            self._begin(moment)

    def _begin(self, moment: int) -> None:
        self._talk.bring_up(moment)
        self._bar.play_from(moment)

    def _no_sound(self, recording: Recording) -> None:
        if self._recording == recording:
            self._bar.show_none(self._desk.words.text("history-sound-gone"))

    def _play(self, ms: int, speed: float) -> None:
        self._desk.operations.run(
            lambda: self._player.play(from_ms=ms, speed=speed),
            name=f"calls.play-{ms}-{speed}",
            title=self._desk.words.text("history-playing"),
            complain=self._banner,
            failed=self._bar.stopped,
        )

    def _silence(self) -> None:
        self._talk.show_moment(None, follow=False)
        self._desk.operations.run(
            self._player.stop,
            name="calls.stop",
            title=self._desk.words.text("history-playing"),
            quiet=True,
        )

    def _heard(self, news: At | Stopped) -> None:
        match news:
            case At(ms):
                if self._bar.playing:
                    self._bar.sounds_at(ms)
                    self._talk.show_moment(ms, follow=True)
            case Stopped(reason):
                self._bar.stopped(at_end=self._bar.playing and not reason)
                self._talk.show_moment(None, follow=False)
                if reason:
                    text = self._desk.words.text
                    self._banner.tell(
                        text("history-mute"), why=text("history-mute.help"), details=reason
                    )
