"""What the line doctor says of a call's sound, what was done about it, and how the call ended."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout

from secretary_app.features.calls.models import CallRecord
from ui.pages.calls.shown import ShownCall
from ui.pages.calls.telling import Telling
from ui.runtime.words import Words
from ui.theme import Role, theme
from ui.widgets.card import Card, empty_layout
from ui.widgets.chip import Chip
from ui.widgets.scrolled_column import ScrolledColumn
from ui.widgets.text import Label

GRADE_TONES = {"healthy": "success", "chopped": "warn", "mute": "danger"}
NOTHING_DONE = "nothing"


class Sound(ScrolledColumn):
    """One card for each side, one for the recording."""

    def __init__(self, *, words: Words, telling: Telling) -> None:
        super().__init__(above=theme().sizes.space_16, spacing=theme().sizes.space_12)
        self._words, self._telling = words, telling

    def show_call(self, call: ShownCall) -> None:
        """All of it."""
        empty_layout(self.column)
        graded = call.record.sound
        if graded is None:
            card = Card(self._words.text("history-sound"))
            card.add(Label(self._words.text("history-not-graded"), tone="text2", wrap=True))
            self.column.addWidget(card)
        else:
            self._side("history-sound-caller", graded.caller, graded.caller_reason)
            self._side("history-sound-ours", graded.ours, graded.ours_reason)
            self.column.addWidget(self._measured(call.record))
        self.column.addWidget(self._kept(call))
        self.column.addStretch()

    def _side(self, title: str, grade: str, reason: str) -> None:
        text = self._words.text
        card = Card(text(title))
        row = QHBoxLayout()
        row.setSpacing(theme().sizes.space_12)
        tone = GRADE_TONES.get(grade, "neutral")
        row.addWidget(Chip(text(f"line-grade-{grade}"), tone=tone))
        row.addWidget(Label(text(f"line-reason-{reason}"), wrap=True), 1)
        card.add_layout(row)
        self.column.addWidget(card)

    def _measured(self, record: CallRecord) -> Card:
        text, graded = self._words.text, record.sound
        card = Card(text("history-measured"))
        assert graded is not None
        done = text(f"line-treatment-{graded.treatment}")
        card.add(Label(done, role=Role.SMALL, wrap=True))
        if graded.treatment != NOTHING_DONE:
            card.pair(text("history-attempts"), str(graded.attempts))
        if graded.gaps:
            gaps = text("history-gaps-value", count=graded.gaps, ms=str(graded.gap_ms))
            card.pair(text("history-gaps"), gaps, tone="warn")
        if graded.holes:
            card.pair(text("history-holes"), str(graded.holes), tone="warn")
        card.pair(text("history-silent"), f"{graded.caller_silent_percent} %")
        if graded.echo == "found":
            echo = text(
                "history-echo-value",
                ms=str(graded.echo_delay_ms or 0),
                db=str(graded.echo_loss_db or 0),
            )
            card.pair(text("history-echo"), echo)
        return card

    def _kept(self, call: ShownCall) -> Card:
        text, words, record = self._words.text, self._words, call.record
        card = Card(text("history-record"))
        card.add(Label(text("calls-consent", reason=record.consent), role=Role.SMALL, wrap=True))
        if record.end_cause is not None:
            ended = text("history-end-cause", cause=record.end_cause)
            card.pair(text("history-ended"), ended)
        recording = call.recording
        if recording is not None:
            if recording.size_bytes is not None:
                card.pair(text("history-size"), words.size(recording.size_bytes))
            until = recording.keep_until
            card.pair(
                text("history-kept-until"),
                text("history-for-ever") if until is None else words.day(until.astimezone().date()),
            )
        card.pair(text("history-id"), record.id)
        return card
