"""Which events of a call stand as a line between its words, and under which name.

The text of one is ``live-event-<name>``, with the parameters that it is given here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from secretary_app.features.calls import desk_events, events

Params = dict[str, str | int]

# Any: each function takes its own class of event; the key beside it ties them.
_TOLD: dict[type[events.CallEvent], Callable[[Any], tuple[str, Params]]] = {
    events.CallAnswered: lambda _event: ("answered", {}),
    events.CallDialled: lambda _event: ("dialled", {}),
    events.CallRingsThere: lambda _event: ("rings-there", {}),
    events.CallResumed: lambda _event: ("resumed", {}),
    events.RecordingFailed: lambda _event: ("recording-failed", {}),
    events.ConsentChanged: lambda event: ("consent", {"reason": event.reason}),
    events.EngineFailed: lambda event: ("engine-failed", {"kind": event.kind}),
    events.AlarmRaised: lambda _event: ("alarm", {}),
    events.CallEnded: lambda event: ("ended", {"cause": event.cause}),
    desk_events.TakenOver: lambda event: ("taken-over", {"actor": event.actor}),
    desk_events.GivenBack: lambda event: (f"back-{event.because.value}", {}),
    desk_events.HeldChanged: lambda event: ("held" if event.on else "resumed-talk", {}),
    desk_events.QuietChanged: lambda event: ("quiet" if event.on else "speaks-again", {}),
    desk_events.TransferAsked: lambda event: ("transfer-asked", {"count": len(event.to)}),
    desk_events.TransferEnded: lambda event: (f"transfer-{event.outcome.value}", {}),
    desk_events.TonesSent: lambda event: ("tones", {"count": event.count}),
    desk_events.Declined: lambda _event: ("declined", {}),
}


def what_happened(event: events.CallEvent) -> tuple[str, Params] | None:
    """The name and parameters of the line; None for what is told in another way, or not at all."""
    told = _TOLD.get(type(event))
    return None if told is None else told(event)
