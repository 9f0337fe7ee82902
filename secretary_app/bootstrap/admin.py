"""The routes under ``/admin``: what the desk can do, a program can."""

from __future__ import annotations

from secretary_app.bootstrap.workspace import Workspace
from secretary_app.channels.telegram.admin import routes as bots
from secretary_app.features.analytics import routes as reports
from secretary_app.features.assistants import routes as assistants
from secretary_app.features.calls import routes as calls
from secretary_app.features.calls.briefing_admin import routes as briefing
from secretary_app.features.calls.callbacks import routes as promised_calls
from secretary_app.features.calls.live_admin import routes as live_calls
from secretary_app.features.calls.watching import LiveCalls
from secretary_app.features.chats import routes as chats
from secretary_app.features.conversations import routes as threads
from secretary_app.features.conversations.watching import LiveThreads
from secretary_app.features.dialogue import routes as dialogue
from secretary_app.features.knowledge import routes as knowledge
from secretary_app.features.knowledge.documents import routes as documents
from secretary_app.features.lines import routes as lines
from secretary_app.features.model_library import routes as models
from secretary_app.features.model_library.service import ModelLibrary
from secretary_app.features.people import routes as people
from secretary_app.features.promises import routes as promises
from secretary_app.features.providers import routes as engines
from secretary_app.features.providers.hands import EngineHands
from secretary_app.foundation.audit import routes as audit
from secretary_app.foundation.auth.admin import routes as users
from secretary_app.foundation.net.outgoing import Outgoing
from secretary_app.foundation.secrets import routes as secrets
from secretary_app.foundation.settings import routes as settings
from secretary_app.foundation.web.route import Route


def admin_routes(workspace: Workspace) -> tuple[Route, ...]:
    """Of every slice that the desk shows."""
    return (*_talks(workspace), *_knowledge(workspace), *_house(workspace))


def _talks(workspace: Workspace) -> tuple[Route, ...]:
    """Calls, people, threads, promises."""
    return (
        *calls.routes(
            calls.CallAdmin(
                records=workspace.calls,
                history=workspace.history,
                reviews=workspace.reviews,
                erasing=workspace.erasing,
                promises=workspace.promises,
                recordings=workspace.recordings,
            )
        ),
        *live_calls.routes(
            live_calls.LiveAdmin(
                desk=workspace.desk,
                live=LiveCalls(
                    desk=workspace.desk, records=workspace.calls, events=workspace.events
                ),
                lines=workspace.lines,
                dialling=workspace.dialling,
            )
        ),
        *briefing.routes(briefings=workspace.briefings),
        *people.routes(
            people.PeopleAdmin(
                people=workspace.people,
                files=workspace.people_files,
                merger=workspace.merging,
                forget=workspace.forgetting.person,
            )
        ),
        *threads.routes(
            threads.ThreadAdmin(
                conversations=workspace.conversations,
                handover=workspace.handover,
                users=workspace.users,
                live=LiveThreads(events=workspace.events),
                reply=workspace.threads.replies.send,
                send_again=workspace.threads.replies.send_again,
                fates=workspace.threads.fates.of_messages,
            )
        ),
        *promises.routes(
            promises.PromiseAdmin(
                service=workspace.promises, answers=workspace.answers, people=workspace.people
            )
        ),
        *promised_calls.routes(promises=workspace.promises, callbacks=workspace.callbacks),
    )


def _knowledge(workspace: Workspace) -> tuple[Route, ...]:
    """What is known, asking, one's own chats."""
    return (
        *knowledge.routes(knowledge.KnowledgeAdmin(service=workspace.knowledge)),
        *documents.routes(documents.DocumentAdmin(service=workspace.documents)),
        *dialogue.routes(asking=workspace.asking),
        *chats.routes(chats.ChatAdmin(service=workspace.chats)),
    )


def _house(workspace: Workspace) -> tuple[Route, ...]:
    """What the owner sets up, and who did what."""
    return (
        *settings.routes(settings.SettingAdmin(settings=workspace.settings)),
        *users.routes(users.UserAdmin(service=workspace.users, sessions=workspace.sessions)),
        *secrets.routes(secrets.SecretAdmin(secrets=workspace.secrets)),
        *audit.routes(audit.AuditAdmin(log=workspace.audit)),
        *assistants.routes(
            assistants.AssistantAdmin(service=workspace.assistants, lines=workspace.lines)
        ),
        *lines.routes(
            lines.LineAdmin(
                book=workspace.lines, inspector=workspace.line, blocked=workspace.blocked
            )
        ),
        *bots.routes(
            bots.BotAdmin(
                book=workspace.bots, manager=workspace.bot_manager, trials=workspace.bot_trials
            )
        ),
        *engines.routes(
            engines.EngineAdmin(
                engines=workspace.engines,
                hands=EngineHands(running=workspace.engines, logs=workspace.folder.logs),
            )
        ),
        *models.routes(
            models.ModelAdmin(
                library=ModelLibrary(
                    settings=workspace.settings,
                    data=workspace.folder,
                    outgoing=Outgoing(settings=workspace.settings),
                    clock=workspace.clock,
                )
            )
        ),
        *reports.routes(service=workspace.reports),
    )
