"""The first words of a call of ours: who calls, and what for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from secretary_app.features.assistants.models import Assistant
from secretary_app.features.calls.calling import Outgoing, Owed
from secretary_app.features.dialogue.models import Sentence, SentenceKind
from secretary_app.features.dialogue.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningWord:
    """One of these sentences."""

    sentence: Sentence
    owed: tuple[Owed, ...] = ()
    """The promises that it is said for: to call back about the same thing is said once."""


class CallOpening:
    """Puts what a call is made for into the words of an assistant."""

    def __init__(self, *, wording: Wording) -> None:
        self._wording = wording

    def words(self, call: Outgoing, assistant: Assistant, language: str) -> tuple[OpeningWord, ...]:
        """Who calls, whether it is recorded, and why. Nobody may cut off the recording notice.

        Of several promises, what was found out for them comes first: it is told, and the talk
        follows.
        """
        return tuple(_Opening(self._wording, assistant, language).words(call))


class _Opening:
    """By one assistant, in one language."""

    def __init__(self, wording: Wording, assistant: Assistant, language: str) -> None:
        self._wording = wording
        self._assistant = assistant
        self._language = language

    def words(self, call: Outgoing) -> Iterator[OpeningWord]:
        yield self._who()
        answers = [each for each in call.owed if each.answer]
        talks = _by_matter(each for each in call.owed if not each.answer)
        for owed in answers:
            yield from self._found_out(owed)
        for at, (about, same) in enumerate(talks.items()):
            yield self._calling_back(about, same, also=at > 0)
        if not call.owed and call.about:
            yield self._say("calling-about", about=_bare(call.about))
        last = "anything-else" if answers and not talks else "calling-listens"
        yield self._say(last, kind=SentenceKind.ASK)

    def _who(self) -> OpeningWord:
        assistant = self._assistant
        company = assistant.company.get(self._language, "")
        return self._say(
            "calling" if company else "calling-plain",
            interruptible=not assistant.announces_recording,
            company=company,
            name=assistant.names[self._language],
            recording="yes" if assistant.announces_recording else "no",
        )

    def _calling_back(self, about: str, owed: tuple[Owed, ...], *, also: bool) -> OpeningWord:
        if not about:
            return self._say("calling-back", owed=owed)
        what = "calling-back-also" if also else "calling-back-about"
        return self._say(what, owed=owed, about=about)

    def _found_out(self, owed: Owed) -> Iterator[OpeningWord]:
        """What they had asked, and the answer in the words of who found it out."""
        yield self._say("found-out", kind=SentenceKind.CONFIRM, about=_bare(owed.about))
        assert owed.evidence is not None
        for sentence in self._wording.answer(
            owed.answer, language=self._language, evidence=owed.evidence
        ):
            yield OpeningWord(sentence=sentence, owed=(owed,))

    def _say(
        self,
        what: str,
        *,
        kind: SentenceKind = SentenceKind.GREETING,
        owed: tuple[Owed, ...] = (),
        interruptible: bool = True,
        **args: str,
    ) -> OpeningWord:
        sentence = self._wording.say(
            what,
            assistant=self._assistant,
            language=self._language,
            kind=kind,
            interruptible=interruptible,
            **args,
        )
        return OpeningWord(sentence=sentence, owed=owed)


def _by_matter(owed: Iterable[Owed]) -> dict[str, tuple[Owed, ...]]:
    """In their order; what has no words of its own goes with the first that has some."""
    found: dict[str, tuple[Owed, ...]] = {}
    for each in owed:
        found[_bare(each.about)] = (*found.get(_bare(each.about), ()), each)
    wordless = found.pop("", ())
    if not found:
        return {"": wordless} if wordless else {}
    first = next(iter(found))
    found[first] = (*found[first], *wordless)
    return found


def _bare(about: str) -> str:
    """Without the end of a sentence, which the text around it has."""
    return about.strip().rstrip(".?!")
