"""What may be wrong with a recording, in plain words."""

from __future__ import annotations

from pathlib import Path

from secretary_app.features.recordings.models import RecordingState
from secretary_app.kernel.errors import UserFacing


class RecordingMissing(UserFacing):
    """No recording has this id."""

    def __init__(self, *, recording_id: str) -> None:
        super().__init__("recording-missing", recording_id=recording_id)


class RecordingMoveRefused(UserFacing):
    """The recording is closed or deleted already."""

    def __init__(self, *, recording_id: str, state: RecordingState) -> None:
        super().__init__("recording-move-refused", recording_id=recording_id, state=state.value)


class RecordingUnwritable(UserFacing):
    """The recordings' folder or file cannot be written or removed."""

    def __init__(self, *, path: Path, reason: str) -> None:
        super().__init__("recording-unwritable", path=str(path), reason=reason)


class RecordingHasNoSound(UserFacing):
    """The file is gone, or is no sound: ``detail`` for who looks closer."""

    def __init__(self, *, detail: str) -> None:
        super().__init__("recording-has-no-sound", detail=detail)


class RecordingMute(UserFacing):
    """It cannot be heard on this computer: ``reason`` in the system's own words."""

    def __init__(self, *, reason: str) -> None:
        super().__init__("recording-mute", reason=reason)
