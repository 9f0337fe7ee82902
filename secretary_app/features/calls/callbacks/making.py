"""Promised calls as they are made: each on a line of its own, and nobody rung twice at once."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from secretary_app.features.calls.callbacks.tries import CallbackTries
from secretary_app.features.calls.calling import Begun, Dialled, Outgoing, Owed, PresentLines
from secretary_app.features.calls.errors import CannotDial
from secretary_app.features.calls.records import CallRecords
from secretary_app.features.lines.models import line_of
from secretary_app.features.promises.errors import PromiseMoveRefused
from secretary_app.features.promises.models import Promise
from secretary_app.features.promises.service import PromiseService
from secretary_app.kernel.phone import PhoneNumber

TALKED = "talked"
"""The cause of a try that kept its promise."""

ACTOR = "callbacks"
"""Who kept a promise by calling, or gave it up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BegunCall:
    """A promised call that has its line and is counted, and is not dialled yet."""

    promises: tuple[Promise, ...]
    """It is made for the first of them; the others are kept by it, too."""
    number: PhoneNumber
    line_id: str | None
    """None: by any. None is ready then, and why is told when it is dialled."""
    tries: Mapping[str, str]
    """Ids, by promise."""


class PromisedCalls:
    """Knows which lines and telephones are in use for promises; not when a call is due."""

    def __init__(
        self,
        *,
        promises: PromiseService,
        tries: CallbackTries,
        lines: PresentLines,
        records: CallRecords,
    ) -> None:
        self._promises = promises
        self._tries = tries
        self._lines = lines
        self._records = records
        self._begun: dict[str, str | None] = {}
        """Lines by the number that is called on them."""

    @property
    def free_lines(self) -> tuple[str, ...]:
        """Those that are ready, and not taken for a promise."""
        return tuple(each for each in self._lines.ready if each not in self._begun.values())

    def calls(self, promise: Promise) -> bool:
        """Whether they are being called for it."""
        return promise.number in self._begun

    async def may_begin(self, promise: Promise) -> bool:
        """Whether a line is free for it, and nobody talks with this telephone or rings it."""
        known, engaged = await self._known_line(promise), await self._engaged()
        free = self.free_lines
        return (known in free if known else bool(free)) and promise.number not in engaged

    def number_of(self, promise: Promise) -> PhoneNumber:
        """Whom to call. Raises BadPhoneNumber, or CannotDial where there is nothing to tell yet."""
        if promise.number is None:
            raise CannotDial(reason="no-number")
        if promise.waits_for_answer:
            raise CannotDial(reason="no-answer-yet")
        return PhoneNumber.parse(promise.number)

    async def begin(self, promise: Promise, also: Sequence[Promise] = ()) -> BegunCall:
        """Take a line, and count the try, for what else they were promised, too.

        Raises CannotDial or BadPhoneNumber, where nothing is counted.
        """
        promises, number = (promise, *also), self.number_of(promise)
        known, engaged = await self._known_line(promise), await self._engaged()
        if number.e164 in engaged:
            raise CannotDial(reason="same-number")
        line_id = known or next(iter(self.free_lines), None)
        self._begun[number.e164] = line_id
        try:
            tries = await self._tries.begin(each.id for each in promises)
        except BaseException:
            del self._begun[number.e164]
            raise
        return BegunCall(promises=promises, number=number, line_id=line_id, tries=tries)

    async def dial(self, begun: BegunCall) -> Begun:
        """It is to be followed from here on. Raises CannotDial, and then its tries are over."""
        try:
            return await self._dial(begun)
        except BaseException:
            del self._begun[begun.number.e164]
            raise

    async def follow(self, begun: BegunCall, call: Begun) -> Dialled:
        """Return when it is over and its promises are kept, where they are."""
        try:
            done = await call.over
            causes = {
                try_id: TALKED if promise_id in done.kept else done.cause
                for promise_id, try_id in begun.tries.items()
            }
            await self._tries.end(causes, call_id=done.call_id)
            for promise_id in done.kept:
                with contextlib.suppress(PromiseMoveRefused):  # somebody was first
                    await self._promises.fulfil(promise_id, actor=ACTOR)
        finally:
            del self._begun[begun.number.e164]
        return done

    async def _dial(self, begun: BegunCall) -> Begun:
        outgoing = Outgoing(
            number=begun.number,
            owed=tuple(
                Owed(
                    promise_id=each.id,
                    about=each.text,
                    answer=each.answer,
                    evidence=each.evidence if each.answer else None,
                )
                for each in begun.promises
            ),
            language=begun.promises[0].language,
            line_id=begun.line_id,
        )
        try:
            return await self._lines.begin(outgoing)
        except CannotDial as error:
            reason = str(error.params["reason"])
            await self._tries.end(dict.fromkeys(begun.tries.values(), reason), call_id=None)
            raise

    async def _known_line(self, promise: Promise) -> str | None:
        """By which it was promised: they know that number. Any, where that is served no more."""
        if promise.call_id is None:
            return None
        call = await self._records.get(promise.call_id)
        line_id = None if call is None else line_of(call.line_id)
        return line_id if line_id in self._lines.served else None

    async def _engaged(self) -> frozenset[str]:
        """Numbers of whoever is in a call now, rings, or is being called."""
        going_on = await self._records.left_open()
        numbers = (call.number for call in going_on if call.number is not None)
        return frozenset((*numbers, *self._begun))
