"""Rights over what was said."""

from __future__ import annotations

from secretary_app.foundation.auth.permissions import Effect, Right

VIEW_CONVERSATIONS = Right("conversations.view", Effect.LOOK_AT_PERSON)
WRITE_CONVERSATIONS = Right("conversations.write", Effect.CHANGE)
DELETE_CONVERSATIONS = Right("conversations.delete", Effect.CHANGE)
DRAFT_REPLIES = Right("conversations.draft", Effect.LOOK)
"""Not written down: what is not sent is nobody's matter."""

RIGHTS = (VIEW_CONVERSATIONS, WRITE_CONVERSATIONS, DELETE_CONVERSATIONS, DRAFT_REPLIES)
