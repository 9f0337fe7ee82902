"""One resource of the API: its routes share a path, a heading and what their errors mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pydantic import BaseModel

from secretary_app.foundation.web.route import JSON, LARGEST_BODY, Handler, Rate, Route

NOTHING_SENT = 204


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """For who is signed in; services ask what they may."""

    at: str
    """``/admin/people``."""
    tag: str
    statuses: Mapping[str, int] = field(default_factory=dict)

    def route(
        self,
        verb: str,
        handler: Handler,
        summary: str,
        *,
        body: type[BaseModel] | None = None,
        query: type[BaseModel] | None = None,
        answer: type[BaseModel] | None = None,
        status: int = 200,
        takes: str = "",
        gives: str = JSON,
        rate: Rate = Rate.DEFAULT,
        largest_body: int = LARGEST_BODY,
        statuses: Mapping[str, int] | None = None,
    ) -> Route:
        """``verb``: the method, and the path under the resource: ``POST /{id}/block``.

        ``statuses``: beside those of the resource.
        """
        method, _, path = verb.partition(" ")
        nothing = answer is None and gives == JSON
        return Route(
            method=method,
            path=f"{self.at}{path}",
            handler=handler,
            summary=summary,
            tag=self.tag,
            body=body,
            query=query,
            answer=answer,
            status=NOTHING_SENT if nothing else status,
            takes=takes,
            gives=gives,
            rate=rate,
            largest_body=largest_body,
            statuses={**self.statuses, **(statuses or {})},
        )
