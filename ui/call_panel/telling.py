"""A call in words: its name, its state, its lines, its stages. Knows no widgets of the panel."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from babel.dates import format_date

from secretary_app.features.calls.latency import TurnLatency
from secretary_app.features.calls.live_view import LiveCallView
from secretary_app.features.calls.models import Direction
from secretary_app.features.calls.states import CallState
from secretary_app.features.conversations.models import Evidence, EvidenceKind, Role
from secretary_app.foundation.i18n import Language
from ui.call_panel.calls import Caller, ShownCall
from ui.call_panel.given_names import dative
from ui.call_panel.lines import Happened, Said, sources
from ui.runtime.words import Words
from ui.widgets.bubble import Speech, Voice

_VOICES = {Role.CALLER: Voice.CALLER, Role.ASSISTANT: Voice.AI, Role.OPERATOR: Voice.OPERATOR}

_HER_STATES = {
    CallState.GREETING: "speaks",
    CallState.SPEAKING: "speaks",
    CallState.THINKING: "thinks",
    CallState.LISTENING: "listens",
    CallState.HEARING: "listens",
    CallState.YIELDING: "listens",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One stage of the last answer."""

    name: str
    """``hearing``, ``answer`` or ``voice``."""
    ms: int
    target_ms: int
    """Slower is worth a look."""
    tolerable_ms: int
    """Slower is noticed by every caller."""

    @property
    def tone(self) -> str:
        """Of its chip."""
        if self.ms <= self.target_ms:
            return "success"
        return "warn" if self.ms <= self.tolerable_ms else "danger"


def stages(latency: TurnLatency, limits: Mapping[str, tuple[int, int]]) -> list[Stage]:
    """What the chips of the level strip show; ``limits`` are target and tolerable by name."""
    took = {
        "hearing": latency.recognise_ms,
        "answer": latency.answer_ms,
        "voice": latency.voice_ms,
    }
    return [
        Stage(name=name, ms=ms, target_ms=limits[name][0], tolerable_ms=limits[name][1])
        for name, ms in took.items()
    ]


class Telling:
    """Says it in the language of the desk."""

    def __init__(self, *, words: Words, me: Callable[[], str], named: Callable[[str], str]) -> None:
        """``me`` is who sits there; ``named`` what a colleague is called, empty for nobody."""
        self._words = words
        self._me = me
        self._named = named

    def title(self, call: ShownCall) -> str:
        """The name, else the number."""
        return call.caller.name or self._words.phone(call.view.number)

    def second(self, view: LiveCallView, caller: Caller) -> str:
        """Number, direction, line."""
        words = self._words
        outgoing = view.direction is Direction.OUTGOING
        parts = [
            words.phone(view.number) if caller.name else "",
            words.text("live-outgoing" if outgoing else "live-incoming"),
            self.line(view.line_id),
        ]
        return " · ".join(part for part in parts if part)

    def line(self, line_id: str) -> str:
        """``line1`` is «Line 1»."""
        number = line_id.removeprefix("line")
        return self._words.text("live-line", number=number) if number.isdigit() else line_id

    def assistant(self, view: LiveCallView) -> str:
        """Her given name."""
        names = view.assistant_names
        return names.get(self._words.language) or next(iter(names.values()), "")

    def state(self, view: LiveCallView) -> tuple[str, str]:
        """The word of the state chip and its tone."""
        words, name = self._words, self.assistant(view)
        match view.state:
            case CallState.RINGING:
                outgoing = view.direction is Direction.OUTGOING
                return words.text("live-state-dialling" if outgoing else "live-state-rings"), "info"
            case CallState.ON_HOLD:
                return words.text("live-state-hold"), "warn"
            case CallState.OPERATOR:
                if view.operator == self._me():
                    return words.text("live-state-you"), "operator"
                who = self.colleague(view.operator)
                return words.text("live-state-colleague", name=who or "none"), "operator"
            case CallState.ENDING | CallState.ENDED:
                return words.text("live-state-ended"), "neutral"
            case state if view.quiet:
                return words.text("live-state-quiet", name=name), "neutral"
            case state:
                return words.text(f"live-state-{_HER_STATES[state]}", name=name), "ai"

    def take_over(self, view: LiveCallView) -> str:
        """What the large button says."""
        words = self._words
        if view.operator != self._me():
            return words.text("live-take-over")
        name = self.assistant(view)
        if words.language is not Language.RU:
            return words.text("live-give-back", name=name)
        given = dative(name)
        return words.text("live-give-back", name=given) if given else words.text("live-give-up")

    def speech(self, line: Said, view: LiveCallView) -> Speech:
        """A bubble."""
        now = self._words.text("live-now")
        return Speech(
            voice=_VOICES[line.role],
            who=self.who(line, view),
            when=self.time(line.at) if line.final else now,
            text=line.text or self._words.text("live-no-words"),
            cut=line.cut,
            source=self._source(line, view),
            final=line.final,
        )

    def who(self, line: Said, view: LiveCallView) -> str:
        """Whose words."""
        words = self._words
        if line.role is Role.CALLER:
            return words.text("live-client")
        if line.role is Role.ASSISTANT:
            return self.assistant(view)
        mine = line.actor == self._me()
        colleague = self.colleague(line.actor) or words.text("live-colleague")
        who = words.text("live-you") if mine else colleague
        return f"{who} · {words.text('live-hinting')}" if line.hint else who

    def colleague(self, actor: str | None) -> str:
        """Their name; empty where it is not known."""
        return self._named(actor) if actor else ""

    def happened(self, line: Happened, view: LiveCallView) -> str:
        """A line between the words."""
        params = dict(line.params)
        if "actor" in params:
            actor = str(params["actor"])
            params["who"] = self.colleague(actor)
            params["actor"] = "you" if actor == self._me() else "named"
            if not params["who"] and params["actor"] == "named":
                params["actor"] = "colleague"
        text = self._words.text(f"live-event-{line.what}", name=self.assistant(view), **params)
        return f"{self._words.clock(line.at)} · {text}"

    def time(self, at: datetime) -> str:
        """With seconds: in a call they count."""
        local = at.astimezone()
        if self._words.language is Language.RU:
            return f"{local:%H:%M:%S}"
        return f"{local:%I:%M:%S %p}".lstrip("0")

    def stage(self, stage: Stage) -> str:
        """``Голос 120 мс``, ``Ответ 2,3 с``."""
        name = self._words.text(f"live-stage-{stage.name}")
        if stage.ms < 1000:
            return self._words.text("live-stage-ms", name=name, time=stage.ms)
        return self._words.text("live-stage-s", name=name, time=self.decimal(stage.ms / 1000, 1))

    def decimal(self, value: float, digits: int) -> str:
        """With the language's own point."""
        text = f"{value:.{digits}f}"
        return text.replace(".", ",") if self._words.language is Language.RU else text

    def evidence(self, each: Evidence) -> str:
        """``FAQ «Копия ключа» 0,91``."""
        kind = self._words.text("live-source-kind", kind=each.kind.value)
        if each.kind is EvidenceKind.HINT:
            return kind
        title = f"«{each.title}»" if self._words.language is Language.RU else f"“{each.title}”"
        parts = [kind, title if each.title else "", self.decimal(each.score, 2)]
        return " ".join(part for part in parts if part)

    def due(self, at: datetime) -> str:
        """``18:00``; on another day with its name, ``пн 18:00``."""
        # A promise «until 10:00» is kept to the second of the call in which it was made.
        at += timedelta(seconds=30)
        local = at.astimezone()
        if local.date() == self._words.today:
            return self._words.clock(at)
        day = format_date(local.date(), "EEE", locale=self._words.language.value)
        return f"{day} {self._words.clock(at)}"

    def timer(self, call: ShownCall, now: datetime) -> str:
        """How long they talk, or how long it rings."""
        view, ended = call.view, call.story.ended
        begun = view.answered_at or view.rang_at
        seconds = max(0, int(((ended.at if ended else now) - begun).total_seconds()))
        return self.length(timedelta(seconds=seconds))

    @staticmethod
    def length(length: timedelta) -> str:
        """``02:41``: a clock that does not jump as it grows."""
        minutes, seconds = divmod(int(length.total_seconds()), 60)
        hours, minutes = divmod(minutes, 60)
        return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes:02}:{seconds:02}"

    def _source(self, line: Said, view: LiveCallView) -> str:
        if line.hint:
            return self._words.text("live-only-she-hears", name=self.assistant(view))
        told = sources(line.evidence)
        if not told:
            return ""
        return self._words.text(
            "live-source", what=" · ".join(self.evidence(each) for each in told)
        )
