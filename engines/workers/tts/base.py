"""What a voice backend must do.

A backend module exports `create(args) -> TtsWorker`, with the command line that is left after the
process's own options. Everything here is synchronous and runs outside the event loop. A method that
cannot do what it is asked raises WireError with a code of PROTOCOL.md (`unknown_voice`,
`unknown_language`, `engine_failed`); the client gets it as `error`.
"""

from collections.abc import Generator
from typing import Protocol

from engines.wire.control import WorkerInfo
from engines.wire.tts import SpeechMarks, Synthesize


class TtsWorker(Protocol):
    """The backend, alive as long as its process."""

    def describe(self) -> WorkerInfo:
        """Languages and voices; must be quick."""

    def synthesise(self, request: Synthesize) -> Generator[SpeechMarks | bytes, None, None]:
        """Speaks: marks, then the sound they belong to, sentence by sentence.

        Sound is 16-bit mono PCM at `request.rate`, in pieces of any length; the first sound within
        10 ms of its start, so that nobody waits for silence. Mark times run from the first sample
        of the speech. All steps come from one thread; the generator is closed when the request is
        cancelled.
        """
