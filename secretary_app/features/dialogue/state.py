"""What the dialogue remembers of one talk."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace

from secretary_app.features.assistants.models import Assistant
from secretary_app.features.dialogue.history import TalkHistory
from secretary_app.features.dialogue.known import KnownAnswer
from secretary_app.features.dialogue.message_draft import MessageDraft
from secretary_app.features.dialogue.models import Sentence
from secretary_app.features.dialogue.thinking.thinker import Thinker
from secretary_app.kernel.ids import new_id
from secretary_app.kernel.phone import PhoneNumber


@dataclass(slots=True, kw_only=True)
class DialogueState:
    """One talk with one person."""

    assistant: Assistant
    number: PhoneNumber | None = None
    """The caller's own number, where it is known."""
    language: str | None = None
    """Chosen by the person, or heard in the first turn that was understood; None before."""
    draft: MessageDraft = field(default_factory=MessageDraft)
    misunderstood: int = 0
    """Turns in a row that were not understood."""
    last_answer: list[Sentence] = field(default_factory=list)
    """What «repeat» says again."""
    asked: str = ""
    """The rule by which we asked our last question: what «no» says no to."""
    history: TalkHistory = field(default_factory=TalkHistory)
    """Shared with every remembered copy: what was said stays said."""
    talk: str = field(default_factory=new_id)
    """Names this talk to engines that reuse what they have read of it."""
    thinker: Thinker | None = None
    """Wanted in this talk in place of the model that thinks for all."""
    choices: tuple[KnownAnswer, ...] = ()
    """The two answers between which we asked the caller to choose."""

    @property
    def speaks(self) -> str:
        """The language in which the next sentence is said."""
        return self.language or self.assistant.languages[0]

    def remembered(self) -> DialogueState:
        """A copy that stays as it is while the talk goes on."""
        return replace(self, draft=replace(self.draft), last_answer=list(self.last_answer))

    def become(self, earlier: DialogueState) -> None:
        """Back to a remembered state: an answer that nobody heard has not happened."""
        again = earlier.remembered()
        for item in fields(self):
            setattr(self, item.name, getattr(again, item.name))
