"""How long the caller waited for each answer, stage by stage, and how sure the recogniser was."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from secretary_app.features.calls.models import CallTurn
from ui.pages.calls.telling import STAGE_TONES, UNSURE, Telling
from ui.runtime.words import Words
from ui.theme import Role, theme
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card, empty_layout
from ui.widgets.scrolled_column import ScrolledColumn
from ui.widgets.text import ElidedLabel, Label
from ui.widgets.waterfall import Waterfall

TARGET_MS, TOLERABLE_MS = 2000, 3000
"""An answer after this long feels slow, and after this one as if nobody were there."""

LONGEST_WORDS = 300


class Turns(ScrolledColumn):
    """Emits ``wanted`` with the moment of a turn that a person wants to hear."""

    wanted = Signal(int)

    def __init__(self, *, words: Words, telling: Telling) -> None:
        super().__init__(above=theme().sizes.space_16, spacing=theme().sizes.space_12)
        self._words, self._telling = words, telling

    def show_turns(self, turns: Sequence[CallTurn]) -> None:
        """In order."""
        empty_layout(self.column)
        measured = [turn.latency.total_ms for turn in turns if turn.latency is not None]
        if not turns:
            self.column.addWidget(Label(self._words.text("history-no-turns"), tone="text2"))
        elif measured:
            self.column.addWidget(self._legend(measured))
        longest = max(measured, default=1)
        for turn in turns:
            self.column.addWidget(self._turn(turn, longest))
        self.column.addStretch()

    def _legend(self, measured: Sequence[int]) -> Card:
        card = Card(self._words.text("history-waiting"))
        middle = sorted(measured)[len(measured) // 2]
        card.pair(
            self._words.text("history-usual"), self._telling.length(middle), tone=_tone(middle)
        )
        card.pair(
            self._words.text("history-slowest"),
            self._telling.length(max(measured)),
            tone=_tone(max(measured)),
        )
        row = QHBoxLayout()
        row.setSpacing(theme().sizes.space_12)
        for name, tone in STAGE_TONES.items():
            row.addWidget(_key(self._telling.stage(name), tone))
        row.addStretch()
        card.add_layout(row)
        return card

    def _turn(self, turn: CallTurn, longest: int) -> Card:
        words, telling = self._words, self._telling
        card = Card()
        first = QHBoxLayout()
        first.setSpacing(theme().sizes.space_8)
        hear = Button(telling.at(turn.start_ms), kind=Kind.LINK)
        hear.setAccessibleName(words.text("history-hear-at", at=telling.at(turn.start_ms)))
        hear.clicked.connect(lambda _checked=False: self.wanted.emit(turn.start_ms))
        first.addWidget(hear)
        said = turn.text[:LONGEST_WORDS] or words.text("history-no-words")
        first.addWidget(ElidedLabel(said, role=Role.BODY), 1)
        if turn.latency is not None:
            total = turn.latency.total_ms
            length = Label(
                telling.length(total), role=Role.SMALL_STRONG, tone=_tone(total), figures=True
            )
            first.addWidget(length)
        card.add_layout(first)
        if turn.latency is not None:
            stages = telling.stages(turn.latency)
            spoken = ", ".join(f"{name} {telling.length(ms)}" for name, ms, _ in stages)
            card.add(Waterfall(stages, longest=longest, spoken=spoken))
            card.add(Label(spoken, role=Role.CAPTION, tone="text3", wrap=True, figures=True))
        notes = self._notes(turn)
        if notes:
            card.add(Label(" · ".join(notes), role=Role.CAPTION, tone="text2", wrap=True))
        return card

    def _notes(self, turn: CallTurn) -> list[str]:
        text = self._words.text
        sure = self._words.decimal(turn.confidence, digits=2)
        notes = [text("history-recognised", engine=turn.engine, sure=sure)]
        if not turn.understood:
            notes.append(text("history-not-understood"))
        elif turn.confidence < UNSURE:
            notes.append(text("history-listen-yourself"))
        if turn.interrupted_us:
            notes.append(text("history-interrupted"))
        if turn.latency is None:
            notes.append(text("history-unanswered-turn"))
        elif turn.latency.patient:
            notes.append(text("history-patient"))
        return notes


def _tone(ms: int) -> str:
    return "success" if ms <= TARGET_MS else "warn" if ms <= TOLERABLE_MS else "danger"


def _key(text: str, tone: str) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme().sizes.space_4)
    patch = Waterfall([("", 1, tone)], longest=1, spoken=text)
    patch.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    patch.setFixedWidth(theme().sizes.space_12)
    row.addWidget(patch)
    row.addWidget(ElidedLabel(text, role=Role.CAPTION, tone="text2"))
    return holder
