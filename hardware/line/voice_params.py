"""Limits of voice activity, apart from the detector: who configures a line needs no network."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceParams:
    """Limits of voice activity."""

    threshold: float = 0.5
    """A window of at least this probability holds a voice."""
    confirm_ms: int = 100
    """A second such window must come within this time of the first."""
    stop_ms: int = 160
    """A voice is over after so long without such a window; the gaps inside words are shorter."""
