"""Whether people are there now, by the widget's hours; the assistant always is."""

from __future__ import annotations

from dataclasses import dataclass

from secretary_app.channels.widget.models import Widget
from secretary_app.channels.widget.settings import ALWAYS, CLOSED, COMPANY_HOURS, HOURS
from secretary_app.features.knowledge.hours import OpeningHours, OpenState
from secretary_app.features.knowledge.hours_text import parse_hours
from secretary_app.features.knowledge.service import KnowledgeService
from secretary_app.foundation.i18n import Language, Translator


@dataclass(frozen=True, slots=True, kw_only=True)
class Presence:
    """How a widget stands now."""

    open: bool
    text: str
    """What is said where it is closed; else empty."""
    when: str = ""
    """The next opening in words, where one is known: «завтра в 9:00»."""


class PresenceTeller:
    """Looks at the clock on the company's wall."""

    def __init__(self, *, knowledge: KnowledgeService) -> None:
        self._knowledge = knowledge
        self._translators = {each.value: Translator(each) for each in Language}

    def now(self, widget: Widget, language: str) -> Presence:
        """In one of our languages."""
        hours = self._hours(widget.get(HOURS))
        if hours is None:
            return Presence(open=True, text="")
        moment = hours.at(self._knowledge.local_now())
        if moment.state is OpenState.OPEN:
            return Presence(open=True, text="")
        opens_at = moment.opens_at
        when = "" if opens_at is None else self._knowledge.say_when(opens_at, language)
        own = widget.get(CLOSED[language])
        told = "yes" if when else "no"
        text = own or self._translators[language].text("widget-closed", known=told, when=when)
        return Presence(open=False, text=text, when=when)

    def _hours(self, chosen: str) -> OpeningHours | None:
        """None: open, as far as anybody knows."""
        if chosen == ALWAYS:
            return None
        if chosen == COMPANY_HOURS:
            return self._knowledge.opening_hours()
        return parse_hours(chosen)
