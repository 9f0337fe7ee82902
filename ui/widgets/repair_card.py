"""A repair card: what is wrong, what it means, and the steps a person can take."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout

from ui.theme import Role
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.text import Label


class RepairCard(Card):
    """Says what is wrong in a chip and plain words, then what to do."""

    def __init__(
        self,
        *,
        state: str,
        tone: str,
        text: str,
        steps: Sequence[str] = (),
        action: tuple[str, Callable[[], object]] | None = None,
    ) -> None:
        super().__init__()
        row = QHBoxLayout()
        row.addWidget(Chip(state, tone=tone, dot=True))
        row.addStretch()
        self.add_layout(row)
        self.add(Label(text, wrap=True))
        for number, step in enumerate(steps, start=1):
            words = f"{number}. {step}" if len(steps) > 1 else step
            self.add(Label(words, role=Role.SMALL, tone="text2", wrap=True))
        if action is not None:
            act = QHBoxLayout()
            self.act = Button(action[0], kind=Kind.PRIMARY)
            self.act.clicked.connect(lambda _checked: action[1]())
            act.addWidget(self.act)
            act.addStretch()
            self.add_layout(act)
        self.setAccessibleName(f"{state}. {text}")
