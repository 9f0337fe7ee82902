"""The theme that holds now, and who is told when it becomes another."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, time
from enum import StrEnum

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from ui.theme import fonts
from ui.theme.colours import Colours, Scheme, colours
from ui.theme.fonts import Role
from ui.theme.pictures import Pictures
from ui.theme.sizes import Density, Sizes, sizes
from ui.theme.styles import style_sheet

TEXT_LOW, TEXT_HIGH = 90, 150
"""Per cent: between these every page is drawn without clipping."""

LOOK_AT_CLOCK_MS = 60_000
_NAME = "theme"


class Mode(StrEnum):
    """What the person chose."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    NIGHT = "night"
    HOURS = "hours"
    """Light by day, Night Eyes in the hours of the night."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Everything about the look that a person chooses."""

    mode: Mode = Mode.SYSTEM
    text_percent: int = 100
    density: Density = Density.REGULAR
    night_from: time = time(21)
    night_until: time = time(7)
    reduced_motion: bool = False

    def is_night(self, now: time) -> bool:
        """Whether it is in the hours of the night, which may go past midnight."""
        begin, end = self.night_from, self.night_until
        return begin <= now < end if begin < end else now >= begin or now < end


class Theme(QObject):
    """Belongs to the application, as its palette does."""

    changed = Signal()

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self.setObjectName(_NAME)
        self._application = application
        self.choice = Choice()
        self._scheme = Scheme.LIGHT
        self._pictures = Pictures()
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._look_again)
        self._clock = QTimer(self)
        self._clock.setInterval(LOOK_AT_CLOCK_MS)
        self._clock.timeout.connect(self._look_again)
        application.setStyle("Fusion")
        self._apply()

    def choose(self, choice: Choice) -> None:
        """The person wants it so from now on."""
        percent = max(TEXT_LOW, min(TEXT_HIGH, choice.text_percent))
        self.choice = replace(choice, text_percent=percent)
        if choice.mode is Mode.HOURS:
            self._clock.start()
        else:
            self._clock.stop()
        self._apply()

    @property
    def scheme(self) -> Scheme:
        """The set of colours in use."""
        return self._scheme

    @property
    def colours(self) -> Colours:
        """The colours in use."""
        return colours(self._scheme)

    @property
    def sizes(self) -> Sizes:
        """The lengths in use."""
        return sizes(self.choice.density, self.choice.text_percent)

    def font(self, role: Role, *, figures: bool = False) -> QFont:
        """The font of a role; ``figures`` of equal width, for digits that change."""
        return fonts.font(role, percent=self._percent(), figures=figures)

    def motion(self, ms: int) -> int:
        """How long a movement may take: no time at all where the person wants none."""
        return 0 if self.choice.reduced_motion else ms

    def _percent(self) -> int:
        touch = self.choice.density is Density.TOUCH
        return round(self.choice.text_percent * (fonts.TOUCH_PERCENT if touch else 100) / 100)

    def _wanted(self) -> Scheme:
        match self.choice.mode:
            case Mode.SYSTEM:
                dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
                return Scheme.DARK if dark else Scheme.LIGHT
            case Mode.HOURS:
                now = datetime.now().astimezone().time()
                return Scheme.NIGHT if self.choice.is_night(now) else Scheme.LIGHT
            case mode:
                return Scheme(mode.value)

    def _look_again(self) -> None:
        if self._wanted() is not self._scheme:
            self._apply()

    def _apply(self) -> None:
        self._scheme = self._wanted()
        application = self._application
        application.setFont(self.font(Role.BODY))
        application.setPalette(_palette(self.colours))
        tokens = {**self.colours.css(), **self.sizes.css(), **fonts.css(self._percent())}
        tokens["mono"] = f'"{fonts.mono_family()}"'
        tokens.update(self._pictures.of(self._scheme, self.colours))
        application.setStyleSheet(style_sheet(tokens))
        self.changed.emit()


def theme() -> Theme:
    """The application's theme; made with the first question, as a palette is."""
    application = QApplication.instance()
    assert isinstance(application, QApplication), "there is no look without an application"
    found = application.findChild(Theme, _NAME)
    return found if found is not None else Theme(application)


def _palette(now: Colours) -> QPalette:
    """For what no style sheet reaches: selections in text, placeholders, native menus."""
    palette = QPalette()
    for role, colour in (
        (QPalette.ColorRole.Window, now.canvas),
        (QPalette.ColorRole.WindowText, now.text),
        (QPalette.ColorRole.Base, now.surface),
        (QPalette.ColorRole.AlternateBase, now.canvas),
        (QPalette.ColorRole.Text, now.text),
        (QPalette.ColorRole.PlaceholderText, now.text3),
        (QPalette.ColorRole.Button, now.surface),
        (QPalette.ColorRole.ButtonText, now.text),
        (QPalette.ColorRole.Highlight, now.accent),
        (QPalette.ColorRole.HighlightedText, now.on_accent),
        (QPalette.ColorRole.Link, now.accent_text),
        (QPalette.ColorRole.ToolTipBase, now.raised),
        (QPalette.ColorRole.ToolTipText, now.text),
    ):
        palette.setColor(role, colour)
    return palette
