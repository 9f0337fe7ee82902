"""Rights over chats, which belong to whoever began them."""

from __future__ import annotations

from secretary_app.foundation.auth.permissions import Effect, Right

VIEW_CHATS = Right("chats.view", Effect.LOOK)
WRITE_CHATS = Right("chats.write", Effect.LOOK)
"""Not written down: what one asks is one's own."""
DELETE_CHATS = Right("chats.delete", Effect.CHANGE)

RIGHTS = (VIEW_CHATS, WRITE_CHATS, DELETE_CHATS)
