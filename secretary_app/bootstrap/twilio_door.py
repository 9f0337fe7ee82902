"""The door of Twilio's webhooks, put together."""

from __future__ import annotations

from secretary_app.bootstrap.workspace import Workspace
from secretary_app.channels.twilio.calls import TwilioCalls
from secretary_app.channels.twilio.routes import TwilioDoor
from secretary_app.channels.twilio.settings import ANSWER_TEXTS, PUBLIC_URL
from secretary_app.channels.twilio.spoken import SpokenTalks
from secretary_app.channels.twilio.texts import TwilioTexts
from secretary_app.channels.twilio.turn import RecordedTurns
from secretary_app.features.assistants.models import Assistant
from secretary_app.features.correspondence.hearing import Hearing, Words
from secretary_app.features.correspondence.voice_file import VoiceReader
from secretary_app.features.lines.settings import ASSISTANT


def twilio_door(workspace: Workspace) -> TwilioDoor:
    """Its parts know one another only by this."""
    settings = workspace.settings

    def public_url() -> str:
        return settings.get(PUBLIC_URL).rstrip("/")

    reader = VoiceReader(
        hearing=Hearing(engines=workspace.engines, listening=workspace.dialogue.listening)
    )

    async def understand(wav: bytes, assistant: Assistant) -> Words:
        return await reader.read(wav, assistant=assistant, language=assistant.languages[0])

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
        turns=RecordedTurns(
            understand=understand,
            asking=workspace.asking,
            engines=workspace.engines,
            assistant=lambda: workspace.assistants.get(
                workspace.lines.first().get(ASSISTANT), announces_recording=False
            ),
        ),
        secrets=workspace.secrets,
        public_url=public_url,
    )
