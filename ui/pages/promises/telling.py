"""Puts promises and the night into words; knows no widgets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from secretary_app.features.calls.briefing import Briefing, BriefingLine, LineKind
from secretary_app.features.people.models import Person
from secretary_app.features.promises.models import Promise, PromiseKind, PromiseState, WhyFailed
from ui.pages.people.called import called
from ui.pages.promises.reading import Filter, Read
from ui.runtime.words import Words
from ui.widgets.avatar import initial
from ui.widgets.rows import Row

SOON = timedelta(hours=1)
DAY = timedelta(days=1)
BRIEFING = "briefing"
"""Key of the row of the night."""

SIGNS = {
    LineKind.URGENT: "warning",
    LineKind.MESSAGE: "chat-text",
    LineKind.MISSED: "phone-x",
    LineKind.UNSURE: "question",
}
TONES = {
    LineKind.URGENT: "danger",
    LineKind.MESSAGE: "accent_text",
    LineKind.MISSED: "warn",
    LineKind.UNSURE: "info",
}


class Telling:
    """Words of the page, in the language that holds."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def whose(self, person_id: str | None, number: str | None, people: Mapping[str, Person]) -> str:
        """A name, else a number, else how a door calls them, else that nobody knows."""
        person = people.get(person_id or "")
        if number and (person is None or not person.name):
            return self._words.phone(number)
        return self._words.text("promise-nobody") if person is None else called(person, self._words)

    def due(self, promise: Promise, now: datetime) -> tuple[str, str]:
        """When it is due, in words, and their tone."""
        words = self._words
        if promise.state is PromiseState.FAILED:
            return words.text("promise-failed", why=_why(promise)), "danger"
        if promise.state is not PromiseState.OPEN:
            at = promise.closed_at or promise.due_at
            return f"{words.day(at.astimezone().date())}, {words.clock(at)}", "text3"
        left = promise.due_at - now
        if left < timedelta():
            return words.text("promise-overdue", length=self._length(-left)), "danger"
        if left < SOON:
            return words.text("promise-soon", length=self._length(left)), "warn"
        day = promise.due_at.astimezone().date()
        if day == (now + DAY).astimezone().date():
            return words.text("promise-tomorrow", time=words.clock(promise.due_at)), "text3"
        return f"{words.day(day)}, {words.clock(promise.due_at)}", "text3"

    def state(self, promise: Promise, now: datetime) -> tuple[str, str]:
        """The chip beside the name, and its tone."""
        if promise.overdue(now):
            return self._words.text("promise-state", state="overdue"), "danger"
        tones = {
            PromiseState.OPEN: "info",
            PromiseState.FULFILLED: "success",
            PromiseState.CANCELLED: "neutral",
            PromiseState.FAILED: "danger",
        }
        answered = promise.answer and promise.state is PromiseState.OPEN
        state = "answered" if answered else promise.state.value
        return self._words.text("promise-state", state=state), tones[promise.state]

    def why_failed(self, promise: Promise) -> str:
        """Why it is left to a person, and what they can do; empty where it is not."""
        if promise.state is not PromiseState.FAILED:
            return ""
        return self._words.text("promise-why", why=_why(promise))

    def about(self, promise: Promise) -> str:
        """What was promised: «Перезвонить: ключи от гаража»."""
        kind = self.kind(promise.kind)
        return f"{kind}: {promise.text}" if promise.text else kind

    def kind(self, kind: PromiseKind) -> str:
        """What is to be done."""
        return self._words.text(f"promise-kind-{kind.value.replace('_', '-')}")

    def rows(self, read: Read, which: Filter, looked_for: str) -> list[Row]:
        """The night first, then the promises under what they share."""
        words = self._words
        rows = []
        if which is Filter.WAITING and not looked_for and not read.briefing.quiet:
            rows.append(
                Row(
                    key=BRIEFING,
                    title=words.text("briefing"),
                    second=self.night(read.briefing),
                    sign="sun-horizon",
                )
            )
        groups: dict[str, list[Row]] = {}
        for promise in read.promises:
            row = self._row(promise, read)
            if _fits(looked_for, row.title, row.second, promise.number or ""):
                groups.setdefault(_group(promise, read.now), []).append(row)
        for group in ("failed", "overdue", "today", "later", "closed"):
            if group in groups:
                rows += [Row(key="", title=words.text(f"promise-group-{group}")), *groups[group]]
        return rows

    def night(self, briefing: Briefing) -> str:
        """Its numbers in a line."""
        return self._words.text(
            "briefing-numbers",
            calls=briefing.calls,
            missed=briefing.missed,
            messages=briefing.messages,
        )

    def sections(self, briefing: Briefing) -> list[tuple[LineKind, str, Sequence[BriefingLine]]]:
        """Its lines by kind, each with a heading."""
        return [
            (kind, self._words.text(f"briefing-{kind}"), found)
            for kind in LineKind
            if (found := [line for line in briefing.lines if line.kind is kind])
        ]

    def line(self, line: BriefingLine, people: Mapping[str, Person]) -> tuple[str, str]:
        """Who and when, and what."""
        who = self.whose(line.person_id, line.number, people)
        day = self._words.day(line.at.astimezone().date(), inside=True)
        if line.text:
            text = line.text
        elif line.owed is not None and line.start_ms is None:
            text = self.kind(line.owed)
        else:
            text = self._words.text(f"briefing-{line.kind}-nothing")
        return f"{who} · {day}, {self._words.clock(line.at)}", text

    def _row(self, promise: Promise, read: Read) -> Row:
        title = self.whose(promise.person_id, promise.number, read.people)
        when, tone = self.due(promise, read.now)
        if promise.overdue(read.now):
            # Its heading says that it is overdue, and names are long.
            when = self._words.text("promise-ago", length=self._length(read.now - promise.due_at))
        urgent = promise.urgent and promise.state is PromiseState.OPEN
        about = self.about(promise)
        return Row(
            key=promise.id,
            title=title,
            second=f"{self._words.text('promise-urgent')} · {about}" if urgent else about,
            tone="danger" if urgent else "text2",
            when=when,
            when_tone=tone,
            letter=initial(title),
        )

    def _length(self, length: timedelta) -> str:
        minutes = max(1, int(length.total_seconds()) // 60)
        if minutes < 60:
            return self._words.text("promise-minutes", count=minutes)
        if minutes < 60 * 24:
            return self._words.text("promise-hours", count=minutes // 60)
        return self._words.text("promise-days", count=minutes // (60 * 24))


def _why(promise: Promise) -> str:
    """Older ones were all called in vain."""
    return (promise.why_failed or WhyFailed.IN_VAIN).value


def _group(promise: Promise, now: datetime) -> str:
    if promise.state is PromiseState.FAILED:
        return "failed"
    if promise.state is not PromiseState.OPEN:
        return "closed"
    if promise.overdue(now):
        return "overdue"
    today = promise.due_at.astimezone().date() == now.astimezone().date()
    return "today" if today else "later"


def _fits(looked_for: str, *texts: str) -> bool:
    known = " ".join(texts).casefold()
    return all(word in known for word in looked_for.casefold().split())
