"""Puts a report into words and tables. Knows no widgets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from secretary_app.features.analytics.models import Period, Report
from ui.runtime.words import Words

SPANS = {"week": 7, "month": 30, "quarter": 90, "year": 365}
"""Days that end today."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One large number."""

    name: str
    value: str
    note: str = ""
    tone: str = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A thing, how many of it, and a colour."""

    name: str
    count: int
    value: str
    tone: str = "accent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A table: what it is about, headings, rows."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def period_of(span: str, today: date, *, line_id: str | None = None) -> Period:
    """So many days until today."""
    since = today - timedelta(days=SPANS[span] - 1)
    return Period(since=since, until=today, line_id=line_id)


ANSWER_TONES = {"fact": "success", "faq": "success", "document": "info", "model": "warn"}


class Figures:
    """Of one report, in the language that holds now."""

    def __init__(self, report: Report, words: Words) -> None:
        self._report, self._words = report, words

    def large(self) -> list[Figure]:
        """What is seen first."""
        report, text = self._report, self._words.text
        missed = report.missed
        return [
            Figure(
                name=text("reports-calls"),
                value=self._words.decimal(report.calls),
                note=text("reports-dialled", count=report.dialled, connected=report.connected)
                if report.dialled
                else "",
            ),
            Figure(
                name=text("reports-answered"),
                value=self._words.decimal(report.answered),
                note=self._share(report.answered),
            ),
            Figure(
                name=text("reports-missed"),
                value=self._words.decimal(missed),
                note=self._share(missed),
                tone="danger" if missed else "text",
            ),
            Figure(name=text("reports-talk"), value=self._length(report.mean_talk_s)),
            Figure(
                name=text("reports-wait"),
                value=self._seconds(report.mean_wait_s),
                note=text("reports-wait.help"),
            ),
            Figure(
                name=text("reports-answer"),
                value=self._seconds(
                    None if report.mean_answer_ms is None else report.mean_answer_ms / 1000
                ),
                note=text("reports-answer.help"),
            ),
        ]

    def answers(self) -> list[Share]:
        """Who knew what to say, and what was taken down in place of an answer."""
        report, text = self._report, self._words.text
        shares = [
            Share(
                name=text("reports-answered-by", kind=each.kind),
                count=each.count,
                value=self._words.decimal(each.count),
                tone=ANSWER_TONES.get(each.kind, "border_strong"),
            )
            for each in report.answers
        ]
        for name, count in (("message", report.messages), ("callback", report.callbacks)):
            if count:
                shares.append(
                    Share(
                        name=text("reports-answered-by", kind=name),
                        count=count,
                        value=self._words.decimal(count),
                        tone="operator",
                    )
                )
        return shares

    def questions(self) -> list[Share]:
        """The most frequent first."""
        return [
            Share(name=each.title, count=each.count, value=self._words.decimal(each.count))
            for each in self._report.questions
        ]

    def days(self) -> Sheet:
        """The newest first."""
        text, number = self._words.text, self._words.decimal
        return Sheet(
            title=text("reports-by-day"),
            headings=tuple(
                text(f"reports-column-{name}")
                for name in ("day", "calls", "answered", "missed", "broken")
            ),
            rows=tuple(
                (
                    self._words.short_day(day.day),
                    number(day.calls),
                    number(day.answered),
                    number(day.missed),
                    number(day.broken),
                )
                for day in reversed(self._report.days)
            ),
        )

    def hours(self) -> Sheet:
        """Those of the day in which somebody called."""
        text = self._words.text
        return Sheet(
            title=text("reports-by-hour"),
            headings=(text("reports-column-hour"), text("reports-column-calls")),
            rows=tuple(
                (f"{hour:02}:00", self._words.decimal(count))
                for hour, count in enumerate(self._report.hours)
                if count
            ),
        )

    def recognisers(self) -> Sheet:
        """How sure each was."""
        text, number = self._words.text, self._words.decimal
        return Sheet(
            title=text("reports-recognisers"),
            headings=tuple(
                text(f"reports-column-{name}")
                for name in ("engine", "turns", "confidence", "unsure", "not-understood")
            ),
            rows=tuple(
                (
                    each.engine,
                    number(each.turns),
                    number(each.confidence, digits=2),
                    number(each.unsure),
                    number(each.not_understood),
                )
                for each in self._report.recognisers
            ),
        )

    def shares(self, title: str, shares: list[Share]) -> Sheet:
        """The same as a table."""
        text = self._words.text
        return Sheet(
            title=text(title),
            headings=(text("reports-column-what"), text("reports-column-count")),
            rows=tuple((share.name, share.value) for share in shares),
        )

    def summary(self) -> Sheet:
        """The large numbers as a table."""
        text = self._words.text
        return Sheet(
            title=self.span(),
            headings=(text("reports-column-what"), text("reports-column-value")),
            rows=tuple((each.name, each.value) for each in self.large()),
        )

    def sheets(self) -> list[Sheet]:
        """Everything, for files."""
        return [
            self.summary(),
            self.shares("reports-answers", self.answers()),
            self.shares("reports-questions", self.questions()),
            self.recognisers(),
            self.hours(),
            self.days(),
        ]

    def span(self) -> str:
        """From when until when."""
        period = self._report.period
        return self._words.text(
            "reports-span-days",
            since=self._words.short_day(period.since),
            until=self._words.short_day(period.until),
        )

    def _share(self, count: int) -> str:
        if not self._report.calls:
            return ""
        return f"{self._words.decimal(100 * count / self._report.calls)} %"

    def _length(self, seconds: float | None) -> str:
        return "—" if seconds is None else self._words.duration(timedelta(seconds=seconds))

    def _seconds(self, seconds: float | None) -> str:
        if seconds is None:
            return "—"
        return self._words.text("history-s", s=self._words.decimal(seconds, digits=1))
