"""Prints a call while it happens."""

from __future__ import annotations

import sys
from collections.abc import Callable

from secretary_app.features.calls import events
from secretary_app.features.conversations.models import Evidence
from secretary_app.foundation.console import Console
from secretary_app.foundation.i18n.formats import phone
from secretary_app.kernel.events import EventBus

SCRIPT_ENGINE = "script"
INDENT = "     "


class Show:
    """The demo's screen."""

    def __init__(self, *, console: Console, bus: EventBus, at_desk: bool = False) -> None:
        """Prints to ``console`` whatever happens on ``bus``.

        ``at_desk``: nobody rings, and there is no modem.
        """
        self._console = console
        self._at_desk = at_desk
        self._live = sys.stdout.isatty()
        """On a terminal the words grow on one line; in a file each state is a line of its own."""
        self.evidence: list[Evidence] = []
        """What the answers of the last turn rested on."""
        self.answered: list[tuple[str, frozenset[str]]] = []
        """Each turn of the caller with the refs and kinds of the evidence that answered it."""
        for kind, handler in self._handlers():
            bus.subscribe(kind, handler)

    def _handlers(self) -> tuple[tuple[type[events.CallEvent], Callable[..., None]], ...]:
        return (
            (events.CallRang, self._rang),
            (events.CallAnswered, self._answered),
            (events.PartialHeard, self._partial),
            (events.TurnHeard, self._turn),
            (events.BackchannelHeard, self._backchannel),
            (events.SentenceStarted, self._sentence),
            (events.SentenceHeard, self._heard),
            (events.VoiceYielded, self._yielded),
            (events.EngineFailed, self._failed),
            (events.AlarmRaised, self._alarm),
            (events.CallEnded, self._ended),
        )

    def _text(self, message_id: str, **args: str | float) -> str:
        return self._console.translator.text(message_id, **args)

    def _rang(self, event: events.CallRang) -> None:
        if self._at_desk:
            return
        self._console.text("demo-rang", number=phone(event.number, hidden="—"))

    def _answered(self, event: events.CallAnswered) -> None:
        if self._at_desk:
            self._console.text("demo-talk-began", audio=event.audio_delay_ms)
            return
        self._console.text("demo-answered", ata=event.ata_ms, audio=event.audio_delay_ms)

    def _partial(self, event: events.PartialHeard) -> None:
        if self._live:
            sys.stdout.write(f"\r\x1b[K  … {event.text}")
            sys.stdout.flush()
        else:
            self._console.line(f"  … {event.text}")

    def _turn(self, event: events.TurnHeard) -> None:
        self._clear()
        words = event.text if event.understood or event.text else ""
        shown = words or self._text("demo-not-understood")
        note = f" [{self._text('demo-from-script')}]" if event.engine == SCRIPT_ENGINE else ""
        sure = f" · {event.confidence:.2f}" if words and not note else ""
        self._console.line(f"{self._text('demo-caller')}: {shown}{sure}{note}")
        self.answered.append((event.text, frozenset()))

    def _backchannel(self, event: events.BackchannelHeard) -> None:
        self._clear()
        self._console.text("demo-backchannel", text=event.text)

    def _sentence(self, event: events.SentenceStarted) -> None:
        self._clear()
        self._console.line(f"{self._text('demo-secretary')}: {event.text}")
        for evidence in event.evidence:
            self._console.line(
                INDENT
                + "↳ "
                + self._text(
                    "demo-evidence",
                    kind=evidence.kind.value,
                    title=evidence.title,
                    score=f"{evidence.score:.2f}",
                )
            )
        if self.answered:
            said, refs = self.answered[-1]
            new = {part for each in event.evidence for part in (each.ref, each.kind.value)}
            self.answered[-1] = (said, refs | new)

    def _heard(self, event: events.SentenceHeard) -> None:
        if not event.cut:
            return
        self._clear()
        if event.heard_text:
            self._console.line(INDENT + self._text("demo-heard-only", text=event.heard_text))
        else:
            self._console.line(INDENT + self._text("demo-nothing-heard"))

    def _yielded(self, event: events.VoiceYielded) -> None:
        self._clear()
        self._console.line(INDENT + self._text("demo-yielded" if event.silent else "demo-yielding"))

    def _failed(self, event: events.EngineFailed) -> None:
        self._console.text("demo-engine-failed", kind=event.kind, code=event.code)

    def _alarm(self, event: events.AlarmRaised) -> None:
        self._console.text("demo-alarm", text=event.text)

    def _ended(self, event: events.CallEnded) -> None:
        self._clear()
        self._console.text("demo-ended", cause=event.cause)

    def _clear(self) -> None:
        if self._live:
            sys.stdout.write("\r\x1b[K")
