"""What the owner may choose about the screen for visitors."""

from __future__ import annotations

from secretary_app.foundation.settings import Setting

IDLE_SECONDS = Setting(key="visits.idle_seconds", type=int, default=45, minimum=10, maximum=600)
"""Nobody has touched the screen for so long: the visitor has gone, and their talk is forgotten."""
RING_SECONDS = Setting(key="visits.ring_seconds", type=int, default=60, minimum=10, maximum=600)
"""So long a visitor who rang is asked to wait; then it is written down that nobody came."""
AT_START = Setting(key="visits.at_start", type=bool, default=False)
"""Whether the program opens with the screen for visitors."""

SETTINGS = (IDLE_SECONDS, RING_SECONDS, AT_START)
