"""Everything that calls are made with, and what the owner chose for them at this moment."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from secretary_app.features.assistants.models import Assistant
from secretary_app.features.assistants.service import AssistantService
from secretary_app.features.calls import settings as chosen
from secretary_app.features.calls.endpointing import EndpointingTimes
from secretary_app.features.calls.left_open import LeftOpen
from secretary_app.features.calls.missed import MissedCalls
from secretary_app.features.calls.our_opening import CallOpening
from secretary_app.features.calls.patience import PatienceTimes
from secretary_app.features.calls.records import CallRecords
from secretary_app.features.calls.roster import Roster
from secretary_app.features.calls.screening import Screening
from secretary_app.features.calls.speaking import Voice
from secretary_app.features.conversations.service import ConversationService
from secretary_app.features.dialogue.models import SendText
from secretary_app.features.dialogue.service import Dialogue
from secretary_app.features.lines.models import PhoneLine
from secretary_app.features.lines.settings import ASSISTANT, CONSENT, RINGS
from secretary_app.features.people.service import PeopleService
from secretary_app.features.promises.service import PromiseService
from secretary_app.features.providers.engine_room import EngineRoom
from secretary_app.features.recordings.models import ConsentRule
from secretary_app.features.recordings.service import RecordingService
from secretary_app.features.recordings.settings import ENABLED, HOLD_SECONDS
from secretary_app.foundation.settings import Settings
from secretary_app.foundation.storage import Database
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.events import EventBus
from secretary_app.kernel.phone import PhoneNumber

SECONDS_PER_MINUTE = 60
MS_PER_SECOND = 1000

Forget = Callable[[PhoneNumber | None, str], Awaitable[object]]


@dataclass(frozen=True, slots=True, kw_only=True)
class CallSetup:
    """Services and engines, shared by all calls of a line."""

    line: Callable[[], PhoneLine]
    """As it is set up now."""
    settings: Settings
    database: Database
    bus: EventBus
    clock: Clock
    engines: EngineRoom
    dialogue: Dialogue
    assistants: AssistantService
    people: PeopleService
    conversations: ConversationService
    promises: PromiseService
    recordings: RecordingService
    records: CallRecords
    left: LeftOpen
    screening: Screening
    """Which calls are not taken."""
    missed: MissedCalls
    """What is owed for those that were not."""
    opening: CallOpening
    """The first words of our own calls."""
    forget: Forget
    """Deletes what is stored of a caller, and of one call. Raises SecretaryError."""
    roster: Roster
    """Who sits at a desk now."""
    send_text: SendText | None = None
    """Where text messages can be sent."""

    def assistant(self) -> Assistant:
        """Who answers the line now. Raises UnknownPersona or UnknownLanguage."""
        line = self.line()
        rule = line.get(CONSENT) if self.settings.get(ENABLED) else ConsentRule.OFF
        return self.assistants.get(
            line.get(ASSISTANT),
            announces_recording=rule is ConsentRule.ANNOUNCE,
            asks_recording=rule is ConsentRule.ASK,
        )

    def voice_of(self, assistant: Assistant, language: str) -> Voice:
        """How she sounds in a language."""
        choice = assistant.voices[language]
        return Voice(name=choice.name, speed=choice.speed)

    def hold_ms(self) -> int:
        """How long sound stays off the disk."""
        return self.settings.get(HOLD_SECONDS) * MS_PER_SECOND

    def rings(self) -> int:
        """After which ring she answers."""
        return self.line().get(RINGS)

    def person_s(self) -> float:
        """How long a ringing call waits for somebody at a desk besides."""
        return self.settings.get(chosen.DESK_SECONDS) if self.roster.present else 0.0

    def endpointing(self) -> EndpointingTimes:
        """Silences that end a caller's turn."""
        return EndpointingTimes(
            complete_ms=self.settings.get(chosen.ENDPOINT_COMPLETE_MS),
            incomplete_ms=self.settings.get(chosen.ENDPOINT_INCOMPLETE_MS),
            none_ms=self.settings.get(chosen.ENDPOINT_NONE_MS),
        )

    def patience(self) -> PatienceTimes:
        """How long she waits."""
        return PatienceTimes(
            silence_s=self.settings.get(chosen.SILENCE_S),
            longest_call_s=self.settings.get(chosen.LONGEST_MINUTES) * SECONDS_PER_MINUTE,
        )
