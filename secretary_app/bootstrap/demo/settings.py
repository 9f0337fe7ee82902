"""Which line is the demo's."""

from __future__ import annotations

from secretary_app.foundation.settings import Setting

DEMO_LINE = Setting(key="demo.line", type=str, default="", maximum=32)
"""Id of the line; empty: there is none. Set by the switch, not by hand."""

SETTINGS = (DEMO_LINE,)
