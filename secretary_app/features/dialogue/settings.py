"""Settings of the dialogue."""

from __future__ import annotations

from secretary_app.foundation.settings import Setting

ANSWER_CHARACTERS = Setting(
    key="dialogue.answer_characters", type=int, default=400, minimum=80, maximum=4000
)
"""Of what a language model says in one turn; nobody listens to more than half a minute."""
FIRST_SENTENCE_SECONDS = Setting(
    key="dialogue.first_sentence_seconds", type=float, default=6.0, minimum=1, maximum=60
)
"""Until a model has a sentence that may be said; then the answer goes on without it."""
USE_MODEL = Setting(key="dialogue.use_model", type=bool, default=True)

SETTINGS = (ANSWER_CHARACTERS, FIRST_SENTENCE_SECONDS, USE_MODEL)
