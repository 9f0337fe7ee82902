"""What may be wrong with a promise, in plain words."""

from __future__ import annotations

from secretary_app.features.promises.models import PromiseState
from secretary_app.kernel.errors import UserFacing


class PromiseMissing(UserFacing):
    """No promise has this id."""

    def __init__(self, *, promise_id: str) -> None:
        super().__init__("promise-missing", promise_id=promise_id)


class NotAsked(UserFacing):
    """Only what we promised to find out can be answered."""

    def __init__(self, *, promise_id: str) -> None:
        super().__init__("promise-not-asked", promise_id=promise_id)


class BadAnswer(UserFacing):
    """There is nothing in it, or more than anybody listens to."""

    def __init__(self, *, longest: int) -> None:
        super().__init__("promise-bad-answer", longest=longest)


class PromiseMoveRefused(UserFacing):
    """The promise is not in a state from which that can be done; most often somebody was first."""

    def __init__(self, *, promise_id: str, state: PromiseState, wanted: PromiseState) -> None:
        super().__init__(
            "promise-move-refused", promise_id=promise_id, state=state.value, wanted=wanted.value
        )
