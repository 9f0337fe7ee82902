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
    "audio-unreadable": 400,
    "form-unreadable": 400,
    "language-not-heard": 400,
    "voice-unknown": 400,
    "model-not-found": 404,
    "context-length-exceeded": 400,
    "bad-request": 400,
    "bad-response-format": 400,
    "unsupported-parameter": 400,
}

OF_ENGINES = {**STATUSES, "engine-overloaded": 503, "engines-not-serving": 503}
"""Of what engines do."""


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


class VoiceUnknown(UserFacing):
    """No engine has this voice, and no assistant this name."""

    def __init__(self, *, voice: str, known: str) -> None:
        super().__init__("voice-unknown", voice=voice[:100], known=known[:500])


class LanguageNotHeard(UserFacing):
    """No recogniser for it runs."""

    def __init__(self, *, language: str, known: str) -> None:
        super().__init__("language-not-heard", language=language[:20], known=known)


class AudioUnreadable(UserFacing):
    """Not a sound file that is read here; ``reason`` is for a programmer."""

    def __init__(self, *, why: str, reason: str) -> None:
        """``why`` is ``form`` or ``long``."""
        super().__init__("audio-unreadable", why=why, reason=reason[:200])


class FormUnreadable(UserFacing):
    """Not a form with a file."""

    def __init__(self, *, why: str) -> None:
        """``why`` is ``media``, ``broken`` or ``no-file``."""
        super().__init__("form-unreadable", why=why)


class MessageUnreadable(UserFacing):
    """What came over a socket is none of its messages; ``reason`` is the checker's word."""

    def __init__(self, *, reason: str) -> None:
        super().__init__("message-unreadable", reason=reason[:200])


class TooMuchToSay(UserFacing):
    """More texts wait for their turn than anybody listens to."""

    def __init__(self) -> None:
        super().__init__("too-much-to-say")
