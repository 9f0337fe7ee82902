"""The review of the call that is shown: read with it, kept as it is written."""

from __future__ import annotations

from PySide6.QtCore import QObject

from secretary_app.features.calls.reviews import CallReview
from secretary_app.features.calls.rights import NOTE_CALLS
from ui.call_panel.reviewing import Reviewing
from ui.pages.calls.review_card import ReviewCard
from ui.pages.calls.shown import ShownCall
from ui.runtime.operations import Complaints
from ui.shell.colleagues import Colleagues
from ui.shell.page import Desk


class Reviewed(QObject):
    """Gives the card what belongs to the call."""

    def __init__(self, *, desk: Desk, complain: Complaints, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._call: ShownCall | None = None
        self._colleagues = Colleagues(desk=desk, parent=self)
        self._reviewing = Reviewing(desk=desk, complain=complain, parent=self)
        self.card = ReviewCard(words=desk.words, may=desk.may(NOTE_CALLS.key))
        self.card.reviewed.connect(self._reviewing.change)
        self._reviewing.loaded.connect(self._show)
        self._reviewing.kept.connect(self._kept)
        self._colleagues.changed.connect(self.draw)
        desk.words.changed.connect(self.draw)

    def show_call(self, call: ShownCall) -> None:
        """This one from now on."""
        before, self._call = self._call, call
        if before is None or before.record.id != call.record.id:
            self._give(CallReview(call_id=call.record.id))
            self._reviewing.forget(call.record.id)
            self._reviewing.load(call.record.id)

    def draw(self) -> None:
        """The same in other words."""
        if self._call is not None:
            self._show(self._call.record.id)

    def _show(self, call_id: str) -> None:
        if self._call is not None and self._call.record.id == call_id:
            self._give(self._reviewing.of(call_id))

    def _give(self, review: CallReview) -> None:
        words = self._desk.words
        assert self._call is not None
        written = ""
        if review.written_at is not None:
            written = words.text(
                "history-reviewed",
                name=self._colleagues.name(review.written_by) or "none",
                when=words.moment(review.written_at),
            )
        asked = words.text("live-was-good", name=self._call.assistant)
        self.card.show_review(review, asked=asked, written=written)

    def _kept(self, call_id: str) -> None:
        if self._call is not None and self._call.record.id == call_id:
            self.card.tell(self._desk.words.text("live-saved"))
