"""What is owed to a caller whose call was cut off by the line: a call back."""

from __future__ import annotations

from datetime import timedelta

from secretary_app.features.calls.live import LiveCall
from secretary_app.features.promises.models import NewPromise, PromiseKind, PromiseState
from secretary_app.features.promises.service import PromiseService
from secretary_app.kernel.clock import Clock

DUE = timedelta(minutes=15)
"""Who was cut off in mid-sentence waits by the telephone, or rings again by then."""


async def promise_to_call_back(call: LiveCall, *, promises: PromiseService, clock: Clock) -> bool:
    """Promises it once; False for a caller who hid the number, who cannot be called."""
    if call.number is None:
        return False
    already = await promises.of_call(call.call_id)
    if any(
        each.kind is PromiseKind.CALL_BACK and each.state is PromiseState.OPEN for each in already
    ):
        return False
    await promises.make(
        NewPromise(
            kind=PromiseKind.CALL_BACK,
            text="",
            due_at=clock.now() + DUE,
            language=call.language,
            urgent=True,
            person_id=call.person_id,
            call_id=call.call_id,
            number=call.number.e164,
        ),
        actor="line",
    )
    return True
