"""The tables of all slices, gathered for migrations and for the test that compares the two."""

from __future__ import annotations

import importlib

from sqlalchemy import MetaData

from secretary_app.foundation.storage import Base
from secretary_app.foundation.storage.fulltext import belongs_to_an_index

TABLES = (
    "secretary_app.foundation.settings.tables",
    "secretary_app.foundation.auth.tables",
    "secretary_app.foundation.auth.keys.tables",
    "secretary_app.foundation.audit.tables",
    "secretary_app.foundation.secrets.tables",
    "secretary_app.features.people.tables",
    "secretary_app.features.lines.tables",
    "secretary_app.features.assistants.tables",
    "secretary_app.features.privacy.tables",
    "secretary_app.features.conversations.tables",
    "secretary_app.features.chats.tables",
    "secretary_app.features.recordings.tables",
    "secretary_app.features.promises.tables",
    "secretary_app.features.knowledge.tables",
    "secretary_app.features.knowledge.documents.tables",
    "secretary_app.features.calls.tables",
    "secretary_app.features.calls.callbacks.tables",
    "secretary_app.channels.sms.tables",
    "secretary_app.channels.widget.tables",
    "secretary_app.channels.telegram.tables",
)


def all_tables() -> MetaData:
    """What the database should look like."""
    for name in TABLES:
        importlib.import_module(name)
    return Base.metadata


def is_compared(
    _item: object, name: str | None, kind: str, _reflected: bool, _model: object
) -> bool:
    """Alembic's ``include_object``: the tables of full-text indexes have no model."""
    return not (kind == "table" and name is not None and belongs_to_an_index(name))
