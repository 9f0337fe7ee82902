"""``secretary promises …``."""

from __future__ import annotations

from typing import Protocol

import click

from secretary_app.features.calls.callbacks.queue import CallbackQueue
from secretary_app.features.calls.commands import EXIT_NOT_CONNECTED, told_on_the_way
from secretary_app.features.calls.errors import CannotDial
from secretary_app.features.promises.answers import PromiseAnswers
from secretary_app.features.promises.errors import PromiseMissing
from secretary_app.features.promises.models import Promise, PromiseState
from secretary_app.features.promises.service import PromiseService
from secretary_app.foundation.console import Column, Console, TranslatedGroup, workspace_command
from secretary_app.foundation.i18n import formats
from secretary_app.kernel.events import EventBus
from secretary_app.kernel.phone import PhoneNumber

ID_CHARS = 8
"""The end of an id: what people type."""

ACTOR = "cli"

COLUMNS = (
    Column(heading="promises-column-id", whole=True),
    Column(heading="promises-column-due", whole=True),
    Column(heading="promises-column-kind"),
    Column(heading="promises-column-number", whole=True),
    Column(heading="promises-column-text"),
    Column(heading="promises-column-tries", justify="right", whole=True),
)


class PromisesWorkspace(Protocol):
    """What these commands use."""

    @property
    def promises(self) -> PromiseService:
        """What was promised."""

    @property
    def answers(self) -> PromiseAnswers:
        """What was found out."""

    @property
    def callbacks(self) -> CallbackQueue:
        """Makes promised calls."""

    @property
    def events(self) -> EventBus:
        """What happens in calls."""


@click.group(cls=TranslatedGroup)
def promises() -> None:
    """Text: command-promises."""


@promises.command("list")
@click.option("--json", "as_json", is_flag=True)
@workspace_command
async def list_(workspace: PromisesWorkspace, console: Console, *, as_json: bool) -> None:
    """Text: command-promises-list."""
    found = await _unkept(workspace)
    if as_json:
        console.json(found)
        return
    rows = [_row(each, await workspace.callbacks.tries_of(each), console) for each in found]
    console.table(COLUMNS, rows, empty="promises-none")


@promises.command("answer")
@click.argument("promise_id")
@click.argument("text")
@click.option("--faq", "to_faq", is_flag=True)
@workspace_command
async def answer(
    workspace: PromisesWorkspace, console: Console, *, promise_id: str, text: str, to_faq: bool
) -> None:
    """Text: command-promises-answer."""
    promise = await _find(workspace, promise_id)
    await workspace.answers.answer(promise.id, text, actor=ACTOR, to_faq=to_faq)
    console.text("promises-answered")


@promises.command("call")
@click.argument("promise_id")
@workspace_command
async def call(workspace: PromisesWorkspace, console: Console, *, promise_id: str) -> int:
    """Text: command-promises-call."""
    promise = await _find(workspace, promise_id)
    if promise.number is None:
        raise CannotDial(reason="no-number")
    number = PhoneNumber.parse(promise.number)
    with told_on_the_way(workspace.events, console, number=number):
        done = await (await workspace.callbacks.begin(promise)).over
    console.text("calls-dialled", cause=done.cause)
    console.text("promises-kept" if promise.id in done.kept else "promises-not-kept")
    return 0 if done.connected else EXIT_NOT_CONNECTED


@promises.command("done")
@click.argument("promise_id")
@workspace_command
async def done(workspace: PromisesWorkspace, console: Console, *, promise_id: str) -> None:
    """Text: command-promises-done."""
    promise = await _find(workspace, promise_id)
    await workspace.promises.fulfil(promise.id, actor=ACTOR)
    console.text("promises-kept")


@promises.command("cancel")
@click.argument("promise_id")
@workspace_command
async def cancel(workspace: PromisesWorkspace, console: Console, *, promise_id: str) -> None:
    """Text: command-promises-cancel."""
    promise = await _find(workspace, promise_id)
    await workspace.promises.cancel(promise.id, actor=ACTOR)
    console.text("promises-cancelled")


async def _unkept(workspace: PromisesWorkspace) -> list[Promise]:
    return [*await workspace.promises.list_open(), *await workspace.promises.list_failed()]


async def _find(workspace: PromisesWorkspace, tail: str) -> Promise:
    """Raises PromiseMissing, also where several end so."""
    found = [each for each in await _unkept(workspace) if each.id.endswith(tail)]
    if len(found) != 1:
        raise PromiseMissing(promise_id=tail)
    return found[0]


def _row(promise: Promise, tries: int, console: Console) -> tuple[str, ...]:
    texts = console.translator
    kind = texts.text(f"promises-kind-{promise.kind.value}")
    answered = promise.answer and promise.state is PromiseState.OPEN
    state = texts.text("promises-state", state="answered" if answered else promise.state.value)
    if promise.why_failed is not None:
        state = texts.text("promises-why", why=promise.why_failed.value)
    return (
        promise.id[-ID_CHARS:],
        formats.moment(promise.due_at, console.language),
        f"{kind} ({state})",
        formats.phone(promise.number, hidden=""),
        promise.text,
        str(tries),
    )
