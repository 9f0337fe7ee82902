"""Words that steer the talk, from ``resources/dialogue/<language>.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Self

from secretary_app.features.dialogue.words import contains, plain_words
from secretary_app.kernel.paths import RESOURCES

FOLDER = RESOURCES / "dialogue"

Words = tuple[str, ...]


class Intent(StrEnum):
    """What a caller wants who steers the talk."""

    EMERGENCY = "emergency"
    YES = "yes"
    NO = "no"
    THANKS = "thanks"
    GOODBYE = "goodbye"
    REPEAT = "repeat"
    OPERATOR = "operator"
    MESSAGE = "message"


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlWords:
    """The control phrases of one language."""

    language: str
    emergency: tuple[str, ...]
    switches: Mapping[str, tuple[str, ...]]
    """Wanted language to phrases."""
    whole: Mapping[Intent, tuple[str, ...]]
    backchannels: tuple[str, ...]
    fillers: frozenset[str]

    @classmethod
    def load(cls, language: str, *, folder: Path = FOLDER) -> Self:
        """Read the file of a language that the product brings."""
        with (folder / f"{language}.toml").open("rb") as stream:
            data = tomllib.load(stream)
        return cls(
            language=language,
            emergency=tuple(data["emergency"]["phrases"]),
            switches={wanted: tuple(said) for wanted, said in data["switch"].items()},
            whole={Intent(name): tuple(said) for name, said in data["whole"].items()},
            backchannels=tuple(data["backchannel"]["phrases"]),
            fillers=frozenset(data["filler"]["words"]),
        )

    def intent(self, text: str) -> Intent | None:
        """What the words ask for, if they steer the talk."""
        words = plain_words(text)
        if any(contains(words, plain_words(phrase)) for phrase in self.emergency):
            return Intent.EMERGENCY
        bare = self._without_fillers(words)
        for intent, phrases in self.whole.items():
            for phrase in phrases:
                wanted = plain_words(phrase)
                if words == wanted or (bare and bare == self._without_fillers(wanted)):
                    return intent
        return None

    def wanted_language(self, text: str) -> str | None:
        """The language that the caller asks for."""
        words = plain_words(text)
        for wanted, phrases in self.switches.items():
            if any(contains(words, plain_words(phrase)) for phrase in phrases):
                return wanted
        return None

    def is_backchannel(self, text: str) -> bool:
        """Whether the words only say «go on»: listed phrases and nothing else."""
        words = plain_words(text)
        listed = sorted(
            {plain_words(phrase) for phrase in self.backchannels}, key=len, reverse=True
        )
        while words:
            found = next((phrase for phrase in listed if words[: len(phrase)] == phrase), None)
            if found is None:
                return False
            words = words[len(found) :]
            if not words:
                return True
        return False

    def phrases(self) -> tuple[str, ...]:
        """Everything listed, save back-channels: what a recogniser should always know."""
        steering = (phrase for phrases in self.whole.values() for phrase in phrases)
        return (*self.emergency, *self.switch_phrases(), *steering)

    def switch_phrases(self) -> tuple[str, ...]:
        """Phrases that ask for a language."""
        return tuple(phrase for phrases in self.switches.values() for phrase in phrases)

    def _without_fillers(self, words: Words) -> Words:
        return tuple(word for word in words if word not in self.fillers)
