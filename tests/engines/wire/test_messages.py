"""Typed messages: what is written is read back, and what is wrong is refused."""

import contextlib
import warnings
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wyoming.asr import Transcript as StockTranscript
from wyoming.tts import Synthesize as StockSynthesize
from wyoming.tts import SynthesizeVoice

from engines.wire import Endpoint, Event, WireError
from engines.wire.audio import AudioChunk, AudioStart, AudioStop
from engines.wire.control import Authorize, Describe, Error, Ping, Pong, WorkerInfo
from engines.wire.llm import (
    ChatDelta,
    ChatDone,
    ChatMessage,
    ChatRequest,
    Embed,
    Embeddings,
    ToolCall,
    ToolSpec,
)
from engines.wire.stt import Partial, PhraseList, PhraseListReady, Transcribe, Transcript, Word
from engines.wire.tts import SpeechMarks, Synthesize

with warnings.catch_warnings():
    # The library's audio module imports audioop, which Python 3.13 no longer has.
    warnings.simplefilter("ignore", DeprecationWarning)
    from wyoming.info import AsrModel, AsrProgram, Attribution, Info, TtsProgram, TtsVoice

pytestmark = pytest.mark.unit

WORDS = (Word(text="да", start_ms=10, end_ms=200),)
CALLS = (ToolCall(id="1", name="sms", arguments='{"to": 1}'),)
MESSAGES = [
    Authorize(token="t"),
    Describe(),
    Ping(text="a"),
    Pong(),
    Error(text="no", code="engine_failed"),
    WorkerInfo(kind="stt", backend="script", languages=("ru", "en"), partials=True),
    AudioStart(rate=16000),
    AudioChunk(pcm=b"\1\0", timestamp_ms=20),
    AudioStop(),
    PhraseList.of("ru", ("да", "нет")),
    PhraseListReady(id="x", unknown_words=("абырвалг",)),
    Transcribe(language="ru", phrases="x"),
    Transcribe(),
    Partial(text="да", complete=True, words=WORDS),
    Transcript(text="да", language="ru", engine="script", confidence=0.5, words=WORDS),
    Synthesize(text="да", voice="ru+f3", language="ru", rate=22050, speed=1.5),
    SpeechMarks(marks=WORDS),
    ChatRequest(messages=(ChatMessage(role="user", content="да"),)),
    ChatRequest(
        messages=(
            ChatMessage(role="assistant", content="", tool_calls=CALLS),
            ChatMessage(role="tool", content="готово", tool_call_id="1"),
        ),
        stop=("\n",),
        seed=7,
        json_schema='{"type": "object"}',
        tools=(ToolSpec(name="sms", description="d", parameters={"type": "object"}),),
        talk="call-1",
    ),
    ChatDelta(text="да"),
    ChatDone(
        finish_reason="tool_calls",
        tool_calls=CALLS,
        prompt_tokens=9,
        reused_tokens=5,
        completion_tokens=3,
        prompt_ms=1.5,
        generation_ms=2.5,
        engine="llama_cpp",
    ),
    Embed(texts=("да", "нет")),
    Embeddings.of([[1.0, 0.0], [0.0, 1.0]]),
]
TYPES = [type(message) for message in MESSAGES]
VALUES: st.SearchStrategy[Any] = st.sampled_from(
    [
        None,
        True,
        0,
        -1,
        10**400,
        1.5,
        float("nan"),
        float("inf"),
        "",
        "ru",
        [],
        ["a"],
        [1],
        [{}],
        {},
    ]
)


@pytest.mark.parametrize("message", MESSAGES, ids=lambda message: message.TYPE)
def test_there_and_back(message: object) -> None:
    kind = type(message)
    assert kind.from_event(message.event()) == message  # type: ignore[attr-defined]  # all have both


@pytest.mark.parametrize(
    "wrong",
    [
        {"messages": []},
        {"messages": [{"role": "boss"}]},
        {"max_tokens": 0},
        {"temperature": 9},
        {"top_p": 0},
        {"seed": -1},
        {"grammar": "root ::= [a]", "json_schema": "{}"},
    ],
    ids=str,
)
def test_a_chat_that_makes_no_sense_is_refused(wrong: dict[str, Any]) -> None:
    good = ChatRequest(messages=(ChatMessage(role="user", content="да"),)).event()
    with pytest.raises(WireError, match="bad_event"):
        ChatRequest.from_event(Event(type="chat", data=good.data | wrong))


def test_vectors_are_whole_and_an_answer_holds_all_that_may_be_asked() -> None:
    vectors = [[0.5, -0.25], [1.0, 0.0]]
    assert Embeddings.from_event(Embeddings.of(vectors).event()).lists() == vectors
    assert Embeddings.from_event(Embeddings.of([]).event()).lists() == []
    for size, payload in ((2, b"123"), (0, b"1234"), (-1, b"")):
        with pytest.raises(WireError, match="bad_event"):
            Embeddings.from_event(Event(type="embeddings", data={"size": size}, payload=payload))
    with pytest.raises(WireError, match="too_large"):
        Embed.from_event(Embed(texts=("а",) * 257).event())


@given(st.sampled_from(TYPES), st.data())
def test_wrong_fields_are_a_wire_error(kind: type, data: st.DataObject) -> None:
    fields = ["text", "rate", "words", "voice", "speed", "language", "phrases", "worker", "asr"]
    fields += ["messages", "tools", "tool_calls", "max_tokens", "seed", "top_p", "texts", "size"]
    values = data.draw(st.dictionaries(st.sampled_from(fields), VALUES))
    event = Event(type=kind.TYPE, data=values)  # type: ignore[attr-defined]  # all have one
    with contextlib.suppress(WireError):
        kind.from_event(event)  # type: ignore[attr-defined]  # all have one


@pytest.mark.parametrize(
    "event",
    [
        Event(type="audio-chunk", data={"rate": 8000, "width": 1, "channels": 1}, payload=b"ab"),
        Event(type="audio-chunk", data={"rate": 8000, "width": 2, "channels": 1}, payload=b"abc"),
        Event(type="audio-start", data={"rate": 8000, "width": 2, "channels": 2}),
    ],
)
def test_only_mono_16_bit_sound_is_taken(event: Event) -> None:
    kind = AudioChunk if event.type == AudioChunk.TYPE else AudioStart
    with pytest.raises(WireError, match="bad_event"):
        kind.from_event(event)


def test_equal_lists_have_equal_ids() -> None:
    assert PhraseList.of("ru", ("а", "б", "а")) == PhraseList.of("ru", ("б", "а"))
    assert PhraseList.of("ru", ("а",)).id != PhraseList.of("en", ("а",)).id


def test_a_stock_transcript_and_a_stock_request() -> None:
    heard = Transcript.from_event(StockTranscript(text="hello", language="en").event())
    assert (heard.text, heard.confidence, heard.in_list) == ("hello", 1.0, True)
    asked = StockSynthesize(text="hi", voice=SynthesizeVoice(name="en+m3"))
    assert Synthesize.from_event(asked.event()) == Synthesize(text="hi", voice="en+m3")


def test_a_stock_client_reads_our_description() -> None:
    heard = Info.from_event(WorkerInfo(kind="stt", backend="x", languages=("ru",)).event())
    assert heard.asr[0].models[0].languages == ["ru"]
    voices = ("ru+f3", "en")
    said = Info.from_event(
        WorkerInfo(kind="tts", backend="x", languages=("ru", "en"), voices=voices).event()
    )
    assert [(v.name, v.languages) for v in said.tts[0].voices] == [
        ("ru+f3", ["ru"]),
        ("en", ["en"]),
    ]


def test_a_stock_server_describes_itself() -> None:
    maker = Attribution(name="a", url="b")
    common: dict[str, Any] = {
        "attribution": maker,
        "installed": True,
        "description": None,
        "version": None,
    }
    model = AsrModel(name="small", languages=["ru", "en"], **common)
    asr = Info(asr=[AsrProgram(name="whisper", models=[model], **common)])
    heard = WorkerInfo.from_event(asr.event())
    assert (heard.kind, heard.backend, heard.languages) == ("stt", "whisper", ("en", "ru"))
    assert not heard.partials
    voice = TtsVoice(name="irina", languages=["ru"], **common)
    said = WorkerInfo.from_event(
        Info(tts=[TtsProgram(name="piper", voices=[voice], **common)]).event()
    )
    assert (said.kind, said.voices) == ("tts", ("irina",))


@pytest.mark.parametrize("uri", ["unix:///tmp/a/b", "tcp://127.0.0.1:10300", "tcp://[::1]:1"])
def test_endpoints_there_and_back(uri: str) -> None:
    assert str(Endpoint.parse(uri)) == uri


@pytest.mark.parametrize(
    "uri",
    ["", "http://a:1", "unix://host/a", "tcp://a", "tcp://a:99999", "unix:///" + "a" * 200],
)
def test_what_is_no_endpoint(uri: str) -> None:
    with pytest.raises(WireError, match="bad_endpoint"):
        Endpoint.parse(uri)


def test_every_message_stands_in_the_protocol() -> None:
    page = (Path(__file__).parents[3] / "engines" / "wire" / "PROTOCOL.md").read_text("utf-8")
    for kind in TYPES:
        assert f"| `{kind.TYPE}`" in page  # type: ignore[attr-defined]  # all have one
