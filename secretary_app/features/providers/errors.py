"""What may be wrong with the engines, for a person."""

from __future__ import annotations

from secretary_app.kernel.errors import UserFacing


class NoVoice(UserFacing):
    """No speech engine came up, so no call can be answered."""

    def __init__(self, *, reason: str, trouble: str = "") -> None:
        """``trouble`` is the worker's code, as in ``Trouble``."""
        super().__init__("providers-no-voice", reason=reason, trouble=trouble or "none")


class EngineGone(UserFacing):
    """No engine of that name runs."""

    def __init__(self, *, engine: str) -> None:
        super().__init__("engine-gone", engine=engine)


class LastVoice(UserFacing):
    """The only voice that works is not stopped."""

    def __init__(self, *, engine: str) -> None:
        super().__init__("engine-last-voice", engine=engine)


class NothingServed(UserFacing):
    """No engine runs: calls are not taken, or not yet; or none of the kind that is asked for."""

    def __init__(self, *, kind: str = "any") -> None:
        """``kind``: of models, where engines of other kinds run."""
        super().__init__("engines-not-serving", kind=kind)
