"""Puts calls into words: rows, headers, sources, stages. Knows no widgets."""

from __future__ import annotations

import re
from datetime import timedelta

from secretary_app.features.calls.history.models import ListedCall
from secretary_app.features.calls.latency import TurnLatency
from secretary_app.features.calls.models import CallOutcome, CallRecord, Direction
from secretary_app.features.conversations.models import Evidence, EvidenceKind, Role
from secretary_app.features.lines.book import LineBook
from secretary_app.features.promises.models import PromiseKind
from ui.pages.calls.talk import Said
from ui.runtime.words import Words
from ui.widgets.avatar import initial
from ui.widgets.bubble import Speech, Voice
from ui.widgets.rows import Row

OUTCOME_TONES = {
    CallOutcome.RINGING: "accent",
    CallOutcome.IN_PROGRESS: "accent",
    CallOutcome.ANSWERED: "success",
    CallOutcome.MISSED: "danger",
    CallOutcome.UNANSWERED: "warn",
    CallOutcome.BROKEN: "warn",
}

STAGE_TONES = {
    "endpoint": "border_strong",
    "recognise": "info",
    "answer": "accent",
    "voice": "ai",
    "line": "operator",
}
"""The colours of the stages of an answer."""

NOTICED = timedelta(seconds=1)
"""Nobody calls less of it waiting."""

UNSURE = 0.6
"""Of a recogniser: below it people should listen for themselves."""

_NUMBERED = re.compile(r"line(\d+)")

VOICES = {
    Role.CALLER: Voice.CALLER,
    Role.ASSISTANT: Voice.AI,
    Role.OPERATOR: Voice.OPERATOR,
}


class Telling:
    """In the language that holds now."""

    def __init__(self, *, words: Words, lines: LineBook) -> None:
        self._words = words
        self._lines = lines

    def row(self, call: ListedCall) -> Row:
        """A row of the list."""
        record = call.record
        second, tone = self._second(call)
        number = self._words.phone(record.number)
        return Row(
            key=record.id,
            title=call.name or number,
            second=second,
            tone=tone,
            when=self._words.clock(record.rang_at),
            letter=initial(call.name or ""),
        )

    def _second(self, call: ListedCall) -> tuple[str, str]:
        record, words = call.record, self._words
        if record.outcome is not CallOutcome.ANSWERED:
            tone = OUTCOME_TONES[record.outcome]
            tone = "accent_text" if tone == "accent" else tone
            told = self.outcome(record)
            return " · ".join(part for part in (told, call.asked) if part), tone
        arrow = words.text("history-dialled") if record.direction is Direction.OUTGOING else ""
        parts = [arrow] if arrow else []
        kinds = [PromiseKind(kind) for kind in call.promised]
        if kinds:
            kind = PromiseKind.DELIVER if PromiseKind.DELIVER in kinds else kinds[0]
            parts.append(words.text("history-promised", kind=kind.value))
        if call.asked:
            parts.append(call.asked)
        if not parts:
            parts.append(self.outcome(record))
        return " · ".join(parts), "operator" if kinds else "text2"

    def outcome(self, record: CallRecord) -> str:
        """In a word or two."""
        return self._words.text("history-outcome", outcome=record.outcome.value)

    def facts(self, record: CallRecord, *, named: bool) -> str:
        """The second line of the header."""
        words = self._words
        parts = [words.phone(record.number)] if named else []
        parts.append(
            words.text(
                "history-at",
                day=words.day(record.rang_at.astimezone().date(), inside=named),
                time=words.clock(record.rang_at),
            )
        )
        parts.append(words.text("history-direction", direction=record.direction.value))
        parts.append(self.line(record.line_id))
        if record.talk_time is not None:
            parts.append(words.text("history-talked", length=words.duration(record.talk_time)))
        if record.wait_time is not None and record.wait_time >= NOTICED:
            parts.append(words.text("history-waited", length=words.duration(record.wait_time)))
        return " · ".join(part for part in parts if part)

    def line(self, line_id: str) -> str:
        """The name that its owner gave it, else its number."""
        found = next((each.name for each in self._lines.all() if each.id == line_id), "")
        number = _NUMBERED.fullmatch(line_id)
        if found or number is None:
            return found or line_id
        return self._words.text("history-line", number=number[1])

    def speech(self, said: Said, *, assistant: str, caller: str) -> Speech:
        """A bubble."""
        message = said.message
        who = {
            Role.CALLER: caller,
            Role.ASSISTANT: assistant,
            Role.OPERATOR: self._words.text("history-operator"),
        }[message.role]
        at = said.start_ms
        return Speech(
            voice=VOICES[message.role],
            who=who,
            when=self.at(at) if at is not None else self._words.clock(message.created_at),
            text=said.text or ("" if said.cut else self._words.text("history-no-words")),
            cut=said.cut,
            source=self.source(said),
        )

    def happened(self, said: Said) -> str:
        """What stands between the words, in the window's language; it is kept in the talk's."""
        spans = said.message.spans
        if not spans:
            return said.message.text
        # What is written down with a place in the sound is a gap in which nobody was there.
        seconds = max(1, round((spans[-1].end_ms - spans[0].start_ms) / 1000))
        return self._words.text("record-absence", seconds=seconds)

    def source(self, said: Said) -> str:
        """What an answer rests on; how sure the recogniser was where it was not."""
        message = said.message
        if message.role is Role.CALLER:
            sure = message.confidence
            if sure is None or sure >= UNSURE:
                return ""
            return self._words.text("history-unsure", sure=self._words.decimal(sure, digits=2))
        told = [each for each in message.evidence if each.kind is not EvidenceKind.RULE]
        parts = []
        if told:
            what = " · ".join(self.evidence(each) for each in told)
            parts.append(self._words.text("history-source", what=what))
        if said.cut:
            parts.append(self._words.text("history-not-heard"))
        return " · ".join(parts)

    def evidence(self, each: Evidence) -> str:
        """``FAQ «Копия ключа» 0,91``."""
        kind = self._words.text("history-kind", kind=each.kind.value)
        title = self._words.text("history-quoted", text=each.title) if each.title else ""
        parts = (kind, title, self._words.decimal(each.score, digits=2))
        return " ".join(part for part in parts if part)

    def at(self, ms: int) -> str:
        """A moment of a call: ``0:07``."""
        minutes, seconds = divmod(ms // 1000, 60)
        return f"{minutes}:{seconds:02}"

    def stage(self, name: str) -> str:
        """What a stage of an answer is called."""
        return self._words.text("history-stage", stage=name)

    def stages(self, latency: TurnLatency) -> list[tuple[str, int, str]]:
        """Name, milliseconds and colour of each."""
        return [(self.stage(name), ms, STAGE_TONES[name]) for name, ms in latency.stages()]

    def length(self, ms: int) -> str:
        """``560 ms``, ``1.2 s``."""
        if ms < 1000:
            return self._words.text("history-ms", ms=str(ms))
        return self._words.text("history-s", s=self._words.decimal(ms / 1000, digits=1))
