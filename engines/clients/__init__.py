"""What the application calls: async, typed, with a fallback chain.

`stt` hears, `tts` speaks and `llm` thinks, each through one worker (`SttClient`, `TtsClient`,
`LlmClient`) or the first of several that can (`SttChain`, `TtsChain`, `LlmChain`). `service` says
where a worker is: under a supervisor, or at an address. May be imported by `secretary_app`.
"""

from engines.clients.llm import LlmChain, LlmClient
from engines.clients.service import RemoteService, Service
from engines.clients.stt import SttChain, SttClient
from engines.clients.stt_utterance import SttUtterance
from engines.clients.tts import Speaking, Speech, TtsChain, TtsClient

__all__ = [
    "LlmChain",
    "LlmClient",
    "RemoteService",
    "Service",
    "Speaking",
    "Speech",
    "SttChain",
    "SttClient",
    "SttUtterance",
    "TtsChain",
    "TtsClient",
]
