"""What may be missing from the conversations, in plain words."""

from __future__ import annotations

from secretary_app.kernel.errors import UserFacing


class ThreadMissing(UserFacing):
    """No thread has this id."""

    def __init__(self, *, thread_id: str) -> None:
        super().__init__("thread-missing", thread_id=thread_id)


class MessageMissing(UserFacing):
    """No message has this id."""

    def __init__(self, *, message_id: str) -> None:
        super().__init__("message-missing", message_id=message_id)


class ThreadUnreachable(UserFacing):
    """No door leads to whoever it is with: they called with a hidden number."""

    def __init__(self) -> None:
        super().__init__("thread-unreachable")
