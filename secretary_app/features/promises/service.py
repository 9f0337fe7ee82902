"""What may be done with promises."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from secretary_app.features.promises.errors import (
    BadAnswer,
    NotAsked,
    PromiseMissing,
    PromiseMoveRefused,
)
from secretary_app.features.promises.events import PromiseMade, PromiseMoved
from secretary_app.features.promises.models import (
    MOVES,
    NewPromise,
    Promise,
    PromiseKind,
    PromiseState,
    WhyFailed,
)
from secretary_app.features.promises.repo import PromisesRepo
from secretary_app.features.promises.rights import (
    CHANGE_PROMISES,
    DELETE_PROMISES,
    MAKE_PROMISES,
    VIEW_PROMISES,
)
from secretary_app.foundation.auth.acting import needs
from secretary_app.foundation.storage import Database
from secretary_app.kernel.blanking import blank
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.events import EventBus

NEWEST_CLOSED = 200
LONGEST_NOTE = 2000

LONGEST_ANSWER = 400
"""Half a minute aloud: nobody listens longer to a voice that called them; and a short message."""

UNANSWERED = frozenset({PromiseState.OPEN, PromiseState.FAILED})


class PromiseService:
    """Keeps promises until they are fulfilled."""

    def __init__(self, *, database: Database, events: EventBus, clock: Clock) -> None:
        self._database = database
        self._events = events
        self._clock = clock

    @needs(MAKE_PROMISES)
    async def make(self, promise: NewPromise, *, actor: str = "assistant") -> Promise:
        """Stores it; it is on the disk when this returns, so only then say that it is kept."""
        now = self._clock.now()
        promise = replace(promise, text=blank(promise.text))
        async with self._database.write() as session:
            made = await PromisesRepo(session).add(promise, now=now)
        self._events.emit(PromiseMade(at=now, actor=actor, promise=made))
        return made

    @needs(VIEW_PROMISES, about="promise_id")
    async def get(self, promise_id: str) -> Promise:
        """Raises PromiseMissing."""
        async with self._database.read() as session:
            promise = await PromisesRepo(session).get(promise_id)
        if promise is None:
            raise PromiseMissing(promise_id=promise_id)
        return promise

    @needs(VIEW_PROMISES)
    async def list_open(self) -> list[Promise]:
        """Urgent ones first, then by the time they are due."""
        async with self._database.read() as session:
            return await PromisesRepo(session).in_state(PromiseState.OPEN)

    @needs(VIEW_PROMISES)
    async def list_failed(self) -> list[Promise]:
        """Those that were tried in vain and wait for a person."""
        async with self._database.read() as session:
            return await PromisesRepo(session).in_state(PromiseState.FAILED)

    @needs(VIEW_PROMISES)
    async def list_closed(self, *, newest: int = NEWEST_CLOSED) -> list[Promise]:
        """Fulfilled and cancelled ones, the last closed first."""
        async with self._database.read() as session:
            return await PromisesRepo(session).closed(newest=newest)

    @needs(CHANGE_PROMISES, about="promise_id")
    async def write_note(self, promise_id: str, text: str, *, actor: str) -> Promise:
        """What colleagues should know of it. Raises PromiseMissing."""
        note = blank(text.strip())[:LONGEST_NOTE]
        async with self._database.write() as session:
            promises = PromisesRepo(session)
            before = await promises.get(promise_id)
            if before is None:
                raise PromiseMissing(promise_id=promise_id)
            noted = await promises.write_note(promise_id, note)
        self._events.emit(
            PromiseMoved(at=self._clock.now(), actor=actor, promise=noted, before=before.state)
        )
        return noted

    @needs(CHANGE_PROMISES, about="promise_id")
    async def answer(
        self, promise_id: str, text: str, *, actor: str, entry_id: str | None = None
    ) -> Promise:
        """What was to be found out, in the words in which it is told; ``actor`` vouches for them.

        It is told from now on, also where that was tried in vain. ``entry_id``: where it stands in
        the FAQ.

        Raises BadAnswer, PromiseMissing, NotAsked, or PromiseMoveRefused where it is closed.
        """
        answer, now = checked_answer(text), self._clock.now()
        async with self._database.write() as session:
            promises = PromisesRepo(session)
            before = may_be_answered(await promises.get(promise_id), promise_id)
            answered = await promises.write_answer(
                promise_id, answer, at=now, by=actor, entry_id=entry_id or before.entry_id
            )
        self._events.emit(PromiseMoved(at=now, actor=actor, promise=answered, before=before.state))
        return answered

    @needs(VIEW_PROMISES, about="call_id")
    async def of_call(self, call_id: str) -> list[Promise]:
        """What was promised in a call, in that order."""
        async with self._database.read() as session:
            return await PromisesRepo(session).of_call(call_id)

    @needs(DELETE_PROMISES, about="person_id")
    async def forget(
        self, number: str | None, person_id: str | None, *, calls: Collection[str]
    ) -> tuple[int, int]:
        """Nothing tells any more whom a promise was made to. How many were deleted, and kept.

        What is open is kept: it was promised.
        """
        async with self._database.write() as session:
            return await PromisesRepo(session).forget(number, person_id, calls)

    @needs(VIEW_PROMISES)
    async def needed_calls(self) -> set[str]:
        """Calls whose words or sound an open promise may need."""
        return {each.call_id for each in await self.list_open() if each.call_id is not None}

    @needs(DELETE_PROMISES, about="call_id")
    async def forget_sound(self, call_id: str) -> None:
        """The recording of a call is erased: what was promised in it has its words alone."""
        async with self._database.write() as session:
            await PromisesRepo(session).forget_sound(call_id)

    @needs(CHANGE_PROMISES, about="promise_id")
    async def fulfil(self, promise_id: str, *, actor: str) -> Promise:
        """It is done. Raises PromiseMissing or PromiseMoveRefused."""
        return await self._move(promise_id, PromiseState.FULFILLED, actor=actor)

    @needs(CHANGE_PROMISES, about="promise_id")
    async def cancel(self, promise_id: str, *, actor: str) -> Promise:
        """It is no longer wanted. Raises PromiseMissing or PromiseMoveRefused."""
        return await self._move(promise_id, PromiseState.CANCELLED, actor=actor)

    @needs(CHANGE_PROMISES, about="promise_id")
    async def fail(self, promise_id: str, *, why: WhyFailed, actor: str) -> Promise:
        """A person has to see to it. Raises PromiseMissing or PromiseMoveRefused."""
        return await self._move(promise_id, PromiseState.FAILED, actor=actor, why=why)

    @needs(CHANGE_PROMISES, about="promise_id")
    async def reopen(self, promise_id: str, *, actor: str) -> Promise:
        """Takes the closing back. Raises PromiseMissing or PromiseMoveRefused."""
        return await self._move(promise_id, PromiseState.OPEN, actor=actor)

    async def _move(
        self, promise_id: str, wanted: PromiseState, *, actor: str, why: WhyFailed | None = None
    ) -> Promise:
        now = self._clock.now()
        closing = wanted is not PromiseState.OPEN
        async with self._database.write() as session:
            promises = PromisesRepo(session)
            before = await promises.get(promise_id)
            if before is None:
                raise PromiseMissing(promise_id=promise_id)
            if wanted not in MOVES[before.state]:
                raise PromiseMoveRefused(promise_id=promise_id, state=before.state, wanted=wanted)
            moved = await promises.move(
                promise_id,
                wanted,
                at=now if closing else None,
                by=actor if closing else None,
                why=why,
            )
        self._events.emit(PromiseMoved(at=now, actor=actor, promise=moved, before=before.state))
        return moved


def checked_answer(text: str) -> str:
    """As it is stored. Raises BadAnswer."""
    answer = blank(" ".join(text.split()))
    if not 0 < len(answer) <= LONGEST_ANSWER:
        raise BadAnswer(longest=LONGEST_ANSWER)
    return answer


def may_be_answered(promise: Promise | None, promise_id: str) -> Promise:
    """The promise. Raises PromiseMissing, NotAsked or PromiseMoveRefused."""
    if promise is None:
        raise PromiseMissing(promise_id=promise_id)
    if promise.kind is not PromiseKind.FIND_OUT:
        raise NotAsked(promise_id=promise_id)
    if promise.state not in UNANSWERED:
        raise PromiseMoveRefused(
            promise_id=promise_id, state=promise.state, wanted=PromiseState.OPEN
        )
    return promise
