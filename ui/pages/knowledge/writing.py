"""What every panel has in which something known is written: two buttons, and how it stands."""

from __future__ import annotations

from collections.abc import Callable

from ui.pages.knowledge.split import Panel
from ui.shell.page import Desk
from ui.theme import Role
from ui.widgets.buttons import Button, Kind
from ui.widgets.text import Label


class Writing:
    """Of one panel."""

    def __init__(
        self,
        panel: Panel,
        desk: Desk,
        *,
        save: Callable[[], object],
        remove: Callable[[], object],
    ) -> None:
        self._panel = panel
        self._desk = desk
        words = desk.words
        self.save = Button("", kind=Kind.PRIMARY)
        words.put(self.save.setText, "knowledge-save")
        self.save.clicked.connect(lambda _checked: save())
        self.remove = Button("", kind=Kind.QUIET, sign="trash")
        words.put(self.remove.setText, "knowledge-remove")
        self.remove.clicked.connect(lambda _checked: remove())
        panel.foot.addWidget(self.save)
        panel.foot.addStretch()
        panel.foot.addWidget(self.remove)
        self.counted = Label(role=Role.SMALL, tone="text3", wrap=True)
        """How often it was asked for."""

    def show(
        self, title: str, *, key: str, dirty: bool, hits: int | None, writing: bool = True
    ) -> None:
        """``key`` and ``hits`` of what is kept already; ``writing``: there is anything to save."""
        words, panel = self._desk.words, self._panel
        panel.title.setText(title)
        panel.chip.show_state(words.text("knowledge-unsaved"), tone="warn")
        panel.chip.setVisible(dirty)
        panel.show_foot(writing and self._desk.may("knowledge.change"))
        self.remove.setVisible(bool(key))
        self.counted.setText(words.text("knowledge-hits", count=hits or 0))
        self.counted.setVisible(hits is not None)
