"""What the inbox reads: the list of everybody, and one thread with its calls and its messages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from secretary_app.bootstrap.workspace import Workspace
from secretary_app.channels.sms.models import Sms
from secretary_app.channels.telegram.models import Outgoing
from secretary_app.features.calls.models import CallOutcome, CallRecord
from secretary_app.features.conversations.attachments import Attachment
from secretary_app.features.conversations.handover import Taken
from secretary_app.features.conversations.models import Channel, Message, Talk, Thread
from secretary_app.features.people.errors import PersonMissing
from secretary_app.features.people.models import Person
from secretary_app.foundation.auth.errors import NotAllowed
from secretary_app.kernel.phone import PhoneNumber

TALKS = 300
CALLS = 400
"""Newest calls that the list looks at for those in which nobody said a word."""

SILENT = {CallOutcome.MISSED, CallOutcome.UNANSWERED, CallOutcome.BROKEN}


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """Somebody in the list."""

    key: str
    """Of the person, or of the thread of somebody who hid the number."""
    person: Person | None
    talk: Talk | None
    call: CallRecord | None
    """A later call of theirs in which nothing was said."""
    draft: str

    @property
    def at(self) -> datetime:
        """When something happened last."""
        if self.call is not None:
            return self.call.rang_at
        assert self.talk is not None, "there is one or the other"
        return self.talk.last.created_at


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """One thread as it stands now."""

    thread: Thread
    person: Person | None
    messages: Sequence[Message]
    """The newest, oldest first."""
    calls: Mapping[str, CallRecord]
    """Those of the messages, and those without a word."""
    sms: Mapping[str, Sms]
    """By the id of the message."""
    by_bot: Mapping[str, Outgoing]
    """The same of what bots are to send."""
    files: Mapping[str, Attachment]
    """The same of what came with messages."""
    with_sound: frozenset[str]
    """Calls that can be heard."""
    draft: str
    more: bool
    """Whether something was said before."""
    door: Channel | None
    """By which a reply goes; None: nothing that is written here reaches them."""
    taken: Taken | None = None
    """Who of us answers in it; None: the assistant."""

    @property
    def key(self) -> str:
        """As in the list."""
        return self.person.id if self.person is not None else self.thread.id

    @property
    def number(self) -> PhoneNumber | None:
        """By which they are called."""
        phone = None if self.person is None else self.person.phone
        return None if phone is None else PhoneNumber(phone)


async def read_list(workspace: Workspace, search: str) -> list[Listed]:
    """Everybody with whom there was something, the newest first."""
    found = {each.id for each in await workspace.people.find_all(search)} if search else set()
    talks = await workspace.conversations.talks(search=search, persons=found, newest=TALKS)
    silent = dict[str, CallRecord]()
    for call in await workspace.calls.newest(limit=CALLS):
        wanted = not search or call.person_id in found
        if wanted and call.person_id is not None and call.outcome in SILENT:
            silent.setdefault(call.person_id, call)
    ids = {each.thread.person_id for each in talks if each.thread.person_id} | set(silent)
    people = await workspace.people.get_many(ids)
    drafts = await workspace.conversations.drafts()
    listed = list[Listed]()
    for talk in talks:
        person = people.get(talk.thread.person_id or "")
        later = silent.pop(person.id, None) if person is not None else None
        listed.append(
            Listed(
                key=person.id if person is not None else talk.thread.id,
                person=person,
                talk=talk,
                call=None if later is None or later.rang_at < talk.last.created_at else later,
                draft=drafts.get(talk.thread.id, ""),
            )
        )
    listed += [
        Listed(key=person_id, person=people[person_id], talk=None, call=call, draft="")
        for person_id, call in silent.items()
        if person_id in people
    ]
    return sorted(listed, key=lambda each: each.at, reverse=True)


async def read_thread(workspace: Workspace, key: str, *, newest: int) -> Opened:
    """Of a person, or of somebody who hid the number. Raises ThreadMissing."""
    conversations = workspace.conversations
    person: Person | None = None
    try:
        person = await workspace.people.get(key)
        thread = await conversations.thread_of_person(key)
    except PersonMissing:
        thread = await conversations.thread(key)
    messages = await conversations.messages(thread.id, newest=newest + 1)
    more, messages = len(messages) > newest, messages[-newest:]
    calls = dict[str, CallRecord]()
    if person is not None:
        since = messages[0].created_at if more else None
        for call in await workspace.calls.of_person(person.id, newest=newest):
            if since is None or call.rang_at >= since:
                calls[call.id] = call
    for call_id in {each.call_id for each in messages if each.call_id} - set(calls):
        record = await workspace.calls.get(call_id)
        if record is not None:
            calls[call_id] = record
    written = [each.id for each in messages if each.channel is Channel.SMS]
    by_bot = [each.id for each in messages if each.channel is Channel.TELEGRAM]
    return Opened(
        thread=thread,
        person=person,
        messages=messages,
        calls=calls,
        sms=await _sms(workspace, written),
        by_bot=await _by_bot(workspace, by_bot),
        files=await workspace.threads.files.of_messages(messages),
        with_sound=frozenset(await _with_sound(workspace)) & frozenset(calls),
        draft=(await conversations.drafts()).get(thread.id, ""),
        more=more,
        door=await workspace.threads.replies.door(thread.id, person),
        taken=await workspace.handover.of(thread.id),
    )


async def _sms(workspace: Workspace, written: Sequence[str]) -> dict[str, Sms]:
    return await workspace.threads.texts.of_messages(written) if written else {}


async def _by_bot(workspace: Workspace, written: Sequence[str]) -> dict[str, Outgoing]:
    try:
        return await workspace.bot_replies.of_messages(written) if written else {}
    except NotAllowed:
        # Who may read what was said need not know how bots fare.
        return {}


async def _with_sound(workspace: Workspace) -> set[str]:
    try:
        return await workspace.recordings.calls_with_sound()
    except NotAllowed:
        # Who may read what was said need not be allowed to hear it.
        return set()
