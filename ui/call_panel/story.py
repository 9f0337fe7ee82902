"""What was said and what happened in one call, in the order in which a screen shows it.

Made of the events of ``features.calls``; knows no widgets and no texts. How the call stands now
(who has it, quiet, held) is not followed here: ``LiveCallView`` says it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from secretary_app.features.calls import desk_events, events
from secretary_app.features.calls.latency import TurnLatency
from secretary_app.features.conversations.models import Evidence, Role
from secretary_app.features.promises.models import Promise
from ui.call_panel.happenings import what_happened
from ui.call_panel.lines import Happened, Line, Said


class CallStory:
    """One call from its first ring until nobody wants to see it any more."""

    def __init__(self, call_id: str, *, begun_at: datetime) -> None:
        self.call_id = call_id
        self.begun_at = begun_at
        self.lines: list[Line] = []
        self.latency: TurnLatency | None = None
        """Of the last answer."""
        self.suggestion = ""
        """What the assistant would say now, if she were not quiet."""
        self.asked = ""
        """The caller's last whole turn."""
        self.language = ""
        """Of it."""
        self.promises: list[Promise] = []
        self.ended: events.CallEnded | None = None
        self.answered = False
        self._keys = 0

    @property
    def questions(self) -> list[tuple[Said, Said | None]]:
        """Each turn of the caller with the answer that followed it, if any did."""
        found: list[tuple[Said, Said | None]] = []
        for line in self.lines:
            if not isinstance(line, Said) or line.hint or not line.text:
                continue
            if line.role is Role.CALLER:
                found.append((line, None))
            elif found and found[-1][1] is None:
                found[-1] = (found[-1][0], line)
        return found

    def apply(self, event: events.CallEvent) -> None:
        """One more thing has happened in this call."""
        match event:
            case events.PartialHeard(text=text):
                self._partial(Role.CALLER, event, text)
            case desk_events.OperatorPartial(text=text):
                self._partial(Role.OPERATOR, event, text)
            case events.TurnHeard():
                self._turn(event)
            case events.BackchannelHeard(text=text, start_ms=start):
                self._finished(event, Role.CALLER, text, start_ms=start)
            case desk_events.OperatorSaid(text=text, start_ms=start):
                self._finished(event, Role.OPERATOR, text, start_ms=start)
            case events.SentenceStarted():
                self._sentence_starts(event)
            case events.SentenceHeard():
                self._sentence_over(event)
            case events.TurnAnswered(latency=latency):
                self.latency = latency
            case desk_events.Suggested(text=text):
                self.suggestion = text
            case desk_events.Hinted(hint=hint):
                self._say(event, Role.OPERATOR, hint, actor=event.actor, hint=True)
            case _:
                self._note(event)

    def promised(self, promise: Promise, *, at: datetime) -> None:
        """Something was promised in it."""
        self.promises.append(promise)
        self._happened(at, f"promised-{promise.kind.value.replace('_', '-')}")

    def _note(self, event: events.CallEvent) -> None:
        """What stands between the words."""
        match event:
            case events.CallAnswered() | events.CallResumed():
                self.answered = True
            case desk_events.TakenOver() | desk_events.QuietChanged():
                self.suggestion = ""
            case events.CallEnded():
                self._drop_partial(Role.CALLER)
                self._drop_partial(Role.OPERATOR)
                self.ended = event
            case _:
                pass
        happened = what_happened(event)
        if happened is not None:
            what, params = happened
            self._happened(event.at, what, **params)
        if isinstance(event, events.CallAnswered):
            # The greeting may sound before the modem has told that the call is answered.
            self.lines.sort(key=lambda line: isinstance(line, Said))

    def _finished(self, event: events.CallEvent, role: Role, text: str, *, start_ms: int) -> None:
        self._drop_partial(role)
        if text:
            self._say(event, role, text, actor=event.actor, start_ms=start_ms)

    def _turn(self, event: events.TurnHeard) -> None:
        self._drop_partial(Role.CALLER)
        if event.interrupted_us:
            self._happened(event.at, "interrupted")
        self.asked, self.language, self.suggestion = event.text, event.language, ""
        self._say(event, Role.CALLER, event.text, start_ms=event.start_ms)

    def _sentence_starts(self, event: events.SentenceStarted) -> None:
        last = self.lines[-1] if self.lines else None
        goes_on = isinstance(last, Said) and last.role is Role.ASSISTANT and not last.cut
        if isinstance(last, Said) and goes_on:
            evidence = (*last.evidence, *(e for e in event.evidence if e not in last.evidence))
            self.lines[-1] = replace(
                last, text=f"{last.text} {event.text}", evidence=evidence, sounding=True
            )
        else:
            self._say(event, Role.ASSISTANT, event.text, evidence=event.evidence, sounding=True)

    def _sentence_over(self, event: events.SentenceHeard) -> None:
        at = self._last(
            lambda line: line.role is Role.ASSISTANT and line.sounding and event.text in line.text
        )
        if at is None:
            return
        line = self.lines[at]
        assert isinstance(line, Said)
        start = event.start_ms if line.start_ms is None else line.start_ms
        if event.cut:
            before, _, after = line.text.partition(event.text)
            unheard = event.text.removeprefix(event.heard_text).strip()
            line = replace(
                line,
                text=f"{before}{event.heard_text}".strip(),
                cut=f"{unheard}{after}".strip(),
            )
        done = event.cut or line.text.endswith(event.text)
        self.lines[at] = replace(line, start_ms=start, sounding=not done)

    def _partial(self, role: Role, event: events.CallEvent, text: str) -> None:
        at = self._last(lambda line: line.role is role and not line.final)
        if at is None:
            if text:
                self._say(event, role, text, actor=event.actor, final=False)
            return
        line = self.lines[at]
        assert isinstance(line, Said)
        self.lines[at] = replace(line, text=text)

    def _drop_partial(self, role: Role) -> None:
        self.lines = [
            line
            for line in self.lines
            if not (isinstance(line, Said) and line.role is role and not line.final)
        ]

    def _say(
        self,
        event: events.CallEvent,
        role: Role,
        text: str,
        *,
        evidence: tuple[Evidence, ...] = (),
        actor: str = "",
        hint: bool = False,
        final: bool = True,
        sounding: bool = False,
        start_ms: int | None = None,
    ) -> None:
        said = Said(
            key=self._key(),
            role=role,
            at=event.at,
            text=text,
            evidence=evidence,
            actor=actor,
            hint=hint,
            final=final,
            sounding=sounding,
            start_ms=start_ms,
        )
        self._put(said)

    def _happened(self, at: datetime, what: str, **params: str | int) -> None:
        self._put(Happened(key=self._key(), at=at, what=what, params=tuple(params.items())))

    def _put(self, line: Line) -> None:
        """Unfinished words stay the last: what they become may be said after this."""
        place = len(self.lines)
        if not (isinstance(line, Said) and not line.final):
            while place and self._unfinished(self.lines[place - 1]):
                place -= 1
        self.lines.insert(place, line)

    @staticmethod
    def _unfinished(line: Line) -> bool:
        return isinstance(line, Said) and not line.final

    def _last(self, fits: Callable[[Said], bool]) -> int | None:
        for at in range(len(self.lines) - 1, -1, -1):
            line = self.lines[at]
            if isinstance(line, Said) and fits(line):
                return at
        return None

    def _key(self) -> int:
        self._keys += 1
        return self._keys
