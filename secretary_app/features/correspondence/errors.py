"""What may go wrong with what somebody sends, for that person."""

from __future__ import annotations

from secretary_app.kernel.errors import UserFacing


class VoiceNotUnderstood(UserFacing):
    """No words were found in what was said, or nobody can listen now."""

    def __init__(self, *, reason: str) -> None:
        super().__init__("voice-not-understood", reason=reason)
