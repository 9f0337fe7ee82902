"""The caller's sound becomes turns, in their order, whatever the recognisers do."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager

import pytest

from engines.clients import SttChain
from engines.clients.stt_sound import UtteranceSound
from engines.wire import WireError
from engines.wire.stt import Partial, PhraseList, Transcript
from secretary_app.features.calls.endpointing import EndpointingTimes
from secretary_app.features.calls.hearing import LONGEST_TURN_MS, PREROLL_MS, Ear, Heard, ListenFor
from secretary_app.features.calls.utterance import Listeners
from secretary_app.features.dialogue.models import Completeness
from secretary_app.kernel.clock import Clock
from secretary_app.kernel.tasks import TaskOwner

pytestmark = pytest.mark.unit

FRAME_MS = 20
TIMES = EndpointingTimes()
LIMIT_S = 5.0


class Recogniser:
    """Says what it got when it is let; the wire to a real one is tested with the clients."""

    name = "hand-driven"

    def __init__(self) -> None:
        self.may_finish = [asyncio.Event(), asyncio.Event()]
        self.fails = False
        self.stands_by = [True, True]
        self.lengths: list[int] = []
        self._begun = 0

    def understands(self, _language: str) -> bool:
        return True

    async def transcribe(
        self,
        sound: UtteranceSound,
        *,
        language: str,
        phrases: PhraseList | None,
        on_partial: Callable[[Partial], None],
    ) -> Transcript:
        number, length = self._begun, 0
        self._begun += 1
        while (pcm := await sound.read(length, 1 << 20)) is not None:
            length += len(pcm)
            on_partial(Partial(text=f"{length}", complete=False))
        self.lengths.append(length // 16)
        await self.may_finish[number].wait()
        if self.fails:
            raise WireError(code="closed", text="gone")
        return Transcript(
            text=f"turn {number}",
            language=language,
            engine="hand",
            in_list=self.stands_by[number],
        )


class Listening:
    """An ear, and what it told."""

    def __init__(self, *, recogniser: Recogniser | None, tasks: TaskOwner) -> None:
        self.turns: asyncio.Queue[Heard] = asyncio.Queue()
        self.failures: list[tuple[str, str]] = []
        self.partial = asyncio.Event()
        self.now_ms = 0
        languages = {} if recogniser is None else {"ru": None}
        chains: Mapping[str, SttChain] = (
            {} if recogniser is None else {"ru": SttChain(clients=[recogniser])}  # type: ignore[list-item]  # a double
        )
        self.ear = Ear(
            listeners=Listeners(
                recognisers=chains,
                times=TIMES,
                completeness=lambda _text, _language: Completeness.COMPLETE,
                on_partial=lambda _language, _partial: self.partial.set(),
                on_failure=lambda language, code: self.failures.append((language, code)),
                tasks=tasks,
            ),
            listen_for=lambda: ListenFor(phrases=languages),
            on_turn=self.turns.put_nowait,
            clock=Clock(),
        )

    def sound(self, ms: int) -> None:
        for _ in range(0, ms, FRAME_MS):
            self.ear.audio(bytes(FRAME_MS * 16), self.now_ms)
            self.now_ms += FRAME_MS

    def speech(self, ms: int, *, into_our_voice: bool = False) -> None:
        """A voice, and then the silence that ends a turn."""
        self.ear.voice_started(self.now_ms, into_our_voice=into_our_voice)
        self.sound(ms)
        self.ear.voice_stopped(self.now_ms)

    async def turn(self) -> Heard:
        async with asyncio.timeout(LIMIT_S):
            return await self.turns.get()


@asynccontextmanager
async def listening(recogniser: Recogniser | None = None) -> AsyncIterator[Listening]:
    async with TaskOwner(name="test") as tasks:
        yield Listening(recogniser=recogniser, tasks=tasks)


async def test_a_turn_ends_by_the_callers_own_clock() -> None:
    async with listening() as hearing:
        hearing.sound(2000)
        hearing.speech(1000, into_our_voice=True)
        hearing.sound(TIMES.none_ms - FRAME_MS)
        open_before = hearing.ear.hearing
        hearing.sound(FRAME_MS)
        assert (open_before, hearing.ear.hearing) == (True, False)
        turn = await hearing.turn()
        assert (turn.start_ms, turn.end_ms) == (2000, 3000)
        assert turn.decided_ms == 3000 + TIMES.none_ms
        assert turn.sound_from_ms == 2000 - PREROLL_MS - FRAME_MS
        assert turn.into_our_voice
        assert turn.transcripts == {}


async def test_a_pause_ends_no_turn_and_a_voice_without_end_does() -> None:
    async with listening() as hearing:
        hearing.speech(1000)
        hearing.sound(TIMES.none_ms // 2)
        hearing.ear.voice_started(hearing.now_ms, into_our_voice=False)
        hearing.sound(LONGEST_TURN_MS)
        turn = await hearing.turn()
        assert (turn.start_ms, turn.end_ms) == (0, LONGEST_TURN_MS)
        assert hearing.ear.hearing, "what it says further is the next turn"


async def test_a_turn_waits_while_the_caller_may_be_going_on() -> None:
    async with listening() as hearing:
        hearing.speech(1000)
        hearing.sound(TIMES.none_ms - FRAME_MS)
        hearing.ear.voice_suspected()
        hearing.sound(5 * FRAME_MS)
        waited = hearing.ear.hearing
        hearing.ear.voice_dismissed()
        hearing.sound(FRAME_MS)
        assert (waited, hearing.ear.hearing) == (True, False)
        assert (await hearing.turn()).end_ms == 1000


async def test_turns_stay_in_order_and_each_has_its_words() -> None:
    recogniser = Recogniser()
    async with listening(recogniser) as hearing:
        for _ in range(2):
            hearing.speech(500)
            hearing.sound(TIMES.none_ms)
        recogniser.may_finish[1].set()
        await asyncio.sleep(0)
        assert hearing.ear.recognising
        assert hearing.turns.empty()
        recogniser.may_finish[0].set()
        words = [(await hearing.turn()).transcripts["ru"].text for _ in range(2)]
        assert words == ["turn 0", "turn 1"]


async def words_came(hearing: Listening) -> None:
    """Until a partial transcript has been told of."""
    async with asyncio.timeout(LIMIT_S):
        await hearing.partial.wait()


async def doubted(hearing: Listening, recogniser: Recogniser) -> None:
    """A turn that ended after its words and is not stood by."""
    recogniser.stands_by[0] = False
    hearing.ear.voice_started(hearing.now_ms, into_our_voice=False)
    hearing.sound(500)
    await words_came(hearing)
    hearing.ear.voice_stopped(hearing.now_ms)
    hearing.sound(TIMES.complete_ms)
    assert hearing.ear.recognising
    recogniser.may_finish[0].set()
    await hearing.ear.heard_out(limit_s=LIMIT_S)
    assert hearing.turns.empty()
    assert hearing.ear.hearing


async def test_words_that_the_recogniser_takes_back_end_no_turn() -> None:
    recogniser = Recogniser()
    async with listening(recogniser) as hearing:
        await doubted(hearing, recogniser)
        hearing.sound(TIMES.incomplete_ms - TIMES.complete_ms - 2 * FRAME_MS)
        hearing.speech(700)
        hearing.sound(TIMES.incomplete_ms)
        recogniser.may_finish[1].set()
        turn = await hearing.turn()
        assert (turn.start_ms, turn.transcripts["ru"].text) == (0, "turn 1")
        assert recogniser.lengths[1] >= 500 + TIMES.incomplete_ms - 2 * FRAME_MS + 700


async def test_after_words_taken_back_the_silence_of_half_a_sentence_ends_the_turn() -> None:
    recogniser = Recogniser()
    async with listening(recogniser) as hearing:
        await doubted(hearing, recogniser)
        hearing.sound(TIMES.incomplete_ms - TIMES.complete_ms - FRAME_MS)
        assert hearing.turns.empty()
        hearing.sound(FRAME_MS)
        turn = hearing.turns.get_nowait()
        assert (turn.end_ms, turn.decided_ms) == (500, 500 + TIMES.incomplete_ms)
        assert not turn.transcripts["ru"].in_list


async def test_a_call_that_ends_in_doubt_keeps_the_words() -> None:
    recogniser = Recogniser()
    async with listening(recogniser) as hearing:
        await doubted(hearing, recogniser)
        hearing.ear.end()
        assert hearing.turns.get_nowait().transcripts["ru"].text == "turn 0"


@pytest.mark.expects_log("hand-driven failed")
async def test_a_recogniser_that_fails_costs_the_words_and_not_the_turn() -> None:
    recogniser = Recogniser()
    recogniser.fails = True
    async with listening(recogniser) as hearing:
        hearing.speech(500)
        hearing.sound(TIMES.none_ms)
        recogniser.may_finish[0].set()
        assert (await hearing.turn()).transcripts == {}
        assert hearing.failures == [("ru", "closed")]


async def test_who_is_cut_off_in_mid_sentence_is_heard_out() -> None:
    recogniser = Recogniser()
    recogniser.may_finish[0].set()
    async with listening(recogniser) as hearing:
        hearing.ear.voice_started(0, into_our_voice=False)
        hearing.sound(700)
        hearing.ear.end()
        await hearing.ear.heard_out(limit_s=LIMIT_S)
        turn = hearing.turns.get_nowait()
        assert (turn.start_ms, turn.end_ms) == (0, 700)
        assert turn.transcripts["ru"].text == "turn 0"
        hearing.ear.end()
        await hearing.ear.heard_out(limit_s=LIMIT_S)
        assert hearing.turns.empty()


async def test_nobody_waits_for_ever_for_last_words() -> None:
    async with listening(Recogniser()) as hearing:
        hearing.ear.voice_started(0, into_our_voice=False)
        hearing.sound(700)
        hearing.ear.end()
        await hearing.ear.heard_out(limit_s=0.01)
        assert hearing.turns.empty()
