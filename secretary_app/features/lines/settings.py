"""What may be chosen for each line: declared like settings, kept with the line (``book.py``)."""

from __future__ import annotations

from hardware.line.config import LineKind
from hardware.modem.families import Family
from secretary_app.features.recordings.models import ConsentRule
from secretary_app.foundation.settings import FieldCatalogue, Setting

KIND = Setting(key="line.kind", type=LineKind, default=LineKind.MODEM)
MODEM = Setting(key="line.modem", type=Family, default=Family.AUTO)
"""Whose modem it is; it need not be named where it is found by USB id or by its own words."""
AT_PORT = Setting(key="line.at_port", type=str, default="", maximum=200)
"""A tty or ``socket://host:port``; empty = found by USB id."""
SOUND_PORT = Setting(key="line.sound_port", type=str, default="", maximum=200)
MICROPHONE = Setting(key="line.microphone", type=str, default="", maximum=200)
"""Of a sound card: a device's name or a part of it; empty = the system's own choice."""
LOUDSPEAKER = Setting(key="line.loudspeaker", type=str, default="", maximum=200)
LISTEN = Setting(key="line.listen", type=str, default="127.0.0.1:9019", maximum=200)
"""Of an exchange: the ``host:port`` it connects to."""
NUMBER = Setting(key="line.number", type=str, default="", maximum=20)
"""Of a line at Twilio: the number whose calls it takes; empty = those of every number there."""
CALLS_AT_ONCE = Setting(key="line.calls_at_once", type=int, default=4, minimum=1, maximum=16)
"""On an exchange, or at Twilio; each takes a line process."""
REALTIME = Setting(key="line.realtime", type=bool, default=True)
BALANCE_CODE = Setting(key="line.balance_code", type=str, default="*100#", maximum=30)
"""What is dialled to be told the balance."""
ASSISTANT = Setting(key="line.assistant", type=str, default="anna", maximum=64)
RINGS = Setting(key="line.rings_before_answer", type=int, default=1, minimum=1, maximum=10)
CONSENT = Setting(key="line.consent", type=ConsentRule, default=ConsentRule.ANNOUNCE)

FIELDS = FieldCatalogue(
    "line",
    (
        KIND,
        MODEM,
        AT_PORT,
        SOUND_PORT,
        MICROPHONE,
        LOUDSPEAKER,
        LISTEN,
        NUMBER,
        CALLS_AT_ONCE,
        REALTIME,
        BALANCE_CODE,
        ASSISTANT,
        RINGS,
        CONSENT,
    ),
)
