"""Keys that the caller presses, one after another, become a turn: the words that they stand for.

So do words that a visitor writes on a screen beside the microphone.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

from engines.wire.stt import Transcript
from secretary_app.features.calls.hearing import Heard
from secretary_app.features.dialogue.keys import Keys
from secretary_app.features.dialogue.letters import language_of
from secretary_app.features.dialogue.state import DialogueState
from secretary_app.kernel.clock import Clock

_LOG = logging.getLogger(__name__)

KEY_MS = 100
"""About how long one is held down."""

ENGINE = "keys"
"""Who heard the words of such a turn."""

WRITTEN = "screen"
"""The same of words that were written."""

END = "#"


class Keypad:
    """Of one call."""

    def __init__(
        self,
        *,
        meaning: Keys,
        state: DialogueState,
        now_ms: Callable[[], int],
        hush: Callable[[], None],
        on_turn: Callable[[Heard], None],
        clock: Clock,
    ) -> None:
        """Join a telephone's keys to a talk.

        Args:
            meaning: Knows what they stand for.
            state: Of the talk.
            now_ms: Line time.
            hush: Ends the question that is being answered.
            on_turn: Gets the answer.
            clock: Stamps it.
        """
        self._meaning = meaning
        self._state = state
        self._now_ms = now_ms
        self._hush = hush
        self._on_turn = on_turn
        self._clock = clock
        self._keys = ""
        self._start_ms = self._end_ms = 0
        self._answered_ms = -1
        """Line time at which the last key of an answer was let go."""
        self._pause: asyncio.TimerHandle | None = None

    @property
    def typing(self) -> bool:
        """Whether the next key is waited for."""
        return bool(self._keys)

    def press(self, key: str, at_ms: int) -> None:
        """The caller has pressed a key."""
        self._still()
        if not self._keys:
            self._start_ms = at_ms
            if self._meaning.answers(self._state):
                self._hush()
        self._keys += key
        self._end_ms = at_ms + KEY_MS
        if self._meaning.answers(self._state):
            self._answered_ms = self._end_ms
        pause_s = 0.0 if key == END else self._meaning.pause_s(self._keys, self._state)
        if pause_s:
            self._pause = asyncio.get_running_loop().call_later(pause_s, self._done)
        else:
            self._done()

    def write(self, text: str) -> None:
        """Whole words, of whoever has a screen before them: in place of saying them."""
        self._still()
        self._keys = ""
        self._hush()
        self._start_ms = self._end_ms = self._now_ms()
        self._tell(text, language_of(text, otherwise=self._state.speaks), engine=WRITTEN)

    def made(self, heard: Heard) -> bool:
        """Whether no voice was heard, but keys: a tone torn by the network is no pure one."""
        wordless = not any(each.text for each in heard.transcripts.values())
        return wordless and self._start_ms - KEY_MS <= heard.start_ms <= self._answered_ms

    def over(self) -> None:
        """The call has ended."""
        self._still()
        self._keys = ""

    def _still(self) -> None:
        if self._pause is not None:
            self._pause.cancel()
            self._pause = None

    def _done(self) -> None:
        self._still()
        keys, self._keys = self._keys, ""
        words = self._meaning.as_words(keys, self._state)
        if words is None:
            _LOG.info("%d keys that answer nothing", len(keys))
            return
        self._tell(words, self._state.speaks, engine=ENGINE)

    def _tell(self, words: str, language: str, *, engine: str) -> None:
        self._on_turn(
            Heard(
                start_ms=self._start_ms,
                end_ms=self._end_ms,
                decided_ms=max(self._now_ms(), self._end_ms),
                decided_at=self._clock.monotonic(),
                sound_from_ms=self._start_ms,
                into_our_voice=False,
                transcripts={language: Transcript(text=words, language=language, engine=engine)},
                patient=True,
            )
        )
