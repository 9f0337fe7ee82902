"""The texts of the desk in the language that holds now; a change of it reaches what is shown."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

from PySide6.QtCore import QObject, Signal

from secretary_app.foundation.i18n import Language, Translator, formats
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.errors import ErrorParam, UserFacing

PLACE = "desk"
"""Attribute of texts that say it otherwise in a window."""
KILOBYTE, MEGABYTE = 1_000, 1_000_000


class Words(QObject):
    """Hands out texts. What shows one for long has it put by ``put``, or listens to ``changed``."""

    changed = Signal()

    def __init__(self, language: Language, *, clock: Clock) -> None:
        """``clock`` tells which day is today."""
        super().__init__()
        self._clock = clock
        self._translator = Translator(language, place=PLACE)

    @property
    def language(self) -> Language:
        """The language that holds now."""
        return self._translator.language

    def speak(self, language: Language) -> None:
        """Everything is said in this language from now on."""
        if language is not self.language:
            self._translator = Translator(language, place=PLACE)
            self.changed.emit()

    def text(self, message_id: str, **args: ErrorParam) -> str:
        """The message now."""
        return self._translator.text(message_id, **args)

    def has(self, message_id: str) -> bool:
        """Whether there is such a message."""
        return self._translator.has(message_id)

    def error(self, error: UserFacing) -> str:
        """What went wrong and what to do next."""
        return self._translator.error(error)

    def put(
        self,
        put: Callable[[str], object],
        message_id: str,
        *,
        owner: QObject | None = None,
        **args: ErrorParam,
    ) -> None:
        """Gives the text to a setter now and whenever the language changes, while ``owner`` lives.

        A setter that is a widget's own method needs no ``owner``: ``words.put(label.setText, …)``.
        """
        whose = owner or getattr(put, "__self__", None)
        assert isinstance(whose, QObject), "nobody would know when to stop"

        def now() -> None:
            put(self.text(message_id, **args))

        now()
        connection = self.changed.connect(now)
        whose.destroyed.connect(lambda: QObject.disconnect(connection))

    def moment(self, when: datetime) -> str:
        """Date and time on this machine's clock."""
        return formats.moment(when, self.language)

    @property
    def today(self) -> date:
        """The day on this machine's calendar."""
        return self._clock.now().astimezone().date()

    def day(self, when: date, *, inside: bool = False) -> str:
        """``Today``, ``Yesterday``, else the date, with its year where that is another.

        ``inside``: of a line or a sentence, where today has a small letter.
        """
        place = "inside" if inside else "first"
        if when == self.today:
            return self.text("desk-today", place=place)
        if when == self.today - timedelta(days=1):
            return self.text("desk-yesterday", place=place)
        return formats.day(when, self.language, this_year=self.today.year)

    def decimal(self, value: float, *, digits: int = 0) -> str:
        """With the language's own point."""
        return formats.decimal(value, self.language, digits=digits)

    def size(self, count: int) -> str:
        """Of so many bytes: ``1,2 МБ``, ``14 КБ``."""
        if count >= MEGABYTE:
            return self.text("desk-megabytes", size=self.decimal(count / MEGABYTE, digits=1))
        return self.text("desk-kilobytes", size=self.decimal(max(1, round(count / KILOBYTE))))

    def short_day(self, when: date) -> str:
        """A day in figures."""
        return formats.short_day(when, self.language)

    def clock(self, when: datetime) -> str:
        """Hours and minutes on this machine's clock: ``09:30``, ``9:30 AM``."""
        local = when.astimezone()
        if self.language is Language.RU:
            return f"{local:%H:%M}"
        return f"{local:%I:%M %p}".lstrip("0")

    def duration(self, length: timedelta) -> str:
        """``0:07``, ``12:30``, ``1:02:05``."""
        return formats.duration(length)

    def phone(self, e164: str | None) -> str:
        """A number for the eyes."""
        return formats.phone(e164, hidden=self.text("serve-number-hidden"))
