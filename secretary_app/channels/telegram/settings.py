"""What the owner may choose: for all bots, and for each (kept with the bot, ``book.py``)."""

from __future__ import annotations

from enum import StrEnum

from secretary_app.foundation.settings import FieldCatalogue, Setting

OFFICIAL_SERVER = "https://api.telegram.org"

API_SERVER = Setting(
    key="telegram.api_server", type=str, default=OFFICIAL_SERVER, minimum=8, maximum=200
)
"""A Bot API server of one's own takes larger files and stands where one wants it."""

FILE_MEGABYTES = Setting(key="telegram.file_megabytes", type=int, default=10, minimum=0, maximum=20)
"""The official server gives bots files up to 20 MB; 0: none are taken."""

SETTINGS = (API_SERVER, FILE_MEGABYTES)


class VoiceAnswers(StrEnum):
    """When an answer is said, too."""

    NEVER = "never"
    TO_VOICE = "to-voice"
    ALWAYS = "always"


ASSISTANT = Setting(key="bot.assistant", type=str, default="anna", maximum=64)
AUTO_START = Setting(key="bot.auto_start", type=bool, default=True)
ALLOWED = Setting(key="bot.allowed", type=tuple[str, ...], default=(), maximum=1000)
"""Numbers or @names of users; empty: everybody."""
ADMINS = Setting(key="bot.admins", type=tuple[str, ...], default=(), maximum=100)
WELCOME = Setting(key="bot.welcome", type=str, default="", maximum=2000, prose=True)
"""In place of the assistant's greeting."""
ERROR_TEXT = Setting(key="bot.error_text", type=str, default="", maximum=500, prose=True)
"""What is said where an answer fails for a reason of ours."""
VOICE = Setting(key="bot.voice", type=VoiceAnswers, default=VoiceAnswers.TO_VOICE)
GROUPS = Setting(key="bot.groups", type=bool, default=True)
"""Whether it answers in groups."""
ASKS = Setting(key="bot.asks", type=bool, default=False)
"""Whether its own people are asked what callers want to know and the secretary does not."""
PUBLIC_URL = Setting(key="bot.public_url", type=str, default="", maximum=200)
"""Under which Telegram reaches our server, as ``https://secretary.example.com``; empty: not."""
SENDS_CERTIFICATE = Setting(key="bot.sends_certificate", type=bool, default=False)
"""Whether Telegram is told our server's certificate, for which nobody vouches in public."""
IP_ADDRESS = Setting(key="bot.ip_address", type=str, default="", maximum=15)
"""Of our server, where the name in ``PUBLIC_URL`` leads elsewhere."""

FIELDS = FieldCatalogue(
    "bot",
    (
        ASSISTANT,
        AUTO_START,
        ALLOWED,
        ADMINS,
        ASKS,
        WELCOME,
        ERROR_TEXT,
        VOICE,
        GROUPS,
        PUBLIC_URL,
        SENDS_CERTIFICATE,
        IP_ADDRESS,
    ),
)
