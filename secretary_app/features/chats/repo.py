"""Chats in the database."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from secretary_app.features.chats.models import Chat, ChatMessage, DeletedChat, Side, Source
from secretary_app.features.chats.tables import ChatMessageRow, ChatRow
from secretary_app.features.conversations.models import Evidence, EvidenceKind
from secretary_app.kernel.ids import new_id


class ChatsRepo:
    """Within one session."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def add(self, *, owner_id: str, source: Source, now: datetime) -> Chat:
        """An empty chat."""
        row = ChatRow(
            id=new_id(), owner_id=owner_id, title="", made_at=now, changed_at=now, source=source
        )
        self._session.add(row)
        await self._session.flush()
        return _chat(row)

    async def get(self, chat_id: str) -> Chat | None:
        """By id."""
        row = await self._session.get(ChatRow, chat_id)
        return None if row is None else _chat(row)

    async def of(self, owner_id: str) -> list[Chat]:
        """Somebody's, the one that changed last first."""
        rows = await self._session.scalars(
            select(ChatRow).where(ChatRow.owner_id == owner_id).order_by(ChatRow.changed_at.desc())
        )
        return [_chat(row) for row in rows]

    async def texts_of(self, owner_id: str) -> list[tuple[str, str]]:
        """Chat and text of every message of somebody."""
        rows = await self._session.execute(
            select(ChatMessageRow.chat_id, ChatMessageRow.text)
            .join(ChatRow, ChatRow.id == ChatMessageRow.chat_id)
            .where(ChatRow.owner_id == owner_id)
        )
        return [(chat_id, text) for chat_id, text in rows]

    async def rename(self, chat_id: str, title: str) -> None:
        """Gives another title."""
        await self._session.execute(
            update(ChatRow).where(ChatRow.id == chat_id).values(title=title)
        )

    async def think_with(self, chat_id: str, model: str) -> None:
        """Another model from now on."""
        await self._session.execute(
            update(ChatRow).where(ChatRow.id == chat_id).values(model=model)
        )

    async def remove(self, chat_id: str) -> None:
        """With all its messages."""
        await self._session.execute(delete(ChatRow).where(ChatRow.id == chat_id))

    async def put_back(self, deleted: DeletedChat) -> None:
        """A chat that was removed, with its messages in their order."""
        chat = deleted.chat
        self._session.add(
            ChatRow(
                id=chat.id,
                owner_id=chat.owner_id,
                title=chat.title,
                made_at=chat.made_at,
                changed_at=chat.changed_at,
                model=chat.model,
                source=chat.source,
            )
        )
        await self._session.flush()
        for each in deleted.messages:
            self._session.add(
                ChatMessageRow(
                    id=each.id,
                    chat_id=chat.id,
                    parent_id=each.parent_id,
                    side=each.side,
                    language=each.language,
                    text=each.text,
                    evidence=_written(zip(each.evidence, each.ends, strict=True)),
                    chosen=each.chosen,
                    made_at=each.made_at,
                )
            )
            # Each after what it follows.
            await self._session.flush()

    async def messages(self, chat_id: str) -> list[ChatMessage]:
        """All of them, oldest first."""
        rows = await self._session.scalars(
            select(ChatMessageRow)
            .where(ChatMessageRow.chat_id == chat_id)
            .order_by(ChatMessageRow.position)
        )
        return [_message(row) for row in rows]

    async def chat_of(self, message_id: str) -> str | None:
        """Which chat a message stands in."""
        return await self._session.scalar(
            select(ChatMessageRow.chat_id).where(ChatMessageRow.id == message_id)
        )

    async def add_message(
        self,
        chat_id: str,
        *,
        parent_id: str | None,
        side: Side,
        text: str,
        language: str,
        evidence: Sequence[tuple[Evidence, int]],
        now: datetime,
    ) -> ChatMessage:
        """The newest of its siblings, and the one that is shown.

        ``evidence`` comes with the end of what rests on it.
        """
        row = ChatMessageRow(
            id=new_id(),
            chat_id=chat_id,
            parent_id=parent_id,
            side=side,
            language=language,
            text=text,
            evidence=_written(evidence),
            chosen=False,
            made_at=now,
        )
        self._session.add(row)
        await self._session.flush()
        await self.choose(chat_id, row.id, parent_id)
        await self._session.execute(
            update(ChatRow).where(ChatRow.id == chat_id).values(changed_at=now)
        )
        await self._session.refresh(row)
        return _message(row)

    async def choose(self, chat_id: str, message_id: str, parent_id: str | None) -> None:
        """This one of the siblings is shown."""
        siblings = (
            ChatMessageRow.chat_id == chat_id,
            ChatMessageRow.parent_id.is_(None)
            if parent_id is None
            else ChatMessageRow.parent_id == parent_id,
        )
        await self._session.execute(
            update(ChatMessageRow).where(*siblings).values(chosen=ChatMessageRow.id == message_id)
        )


def _chat(row: ChatRow) -> Chat:
    return Chat(
        id=row.id,
        owner_id=row.owner_id,
        title=row.title,
        made_at=row.made_at,
        changed_at=row.changed_at,
        model=row.model,
        source=Source(row.source),
    )


END = "end"
"""Beside the fields of Evidence: where in the text ends what rests on it."""


# Any: JSON.
def _written(evidence: Iterable[tuple[Evidence, int]]) -> list[dict[str, Any]]:
    return [asdict(each) | {END: end} for each, end in evidence]


def _evidence(written: dict[str, Any]) -> Evidence:
    fields = {key: value for key, value in written.items() if key != END}
    return Evidence(**(fields | {"kind": EvidenceKind(fields["kind"])}))


def _message(row: ChatMessageRow) -> ChatMessage:
    return ChatMessage(
        id=row.id,
        parent_id=row.parent_id,
        side=Side(row.side),
        text=row.text,
        language=row.language,
        evidence=tuple(_evidence(each) for each in row.evidence),
        ends=tuple(each.get(END, len(row.text)) for each in row.evidence),
        chosen=row.chosen,
        made_at=row.made_at,
    )
