"""What every recogniser made of a turn becomes one turn, in one language."""

from __future__ import annotations

from dataclasses import dataclass

from engines.wire.stt import Transcript, Word
from secretary_app.features.calls.hearing import Heard
from secretary_app.features.dialogue.models import Completeness, HeardTurn
from secretary_app.features.dialogue.service import Dialogue
from secretary_app.features.dialogue.state import DialogueState

NO_ENGINE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class UnderstoodTurn:
    """One turn of the caller with the recogniser's own account of it."""

    turn: HeardTurn
    """What is to be answered: this turn, with the one before where the two belong together."""
    said: HeardTurn
    """This turn alone, for the record."""
    engine: str
    words: tuple[Word, ...]
    """In line time."""
    start_ms: int
    end_ms: int

    @property
    def length_ms(self) -> int:
        """Length of the caller's sound."""
        return self.end_ms - self.start_ms


def understand(
    heard: Heard, *, dialogue: Dialogue, state: DialogueState, unanswered: HeardTurn | None
) -> UnderstoodTurn:
    """Choose the language of a turn, and join it to the one before where that got no answer yet.

    A caller who goes on while we still think has not begun anew: «на какое время» … «можно
    записаться». The two belong together unless the second is a whole question itself.
    """
    turns = {
        language: _heard_turn(heard, language, transcript)
        for language, transcript in heard.transcripts.items()
    }
    if not turns:
        language = dialogue.listening.languages(state)[0]
        said = _heard_turn(heard, language, None)
    else:
        said = dialogue.listening.choose(turns, state)
    turn = said
    if unanswered is not None and unanswered.text and not _whole(said, dialogue, state):
        turn = _joined(unanswered, said)
    transcript = heard.transcripts.get(said.language)
    return UnderstoodTurn(
        turn=turn,
        said=said,
        engine=NO_ENGINE if transcript is None else transcript.engine,
        words=() if transcript is None else in_line_time(transcript.words, heard.sound_from_ms),
        start_ms=heard.start_ms,
        end_ms=heard.end_ms,
    )


def _joined(first: HeardTurn, second: HeardTurn) -> HeardTurn:
    return HeardTurn(
        text=f"{first.text} {second.text}".strip(),
        language=second.language if second.text else first.language,
        understood=first.understood or second.understood,
        confidence=min(first.confidence, second.confidence) if second.text else first.confidence,
        start_ms=first.start_ms,
        end_ms=second.end_ms,
    )


def in_line_time(words: tuple[Word, ...], from_ms: int) -> tuple[Word, ...]:
    """A recogniser's words, whose times count from the first sound that it got."""
    return tuple(
        Word(text=word.text, start_ms=from_ms + word.start_ms, end_ms=from_ms + word.end_ms)
        for word in words
    )


def _heard_turn(heard: Heard, language: str, transcript: Transcript | None) -> HeardTurn:
    return HeardTurn(
        text="" if transcript is None else transcript.text,
        language=language,
        understood=transcript is not None and transcript.in_list and bool(transcript.text),
        confidence=0.0 if transcript is None else transcript.confidence,
        start_ms=heard.start_ms,
        end_ms=heard.end_ms,
    )


def _whole(turn: HeardTurn, dialogue: Dialogue, state: DialogueState) -> bool:
    return dialogue.listening.completeness(turn.text, turn.language, state) is Completeness.COMPLETE
