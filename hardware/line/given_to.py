"""Who sounds on our side of a call. Apart from what makes the sound: the app loads no network."""

from enum import StrEnum


class By(StrEnum):
    """Who our side of a call is given to."""

    ASSISTANT = "assistant"
    OPERATOR = "operator"
    """A person at a desk; what the app plays is heard as well."""
    HOLD = "hold"
    """The hold sound, softer under what the app plays."""
    NOBODY = "nobody"
    """The assistant is to be quiet."""
