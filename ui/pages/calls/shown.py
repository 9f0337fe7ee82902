"""Everything that is read of one call to show it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from secretary_app.bootstrap.workspace import Workspace
from secretary_app.features.assistants.errors import UnknownLanguage, UnknownPersona
from secretary_app.features.calls.history.models import CallFilter, ListedCall
from secretary_app.features.calls.models import CallRecord, CallTurn
from secretary_app.features.people.errors import PersonMissing
from secretary_app.features.people.models import Person
from secretary_app.features.promises.models import Promise
from secretary_app.features.recordings.models import Recording, RecordingState
from ui.pages.calls.talk import Said, said

OTHER_CALLS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownCall:
    """As it stands now."""

    record: CallRecord
    said: Sequence[Said]
    turns: Sequence[CallTurn]
    recording: Recording | None
    """None also where its sound was deleted."""
    promises: Sequence[Promise]
    person: Person | None
    others: Sequence[ListedCall]
    """Newest first, of the same person or number."""
    count: int
    """Of all their calls."""
    assistant: str

    @property
    def name(self) -> str:
        """Of the person; empty where nobody has told it."""
        return "" if self.person is None else self.person.name or ""


async def read_call(workspace: Workspace, call_id: str) -> ShownCall:
    """Raises CallMissing."""
    record = await workspace.calls.find(call_id)
    recording = await workspace.recordings.of_call(record.id)
    if recording is not None and recording.state is RecordingState.DELETED:
        recording = None
    person = await _person(workspace, record.person_id)
    others: list[ListedCall] = []
    count = 1
    if record.number is not None or record.person_id is not None:
        same = CallFilter(number=record.number, person_id=record.person_id)
        count = sum(day.count for day in await workspace.history.days(same))
        found = await workspace.history.page(same, limit=OTHER_CALLS + 1)
        others = [each for each in found if each.record.id != record.id][:OTHER_CALLS]
    return ShownCall(
        record=record,
        said=said(await workspace.calls.messages(record.id)),
        turns=await workspace.calls.turns(record.id),
        recording=recording,
        promises=await workspace.promises.of_call(record.id),
        person=person,
        others=others,
        count=count,
        assistant=_assistant(workspace, record),
    )


async def _person(workspace: Workspace, person_id: str | None) -> Person | None:
    if person_id is None:
        return None
    try:
        return await workspace.people.get(person_id)
    except PersonMissing:
        return None


def _assistant(workspace: Workspace, record: CallRecord) -> str:
    """Her name; her id where she is gone."""
    try:
        found = workspace.assistants.get(record.assistant_id, announces_recording=False)
    except (UnknownPersona, UnknownLanguage):
        return record.assistant_id
    return found.names.get(record.language) or record.assistant_id
