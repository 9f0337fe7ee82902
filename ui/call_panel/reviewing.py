"""Keeps what the person at the desk writes about calls: soon, in order, and not twice at once."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from secretary_app.features.calls.reviews import CallReview, CallReviews
from ui.runtime.operations import Complaints
from ui.shell.page import Desk

AGAIN_MS = 50
"""So soon newer words follow those that are on their way to the disk."""


class Reviewing(QObject):
    """One review for each call that was looked at; the newest words win."""

    loaded = Signal(str)
    """What was written before about this call is known."""
    kept = Signal(str)
    """What was written last about this call is on the disk."""

    def __init__(self, *, desk: Desk, complain: Complaints, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._service: CallReviews = desk.workspace.reviews
        self._complain = complain
        self._reviews: dict[str, CallReview] = {}

    def of(self, call_id: str) -> CallReview:
        """As it is now, kept or not."""
        return self._reviews.get(call_id) or CallReview(call_id=call_id)

    def forget(self, call_id: str) -> None:
        """It is read anew: somebody else may have written since."""
        if not self._desk.operations.busy(f"live.keep.{call_id}"):
            self._reviews.pop(call_id, None)

    def load(self, call_id: str) -> None:
        """Somebody may have written about it before."""
        if call_id in self._reviews:
            self.loaded.emit(call_id)
            return
        self._desk.operations.run(
            lambda: self._service.get(call_id),
            name=f"live.review.{call_id}",
            title=self._desk.words.text("desk-loading"),
            complain=self._complain,
            done=self._found,
        )

    def note(self, call_id: str, text: str) -> None:
        """The whole note, as it stands."""
        self.change(replace(self.of(call_id), note=text))

    def change(self, review: CallReview) -> None:
        """In place of what there is."""
        self._reviews[review.call_id] = review
        self._keep(review.call_id)

    def _found(self, review: CallReview) -> None:
        self._reviews.setdefault(review.call_id, review)
        self.loaded.emit(review.call_id)

    def _keep(self, call_id: str) -> None:
        meant = self._reviews[call_id]

        def kept(_stored: CallReview) -> None:
            if self._reviews[call_id] is meant:
                self.kept.emit(call_id)

        begun = self._desk.operations.run(
            lambda: self._service.write(meant),
            name=f"live.keep.{call_id}",
            title=self._desk.words.text("live-saving"),
            complain=self._complain,
            done=kept,
            quiet=True,
        )
        if not begun:
            # What was written before is on its way still.
            QTimer.singleShot(AGAIN_MS, self, lambda: self._keep(call_id))
