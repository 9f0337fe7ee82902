"""A promised call that a program wants made now."""

from __future__ import annotations

from secretary_app.features.calls.callbacks.queue import CallbackQueue
from secretary_app.features.calls.schemas import CallBegun
from secretary_app.features.promises.service import PromiseService
from secretary_app.foundation.web.asked import Asked
from secretary_app.foundation.web.resource import Resource
from secretary_app.foundation.web.route import Route


def routes(*, promises: PromiseService, callbacks: CallbackQueue) -> tuple[Route, ...]:
    """One; the services ask for rights."""

    async def call(asked: Asked) -> CallBegun:
        promise = await promises.get(asked.path["id"])
        return CallBegun(call_id=(await callbacks.begin(promise)).call_id)

    route = Resource(at="/admin/promises", tag="promises", statuses={"cannot-dial": 409}).route
    return (
        route(
            "POST /{id}/call", call, "Keep a promise by a call, now", answer=CallBegun, status=202
        ),
    )
