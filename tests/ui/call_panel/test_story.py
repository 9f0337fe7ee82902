"""What a screen shows of a call, made of the call's events."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from secretary_app.features.calls import desk_events, events
from secretary_app.features.calls.latency import TurnLatency
from secretary_app.features.calls.models import CallOutcome
from secretary_app.features.conversations.models import Evidence, EvidenceKind, Role
from ui.call_panel.given_names import dative
from ui.call_panel.lines import Happened, Said
from ui.call_panel.story import CallStory
from ui.call_panel.telling import stages

pytestmark = pytest.mark.unit

CALL = "call-1"
BEGUN = datetime(2026, 5, 12, 10, 15, tzinfo=UTC)
PRICE = Evidence(kind=EvidenceKind.FACT, ref="price.key", title="Копия ключа", score=0.91)


class Told:
    """A call that is told event by event, a second apart."""

    def __init__(self) -> None:
        self.story = CallStory(CALL, begun_at=BEGUN)
        self._at = BEGUN

    def __call__(
        self, event: type[events.CallEvent], /, *, actor: str = "system", **facts: Any
    ) -> None:
        self._at += timedelta(seconds=1)
        self.story.apply(event(at=self._at, actor=actor, call_id=CALL, **facts))

    def partial(self, text: str) -> None:
        self(events.PartialHeard, text=text, language="ru")

    def turn(self, text: str, *, interrupted: bool = False) -> None:
        self(
            events.TurnHeard, number=1, text=text, language="ru", engine="script", confidence=0.9,
            understood=True, interrupted_us=interrupted, start_ms=1000, end_ms=2000, words=(),
        )  # fmt: skip

    def starts(self, text: str, *evidence: Evidence) -> None:
        self(events.SentenceStarted, text=text, language="ru", evidence=evidence)

    def heard(self, text: str, heard: str | None = None) -> None:
        cut = heard is not None
        self(
            events.SentenceHeard, text=text, heard_text=text if heard is None else heard, cut=cut,
            language="ru", kind="answer", evidence=(), start_ms=3000, end_ms=4000,
        )  # fmt: skip

    @property
    def lines(self) -> list[tuple[str, str]]:
        """Who or what, and the words."""
        return [
            (line.role.value, line.text) if isinstance(line, Said) else ("", line.what)
            for line in self.story.lines
        ]


@pytest.fixture
def told() -> Told:
    return Told()


def test_that_a_call_is_answered_stands_before_the_greeting(told: Told) -> None:
    told.starts("Здравствуйте!")
    told(events.CallAnswered, ata_ms=1, audio_delay_ms=1, since_answer_ms=1)
    assert told.lines == [("", "answered"), ("assistant", "Здравствуйте!")]


def test_words_grow_in_their_place_and_become_a_turn(told: Told) -> None:
    told(events.CallAnswered, ata_ms=1, audio_delay_ms=1, since_answer_ms=1)
    told.partial("сколько")
    key = told.story.lines[-1].key
    told.partial("сколько стоит")
    assert told.story.lines[-1].key == key
    told(desk_events.TakenOver, actor="vera")
    # What happens meanwhile stands before words that are not finished.
    assert told.lines[-2:] == [("", "taken-over"), ("caller", "сколько стоит")]
    told.turn("сколько стоит ключ")
    last = told.story.lines[-1]
    assert isinstance(last, Said)
    assert (last.final, last.text) == (True, "сколько стоит ключ")
    assert sum(isinstance(line, Said) for line in told.story.lines) == 1


def test_an_answer_is_one_bubble_with_what_it_rests_on_and_what_nobody_heard(told: Told) -> None:
    told.turn("сколько стоит ключ")
    told.starts("Копия стоит 250 рублей.", PRICE)
    told.heard("Копия стоит 250 рублей.")
    told.starts("Приходите сегодня до семи.")
    told.turn("а завтра", interrupted=True)
    told.heard("Приходите сегодня до семи.", "Приходите сегодня")
    answer = told.story.lines[1]
    assert isinstance(answer, Said)
    assert answer.text == "Копия стоит 250 рублей. Приходите сегодня"
    assert (answer.cut, answer.evidence, answer.sounding) == ("до семи.", (PRICE,), False)
    assert told.lines[2:] == [("", "interrupted"), ("caller", "а завтра")]
    told.starts("Завтра мы работаем.")
    assert told.lines[-1] == ("assistant", "Завтра мы работаем.")
    asked = [(question.text, answer is not None) for question, answer in told.story.questions]
    assert asked == [("сколько стоит ключ", True), ("а завтра", True)]


def test_a_sentence_that_never_sounded_is_not_shown(told: Told) -> None:
    told.heard("Этого никто не слышал.", "")
    assert told.story.lines == []


def test_a_hint_is_shown_as_whispered_and_the_end_drops_half_words(told: Told) -> None:
    told(desk_events.Hinted, actor="vera", hint="скажи про скидку", said="Есть скидка.")
    told(desk_events.OperatorPartial, actor="vera", text="мину", language="ru")
    told(
        desk_events.OperatorSaid, actor="vera", text="минуту", language="ru", engine="script",
        confidence=1.0, start_ms=1, end_ms=2, words=(),
    )  # fmt: skip
    told.partial("хорошо дава")
    told(events.CallEnded, outcome=CallOutcome.ANSWERED, cause="remote")
    assert told.lines == [
        ("operator", "скажи про скидку"), ("operator", "минуту"), ("", "ended"),
    ]  # fmt: skip
    hint = told.story.lines[0]
    assert isinstance(hint, Said)
    assert hint.hint
    assert hint.role is Role.OPERATOR


def test_what_she_would_say_is_offered_until_it_is_too_late(told: Told) -> None:
    told(desk_events.Suggested, text="Копия стоит 250.", number=1, language="ru", evidence=())
    assert told.story.suggestion
    told.turn("а парковка есть")
    assert told.story.suggestion == ""


def test_stages_are_judged_by_the_limits() -> None:
    latency = TurnLatency(
        endpoint_ms=300, recognise_ms=180, answer_ms=2300, voice_ms=1200, line_ms=9
    )
    limits = {"hearing": (500, 1000), "answer": (2000, 3000), "voice": (500, 1000)}
    assert [(each.name, each.tone) for each in stages(latency, limits)] == [
        ("hearing", "success"), ("answer", "warn"), ("voice", "danger"),
    ]  # fmt: skip


def test_every_line_between_the_words_has_a_key_of_its_own(told: Told) -> None:
    told(desk_events.HeldChanged, on=True)
    told(desk_events.HeldChanged, on=False)
    keys = [line.key for line in told.story.lines if isinstance(line, Happened)]
    assert len(set(keys)) == 2


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("Марина", "Марине"), ("Анна", "Анне"), ("Мария", "Марии"), ("Олег", "Олегу"),
        ("Андрей", "Андрею"), ("Софья", "Софье"), ("Игорь", None), ("Anna", None), ("", None),
        ("R2", None), ("Сири", None),
    ],
)  # fmt: skip
def test_a_name_in_the_dative(name: str, given: str | None) -> None:
    assert dative(name) == given
