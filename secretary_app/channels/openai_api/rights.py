"""Rights of who comes with a client of OpenAI's API."""

from __future__ import annotations

from secretary_app.foundation.auth.permissions import Effect, Right

ASK = Right("openai.ask", Effect.LOOK)
"""Not written down: it changes nothing, and what is asked is the asker's own."""
SPEAK = Right("openai.speak", Effect.LOOK)
"""Voices and recognisers."""

RIGHTS = (ASK, SPEAK)
