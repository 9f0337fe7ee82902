"""What is owed to a caller whose call was cut off, by the line or by us: a call back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from secretary_app.features.promises.models import NewPromise, PromiseKind
from secretary_app.features.promises.service import PromiseService
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.phone import PhoneNumber

DUE = timedelta(minutes=15)
"""Who was cut off in mid-sentence waits by the telephone, or rings again by then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CutOff:
    """Whose call it was."""

    call_id: str
    number: PhoneNumber | None
    person_id: str | None
    language: str


async def promise_to_call_back(call: CutOff, *, promises: PromiseService, clock: Clock) -> bool:
    """Promises it once; False for a caller who hid the number, who cannot be called."""
    if call.number is None:
        return False
    already = await promises.of_call(call.call_id)
    if any(each.kind is PromiseKind.CALL_BACK for each in already):
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
