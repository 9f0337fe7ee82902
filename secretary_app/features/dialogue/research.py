"""What facts and FAQ do not answer: found in the documents, told by a model or as a quote."""

from __future__ import annotations

import logging
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing
from typing import Protocol

from secretary_app.features.conversations.models import Evidence, EvidenceKind
from secretary_app.features.dialogue.known import CompanyKnowledge
from secretary_app.features.dialogue.models import HeardTurn, Sentence, Step
from secretary_app.features.dialogue.state import DialogueState
from secretary_app.features.dialogue.thinking.manners import is_machinery
from secretary_app.features.dialogue.thinking.sources import Source, fitting, window
from secretary_app.features.dialogue.thinking.thinker import Thinker
from secretary_app.features.dialogue.thinking.turn import (
    NotFounded,
    NothingSaid,
    Thinking,
    Watch,
)
from secretary_app.features.dialogue.wording import Wording
from secretary_app.kernel.errors import SecretaryError

_LOG = logging.getLogger(__name__)

MOST_PASSAGES = 3
MOST_RELATED = 3


class Passage(Protocol):
    """A place in a document."""

    @property
    def ref(self) -> str:
        """Where it is, for good."""

    @property
    def document(self) -> str:
        """The document's title."""

    @property
    def section(self) -> str:
        """The heading above it; may be empty."""

    @property
    def page(self) -> int | None:
        """Where the document has pages."""

    @property
    def text(self) -> str:
        """The passage as a whole."""

    @property
    def quote(self) -> str:
        """The words of it that answer."""

    @property
    def score(self) -> float:
        """0..1."""

    @property
    def sure(self) -> bool:
        """Whether the quote answers the question by itself."""


class Documents(Protocol):
    """Where passages are found."""

    async def search(self, text: str, language: str, *, limit: int = 3) -> Sequence[Passage]:
        """Passages that may answer, best first."""


class Research:
    """Looks further, for one turn after another."""

    def __init__(
        self,
        *,
        knowledge: CompanyKnowledge,
        documents: Documents | None,
        model: Callable[[], Thinker | None],
        thinking: Thinking,
        wording: Wording,
    ) -> None:
        """``model`` tells the one that thinks now, if there is one."""
        self._knowledge = knowledge
        self._documents = documents
        self._model = model
        self._thinking = thinking
        self._wording = wording

    async def answer(
        self, turn: HeardTurn, state: DialogueState, watch: Watch
    ) -> AsyncGenerator[Step, None]:
        """The answer to an understood question that no fact or FAQ entry answers.

        Raises:
            NothingSaid: there is none.
            NotFounded: a model had no other that may be said after the first sentence,
                or it had none and no passage is sure.
        """
        passages = await self._search(turn)
        watch("documents")
        model = state.thinker or self._model()
        sources = self._sources(turn, passages)
        best = next((each for each in passages if each.sure and not is_machinery(each.quote)), None)
        if model is not None and sources:
            said = False
            try:
                async with aclosing(
                    self._thinking.answer(model, turn, state, sources, watch)
                ) as steps:
                    async for step in steps:
                        said = said or isinstance(step, Sentence)
                        yield step
            except NothingSaid:
                _LOG.info("the language model said nothing; the best quote is said in its place")
            except NotFounded:
                # A model is not to make her know less than she does without one.
                if best is None or said:
                    raise
                _LOG.info("the best quote is said in place of what the language model made up")
            else:
                return
        if best is None:
            raise NothingSaid
        for sentence in self._wording.answer(
            best.quote, language=turn.language, evidence=_evidence(best)
        ):
            yield sentence

    async def _search(self, turn: HeardTurn) -> Sequence[Passage]:
        if self._documents is None:
            return ()
        try:
            return await self._documents.search(turn.text, turn.language, limit=MOST_PASSAGES)
        except SecretaryError:
            # Without documents she knows what she knew before.
            _LOG.exception("the documents could not be searched")
            return ()

    def _sources(self, turn: HeardTurn, passages: Sequence[Passage]) -> tuple[Source, ...]:
        related = self._knowledge.related(turn.text, turn.language, limit=MOST_RELATED)
        near = (Source(text=answer.text, evidence=answer.evidence) for answer in related)
        read = (
            Source(text=window(passage.text, passage.quote), evidence=_evidence(passage))
            for passage in passages
        )
        return fitting((*near, *read))


def _evidence(passage: Passage) -> Evidence:
    return Evidence(
        kind=EvidenceKind.DOCUMENT,
        ref=passage.ref,
        title=passage.document,
        section=passage.section,
        page=passage.page,
        score=passage.score,
        quote=passage.quote,
    )
