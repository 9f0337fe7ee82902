"""What happens in conversations."""

from __future__ import annotations

from dataclasses import dataclass

from secretary_app.features.conversations.models import Message, Role
from secretary_app.kernel.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageAdded(Event):
    """A message is on the disk."""

    message: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadSeen(Event):
    """Somebody at the desk has seen what is new in a thread."""

    thread_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageHeard(Event):
    """It is known how much of a spoken sentence of ours reached the caller."""

    message: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadTaken(Event):
    """A person answers in a thread from now on; the assistant is quiet there."""

    thread_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadHanded(Event):
    """``actor`` has asked a colleague to answer in a thread; ``ThreadTaken`` is told, too."""

    thread_id: str
    to: str
    """Id of the user."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadGivenBack(Event):
    """The assistant answers in a thread again."""

    thread_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Typing(Event):
    """Somebody is writing in a thread; it is said again every few seconds while they do."""

    thread_id: str
    role: Role
