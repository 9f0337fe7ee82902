"""What was found out: told to whoever asked, and known to everybody who asks next."""

from __future__ import annotations

from dataclasses import replace

from secretary_app.features.knowledge.models import FaqEntry
from secretary_app.features.knowledge.service import KnowledgeService
from secretary_app.features.promises.models import Promise
from secretary_app.features.promises.rights import CHANGE_PROMISES
from secretary_app.features.promises.service import (
    PromiseService,
    checked_answer,
    may_be_answered,
)
from secretary_app.foundation.auth.acting import needs
from secretary_app.kernel.ids import new_id


class PromiseAnswers:
    """Who tells it, and how, is decided elsewhere."""

    def __init__(self, *, promises: PromiseService, knowledge: KnowledgeService) -> None:
        self._promises = promises
        self._knowledge = knowledge

    @needs(CHANGE_PROMISES, about="promise_id")
    async def answer(
        self, promise_id: str, text: str, *, actor: str, to_faq: bool = False
    ) -> Promise:
        """The answer to a question that nobody could answer; ``to_faq`` needs the right to that.

        Where the FAQ cannot take it nothing is stored at all: then it is not told in words that
        contradict what is known.

        Raises what ``PromiseService.answer`` and ``KnowledgeService.add_entry`` raise.
        """
        if not to_faq:
            return await self._promises.answer(promise_id, text, actor=actor)
        answer = checked_answer(text)
        promise = may_be_answered(await self._promises.get(promise_id), promise_id)
        entry = await self._knowledge.add_entry(self._entry(promise, answer), actor=actor)
        return await self._promises.answer(promise_id, text, actor=actor, entry_id=entry.id)

    def _entry(self, promise: Promise, answer: str) -> FaqEntry:
        """The one it was given before, with whatever people have made of it; or a new one."""
        for entry in self._knowledge.known.entries:
            if entry.id == promise.entry_id:
                return replace(entry, answer=answer)
        return FaqEntry(
            id=new_id(), language=promise.language, question=promise.text, answer=answer
        )
