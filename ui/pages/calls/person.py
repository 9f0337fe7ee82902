"""The right column: who it is, what was promised in the call, their other calls."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from secretary_app.features.promises.models import Promise, PromiseState
from ui.pages.calls.review_card import ReviewCard
from ui.pages.calls.shown import ShownCall
from ui.pages.calls.telling import Telling
from ui.runtime.words import Words
from ui.theme import Role, theme
from ui.widgets.avatar import Avatar
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card, empty_layout
from ui.widgets.text import ElidedLabel, Label

STATE_TONES = {
    PromiseState.OPEN: "warn",
    PromiseState.FULFILLED: "success",
    PromiseState.CANCELLED: "text3",
    PromiseState.FAILED: "danger",
}


class PersonColumn(QScrollArea):
    """Emits ``opened`` with another call, ``wanted`` with a moment of this one."""

    opened = Signal(str)
    wanted = Signal(int)

    def __init__(self, *, words: Words, telling: Telling, review: ReviewCard) -> None:
        """``review`` stands between who it was and what was promised."""
        super().__init__()
        self._words, self._telling, self._review = words, telling, review
        sizes = theme().sizes
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(*(sizes.space_16,) * 4)
        column.setSpacing(sizes.space_12)
        self._above, self._below = QVBoxLayout(), QVBoxLayout()
        for part in (self._above, self._below):
            part.setSpacing(sizes.space_12)
        column.addLayout(self._above)
        column.addWidget(review)
        column.addLayout(self._below)
        column.addStretch()
        self.setWidget(inside)

    def show_call(self, call: ShownCall | None) -> None:
        """Of one call; None for none."""
        empty_layout(self._above)
        empty_layout(self._below)
        self._review.setVisible(call is not None)
        if call is not None:
            self._above.addWidget(self._person(call))
            if call.promises:
                self._below.addWidget(self._promises(call.promises))
            if call.others:
                self._below.addWidget(self._others(call))

    def _person(self, call: ShownCall) -> Card:
        text, words, sizes = self._words.text, self._words, theme().sizes
        card = Card(text("history-person"))
        number = words.phone(call.record.number)
        row = QHBoxLayout()
        row.setSpacing(sizes.space_12)
        row.addWidget(Avatar(call.name))
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(ElidedLabel(call.name or number, role=Role.BODY_STRONG, figures=True))
        if call.name:
            names.addWidget(ElidedLabel(number, role=Role.SMALL, tone="text2", figures=True))
        row.addLayout(names, 1)
        card.add_layout(row)
        person = call.person
        if person is not None and person.language is not None:
            language = text("history-language-name", language=person.language.value)
            card.pair(text("history-language"), language)
        if call.record.number is not None:
            card.pair(text("history-calls"), words.decimal(call.count))
        if person is not None:
            card.pair(text("history-met"), words.day(person.met_at.astimezone().date()))
        return card

    def _promises(self, promises: Sequence[Promise]) -> Card:
        text = self._words.text
        card = Card(text("history-promises"))
        for promise in promises:
            row = QHBoxLayout()
            row.setSpacing(theme().sizes.space_8)
            what = Label(text("history-promised", kind=promise.kind.value), role=Role.SMALL_STRONG)
            state = Label(
                text("history-promise-state", state=promise.state.value),
                role=Role.CAPTION,
                tone=STATE_TONES[promise.state],
            )
            row.addWidget(what, 1)
            row.addWidget(state)
            card.add_layout(row)
            if promise.text:
                card.add(Label(promise.text, role=Role.SMALL, tone="text2", wrap=True))
            at = promise.audio_start_ms
            if at is not None:
                hear = Button(
                    text("history-hear-at", at=self._telling.at(at)), kind=Kind.LINK, sign="play"
                )
                hear.clicked.connect(lambda _checked=False, at=at: self.wanted.emit(at))
                card.add(hear)
        return card

    def _others(self, call: ShownCall) -> Card:
        words = self._words
        card = Card(words.text("history-others"))
        for other in call.others:
            row = self._telling.row(other)
            day = words.day(other.record.rang_at.astimezone().date())
            link = Button(f"{day}, {row.when}", kind=Kind.LINK)
            link.clicked.connect(lambda _checked=False, key=row.key: self.opened.emit(key))
            card.add(link)
            card.add(ElidedLabel(row.second, role=Role.CAPTION, tone=row.tone))
        return card
