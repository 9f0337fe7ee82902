"""Facts said by a template: the only place where a stored number becomes words."""

from __future__ import annotations

from datetime import date, datetime

from babel.dates import format_date

from secretary_app.features.knowledge.hours import OpeningHours
from secretary_app.features.knowledge.hours_telling import HoursTeller
from secretary_app.features.knowledge.models import Fact
from secretary_app.features.knowledge.templates import fill, one_full_stop
from secretary_app.features.knowledge.values import Stock, Wording
from secretary_app.foundation.i18n import Language, Translator, formats
from secretary_app.kernel.money import Money
from secretary_app.kernel.phone import PhoneNumber


class FactTeller:
    """Says facts in one language."""

    def __init__(self, *, translator: Translator) -> None:
        self._texts = translator
        self.hours = HoursTeller(translator=translator)

    @property
    def language(self) -> Language:
        """The language it speaks."""
        return self._texts.language

    def tell(self, fact: Fact, *, aspect: str, now: datetime) -> str | None:
        """One or two sentences; None where the value has no words in this language.

        ``now`` is the local time of the place: opening hours depend on it.
        """
        if isinstance(fact.value, OpeningHours):
            return one_full_stop(self.hours.tell(fact.value, aspect=aspect, now=now))
        value = self.written(fact, now=now)
        if value is None:
            return None
        title, unit = fact.title(self.language), fact.unit(self.language)
        if isinstance(fact.value, Stock) and fact.value.number == 0:
            return self._texts.text("fact-says-stock-none", title=title)
        template = fact.says.get(self.language)
        said = (
            fill(template, value=value, unit=unit, title=title)
            if template
            else self._texts.text(f"fact-says-{fact.kind}", title=title, value=value)
        )
        return one_full_stop(said)

    def written(self, fact: Fact, *, now: datetime) -> str | None:
        """The bare value as people write it; of opening hours the whole week."""
        match fact.value:
            case OpeningHours():
                return self.hours.tell(fact.value, aspect="week", now=now)
            case Money():
                return formats.money(fact.value, self.language)
            case PhoneNumber():
                return fact.value.formatted()
            case Wording():
                return fact.value.in_language(self.language)
            case Stock(number=number):
                return f"{number} {fact.unit(self.language)}".strip()
            case date():
                return self._date(fact.value, now.date())

    def _date(self, day: date, today: date) -> str:
        russian = self.language is Language.RU
        pattern = "d MMMM" if russian else "MMMM d"
        if day.year != today.year:
            pattern += " y 'г.'" if russian else ", y"
        return format_date(day, pattern, locale=self.language)
