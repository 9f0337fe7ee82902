"""What a call is made with: chosen for it before the answer, the same until its end."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from engines.clients import SttChain, TtsChain
from secretary_app.features.calls.endpointing import EndpointingTimes
from secretary_app.features.calls.our_word import Opening
from secretary_app.features.calls.patience import PatienceTimes
from secretary_app.features.calls.prepared import PreparedSpeech
from secretary_app.features.calls.speaking import Voice
from secretary_app.features.calls.watchdog import WaitingTimes
from secretary_app.features.dialogue.models import Action
from secretary_app.features.dialogue.service import Dialogue
from secretary_app.features.dialogue.state import DialogueState
from secretary_app.kernel.clock import Clock


@dataclass(frozen=True, slots=True, kw_only=True)
class CallParts:
    """Dialogue, engines and times of one call."""

    dialogue: Dialogue
    state: DialogueState
    recognisers: Mapping[str, SttChain]
    """Per language."""
    voices: TtsChain
    voice_of: Callable[[str], Voice]
    prepared: PreparedSpeech
    endpointing: EndpointingTimes
    patience: PatienceTimes
    waiting: WaitingTimes
    clock: Clock
    voice_is_back: Callable[[], Awaitable[bool]]
    """After a failure: waits for a voice for as long as a caller may be left waiting."""
    act: Callable[[Action], Awaitable[None]]
    """Carries out what the dialogue decided, except hanging up, which is the session's own."""
    longest_hold_s: float = 90.0
    """Then the assistant takes a caller back whom nobody has come back to."""
    opening: Opening | None = None
    """In a call of ours: who calls and why, in a language; None where we were called."""
