"""What may be wrong with a request of a client of OpenAI, with the codes that such clients know."""

from __future__ import annotations

from engines.wire import WireError
from secretary_app.kernel.errors import UserFacing

_OF_ENGINES = {
    "too_long": "context-length-exceeded",
    "bad_event": "bad-request",
    "bad_grammar": "bad-response-format",
    "unsupported": "bad-request",
    "too_large": "bad-request",
}

STATUSES = {
    "model-not-found": 404,
    "context-length-exceeded": 400,
    "bad-request": 400,
    "bad-response-format": 400,
    "unsupported-parameter": 400,
    "engine-overloaded": 503,
}


class ModelNotFound(UserFacing):
    """No assistant and no running language model has this name."""

    def __init__(self, *, model: str) -> None:
        super().__init__("model-not-found", model=model[:100])


class ParameterUnsupported(UserFacing):
    """What is asked for cannot be had of this model."""

    def __init__(self, *, parameter: str, why: str) -> None:
        """``why`` is the end of a text's name: ``assistant-tools``."""
        super().__init__("unsupported-parameter", parameter=parameter, why=why)


class EngineRefused(UserFacing):
    """The engine cannot do this; ``reason`` is its own word, for a programmer."""

    def __init__(self, error: WireError) -> None:
        super().__init__(_OF_ENGINES.get(error.code, "engine-overloaded"), reason=error.text)
