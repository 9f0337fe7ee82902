"""What may be wrong with a promise, in plain words."""

from __future__ import annotations

from secretary_app.features.promises.models import PromiseState
from secretary_app.kernel.errors import UserFacing


class PromiseMissing(UserFacing):
    """No promise has this id."""

    def __init__(self, *, promise_id: str) -> None:
        super().__init__("promise-missing", promise_id=promise_id)


class PromiseMoveRefused(UserFacing):
    """The promise is not in a state from which that can be done; most often somebody was first."""

    def __init__(self, *, promise_id: str, state: PromiseState, wanted: PromiseState) -> None:
        super().__init__(
            "promise-move-refused", promise_id=promise_id, state=state.value, wanted=wanted.value
        )
