"""The settings of all slices, in the order in which they are listed."""

from __future__ import annotations

from secretary_app.bootstrap.demo import settings as demo
from secretary_app.channels.sms import settings as sms
from secretary_app.channels.telegram import settings as telegram
from secretary_app.channels.twilio import settings as twilio
from secretary_app.channels.widget import settings as widget
from secretary_app.features.assistants import settings as assistants
from secretary_app.features.calls import missed, screening
from secretary_app.features.calls import settings as calls
from secretary_app.features.calls.callbacks import settings as callbacks
from secretary_app.features.conversations import settings as conversations
from secretary_app.features.dialogue import settings as dialogue
from secretary_app.features.model_library import settings as model_library
from secretary_app.features.providers import settings as providers
from secretary_app.features.recordings import settings as recordings
from secretary_app.features.visits import settings as visits
from secretary_app.foundation.appearance import settings as appearance
from secretary_app.foundation.audit import settings as audit
from secretary_app.foundation.auth import settings as auth
from secretary_app.foundation.i18n import settings as i18n
from secretary_app.foundation.net import settings as net
from secretary_app.foundation.settings import SettingCatalogue
from secretary_app.web import settings as web

CATALOGUE = SettingCatalogue(
    (
        *i18n.SETTINGS,
        *appearance.SETTINGS,
        *auth.SETTINGS,
        *net.SETTINGS,
        *web.SETTINGS,
        *assistants.SETTINGS,
        *calls.SETTINGS,
        *screening.SETTINGS,
        *missed.SETTINGS,
        *callbacks.SETTINGS,
        *conversations.SETTINGS,
        *dialogue.SETTINGS,
        *recordings.SETTINGS,
        *providers.SETTINGS,
        *model_library.SETTINGS,
        *sms.SETTINGS,
        *twilio.SETTINGS,
        *visits.SETTINGS,
        *widget.SETTINGS,
        *telegram.SETTINGS,
        *audit.SETTINGS,
        *demo.SETTINGS,
    ),
    # Lines are many; each keeps what was chosen for it (``features/lines/book.py``).
    elsewhere={"line": "line set", "lines": "line set"},
)
