"""What may be wrong with an assistant."""

from __future__ import annotations

from secretary_app.kernel.errors import UserFacing


class UnknownPersona(UserFacing):
    """A door names an assistant that does not exist."""

    def __init__(self, *, persona: str, known: str) -> None:
        super().__init__("persona-unknown", persona=persona, known=known)


class AssistantNameTaken(UserFacing):
    """There is one already."""

    def __init__(self, *, assistant: str) -> None:
        super().__init__("assistant-taken", assistant=assistant)


class BadAssistantId(UserFacing):
    """What is typed to name an assistant is short and plain."""

    def __init__(self, *, assistant: str) -> None:
        super().__init__("assistant-id-bad", assistant=assistant)


class AssistantInUse(UserFacing):
    """A line names her."""

    def __init__(self, *, assistant: str, line: str) -> None:
        super().__init__("assistant-in-use", assistant=assistant, line=line)


class UnknownLanguage(UserFacing):
    """The assistant is to speak a language that she has no texts for."""

    def __init__(self, *, language: str, known: str) -> None:
        super().__init__("assistant-language-unknown", language=language, known=known)
