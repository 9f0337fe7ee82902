"""Somebody's card in the context column: name, numbers, company, notes; read, not written."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from secretary_app.features.people.models import Person
from ui.pages.people.called import known_as
from ui.runtime.words import Words
from ui.theme import Role, theme
from ui.widgets.avatar import Avatar
from ui.widgets.buttons import Button, IconButton
from ui.widgets.card import Card, empty_layout
from ui.widgets.chip import Chip
from ui.widgets.text import ElidedLabel, Label


class PersonColumn(QScrollArea):
    """Scrolls where a note is long."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        sizes = theme().sizes
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(*(sizes.space_16,) * 4)
        self._column.setSpacing(sizes.space_12)
        self.setWidget(inside)

    def clear(self) -> None:
        """Nobody is shown."""
        empty_layout(self._column)

    def show_person(
        self,
        person: Person | None,
        *,
        name: str,
        facts: Sequence[tuple[str, str]] = (),
        blocked: bool = False,
        acts: Sequence[tuple[str, str, Callable[[], object]]] = (),
    ) -> None:
        """``facts`` are further names and values; ``acts`` sign, word, what they do."""
        self.clear()
        words, sizes = self._words, theme().sizes
        head = QHBoxLayout()
        head.setSpacing(sizes.space_12)
        avatar = Avatar()
        avatar.show_name((person.name or "") if person is not None else "")
        head.addWidget(avatar, 0, Qt.AlignmentFlag.AlignTop)
        titles = QVBoxLayout()
        titles.setSpacing(sizes.space_2)
        titles.addWidget(Label(name[:200], role=Role.STRONG, wrap=True, figures=True))
        if person is not None and person.company:
            titles.addWidget(Label(person.company, role=Role.SMALL, tone="text2", wrap=True))
        if blocked:
            titles.addWidget(Chip(words.text("people-blocked"), tone="danger"))
        head.addLayout(titles, 1)
        self._column.addLayout(head)
        if person is not None:
            self._column.addWidget(self._numbers(person, facts))
            if person.notes:
                notes = Card(words.text("people-notes"))
                notes.add(Label(person.notes, role=Role.SMALL, wrap=True))
                self._column.addWidget(notes)
        for sign, word, act in acts:
            button = Button(word, sign=sign)
            button.clicked.connect(lambda _checked, act=act: act())
            self._column.addWidget(button)
        self._column.addStretch()

    def _numbers(self, person: Person, facts: Sequence[tuple[str, str]]) -> Card:
        words = self._words
        card = Card(words.text("people-contacts"))
        rows = QVBoxLayout()
        rows.setSpacing(0)
        card.add_layout(rows)
        for identity in person.identities:
            row = QHBoxLayout()
            row.setSpacing(theme().sizes.space_4)
            kind = words.text(f"people-identity-{identity.kind.value}")
            row.addWidget(Label(kind, role=Role.SMALL, tone="text2"))
            text = known_as(identity, words)
            shown = ElidedLabel(text, role=Role.SMALL_STRONG, figures=True)
            shown.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            row.addWidget(shown, 1)
            copy = IconButton("copy", name=words.text("people-copy", text=text))
            copy.clicked.connect(
                lambda value=identity.handle or identity.value: QGuiApplication.clipboard().setText(
                    value
                )
            )
            row.addWidget(copy)
            rows.addLayout(row)
        if person.language is not None:
            card.pair(
                words.text("people-language"),
                words.text("people-language-name", language=person.language.value),
            )
        for fact, value in facts:
            card.pair(fact, value)
        return card
