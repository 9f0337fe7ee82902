"""The dialogue talks through every scenario of ``scenarios/``; a judge says what went wrong.

A scenario is a YAML file: ``why`` it exists, the caller, the moment, what is known (``facts``,
``faq``, ``documents``), what a language ``model`` writes to which words, and turns. Each turn says
what the recogniser heard and what must come of it: words, evidence, actions, language. A judge's
complaint names the turn, what was expected, why, and what was said instead.
"""

from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from engines.clients import LlmChain
from secretary_app.features.dialogue.models import Sentence, Step
from secretary_app.features.dialogue.thinking.turn import Limits
from secretary_app.features.knowledge.documents.service import DocumentsService
from tests.support.opened import Opened
from tests.support.talk import (
    MONDAY_MORNING,
    Talk,
    assistant,
    copy_of,
    furnished,
    make_template,
    talk_with,
)
from tests.support.thinking import Answer, scripted_model

pytestmark = pytest.mark.wire

PATIENT = Limits(first_sentence_s=30.0)

FOLDER = Path(__file__).parent / "scenarios"
SCENARIOS = sorted(FOLDER.glob("*.yaml"))

SCENARIO_KEYS = {
    *("why", "language", "caller", "now", "assistant", "languages", "person_language"),
    *("facts", "faq", "documents", "model", "log", "turns", "after"),
}
TURN_KEYS = {"hears", "in", "understood", "confidence", "span", "expect", "because"}
EXPECT_KEYS = {"says", "never_says", "evidence", "does", "language", "kind", "sentences", "spoken"}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a judge has against a turn."""

    turn: int
    complaint: str
    because: str

    def __str__(self) -> str:
        return f"turn {self.turn}: {self.complaint}\n    because {self.because}"


def judge(number: int, turn: Mapping[str, Any], steps: list[Step]) -> Iterator[Verdict]:
    """Every way in which the answer misses what the scenario expects."""
    said = [step for step in steps if isinstance(step, Sentence)]
    done = [step for step in steps if not isinstance(step, Sentence)]
    text = " ".join(sentence.text for sentence in said)
    complaints = [
        *_judge_words(turn["expect"], said),
        *_judge_sentences(turn["expect"], said),
        *_judge_actions(_list(turn["expect"].get("does")), done),
        *_always(said, steps),
    ]
    for complaint in complaints:
        what = f"{complaint}\n    said: {text!r}\n    did: {done}"
        yield Verdict(number, what, turn["because"])


def _judge_words(expected: Mapping[str, Any], said: list[Sentence]) -> Iterator[str]:
    text = " ".join(sentence.text for sentence in said).casefold()
    spoken = " ".join(sentence.spoken for sentence in said).casefold()
    for wanted in _list(expected.get("says")):
        if wanted.casefold() not in text:
            yield f"does not say {wanted!r}"
    for wanted in _list(expected.get("spoken")):
        if wanted.casefold() not in spoken:
            yield f"the voice is not given {wanted!r} but {spoken!r}"
    for unwanted in _list(expected.get("never_says")):
        if unwanted.casefold() in text:
            yield f"says {unwanted!r}"


def _judge_sentences(expected: Mapping[str, Any], said: list[Sentence]) -> Iterator[str]:
    for wanted in _list(expected.get("evidence")):
        if not any(_rests_on(sentence, wanted) for sentence in said):
            found = [(e.kind.value, e.ref, e.score) for s in said for e in s.evidence]
            yield f"nothing rests on {wanted}, but on {found}"
    for wanted in _list(expected.get("kind")):
        if wanted not in {sentence.kind.value for sentence in said}:
            yield f"no sentence is of kind {wanted}"
    if "sentences" in expected and len(said) != expected["sentences"]:
        yield f"{len(said)} sentences, not {expected['sentences']}"
    language = expected.get("language")
    if language and {sentence.language for sentence in said} != {language}:
        yield f"is not said in {language}"


def _judge_actions(wanted: list[Any], done: Sequence[Step]) -> Iterator[str]:
    names = [type(action).__name__ for action in done]
    expected = [next(iter(each)) if isinstance(each, dict) else each for each in wanted]
    if names != expected:
        yield f"does {names}, not {expected}"
        return
    for each, action in zip(wanted, done, strict=True):
        if not isinstance(each, dict):
            continue
        fields = {key: _plain(value) for key, value in asdict(action).items()}
        for key, value in next(iter(each.values())).items():
            if fields[key] != value:
                yield f"{type(action).__name__}.{key} is {fields[key]!r}, not {value!r}"


def _always(said: list[Sentence], steps: list[Step]) -> Iterator[str]:
    """What holds for every answer of every scenario."""
    if not said:
        yield "says nothing"
    for sentence in said:
        if not sentence.evidence:
            yield f"{sentence.text!r} rests on nothing"
        if any(char.isdigit() for char in sentence.spoken):
            yield f"the voice is given digits: {sentence.spoken!r}"
        if "{" in sentence.text or sentence.text.startswith("say-"):
            yield f"an unfinished text: {sentence.text!r}"
    names = [type(step).__name__ for step in steps]
    if "EndCall" in names and names[-1] != "EndCall":
        yield "something comes after the end of the call"


def _rests_on(sentence: Sentence, wanted: Mapping[str, Any]) -> bool:
    return any(
        (wanted.get("kind") in (None, each.kind.value))
        and (wanted.get("ref") in (None, each.ref))
        and each.score >= wanted.get("score", 0)
        for each in sentence.evidence
    )


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return value.get("e164", value)
    return list(value) if isinstance(value, tuple) else value


def _list(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def read(file: Path) -> dict[str, Any]:
    scenario: dict[str, Any] = yaml.safe_load(file.read_text("utf-8"))
    assert scenario.keys() <= SCENARIO_KEYS, scenario.keys() - SCENARIO_KEYS
    assert scenario["why"]
    for turn in scenario["turns"]:
        assert turn.keys() <= TURN_KEYS, turn.keys() - TURN_KEYS
        assert turn["expect"].keys() <= EXPECT_KEYS, turn["expect"].keys() - EXPECT_KEYS
    return scenario


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_template(tmp_path_factory.mktemp("company") / "data")


def test_there_are_enough_scenarios_in_both_languages() -> None:
    languages = [read(file)["language"] for file in SCENARIOS]
    assert languages.count("ru") >= 6
    assert languages.count("en") >= 6


def _with_its_log(file: Path) -> Any:
    expected = read(file).get("log")
    marks = [pytest.mark.expects_log(expected)] if expected else []
    return pytest.param(file, id=file.stem, marks=marks)


@pytest.mark.parametrize("file", [_with_its_log(file) for file in SCENARIOS])
async def test_scenario(file: Path, company: Path, tmp_path: Path) -> None:
    scenario = read(file)
    now = scenario.get("now")
    async with (
        furnished(
            copy_of(company, tmp_path / "data"),
            facts=scenario.get("facts", ()),
            faq=scenario.get("faq", ()),
            now=datetime.fromisoformat(now) if now else MONDAY_MORNING,
        ) as (parts, knowledge),
        _model(scenario.get("model"), tmp_path / "llm") as thinker,
    ):
        talk = talk_with(
            parts,
            knowledge,
            who=assistant(
                scenario.get("assistant", "anna"),
                languages=scenario.get("languages", (scenario["language"], *_other(scenario))),
            ),
            number=scenario.get("caller", "+79161234567"),
            language=scenario.get("person_language"),
            documents=await _documents(scenario.get("documents", ()), parts, tmp_path),
            model=thinker,
            limits=PATIENT,
        )
        verdicts = [
            verdict
            for number, turn in enumerate(scenario["turns"], 1)
            for verdict in judge(number, turn, await _say(talk, turn))
        ]
        hits = {each.key: each.hit_count for each in await knowledge.facts()}
        hits |= {each.id: each.hit_count for each in await knowledge.entries()}
    assert not verdicts, "\n".join([f"{file.stem}: {scenario['why']}", *map(str, verdicts)])
    for ref, count in scenario.get("after", {}).get("hits", {}).items():
        assert hits[ref] == count, ref


@asynccontextmanager
async def _model(answers: list[Answer] | None, folder: Path) -> AsyncIterator[LlmChain | None]:
    if answers is None:
        yield None
        return
    async with scripted_model(folder, *answers) as model:
        yield model.thinker


async def _documents(
    texts: Sequence[Mapping[str, str]], parts: Opened, folder: Path
) -> DocumentsService:
    """A document is its ``name`` and its ``text``, as a file would hold it."""
    service = DocumentsService(database=parts.database, events=parts.events, clock=parts.clock)
    await service.load()
    for each in texts:
        file = folder / each["name"]
        file.write_text(each["text"], encoding="utf-8")
        await service.add(file)
    return service


async def _say(talk: Talk, turn: Mapping[str, Any]) -> list[Step]:
    span = turn.get("span")
    return await talk.turn(
        str(turn["hears"]),
        language=turn.get("in"),
        understood=turn.get("understood", True),
        confidence=turn.get("confidence", 1.0),
        span=(span[0], span[1]) if span else None,
    )


def _other(scenario: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(each for each in ("ru", "en") if each != scenario["language"])
