"""Opening hours said in words: what holds today, tomorrow, on a weekday, in the whole week."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import groupby

from babel.dates import format_date

from secretary_app.features.knowledge.default_questions import LUNCH, TODAY, TOMORROW, WEEK
from secretary_app.features.knowledge.hours import (
    DAY_MINUTES,
    DayHours,
    Interval,
    Moment,
    OpeningHours,
    OpenState,
)
from secretary_app.features.knowledge.hours_text import DAYS
from secretary_app.features.knowledge.models import DEFAULT_ASPECT
from secretary_app.foundation.i18n import Language, Translator

ASPECTS = frozenset({DEFAULT_ASPECT, TODAY, TOMORROW, WEEK, LUNCH, *DAYS})
"""What may be asked of opening hours."""


def written_time(minute: int, language: Language) -> str:
    """A minute of the day as people write it: ``18:00``, ``6 p.m.``."""
    minute %= DAY_MINUTES
    hour, rest = divmod(minute, 60)
    if language is Language.RU:
        return f"{hour}:{rest:02}"
    half = "a.m." if hour < 12 else "p.m."
    return f"{hour % 12 or 12}{f':{rest:02}' if rest else ''} {half}"


class HoursTeller:
    """Says opening hours in one language."""

    def __init__(self, *, translator: Translator) -> None:
        self._texts = translator

    def tell(self, hours: OpeningHours, *, aspect: str, now: datetime) -> str:
        """The answer to ``aspect`` at ``now``, a local time."""
        if hours.always_open:
            return self._texts.text("hours-always")
        if aspect == TOMORROW:
            return self._tomorrow(hours, now)
        if aspect == WEEK:
            return self._week(hours)
        if aspect == LUNCH:
            return self._lunch(hours, now)
        if aspect in DAYS:
            return self._weekday(hours, aspect, now)
        return self._today(hours.at(now), now)

    def when(self, moment: datetime, *, now: datetime) -> str:
        """``сегодня в 9:00``, ``в понедельник в 9:00``, ``12 января в 9:00``."""
        return self._texts.text(
            "hours-when",
            day=self._day(moment.date(), now.date()),
            time=self._time(moment.hour * 60 + moment.minute),
        )

    def by(self, moment: datetime, *, now: datetime) -> str:
        """``сегодня до 18:00``, ``by 11 a.m. on Monday``."""
        return self._texts.text(
            "hours-by",
            day=self._day(moment.date(), now.date()),
            time=self._time(moment.hour * 60 + moment.minute),
        )

    def _day(self, day: date, today: date) -> str:
        ahead = (day - today).days
        if ahead in (0, 1):
            return self._texts.text("hours-day-today" if ahead == 0 else "hours-day-tomorrow")
        if ahead < 7:
            return self._texts.text("hours-day-on", day=DAYS[day.weekday()])
        pattern = "d MMMM" if self._texts.language is Language.RU else "MMMM d"
        written = format_date(day, pattern, locale=self._texts.language)
        return self._texts.text("hours-date-on", date=written)

    def _today(self, moment: Moment, now: datetime) -> str:
        closes = self._time_of(moment.closes_at)
        match moment.state:
            case OpenState.OPEN if moment.next_break:
                return self._texts.text(
                    "hours-open-break", closes=closes, pause=self._range(moment.next_break)
                )
            case OpenState.OPEN:
                return self._texts.text("hours-open", closes=closes)
            case OpenState.BREAK:
                until = self._time_of(moment.break_until)
                return self._texts.text("hours-break", until=until, closes=closes)
            case OpenState.BEFORE:
                return self._texts.text("hours-before", hours=self._day_hours(moment.today))
            case OpenState.AFTER | OpenState.CLOSED_TODAY:
                name = "after" if moment.state is OpenState.AFTER else "closed-today"
                if moment.opens_at is None:
                    return self._texts.text(f"hours-{name}")
                opens = self.when(moment.opens_at, now=now)
                return self._texts.text(f"hours-{name}-opens", opens=opens)

    def _tomorrow(self, hours: OpeningHours, now: datetime) -> str:
        tomorrow = hours.of(now.date() + timedelta(days=1))
        if tomorrow:
            return self._texts.text("hours-tomorrow", hours=self._day_hours(tomorrow))
        opens_at = hours.next_opening(now.replace(hour=23, minute=59))
        if opens_at is None:
            return self._texts.text("hours-tomorrow-closed")
        return self._texts.text("hours-tomorrow-closed-opens", opens=self.when(opens_at, now=now))

    def _weekday(self, hours: OpeningHours, day: str, now: datetime) -> str:
        ahead = (DAYS.index(day) - now.weekday()) % 7
        of_day = hours.of(now.date() + timedelta(days=ahead))
        on = self._texts.text("hours-day-on", day=day)
        if not of_day:
            return self._texts.text("hours-weekday-closed", day=_capital(on))
        return self._texts.text("hours-weekday", day=_capital(on), hours=self._day_hours(of_day))

    def _week(self, hours: OpeningHours) -> str:
        parts: list[str] = []
        for of_day, group in groupby(range(7), key=lambda day: hours.week[day]):
            span = list(group)
            days = self._days(DAYS[span[0]], DAYS[span[-1]])
            if of_day:
                each = self._day_hours(of_day)
                parts.append(self._texts.text("hours-week-part", days=days, hours=each))
            else:
                parts.append(self._texts.text("hours-week-part-closed", days=days))
        return self._texts.text("hours-week", parts=", ".join(parts))

    def _lunch(self, hours: OpeningHours, now: datetime) -> str:
        opening = hours.next_opening(now - timedelta(days=1))
        day = now.date() if hours.of(now.date()) or opening is None else opening.date()
        breaks = hours.breaks_of(day)
        if not breaks:
            return self._texts.text("hours-no-break")
        return self._texts.text("hours-lunch", pause=self._range(breaks[0]))

    def _days(self, first: str, last: str) -> str:
        if first == last:
            return self._texts.text("hours-day-on", day=first)
        if (first, last) == (DAYS[0], DAYS[-1]):
            return self._texts.text("hours-every-day")
        return self._texts.text(
            "hours-days",
            first=self._texts.text("hours-day-from", day=first),
            last=self._texts.text("hours-day-till", day=last),
        )

    def _day_hours(self, hours: DayHours) -> str:
        whole = self._range(Interval(hours[0].start, hours[-1].end))
        if len(hours) == 1:
            return whole
        pause = self._range(Interval(hours[0].end, hours[1].start))
        return self._texts.text("hours-with-break", hours=whole, pause=pause)

    def _range(self, interval: Interval) -> str:
        return self._texts.text(
            "hours-range", start=self._time(interval.start), end=self._time(interval.end)
        )

    def _time(self, minute: int) -> str:
        return written_time(minute, self._texts.language)

    def _time_of(self, moment: datetime | None) -> str:
        return "" if moment is None else self._time(moment.hour * 60 + moment.minute)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
