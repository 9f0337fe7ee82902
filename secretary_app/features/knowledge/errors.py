"""What may be wrong with knowledge, in plain words."""

from __future__ import annotations

from pathlib import Path

from secretary_app.kernel.errors import UserFacing


class KnowledgeError(UserFacing):
    """Root of what this slice tells a person."""


class BadFactValue(KnowledgeError):
    """The value does not fit the kind of the fact."""

    def __init__(self, *, kind: str, value: str) -> None:
        super().__init__("fact-value-bad", kind=kind, value=value)


class BadFactKey(KnowledgeError):
    """A key is lower case Latin words joined by dots or underscores."""

    def __init__(self, *, key: str) -> None:
        super().__init__("fact-key-bad", key=key)


class NoWayToAsk(KnowledgeError):
    """Nobody could ever ask for this fact."""

    def __init__(self, *, key: str, kind: str) -> None:
        super().__init__("fact-question-missing", key=key, kind=kind)


class BadTemplate(KnowledgeError):
    """The template of a fact does not say its value."""

    def __init__(self, *, template: str, reason: str) -> None:
        super().__init__("fact-template-bad", template=template, reason=reason)


class BadPattern(KnowledgeError):
    """A pattern cannot be used; ``reason`` is a Fluent variant: empty, long, slow, syntax."""

    def __init__(self, *, pattern: str, reason: str, detail: str = "") -> None:
        super().__init__("pattern-bad", pattern=pattern, reason=reason, detail=detail)


class BadField(KnowledgeError):
    """A field of an entry is missing, unknown or unreadable; ``reason`` is a Fluent variant."""

    def __init__(self, *, field: str, value: str, reason: str) -> None:
        super().__init__("knowledge-field-bad", field=field, value=value, reason=reason)


class PhraseTaken(KnowledgeError):
    """Two sources would be asked for by the same words."""

    def __init__(self, *, phrase: str, other: str) -> None:
        super().__init__("phrase-taken", phrase=phrase, other=other)


class EntryMissing(KnowledgeError):
    """There is no such FAQ entry or fact."""

    def __init__(self, *, ref: str) -> None:
        super().__init__("knowledge-missing", ref=ref)


class UnreadableFile(KnowledgeError):
    """An import file as a whole cannot be read; ``reason`` is a Fluent variant."""

    def __init__(self, *, file: Path, reason: str, detail: str = "") -> None:
        super().__init__("knowledge-file-bad", file=str(file), reason=reason, detail=detail)


class ImportRefused(KnowledgeError):
    """Some rows are wrong, so nothing was imported; the command has listed them."""

    def __init__(self, *, file: Path, count: int) -> None:
        super().__init__("knowledge-import-refused", file=str(file), count=count)
