"""The door of Twilio's webhooks, put together."""

from __future__ import annotations

from secretary_app.bootstrap.workspace import Workspace
from secretary_app.channels.twilio.calls import TwilioCalls
from secretary_app.channels.twilio.routes import TwilioDoor
from secretary_app.channels.twilio.settings import ANSWER_TEXTS, PUBLIC_URL
from secretary_app.channels.twilio.spoken import SpokenTalks
from secretary_app.channels.twilio.texts import TwilioTexts


def twilio_door(workspace: Workspace) -> TwilioDoor:
    """Its parts know one another only by this."""
    settings = workspace.settings

    def public_url() -> str:
        return settings.get(PUBLIC_URL).rstrip("/")

    calls = TwilioCalls(
        lines=workspace.lines.all,
        has_room=workspace.line.has_room,
        sockets=workspace.folder.sockets,
        public_url=public_url,
        clock=workspace.clock,
    )
    return TwilioDoor(
        calls=calls,
        talks=SpokenTalks(
            calls=calls,
            correspondence=workspace.correspondence,
            assistants=workspace.assistants,
            people=workspace.people,
            conversations=workspace.conversations,
            rules=workspace.dialogue.rules,
            public_url=public_url,
            clock=workspace.clock,
        ),
        texts=TwilioTexts(
            calls=calls,
            keep=workspace.sms.keep_whole,
            correspondence=workspace.correspondence,
            people=workspace.people,
            conversations=workspace.conversations,
            answers=lambda: settings.get(ANSWER_TEXTS),
        ),
        secrets=workspace.secrets,
        public_url=public_url,
    )
