"""The routes under ``/admin``: what the desk can do, a program can."""

from __future__ import annotations

from secretary_app.bootstrap.thread_replies import replier
from secretary_app.bootstrap.workspace import Workspace
from secretary_app.features.calls import routes as calls
from secretary_app.features.calls.live_admin import routes as live_calls
from secretary_app.features.calls.watching import LiveCalls
from secretary_app.features.conversations import routes as threads
from secretary_app.features.people import routes as people
from secretary_app.features.promises import routes as promises
from secretary_app.foundation.web.route import Route


def admin_routes(workspace: Workspace) -> tuple[Route, ...]:
    """Of every slice that the desk shows."""
    return (*_talks(workspace),)


def _talks(workspace: Workspace) -> tuple[Route, ...]:
    """Calls, people, threads, promises."""
    return (
        *calls.routes(
            calls.CallAdmin(
                records=workspace.calls,
                history=workspace.history,
                reviews=workspace.reviews,
                erasing=workspace.erasing,
                promises=workspace.promises,
                recordings=workspace.recordings,
            )
        ),
        *live_calls.routes(
            live_calls.LiveAdmin(
                desk=workspace.desk,
                live=LiveCalls(
                    desk=workspace.desk, records=workspace.calls, events=workspace.events
                ),
            )
        ),
        *people.routes(
            people.PeopleAdmin(
                people=workspace.people,
                files=workspace.people_files,
                merger=workspace.merging,
                forget=workspace.forgetting.person,
            )
        ),
        *threads.routes(
            threads.ThreadAdmin(
                conversations=workspace.conversations,
                handover=workspace.handover,
                users=workspace.users,
                reply=replier(workspace),
            )
        ),
        *promises.routes(
            promises.PromiseAdmin(service=workspace.promises, people=workspace.people)
        ),
    )
