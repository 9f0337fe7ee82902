"""Settings of calls."""

from __future__ import annotations

from secretary_app.foundation.settings import Setting

ENDPOINT_COMPLETE_MS = Setting(
    key="calls.endpoint_complete_ms", type=int, default=300, minimum=150, maximum=2000
)
ENDPOINT_INCOMPLETE_MS = Setting(
    key="calls.endpoint_incomplete_ms", type=int, default=900, minimum=300, maximum=4000
)
ENDPOINT_NONE_MS = Setting(
    key="calls.endpoint_none_ms", type=int, default=800, minimum=300, maximum=4000
)
SILENCE_S = Setting(key="calls.silence_seconds", type=float, default=7.0, minimum=2, maximum=60)
LONGEST_MINUTES = Setting(key="calls.longest_minutes", type=int, default=15, minimum=1, maximum=240)
KEEP_DAYS = Setting(key="calls.keep_days", type=int, default=0, minimum=0, maximum=3650)
"""Of the records of calls; 0: for ever."""

HOLD_SECONDS = Setting(key="calls.hold_seconds", type=int, default=90, minimum=5, maximum=900)
"""The longest hold; then the assistant takes the caller back."""
TRANSFER_SECONDS = Setting(
    key="calls.transfer_seconds", type=int, default=20, minimum=5, maximum=120
)
"""So long a colleague's desk rings."""
DESK_SECONDS = Setting(key="calls.desk_seconds", type=int, default=0, minimum=0, maximum=60)
"""While somebody sits at a desk, a ringing call waits so long for them; 0: not at all."""
DESK_SOUND = Setting(key="calls.desk_sound", type=bool, default=True)
"""Whether who takes a call over speaks by the microphone of this computer."""
DESK_MICROPHONE = Setting(key="calls.desk_microphone", type=str, default="", maximum=200)
"""A device's name or a part of it; empty = the system's own choice."""
DESK_HEADPHONES = Setting(key="calls.desk_headphones", type=str, default="", maximum=200)


def _limit(stage: str, default: int) -> Setting[int]:
    """Of the times beside a live call: over the target is worth a look, over tolerable is heard."""
    return Setting(key=f"calls.{stage}_ms", type=int, default=default, minimum=50, maximum=30_000)


HEARING_TARGET_MS = _limit("hearing_target", 500)
HEARING_TOLERABLE_MS = _limit("hearing_tolerable", 1000)
ANSWER_TARGET_MS = _limit("answer_target", 2000)
ANSWER_TOLERABLE_MS = _limit("answer_tolerable", 3000)
VOICE_TARGET_MS = _limit("voice_target", 500)
VOICE_TOLERABLE_MS = _limit("voice_tolerable", 1000)

SETTINGS = (
    ENDPOINT_COMPLETE_MS,
    ENDPOINT_INCOMPLETE_MS,
    ENDPOINT_NONE_MS,
    SILENCE_S,
    LONGEST_MINUTES,
    KEEP_DAYS,
    HOLD_SECONDS,
    TRANSFER_SECONDS,
    DESK_SECONDS,
    DESK_SOUND,
    DESK_MICROPHONE,
    DESK_HEADPHONES,
    HEARING_TARGET_MS,
    HEARING_TOLERABLE_MS,
    ANSWER_TARGET_MS,
    ANSWER_TOLERABLE_MS,
    VOICE_TARGET_MS,
    VOICE_TOLERABLE_MS,
)
