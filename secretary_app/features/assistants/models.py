"""What an assistant is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceChoice:
    """How an assistant sounds in one language."""

    name: str
    """A voice of the speech engine, ``ru+f3`` for eSpeak."""
    speed: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Assistant:
    """A secretary as callers and visitors meet her."""

    id: str
    persona: str
    """Whose character she has: her wording and manner."""
    names: Mapping[str, str]
    """Her name, per language."""
    company: Mapping[str, str]
    """The company's name as it is said, per language; empty = not named."""
    languages: tuple[str, ...]
    """In order: the first greets whoever is not known yet."""
    voices: Mapping[str, VoiceChoice]
    """Per language."""
    announces_recording: bool
    """Whether the greeting says that the call is recorded."""
    asks_recording: bool = False
    """Whether it asks in place of that."""
    greetings: Mapping[str, str] = field(default_factory=dict)
    """Words of the owner's in place of the persona's, per language."""
    manners: Mapping[str, str] = field(default_factory=dict)
    """The same for what a language model is told of her character."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What was chosen for an assistant."""

    id: str
    persona: str
    chosen: Mapping[str, object] = field(default_factory=dict)
    """By the key of the field."""
