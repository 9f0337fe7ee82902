"""Who calls, for whoever stands before a locked desk: initials, and nothing else."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout

from ui.runtime.words import Words
from ui.theme import Role, theme
from ui.widgets.avatar import Avatar
from ui.widgets.text import Label


class RingingStrip(QFrame):
    """Hidden while nobody calls."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._initials: str | None = None
        self.setProperty("part", "banner")
        self.setProperty("tone", "info")
        sizes = theme().sizes
        row = QHBoxLayout(self)
        row.setContentsMargins(*(sizes.space_12,) * 4)
        row.setSpacing(sizes.space_12)
        self._avatar = Avatar()
        self._word = Label(role=Role.STRONG, wrap=True)
        row.addWidget(self._avatar)
        row.addWidget(self._word, 1)
        self.hide()
        words.changed.connect(self._say)

    def rings(self, initials: str) -> None:
        """Somebody calls; empty: nobody whose name we know."""
        self._initials = initials
        self._say()
        self.show()

    def over(self) -> None:
        """Nobody does any more."""
        self._initials = None
        self.hide()

    @property
    def said(self) -> str:
        """What is shown; empty where nothing is."""
        return "" if self._initials is None else self._word.text()

    def _say(self) -> None:
        if self._initials is None:
            return
        text = (
            self._words.text("lock-rings", initials=self._initials)
            if self._initials
            else self._words.text("lock-rings-unknown")
        )
        self._avatar.show_name(self._initials)
        self._word.setText(text)
        self.setAccessibleName(text)
