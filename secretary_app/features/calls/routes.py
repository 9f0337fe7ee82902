"""``/admin/calls``: what was said, how it sounded, and its recording."""

from __future__ import annotations

import asyncio

from aiohttp import web

from secretary_app.features.calls.errors import CallHasNoRecording, CallMissing
from secretary_app.features.calls.history.erasing import CallErasing
from secretary_app.features.calls.history.models import CallFilter
from secretary_app.features.calls.history.service import CallHistory
from secretary_app.features.calls.models import CallRecord
from secretary_app.features.calls.records import CallRecords
from secretary_app.features.calls.reviews import CallReview, CallReviews
from secretary_app.features.calls.schemas import (
    CallListed,
    CallsWanted,
    GradeShown,
    PromisedShown,
    RecordingShown,
    ReviewGiven,
    ReviewShown,
    TurnShown,
    WholeCall,
    record,
)
from secretary_app.features.conversations.schemas import MessageShown
from secretary_app.features.promises.service import PromiseService
from secretary_app.features.recordings.models import RecordingState
from secretary_app.features.recordings.service import RecordingService
from secretary_app.foundation.web.asked import Asked
from secretary_app.foundation.web.resource import Resource
from secretary_app.foundation.web.route import Answer, Route
from secretary_app.foundation.web.schemas import Page
from secretary_app.kernel.phone import PhoneNumber

WAV = "audio/wav"

CALLS = Resource(
    at="/admin/calls",
    tag="calls",
    statuses={"call-is-needed": 409, "call-no-recording": 404},
)


class CallAdmin:
    """The handlers; services ask for rights."""

    def __init__(
        self,
        *,
        records: CallRecords,
        history: CallHistory,
        reviews: CallReviews,
        erasing: CallErasing,
        promises: PromiseService,
        recordings: RecordingService,
    ) -> None:
        self._records = records
        self._history = history
        self._reviews = reviews
        self._erasing = erasing
        self._promises = promises
        self._recordings = recordings

    async def every(self, asked: Asked) -> Page[CallListed]:
        """The newest first."""
        wanted = asked.query(CallsWanted)
        number = wanted.number
        which = CallFilter(
            outcomes=frozenset(wanted.outcome),
            line_id=wanted.line,
            since=wanted.since,
            until=wanted.until,
            with_message=wanted.with_message,
            number=None if number is None else PhoneNumber.parse(number).e164,
            person_id=wanted.person,
            text=wanted.text,
        )
        found = await self._history.page(which, offset=wanted.offset, limit=wanted.limit)
        total = sum(each.count for each in await self._history.days(which))
        items = [
            CallListed(
                **record(each.record), name=each.name, asked=each.asked,
                promised=list(each.promised),
            )
            for each in found
        ]  # fmt: skip
        more = wanted.offset + len(items) < total
        return Page[CallListed](items=items, total=total, more=more)

    async def one(self, asked: Asked) -> WholeCall:
        """With words, evidence, grade, promises."""
        found = await self._call(asked)
        recording = await self._recordings.of_call(found.id)
        messages = await self._records.messages(found.id)
        return WholeCall(
            **record(found),
            grade=None if found.sound is None else GradeShown.model_validate(found.sound),
            messages=[MessageShown.model_validate(each) for each in messages],
            turns=[TurnShown.model_validate(e) for e in await self._records.turns(found.id)],
            promises=[
                PromisedShown.model_validate(each)
                for each in await self._promises.of_call(found.id)
            ],
            recording=None if recording is None else RecordingShown.model_validate(recording),
            review=ReviewShown.model_validate(await self._reviews.get(found.id)),
        )

    async def sound(self, asked: Asked) -> Answer:
        """The caller is left, we are right. Any part of it (Range)."""
        found = await self._call(asked)
        recording = await self._recordings.of_call(found.id)
        if recording is None or recording.state in {
            RecordingState.RUNNING,
            RecordingState.DELETED,
        }:
            raise CallHasNoRecording(call_id=found.id)
        if not await asyncio.to_thread(recording.wav.is_file):
            raise CallHasNoRecording(call_id=found.id)
        disposition = f'attachment; filename="call-{found.id}.wav"'
        headers = {"Content-Type": WAV, "Content-Disposition": disposition}
        return web.FileResponse(recording.wav, headers=headers)

    async def review(self, asked: Asked) -> ReviewShown:
        """In place of what was written before."""
        given = asked.body(ReviewGiven)
        review = CallReview(
            call_id=asked.path["id"],
            note=given.note,
            result=given.result,
            next_step=given.next_step,
            good=given.good,
        )
        return ReviewShown.model_validate(await self._reviews.write(review))

    async def erase(self, asked: Asked) -> None:
        """Sound, words, and who it was; that there was a call stays."""
        await self._erasing.erase((await self._call(asked)).id)

    async def erase_sound(self, asked: Asked) -> None:
        """What was said stays in words."""
        await self._erasing.erase_sound((await self._call(asked)).id)

    async def _call(self, asked: Asked) -> CallRecord:
        """By the whole id: an end of it could be another's. Raises CallMissing."""
        found = await self._records.get(asked.path["id"])
        if found is None:
            raise CallMissing(call_id=asked.path["id"])
        return found


def routes(admin: CallAdmin) -> tuple[Route, ...]:
    """Of calls that were."""
    route = CALLS.route
    return (
        route(
            "GET", admin.every, "Calls, the newest first", query=CallsWanted,
            answer=Page[CallListed],
        ),
        route("GET /{id}", admin.one, "A call, whole", answer=WholeCall),
        route("DELETE /{id}", admin.erase, "Erase what was said in a call, and its sound"),
        route("GET /{id}/recording", admin.sound, "The sound of a call", gives=WAV),
        route("DELETE /{id}/recording", admin.erase_sound, "Erase the sound of a call"),
        route(
            "PUT /{id}/review", admin.review, "Note, result, next step", body=ReviewGiven,
            answer=ReviewShown,
        ),
    )  # fmt: skip
