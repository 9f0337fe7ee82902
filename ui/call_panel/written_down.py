"""What is written about the call that is shown: a note beside it, how it was once it is over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject

from secretary_app.features.calls.reviews import CallReview
from ui.call_panel.after_call import AfterCall
from ui.call_panel.calls import ShownCall
from ui.call_panel.context import Context
from ui.call_panel.reviewing import Reviewing
from ui.call_panel.summary import first_guess, summary
from ui.call_panel.telling import Telling
from ui.runtime.operations import Complaints
from ui.shell.page import Desk


class WrittenDown(QObject):
    """Shows it and has it kept."""

    def __init__(
        self,
        *,
        desk: Desk,
        telling: Telling,
        side: Context,
        after: AfterCall,
        complain: Complaints,
        current: Callable[[], str],
        parent: QObject,
    ) -> None:
        """``current`` is the id of the call that is shown; empty for none."""
        super().__init__(parent)
        self._desk, self._telling = desk, telling
        self._side, self._after, self._current = side, after, current
        self.reviewing = Reviewing(desk=desk, complain=complain, parent=self)
        self.reviewing.loaded.connect(self._loaded)
        self.reviewing.kept.connect(self._kept)
        side.noted.connect(self._noted)
        after.reviewed.connect(self._reviewed)

    def begin(self, call_id: str) -> None:
        """This call is shown from now on; the note of the one before was kept."""
        self._side.show_note("")
        self._side.tell_saved("")
        self._after.hide()
        self.reviewing.load(call_id)

    def show_after(self, call: ShownCall) -> None:
        """How it was, as far as it is known or can be guessed."""
        words, known = self._desk.words, self.reviewing.of(call.story.call_id)
        if known.result is None:
            guess = first_guess(call, self._telling, words)
            step = known.next_step or guess.next_step
            known = replace(known, result=guess.result, next_step=step)
        self._after.show_call(
            known,
            summary=summary(call, self._telling, words),
            asked=words.text("live-was-good", name=self._telling.assistant(call.view)),
        )

    def _noted(self, text: str) -> None:
        if self._current():
            self.reviewing.note(self._current(), text)

    def _reviewed(self, review: CallReview) -> None:
        note = self.reviewing.of(review.call_id).note
        self.reviewing.change(replace(review, note=note))

    def _loaded(self, call_id: str) -> None:
        if call_id == self._current():
            self._side.show_note(self.reviewing.of(call_id).note)

    def _kept(self, call_id: str) -> None:
        if call_id == self._current():
            self._side.tell_saved(self._desk.words.text("live-saved"))
