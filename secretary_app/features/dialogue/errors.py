"""What may go wrong when a question is tried out, for a person."""

from __future__ import annotations

from secretary_app.kernel.errors import UserFacing


class ModelNotReady(UserFacing):
    """The language model that is chosen could not be started for a question."""

    def __init__(self, *, reason: str, trouble: str = "") -> None:
        """``trouble`` is the worker's code: ``model_broken`` …; empty where it gave none."""
        super().__init__("model-not-ready", reason=reason, trouble=trouble or "none")
