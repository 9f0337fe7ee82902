"""The commands by name. A command's module is loaded when it is asked for, never for the help."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto


class Runs(Enum):
    """Where a command may run."""

    ON_DATA = auto()
    """In the running program if there is one, else on the opened data folder."""
    ALONE = auto()
    """Always in a process of its own: it is a program itself, or needs no data."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One word of the command line."""

    dotted: str
    """``module:attribute`` of the click command."""
    runs: Runs


COMMANDS = {
    "app": Entry("ui.app:app", Runs.ALONE),
    "screenshots": Entry("ui.screenshots.command:screenshots", Runs.ALONE),
    "gallery": Entry("ui.gallery:gallery", Runs.ALONE),
    "demo": Entry("secretary_app.bootstrap.demo.command:demo", Runs.ALONE),
    "smoke": Entry("secretary_app.bootstrap.smoke:smoke", Runs.ALONE),
    "serve": Entry("secretary_app.bootstrap.serve:serve", Runs.ALONE),
    "calls": Entry("secretary_app.features.calls.commands:calls", Runs.ON_DATA),
    "promises": Entry("secretary_app.features.calls.callbacks.commands:promises", Runs.ON_DATA),
    "ask": Entry("secretary_app.features.dialogue.commands:ask", Runs.ON_DATA),
    "faq": Entry("secretary_app.features.knowledge.commands:faq", Runs.ON_DATA),
    "facts": Entry("secretary_app.features.knowledge.commands:facts", Runs.ON_DATA),
    "documents": Entry(
        "secretary_app.features.knowledge.documents.commands:documents", Runs.ON_DATA
    ),
    "line": Entry("secretary_app.features.lines.commands:line", Runs.ON_DATA),
    "assistants": Entry("secretary_app.features.assistants.commands:assistants", Runs.ON_DATA),
    "engines": Entry("secretary_app.features.providers.commands:engines", Runs.ON_DATA),
    "models": Entry("secretary_app.features.model_library.commands:models", Runs.ON_DATA),
    "people": Entry("secretary_app.features.privacy.commands:people", Runs.ON_DATA),
    "sms": Entry("secretary_app.channels.sms.commands:sms", Runs.ON_DATA),
    "widgets": Entry("secretary_app.channels.widget.commands:widgets", Runs.ON_DATA),
    "bots": Entry("secretary_app.channels.telegram.commands:bots", Runs.ON_DATA),
    "manage": Entry("secretary_app.cli.manage:manage", Runs.ON_DATA),
    "settings": Entry("secretary_app.foundation.settings.commands:settings", Runs.ON_DATA),
}
"""In the order of the help; each has a message ``command-<name>`` in Fluent."""

RUN_ON_DATA = "secretary_app.cli.data:run_on_data"
RUN_HERE = "secretary_app.cli.here:run_here"
"""Also loaded when needed: the first brings the wire, the second the database."""

WORKSPACE = "secretary_app.bootstrap.opening:open_workspace"
"""By name, because ``bootstrap`` lies above: only it knows all the parts."""
