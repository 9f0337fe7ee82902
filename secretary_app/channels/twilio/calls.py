"""Calls by Media Streams: which line takes a call, and the one address by which its sound comes."""

from __future__ import annotations

import logging
import re
import secrets
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from hardware.line.config import LineKind
from hardware.twilio.protocol import CALLER
from secretary_app.channels.twilio import twiml
from secretary_app.channels.twilio.errors import StreamMissing
from secretary_app.channels.twilio.form import Form
from secretary_app.channels.twilio.pump import Messages, carry_to_line
from secretary_app.features.lines.models import PhoneLine
from secretary_app.features.lines.service import handing_over
from secretary_app.features.lines.settings import KIND, NUMBER
from secretary_app.kernel.clock import Clock

_LOG = logging.getLogger(__name__)

STREAMS = "/twilio/stream/"

COMES_WITHIN_S = 60.0
"""Twilio connects a second after it was told to."""

MOST_AWAITED = 1000

MOST_REMEMBERED = 10_000

OVER = frozenset({"completed", "busy", "failed", "no-answer", "canceled"})


Carry = Callable[[Messages], Awaitable[None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Awaited:
    """A call whose stream is to come."""

    call: str
    """How Twilio calls it; empty of a call of ours."""
    carry: Carry
    """Takes the messages of the stream to and from its line."""
    until: float


class TwilioCalls:
    """Knows no sound."""

    def __init__(
        self,
        *,
        lines: Callable[[], Sequence[PhoneLine]],
        has_room: Callable[[str], bool],
        sockets: Path,
        public_url: Callable[[], str],
        clock: Clock,
    ) -> None:
        """``has_room``: whether a line would take one more call."""
        self._lines = lines
        self._has_room = has_room
        self._sockets = sockets
        self._public_url = public_url
        self._clock = clock
        self._awaited: dict[str, Awaited] = {}
        self._come: OrderedDict[str, None] = OrderedDict()
        """Calls whose stream has come: whoever sends their webhook again has only overheard it."""

    def line_of(self, number: str) -> PhoneLine | None:
        """The line that takes the calls of a number of ours, else the one for all numbers."""
        ours = [
            line for line in self._lines() if line.enabled and line.get(KIND) is LineKind.TWILIO
        ]
        digits = _digits(number)
        of_it = (line for line in ours if digits and _digits(line.get(NUMBER)) == digits)
        of_all = (line for line in ours if not line.get(NUMBER))
        return next(iter((*of_it, *of_all)), None)

    def rings(self, form: Form) -> bytes:
        """Somebody calls; what Twilio is told to do."""
        line = self.line_of(form.get("To"))
        if form.call in self._come:
            _LOG.warning("a call by Twilio that has come already is told of again, and rejected")
            return twiml.reject("rejected")
        if line is None:
            _LOG.warning("a call by Twilio to a number that no line has is rejected")
            return twiml.reject("rejected")
        if not self._has_room(line.id):
            _LOG.warning("a call by Twilio is told that %s is busy", line.id)
            return twiml.reject("busy")
        carry = partial(carry_to_line, line=handing_over(self._sockets, line.id))
        name = self.expect(carry, call=form.call, within_s=COMES_WITHIN_S)
        return twiml.connect(self.stream(name), {CALLER: form.caller} if form.caller else {})

    def stream(self, name: str) -> str:
        """The address by which the stream of that name comes."""
        return f"{re.sub('^http', 'ws', self._public_url())}{STREAMS}{name}"

    def expect(self, carry: Carry, *, within_s: float, call: str = "") -> str:
        """A name by which a stream may come, once."""
        now = self._clock.monotonic()
        kept = [
            (name, each)
            for name, each in self._awaited.items()
            if each.until >= now and (not call or each.call != call)
        ]
        self._awaited = dict(kept[-MOST_AWAITED + 1 :])
        name = secrets.token_urlsafe(24)
        self._awaited[name] = Awaited(call=call, carry=carry, until=now + within_s)
        return name

    def forget(self, name: str) -> None:
        """The stream of that name is to come no more."""
        self._awaited.pop(name, None)

    def take(self, name: str) -> Awaited:
        """The call whose stream has come by this name; it is good once. Raises StreamMissing."""
        found = self._awaited.pop(name, None)
        if found is None or found.until < self._clock.monotonic():
            raise StreamMissing
        if found.call:
            self._come[found.call] = None
        while len(self._come) > MOST_REMEMBERED:
            self._come.popitem(last=False)
        return found

    def moved(self, form: Form) -> None:
        """Twilio tells how far a call has come: the stream of one that is over comes no more."""
        if form.get("CallStatus") not in OVER:
            return
        for name in [each for each, found in self._awaited.items() if found.call == form.call]:
            del self._awaited[name]
            _LOG.warning("a call by Twilio was over before its sound came")


def _digits(number: str) -> str:
    return re.sub(r"\D", "", number)
