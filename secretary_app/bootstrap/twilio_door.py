"""The door of Twilio's webhooks, put together."""

from __future__ import annotations

import logging
from functools import partial

from secretary_app.bootstrap.reaching import reaches_people
from secretary_app.bootstrap.twilio_texts import public_url, twilio_rest
from secretary_app.bootstrap.workspace import Workspace
from secretary_app.channels.sms.models import PartState
from secretary_app.channels.twilio.calling_out import CallsOut
from secretary_app.channels.twilio.calls import TwilioCalls
from secretary_app.channels.twilio.routes import TwilioDoor
from secretary_app.channels.twilio.settings import ANSWER_TEXTS
from secretary_app.channels.twilio.spoken import SpokenTalks
from secretary_app.channels.twilio.texts import Fate, TwilioTexts
from secretary_app.channels.twilio.turn import RecordedTurns
from secretary_app.features.assistants.models import Assistant
from secretary_app.features.correspondence.hearing import Hearing, Words
from secretary_app.features.correspondence.voice_file import VoiceReader
from secretary_app.features.lines.service import calling_out
from secretary_app.features.lines.settings import ASSISTANT
from secretary_app.features.privacy.models import AskedBy
from secretary_app.kernel.errors import SecretaryError
from secretary_app.kernel.phone import PhoneNumber
from secretary_app.kernel.tasks import TaskOwner

_LOG = logging.getLogger(__name__)


def twilio_door(workspace: Workspace) -> TwilioDoor:
    """Its parts know one another only by this."""
    settings = workspace.settings

    base = partial(public_url, workspace)
    reader = VoiceReader(
        hearing=Hearing(engines=workspace.engines, listening=workspace.dialogue.listening)
    )

    async def understand(wav: bytes, assistant: Assistant) -> Words:
        return await reader.read(wav, assistant=assistant, language=assistant.languages[0])

    async def note_fate(text_id: str, fate: Fate, *, reason: str) -> None:
        await workspace.sms.outbox.note_fate(text_id, PartState(fate.value), error=reason)

    async def forget(number: PhoneNumber, *, asked_by: AskedBy) -> None:
        try:
            await workspace.forgetting.forget(number, asked_by=asked_by)
        except SecretaryError:
            _LOG.exception("somebody who asked for it by Twilio is not forgotten")

    tasks = TaskOwner(name="twilio")
    calls = TwilioCalls(
        lines=workspace.lines.all,
        has_room=workspace.line.has_room,
        sockets=workspace.folder.sockets,
        public_url=base,
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
            forget=partial(forget, asked_by=AskedBy.VOICE),
            public_url=base,
            clock=workspace.clock,
            tasks=tasks,
        ),
        texts=TwilioTexts(
            calls=calls,
            keep=workspace.sms.keep_whole,
            correspondence=workspace.correspondence,
            people=workspace.people,
            conversations=workspace.conversations,
            note_fate=note_fate,
            sends=lambda line: reaches_people(line, settings),
            send=workspace.sms.send_apart,
            forget=partial(forget, asked_by=AskedBy.SMS),
            answers=lambda: settings.get(ANSWER_TEXTS),
            tasks=tasks,
        ),
        turns=RecordedTurns(
            understand=understand,
            asking=workspace.asking,
            engines=workspace.engines,
            assistant=lambda: workspace.assistants.get(
                workspace.lines.first().get(ASSISTANT), announces_recording=False
            ),
        ),
        out=CallsOut(
            calls=calls,
            rest=twilio_rest(workspace),
            lines=workspace.lines.all,
            public_url=base,
            socket=calling_out(workspace.folder.sockets),
        ),
        secrets=workspace.secrets,
        public_url=base,
        tasks=tasks,
    )
