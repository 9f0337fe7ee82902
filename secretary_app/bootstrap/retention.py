"""Deletes what has been kept for as long as the owner chose, class by class, while serving."""

from __future__ import annotations

import asyncio
import logging

from secretary_app.bootstrap.workspace import Workspace
from secretary_app.channels.sms.settings import KEEP_DAYS as KEEP_SMS
from secretary_app.features.calls.settings import KEEP_DAYS as KEEP_CALLS
from secretary_app.features.conversations.settings import KEEP_DAYS as KEEP_MESSAGES
from secretary_app.foundation.audit.settings import KEEP_DAYS as KEEP_AUDIT
from secretary_app.kernel.errors import SecretaryError

_LOG = logging.getLogger(__name__)

EVERY_S = 3600
"""Things are kept by the day; nobody waits for the minute in which one goes."""


async def keep_no_longer_than_allowed(workspace: Workspace) -> None:
    """At the start and then every hour, until cancelled."""
    while True:
        try:
            deleted = await delete_expired(workspace)
        except SecretaryError:
            _LOG.exception("what was kept for its time could not be deleted")
        else:
            if any(deleted.values()):
                _LOG.info("kept for their time and deleted: %s", deleted)
        await asyncio.sleep(EVERY_S)


async def delete_expired(workspace: Workspace) -> dict[str, int]:
    """How many of each class went. What an open promise needs stays. Raises SecretaryError."""
    settings = workspace.settings
    needed = await workspace.promises.needed_calls()
    deleted = {"recordings": len(await workspace.recordings.delete_expired(keep_calls=needed))}
    if days := settings.get(KEEP_MESSAGES):
        deleted["messages"] = await workspace.conversations.delete_older(days, keep_calls=needed)
        deleted["uploads"] = await workspace.uploads.sweep()
        deleted["telegram"] = await workspace.telegram.delete_older(days)
    if days := settings.get(KEEP_SMS):
        deleted["sms"] = await workspace.sms.delete_older(days)
    if days := settings.get(KEEP_CALLS):
        # Without its record nobody would find a recording.
        keep = needed | await workspace.recordings.calls_with_sound()
        deleted["calls"] = await workspace.calls.delete_older(days, keep=keep)
    if days := settings.get(KEEP_AUDIT):
        deleted["audit"] = await workspace.audit.delete_older(days)
    # With their addresses they tell as much as the log does.
    deleted["sessions"] = await workspace.sessions.tidy(settings.get(KEEP_AUDIT))
    if any(deleted.values()):
        await workspace.database.settle()
    return deleted
