"""The rights of all slices, in the order in which they are listed."""

from __future__ import annotations

from secretary_app.channels.openai_api import rights as openai_api
from secretary_app.channels.sms import rights as sms
from secretary_app.channels.telegram import rights as telegram
from secretary_app.channels.widget import rights as widget
from secretary_app.features.analytics import rights as analytics
from secretary_app.features.calls import rights as calls
from secretary_app.features.chats import rights as chats
from secretary_app.features.conversations import rights as conversations
from secretary_app.features.knowledge import rights as knowledge
from secretary_app.features.lines import rights as lines
from secretary_app.features.model_library import rights as model_library
from secretary_app.features.people import rights as people
from secretary_app.features.privacy import rights as privacy
from secretary_app.features.promises import rights as promises
from secretary_app.features.recordings import rights as recordings
from secretary_app.features.visits import rights as visits
from secretary_app.foundation.audit import rights as audit
from secretary_app.foundation.auth import rights as auth
from secretary_app.foundation.auth.acting import must_have
from secretary_app.foundation.auth.keys import rights as keys
from secretary_app.foundation.auth.permissions import RightCatalogue
from secretary_app.foundation.secrets import rights as secrets
from secretary_app.foundation.settings import rights as settings


def permit_at_desk(_actor: str, permission: str) -> None:
    """``CallDesk``'s question, answered for whoever acts. Raises NotSignedIn or NotAllowed."""
    must_have(RIGHTS.get(permission))


RIGHTS = RightCatalogue(
    (
        *auth.RIGHTS,
        *keys.RIGHTS,
        *audit.RIGHTS,
        *secrets.RIGHTS,
        *settings.RIGHTS,
        *people.RIGHTS,
        *conversations.RIGHTS,
        *chats.RIGHTS,
        *calls.RIGHTS,
        *analytics.RIGHTS,
        *recordings.RIGHTS,
        *promises.RIGHTS,
        *knowledge.RIGHTS,
        *lines.RIGHTS,
        *model_library.RIGHTS,
        *privacy.RIGHTS,
        *visits.RIGHTS,
        *sms.RIGHTS,
        *widget.RIGHTS,
        *telegram.RIGHTS,
        *openai_api.RIGHTS,
    )
)
