"""What may be wrong with a document, each with its next step."""

from __future__ import annotations

from pathlib import Path

from secretary_app.kernel.errors import UserFacing


class DocumentError(UserFacing):
    """Root of what documents tell a person."""


class DocumentUnreadable(DocumentError):
    """No sections can be made of the file; ``reason`` is a Fluent variant.

    open, format, encoding, broken, encrypted, scanned, empty, bomb, long, pages, slow, memory.
    """

    def __init__(self, *, file: Path, reason: str, detail: str = "") -> None:
        super().__init__("document-unreadable", file=str(file), reason=reason, detail=detail)


class DocumentTooBig(DocumentError):
    """The file has more bytes than any document of words needs."""

    def __init__(self, *, file: Path, megabytes: int, limit: int) -> None:
        super().__init__("document-too-big", file=str(file), megabytes=megabytes, limit=limit)


class DocumentMissing(DocumentError):
    """No document, or more than one, goes by this name."""

    def __init__(self, *, ref: str) -> None:
        super().__init__("document-missing", ref=ref)
