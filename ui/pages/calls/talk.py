"""What was said in a call, as bubbles show it, with the place of each word in its sound."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from secretary_app.features.conversations.models import Message, Role, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """Some letters of what was said, and when they sounded."""

    begin: int
    end: int
    start_ms: int
    end_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One message of a call."""

    message: Message
    text: str
    cut: str
    """What was meant to follow and the caller did not hear."""
    moments: tuple[Moment, ...]

    @property
    def start_ms(self) -> int | None:
        """When it begins to sound; None for what never did."""
        return self.moments[0].start_ms if self.moments else None

    def ms_of(self, letter: int) -> int | None:
        """When the word at a letter begins."""
        if not self.moments:
            return None
        at = bisect_right(self.moments, letter, key=lambda each: each.begin) - 1
        return self.moments[max(0, at)].start_ms

    def sounding(self, ms: int) -> tuple[int, int] | None:
        """The letters of what sounds at a moment of the call."""
        at = bisect_right(self.moments, ms, key=lambda each: each.start_ms) - 1
        if at < 0 or ms > self.moments[at].end_ms:
            return None
        return self.moments[at].begin, self.moments[at].end


def said(messages: Sequence[Message]) -> list[Said]:
    """In their order; what nobody heard of our words stands apart."""
    return [_said(message) for message in messages]


def _said(message: Message) -> Said:
    text, cut = message.text, ""
    if message.role is not Role.CALLER and message.heard_text is not None:
        heard = message.heard_text.strip()
        if text.startswith(heard):
            text, cut = heard, text[len(heard) :].strip()
        elif heard:
            text = heard
    return Said(
        message=message, text=text, cut=cut, moments=tuple(_moments(f"{text} {cut}", message.spans))
    )


def _moments(text: str, spans: Sequence[Span]) -> list[Moment]:
    """Spans are the words of the text in order; one that is spelled otherwise there is left out."""
    found, place = [], 0
    for span in spans:
        words = span.text.strip()
        at = text.find(words, place) if words else -1
        if at >= 0:
            place = at + len(words)
            found.append(Moment(begin=at, end=place, start_ms=span.start_ms, end_ms=span.end_ms))
    if not found and spans:
        whole = Moment(begin=0, end=len(text), start_ms=spans[0].start_ms, end_ms=spans[-1].end_ms)
        return [whole]
    return found
