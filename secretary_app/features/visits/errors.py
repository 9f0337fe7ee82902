"""What may go wrong at the counter, in plain words."""

from __future__ import annotations

from secretary_app.kernel.errors import UserFacing


class BadQuestion(UserFacing):
    """Nothing, or more than anybody writes with a finger."""

    def __init__(self, *, longest: int) -> None:
        super().__init__("visit-question-bad", longest=longest)
