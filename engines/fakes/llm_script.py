"""A language model that writes what a script says, by a timetable.

`_worker llm script --script FILE [--report FILE]`. The script is a JSON list of answers, read anew
for each question: `{"asked": …, "writes": […], "calls": […], "fails": …}`. A question gets the
first answer whose `asked` stands in its last message; those without `asked` serve for the rest, in
order and again from the first. `writes` is a text, which comes word by word, or a list of texts and
of waits in ms; `calls` are tool calls `{"name": …, "arguments": …}`, the arguments an object or the
very text; `fails` is the code of an error, or `crash`, after what was written; `refuses_tools`
refuses a question that brings any, `remembers` one with more messages than that.

`--report` gets a JSON line for each question (`{"asked": request}`) and each cancel
(`{"cancelled": CLOCK_MONOTONIC s, "written": …}`).
"""

import argparse
import json
import os
import re
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Protocol

from engines.wire import WireError
from engines.wire.control import PROTOCOL_VERSION, WorkerInfo
from engines.wire.llm import ChatDone, ChatRequest, ToolCall

ENGINE = "script"
EXIT_CRASHED = 7
LANES = 4
LOOK_S = 0.005
"""How often a waiting answer looks whether it is still wanted."""

_WORDS = re.compile(r"\s*\S+")


class Wanted(Protocol):
    """True once the answer is not wanted any more."""

    def __bool__(self) -> bool: ...


def create(args: Sequence[str]) -> "ScriptedModel":
    """The backend for `_worker llm script`."""
    parser = argparse.ArgumentParser(prog="_worker llm script")
    parser.add_argument("--script", type=Path, required=True)
    parser.add_argument("--report", type=Path)
    options = parser.parse_args(list(args))
    return ScriptedModel(script=options.script, report=options.report)


class ScriptedModel:
    """Writes by heart."""

    def __init__(self, *, script: Path, report: Path | None) -> None:
        self._script = script
        self._report = report
        self._served = 0
        self._lock = threading.Lock()

    @property
    def lanes(self) -> int:
        """Several at once, like a model that batches."""
        return LANES

    def describe(self) -> WorkerInfo:
        """Any language."""
        return WorkerInfo(kind="llm", backend=ENGINE, languages=(), protocol=PROTOCOL_VERSION)

    def answer(self, request: ChatRequest, cancel: Wanted, emit: Callable[[str], None]) -> ChatDone:
        """What the script says to this question."""
        self._note({"asked": request.event().data})
        answer = self._choose(request.messages[-1].content)
        if request.tools and answer.get("refuses_tools"):
            raise WireError(code="unsupported", text="not taught to use tools")
        if len(request.messages) > answer.get("remembers", len(request.messages)):
            raise WireError(code="too_long", text="too many messages")
        begun, written = time.monotonic(), 0
        for piece in _pieces(answer.get("writes", "")):
            if isinstance(piece, int | float):
                until = time.monotonic() + piece / 1000
                while not cancel and time.monotonic() < until:
                    time.sleep(LOOK_S)
            else:
                written += 1
                emit(piece)
            if cancel:
                self._note({"cancelled": time.monotonic(), "written": written})
                break
        self._fail(answer.get("fails"))
        calls = tuple(
            ToolCall(id=str(number), name=call["name"], arguments=_arguments(call))
            for number, call in enumerate(answer.get("calls", ()))
        )
        return ChatDone(
            finish_reason="tool_calls" if calls else "stop",
            tool_calls=calls,
            prompt_tokens=sum(len(message.content.split()) for message in request.messages),
            reused_tokens=0,
            completion_tokens=written,
            prompt_ms=0.0,
            generation_ms=(time.monotonic() - begun) * 1000,
            engine=ENGINE,
        )

    def embed(self, texts: Sequence[str], cancel: Wanted) -> list[list[float]]:
        """Letters are all it knows of a text."""
        del cancel
        return [[float(len(text)), 1.0] for text in texts]

    def _choose(self, asked: str) -> dict[str, Any]:
        answers: list[dict[str, Any]] = json.loads(self._script.read_text("utf-8"))
        for answer in answers:
            if "asked" in answer and answer["asked"] in asked:
                return answer
        others = [answer for answer in answers if "asked" not in answer]
        if not others:
            raise WireError(code="engine_failed", text=f"the script has no answer to {asked!r}")
        with self._lock:
            self._served += 1
            return others[(self._served - 1) % len(others)]

    @staticmethod
    def _fail(code: str | None) -> None:
        if code == "crash":
            os._exit(EXIT_CRASHED)
        if code is not None:
            raise WireError(code=code, text="told to fail")

    def _note(self, what: dict[str, Any]) -> None:
        if self._report is not None:
            with self._lock, self._report.open("a", encoding="utf-8") as file:
                file.write(json.dumps(what, ensure_ascii=False) + "\n")


def _pieces(writes: str | list[str | float]) -> Iterator[str | float]:
    if isinstance(writes, str):
        yield from _WORDS.findall(writes)
    else:
        yield from writes


def _arguments(call: dict[str, Any]) -> str:
    arguments = call.get("arguments", {})
    return arguments if isinstance(arguments, str) else json.dumps(arguments, ensure_ascii=False)
