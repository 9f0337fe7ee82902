"""What the owner chooses about Twilio; the token of the account is a secret."""

from __future__ import annotations

from secretary_app.foundation.settings import Setting

PUBLIC_URL = Setting(key="twilio.public_url", type=str, default="", maximum=200)
"""Under which Twilio reaches our server, as ``https://secretary.example.com``."""
ACCOUNT = Setting(key="twilio.account_sid", type=str, default="", maximum=64)
"""By which we ask Twilio for something: to send a text, to call somebody. Empty: never."""
API_SERVER = Setting(
    key="twilio.api_server", type=str, default="https://api.twilio.com", minimum=8, maximum=200
)
"""An account may live in another region: ``https://api.dublin.ie1.twilio.com``."""
ANSWER_TEXTS = Setting(key="twilio.answer_texts", type=bool, default=True)

SETTINGS = (PUBLIC_URL, ACCOUNT, API_SERVER, ANSWER_TEXTS)

AUTH_TOKEN = "twilio.auth-token"  # noqa: S105 - rejected: the name of a secret
