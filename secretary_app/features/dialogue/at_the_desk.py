"""What the assistant says around a person at the desk: for them, and in their place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from secretary_app.features.conversations.models import Evidence, EvidenceKind
from secretary_app.features.dialogue.known import CompanyKnowledge
from secretary_app.features.dialogue.message_draft import MessageStage
from secretary_app.features.dialogue.message_taking import MessageTaking
from secretary_app.features.dialogue.models import (
    PromiseCallback,
    Sentence,
    SentenceKind,
    Step,
)
from secretary_app.features.dialogue.rules import FixedRules
from secretary_app.features.dialogue.sentences import sentences_of
from secretary_app.features.dialogue.state import DialogueState
from secretary_app.features.voices.spoken import speakable

_ORDERS = {
    "ru": re.compile(
        r"^(?:пожалуйста[, ]+)?(?:скажи|передай|ответь|объясни)(?:те)?"
        r"(?:\s+(?:ему|ей|им|клиенту|звонящему|пожалуйста))*\s*[,:—-]?\s*(?:что\s+)?",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"^(?:please[, ]+)?(?:tell|answer|explain to|say to)"
        r"\s+(?:him|her|them|the caller|the customer|the client)\s*[,:—-]?\s*(?:that\s+)?"
        r"|^(?:please[, ]+)?say\s+that\s+",
        re.IGNORECASE,
    ),
}
"""«Tell him that …»: what follows is what is to be said."""


class DeskRules:
    """Needs no knowledge but of when somebody can call back."""

    def __init__(
        self, *, rules: FixedRules, messages: MessageTaking, knowledge: CompanyKnowledge
    ) -> None:
        """``messages`` are offered where a person was wanted and none is there."""
        self._rules = rules
        self._messages = messages
        self._knowledge = knowledge

    def said_well(self, hint: str, *, actor: str, state: DialogueState) -> tuple[Sentence, ...]:
        """A hint as the assistant says it; empty where it has no words.

        The words are the person's: they vouch for every number and name in them.
        """
        language = state.speaks
        order = _ORDERS.get(language)
        words = " ".join(hint.split())
        bare = words if order is None else order.sub("", words, count=1)
        text = (bare or words)[:1].upper() + (bare or words)[1:]
        if text and text[-1] not in ".!?…":
            text += "."
        evidence = Evidence(kind=EvidenceKind.HINT, ref=actor, title=actor, score=1.0, quote=words)
        return tuple(
            Sentence(
                text=sentence,
                spoken=speakable(sentence, language=language),
                language=language,
                kind=SentenceKind.ANSWER,
                evidence=(evidence,),
            )
            for sentence in sentences_of(text)
        )

    def thanks_for_waiting(self, state: DialogueState) -> Sentence:
        """A hold is over, and the assistant has the call."""
        return self._rules.say("thanks-for-waiting", state, SentenceKind.ASK)

    def colleague_lost(self, state: DialogueState) -> Sentence:
        """The person who was speaking is not heard any more."""
        return self._rules.say("colleague-lost", state, SentenceKind.ASK)

    def connecting(self, state: DialogueState) -> Sentence:
        """A colleague is being looked for."""
        return self._rules.say("connecting", state, SentenceKind.LEAD_IN)

    def goodbye(self, state: DialogueState) -> Iterator[Step]:
        """A person ends the call politely; a message that was begun is kept."""
        yield from self._messages.rescue(state)
        yield from self._rules.farewell("goodbye", state)

    def held_too_long(self, state: DialogueState) -> Iterator[Step]:
        """Nobody has come back to a caller on hold."""
        yield self._rules.say("held-too-long", state, SentenceKind.APOLOGY)
        yield from self._messages.offer(state)

    def nobody_free(self, state: DialogueState) -> Iterator[Step]:
        """A colleague was wanted and nobody took the call: it is called back."""
        if state.number is None:
            yield self._rules.say("nobody-free-no-number", state, SentenceKind.APOLOGY)
            yield from self._messages.offer(state)
            return
        callback = self._knowledge.callback()
        yield PromiseCallback(
            number=state.number, about="", due_minutes=callback.minutes, urgent=False
        )
        yield self._rules.say(
            "nobody-free",
            state,
            SentenceKind.CONFIRM,
            timed="yes" if callback.by_hours else "no",
            when=self._knowledge.by(callback, state.speaks),
        )
        if state.draft.stage is MessageStage.NONE:
            yield self._rules.say("anything-else", state, SentenceKind.ASK)
        else:
            yield from self._messages.ask_present(state)
