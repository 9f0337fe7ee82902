"""Puts the widget's door together."""

from __future__ import annotations

from secretary_app.bootstrap.workspace import Workspace
from secretary_app.channels.widget.admin.routes import WidgetAdmin
from secretary_app.channels.widget.admin.routes import routes as admin_routes
from secretary_app.channels.widget.happenings import Followers
from secretary_app.channels.widget.limits import Shares
from secretary_app.channels.widget.presence import PresenceTeller
from secretary_app.channels.widget.routes import WidgetDoor, WidgetParts, routes
from secretary_app.channels.widget.script import ScriptMaker
from secretary_app.channels.widget.settings import BEHIND_PROXY
from secretary_app.channels.widget.talk import WidgetTalk
from secretary_app.channels.widget.wishes import VisitorWishes
from secretary_app.features.correspondence.hearing import Hearing
from secretary_app.features.correspondence.voice_file import VoiceReader
from secretary_app.kernel.tasks import TaskOwner


class OpenWidget:
    """Its routes, for as long as the server stands."""

    def __init__(self, workspace: Workspace) -> None:
        self._followers = Followers(events=workspace.events)
        self._tasks = TaskOwner(name="widget")
        presence = PresenceTeller(knowledge=workspace.knowledge)
        self._talk = talk = WidgetTalk(
            database=workspace.database,
            visits=workspace.visitors,
            followers=self._followers,
            uploads=workspace.uploads,
            voice=VoiceReader(
                hearing=Hearing(engines=workspace.engines, listening=workspace.dialogue.listening)
            ),
            people=workspace.people,
            conversations=workspace.conversations,
            handover=workspace.handover,
            correspondence=workspace.correspondence,
            assistants=workspace.assistants,
            forget=workspace.forgetting.after_chat,
            events=workspace.events,
            clock=workspace.clock,
            tasks=self._tasks,
        )
        wishes = VisitorWishes(
            talk=talk,
            people=workspace.people,
            promises=workspace.promises,
            presence=presence,
            clock=workspace.clock,
        )
        parts = WidgetParts(
            book=workspace.widgets,
            visits=workspace.visitors,
            talk=talk,
            wishes=wishes,
            uploads=workspace.uploads,
            presence=presence,
            scripts=ScriptMaker(assistants=workspace.assistants),
            followers=self._followers,
            shares=Shares(clock=workspace.clock),
            by_address=lambda: not workspace.settings.get(BEHIND_PROXY),
        )
        admin = WidgetAdmin(
            book=workspace.widgets,
            uploads=workspace.uploads,
            replies=workspace.widget_replies,
            settings=workspace.settings,
        )
        self.routes = (*routes(WidgetDoor(parts=parts)), *admin_routes(admin))

    async def close(self) -> None:
        """Answers that are being worked out end."""
        self._followers.close()
        self._talk.close()
        await self._tasks.stop()
