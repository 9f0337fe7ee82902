"""What the owner chooses about the server."""

from __future__ import annotations

from secretary_app.foundation.settings import Setting

WORDS = tuple[str, ...]

ON = Setting(key="web.on", type=bool, default=False)
HOST = Setting(key="web.host", type=str, default="127.0.0.1", minimum=1, maximum=255)
PORT = Setting(key="web.port", type=int, default=8002, minimum=1, maximum=65535)
TLS = Setting(key="web.tls", type=bool, default=False)
CERTIFICATE = Setting(key="web.certificate", type=str, default="", maximum=1000)
PRIVATE_KEY = Setting(key="web.certificate_key", type=str, default="", maximum=1000)
"""Both empty: the server makes its own."""
PUBLIC_NAME = Setting(key="web.public_name", type=str, default="", maximum=255)
"""By which the internet reaches the server; stands in the certificate that it makes."""

ORIGINS = Setting(key="web.origins", type=WORDS, default=(), maximum=50)

PER_MINUTE = Setting(key="web.per_minute", type=int, default=60, minimum=0, maximum=100_000)
AUTH_PER_MINUTE = Setting(
    key="web.auth_per_minute", type=int, default=10, minimum=0, maximum=100_000
)
CHAT_PER_MINUTE = Setting(
    key="web.chat_per_minute", type=int, default=30, minimum=0, maximum=100_000
)
SPEECH_PER_MINUTE = Setting(
    key="web.speech_per_minute", type=int, default=20, minimum=0, maximum=100_000
)

OF_THE_PORT = (ON, HOST, PORT, TLS, CERTIFICATE, PRIVATE_KEY, PUBLIC_NAME)
"""A change of one of them closes the server and opens it anew; the others hold at once."""

LIMITS = (PER_MINUTE, AUTH_PER_MINUTE, CHAT_PER_MINUTE, SPEECH_PER_MINUTE)

SETTINGS = (*OF_THE_PORT, ORIGINS, *LIMITS)
