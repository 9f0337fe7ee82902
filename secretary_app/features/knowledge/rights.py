"""Rights over facts, FAQ and documents."""

from __future__ import annotations

from secretary_app.foundation.auth.permissions import Effect, Right

VIEW_KNOWLEDGE = Right("knowledge.view", Effect.LOOK)
ASK_KNOWLEDGE = Right("knowledge.ask", Effect.LOOK)
"""What any caller may: be answered from it."""
CHANGE_KNOWLEDGE = Right("knowledge.change", Effect.CHANGE)

RIGHTS = (VIEW_KNOWLEDGE, ASK_KNOWLEDGE, CHANGE_KNOWLEDGE)
