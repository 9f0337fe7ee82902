"""An assistant as a model: the one answer path, with its evidence.

She says only what her sources say, so a client can tell her nothing: system messages are passed
over, and so are temperature, top_p and seed. What would make her say something else is refused.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import aclosing

from engines.wire.llm import ChatMessage
from secretary_app.channels.openai_api.errors import ParameterUnsupported
from secretary_app.channels.openai_api.evidence import evidence_told
from secretary_app.channels.openai_api.talk import End, Ending, Piece, Question, Told
from secretary_app.features.assistants.models import Assistant
from secretary_app.features.conversations.models import Evidence
from secretary_app.features.dialogue.letters import language_of
from secretary_app.features.dialogue.models import HeardTurn, Sentence
from secretary_app.features.dialogue.service import Dialogue
from secretary_app.features.dialogue.state import DialogueState

SAYS = frozenset({"user", "assistant"})


async def ask_assistant(dialogue: Dialogue, assistant: Assistant, question: Question) -> Told:
    """A rehearsal: nothing is counted, promised or written down. Raises ParameterUnsupported."""
    _must_fit(question)
    *before, last = [each for each in question.messages if each.role in SAYS]
    language = language_of(last.content, otherwise=assistant.languages[0])
    if language not in assistant.languages:
        language = assistant.languages[0]
    state = DialogueState(assistant=assistant, language=language)
    for message in before:
        if message.role == "user":
            state.history.caller_said(message.content)
        else:
            state.history.heard(message.content)
    turn = HeardTurn(text=last.content, language=language, understood=True)
    said = _Said(stop=question.stop, most_words=question.most_tokens)
    evidence: dict[Evidence, None] = {}
    async with aclosing(dialogue.answer(turn, state, rehearsal=_unwatched)) as steps:
        async for step in steps:
            if not isinstance(step, Sentence):
                continue
            piece = said.more(step.text)
            evidence |= dict.fromkeys(step.evidence)
            if piece and not question.json_only:
                yield Piece(text=piece)
            if said.ending is not None:
                break
    if question.json_only:
        yield Piece(text=_as_json(said.text, tuple(evidence)))
    yield End(
        ending=said.ending or Ending.STOP,
        prompt_tokens=_words(question.messages),
        completion_tokens=len(said.text.split()),
        evidence=tuple(evidence),
    )


class _Said:
    """Joins sentences, and ends where the client wants it."""

    def __init__(self, *, stop: Sequence[str], most_words: int | None) -> None:
        self._stop = stop
        self._most_words = most_words
        self.text = ""
        self.ending: Ending | None = None

    def more(self, sentence: str) -> str:
        """What is to be said of it."""
        whole = f"{self.text} {sentence}" if self.text else sentence
        ends = [at for at in (whole.find(each) for each in self._stop) if at >= 0]
        if ends:
            whole, self.ending = whole[: min(ends)], Ending.STOP
        words = whole.split()
        if self._most_words is not None and len(words) > self._most_words:
            whole, self.ending = " ".join(words[: self._most_words]), Ending.LENGTH
        piece, self.text = whole[len(self.text) :], whole
        return piece


def _must_fit(question: Question) -> None:
    if question.tools:
        raise ParameterUnsupported(parameter="tools", why="assistant-tools")
    if question.json_schema:
        raise ParameterUnsupported(parameter="response_format", why="assistant-schema")
    talk = [each for each in question.messages if each.role in SAYS]
    if not talk or talk[-1].role != "user" or not talk[-1].content.strip():
        raise ParameterUnsupported(parameter="messages", why="no-question")


def _as_json(text: str, evidence: Sequence[Evidence]) -> str:
    told = [each.model_dump(mode="json") for each in evidence_told(evidence)]
    return json.dumps({"answer": text, "evidence": told}, ensure_ascii=False)


def _words(messages: Sequence[ChatMessage]) -> int:
    return sum(len(each.content.split()) for each in messages)


def _unwatched(_stage: str) -> None:
    """How long the stages take is nobody's question here."""
