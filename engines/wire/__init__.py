"""The Wyoming wire between our processes: events in, events out, and nothing swallowed.

Everybody may import this package. PROTOCOL.md beside this file says every message and who sends it
to whom. `stt`, `tts`, `llm`, `audio` and `control` hold the typed messages, one domain a file.
"""

from wyoming.event import Event

from engines.wire.audio import AudioChunk, AudioStart, AudioStop
from engines.wire.connection import Connection, connect
from engines.wire.endpoint import Endpoint
from engines.wire.errors import WireError
from engines.wire.framing import MAX_EVENT_BYTES
from engines.wire.server import Server, serve
from engines.wire.stt import Partial, PhraseList, Transcript, Word

__all__ = [
    "MAX_EVENT_BYTES",
    "AudioChunk",
    "AudioStart",
    "AudioStop",
    "Connection",
    "Endpoint",
    "Event",
    "Partial",
    "PhraseList",
    "Server",
    "Transcript",
    "WireError",
    "Word",
    "connect",
    "serve",
]
