"""What happens to recordings."""

from __future__ import annotations

from dataclasses import dataclass

from secretary_app.features.recordings.models import Recording
from secretary_app.kernel.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordingFinished(Event):
    """The file is closed, completely or not; its state says which."""

    recording: Recording


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordingDeleted(Event):
    """Sound and transcript are gone."""

    recording: Recording
