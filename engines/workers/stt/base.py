"""What a recogniser backend must do.

A backend module exports `create(args) -> SttWorker`, with the command line that is left after the
process's own options. Everything here is synchronous and runs outside the event loop. A method that
cannot do what it is asked raises WireError with a code of PROTOCOL.md (`unknown_phrases`,
`unknown_language`, `engine_failed`); the client gets it as `error`.
"""

from typing import Protocol

from engines.wire.control import WorkerInfo
from engines.wire.stt import Partial, PhraseList, Transcript


class Recogniser(Protocol):
    """One utterance. All calls come from one thread, one after another."""

    def accept(self, pcm: bytes) -> Partial | None:
        """Takes the next sound: 8000 Hz, 16-bit, mono, whole samples, at most 100 ms at a time.

        Returns what is heard so far if that has changed, else None.
        """

    def finish(self) -> Transcript:
        """The utterance is over: the result. `close` follows."""

    def close(self) -> None:
        """Gives up whatever is held. Always called, and the only call after a cancel."""


class SttWorker(Protocol):
    """The backend, alive as long as its process."""

    def describe(self) -> WorkerInfo:
        """Languages, and whether partials and phrase lists are there; must be quick."""

    def prepare(self, phrase_list: PhraseList) -> list[str]:
        """Compiles and keeps a list under its id; the words it had to guess or cannot hear.

        May be called from any thread while utterances run. Preparing a known id again must be
        quick.
        """

    def open(self, language: str | None, phrases_id: str | None) -> Recogniser:
        """Begins an utterance, in the thread that will carry it.

        `language` None means the worker's first. `phrases_id` None means free dictation. Raises
        WireError(unknown_phrases) for an id that was not prepared since this process began.
        """
