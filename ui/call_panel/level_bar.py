"""How loud both sides are, and how long each stage of the last answer took."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.call_panel.ears import EarsBar
from ui.call_panel.telling import Stage, Telling
from ui.runtime.words import Words
from ui.shell.actions import Actions
from ui.theme import Role, theme
from ui.widgets.chip import Chip
from ui.widgets.levels import LevelStrip
from ui.widgets.text import Label


class LevelBar(QWidget):
    """44 pixels: names, two lanes, chips, and what the headphones give."""

    def __init__(
        self, *, words: Words, telling: Telling, actions: Actions, narrow: bool = False
    ) -> None:
        """``narrow`` has neither names nor chips."""
        super().__init__()
        self._narrow = narrow
        self._words = words
        self._telling = telling
        self._stages: Sequence[Stage] = ()
        sizes = theme().sizes
        row = QHBoxLayout(self)
        edge = sizes.space_16 if narrow else sizes.space_24
        row.setContentsMargins(edge, 0, edge, 0)
        row.setSpacing(sizes.space_12)
        names = QVBoxLayout()
        names.setSpacing(0)
        self._client = Label(role=Role.CAPTION, tone="caller")
        words.put(self._client.setText, "live-client")
        self._assistant = Label(role=Role.CAPTION, tone="ai")
        names.addStretch()
        for name in (self._client, self._assistant):
            names.addWidget(name)
            if narrow:
                name.hide()
        names.addStretch()
        row.addLayout(names)
        self.strip = LevelStrip(name="")
        words.put(self.strip.setAccessibleName, "live-levels", owner=self.strip)
        self.strip.setFixedHeight(sizes.level_bar - 2 * sizes.space_4)
        row.addWidget(self.strip, 1)
        self.chips = [Chip(), Chip(), Chip()]
        for chip in self.chips:
            chip.hide()
            row.addWidget(chip)
        self.ears = EarsBar(words=words, actions=actions)
        row.addWidget(self.ears)
        self._measure()
        theme().changed.connect(self._measure)
        words.changed.connect(self._reword)

    def show_call(self, *, assistant: str, stages: Sequence[Stage]) -> None:
        """Who speaks in the lower lane, and the times of the last answer."""
        self._assistant.setText(assistant)
        if list(stages) != list(self._stages):
            self._stages = stages
            self._reword()

    def _reword(self) -> None:
        for chip in self.chips[len(self._stages) :]:
            chip.hide()
        for chip, stage in zip(self.chips, self._stages, strict=False):
            text = self._telling.stage(stage)
            chip.show_state(text, tone=stage.tone)
            tip = self._words.text(
                f"live-stage-{stage.name}.help",
                target=self._telling.decimal(stage.target_ms / 1000, 1),
            )
            chip.setToolTip(tip)
            chip.setAccessibleName(f"{text}. {tip}")
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is tight, the lanes go before the times."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """All chips or none: half of them would say half."""
        layout = self.layout()
        assert layout is not None
        edges, gap = layout.contentsMargins(), layout.spacing()
        names = max(self._client.sizeHint().width(), self._assistant.sizeHint().width())
        chips = self.chips[: len(self._stages)]
        wanted = edges.left() + edges.right() + names + gap + self.strip.minimumSizeHint().width()
        wanted += sum(each.sizeHint().width() + gap for each in (*chips, self.ears))
        for chip in chips:
            chip.setVisible(not self._narrow and wanted <= self.width())

    def _measure(self) -> None:
        self.setFixedHeight(max(theme().sizes.level_bar, self.sizeHint().height()))
