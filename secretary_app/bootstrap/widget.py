"""Puts the widget's door together."""

from __future__ import annotations

from secretary_app.bootstrap.workspace import Workspace
from secretary_app.channels.widget.admin.routes import WidgetAdmin
from secretary_app.channels.widget.admin.routes import routes as admin_routes
from secretary_app.channels.widget.happenings import Followers
from secretary_app.channels.widget.keeping import Keeping
from secretary_app.channels.widget.limits import Shares
from secretary_app.channels.widget.parts import WidgetParts
from secretary_app.channels.widget.presence import PresenceTeller
from secretary_app.channels.widget.reception import Reception
from secretary_app.channels.widget.routes import routes
from secretary_app.channels.widget.script import ScriptMaker
from secretary_app.channels.widget.settings import BEHIND_PROXY
from secretary_app.channels.widget.standing import Standings
from secretary_app.channels.widget.talk import WidgetTalk
from secretary_app.channels.widget.telling import Teller
from secretary_app.channels.widget.turn import Turns
from secretary_app.channels.widget.visiting import Visiting
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
        self._standings = Standings(
            database=workspace.database,
            people=workspace.people,
            conversations=workspace.conversations,
            events=workspace.events,
        )
        talk = self._talk_of(workspace)
        wishes = VisitorWishes(
            talk=talk,
            people=workspace.people,
            promises=workspace.promises,
            presence=presence,
            clock=workspace.clock,
        )
        parts = WidgetParts(
            reception=Reception(
                visiting=Visiting(book=workspace.widgets, visits=workspace.visitors),
                shares=Shares(clock=workspace.clock),
                by_address=lambda: not workspace.settings.get(BEHIND_PROXY),
            ),
            teller=Teller(uploads=workspace.uploads),
            visits=workspace.visitors,
            talk=talk,
            wishes=wishes,
            presence=presence,
            scripts=ScriptMaker(assistants=workspace.assistants),
            followers=self._followers,
        )
        admin = WidgetAdmin(
            book=workspace.widgets,
            uploads=workspace.uploads,
            replies=workspace.threads.visitors,
            settings=workspace.settings,
        )
        self.routes = (*routes(parts), *admin_routes(admin))

    def _talk_of(self, workspace: Workspace) -> WidgetTalk:
        keeping = Keeping(
            database=workspace.database,
            visits=workspace.visitors,
            conversations=workspace.conversations,
            clock=workspace.clock,
        )
        turns = Turns(
            standings=self._standings,
            keeping=keeping,
            followers=self._followers,
            handover=workspace.handover,
            correspondence=workspace.correspondence,
            forget=workspace.forgetting.after_chat,
            tasks=self._tasks,
        )
        hearing = Hearing(engines=workspace.engines, listening=workspace.dialogue.listening)
        return WidgetTalk(
            standings=self._standings,
            keeping=keeping,
            turns=turns,
            followers=self._followers,
            uploads=workspace.uploads,
            voice=VoiceReader(hearing=hearing),
            handover=workspace.handover,
            assistants=workspace.assistants,
        )

    async def close(self) -> None:
        """Answers that are being worked out end."""
        self._followers.close()
        self._standings.close()
        await self._tasks.stop()
