"""What the owner chooses about Twilio; the token of the account is a secret."""

from __future__ import annotations

from secretary_app.foundation.settings import Setting

PUBLIC_URL = Setting(key="twilio.public_url", type=str, default="", maximum=200)
"""Under which Twilio reaches our server, as ``https://secretary.example.com``."""
ANSWER_TEXTS = Setting(key="twilio.answer_texts", type=bool, default=True)

SETTINGS = (PUBLIC_URL, ANSWER_TEXTS)

AUTH_TOKEN = "twilio.auth-token"  # noqa: S105 - rejected: the name of a secret
