"""What an import would change, and everything that speaks against it, before anything is stored."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Generic, TypeVar

from secretary_app.features.knowledge.errors import KnowledgeError, PhraseTaken
from secretary_app.features.knowledge.exchange.reading import Row
from secretary_app.features.knowledge.models import Fact, FaqEntry
from secretary_app.features.knowledge.normalise import normalise
from secretary_app.features.knowledge.service import Knowledge
from secretary_app.foundation.i18n import Language

SourceT = TypeVar("SourceT", Fact, FaqEntry)


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A row that cannot be imported."""

    line: int
    error: KnowledgeError

    @property
    def duplicate(self) -> bool:
        """Whether leaving the row out loses nothing that is not there already."""
        return isinstance(self.error, PhraseTaken)


@dataclass(slots=True, kw_only=True)
class ImportPlan(Generic[SourceT]):
    """The rows of a file, sorted by what becomes of them."""

    new: list[SourceT] = field(default_factory=list)
    changed: list[SourceT] = field(default_factory=list)
    unchanged: list[SourceT] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    left_out: list[Problem] = field(default_factory=list)
    """Duplicates that the person asked to leave out."""

    @property
    def to_put(self) -> list[SourceT]:
        """What has to be stored."""
        return self.new + self.changed


def plan_faq(
    rows: Sequence[Row],
    *,
    read: Callable[[Row], FaqEntry],
    known: Knowledge,
    skip_duplicates: bool = False,
) -> ImportPlan[FaqEntry]:
    """Entries are known by their id, else by language and question."""
    by_question = {_question_of(entry): entry for entry in known.entries}
    by_id = {entry.id: entry for entry in known.entries}

    def existing(entry: FaqEntry) -> FaqEntry | None:
        return by_id.get(entry.id) or by_question.get(_question_of(entry))

    def adopt(entry: FaqEntry, before: FaqEntry) -> FaqEntry:
        return replace(entry, id=before.id, hit_count=before.hit_count)

    return _plan(
        rows,
        read=read,
        existing=existing,
        adopt=adopt,
        phrases=_Phrases(known),
        skip_duplicates=skip_duplicates,
    )


def plan_facts(
    rows: Sequence[Row],
    *,
    read: Callable[[Row], Fact],
    known: Knowledge,
    skip_duplicates: bool = False,
) -> ImportPlan[Fact]:
    """Facts are known by their key."""
    by_key = {fact.key: fact for fact in known.facts}
    return _plan(
        rows,
        read=read,
        existing=lambda fact: by_key.get(fact.key),
        adopt=lambda fact, before: replace(fact, hit_count=before.hit_count),
        phrases=_Phrases(known),
        skip_duplicates=skip_duplicates,
    )


class _Phrases:
    """Who is asked for by which words, as the rows of a file come in one after another."""

    def __init__(self, known: Knowledge) -> None:
        self._owners: dict[tuple[str, str], tuple[str, str]] = {}
        self._phrases: dict[str, list[tuple[str, str]]] = {}
        self.seen: set[str] = set()
        for fact in known.facts:
            self._own(fact)
        for entry in known.entries:
            self._own(entry)

    def take(self, source: Fact | FaqEntry, before: Fact | FaqEntry | None) -> None:
        """Raises PhraseTaken where other words than its own former ones lead elsewhere."""
        ref = _ref(source)
        if ref in self.seen:
            raise PhraseTaken(phrase=_name(source), other=_name(source))
        mine = set(self._phrases.get(_ref(before), ())) if before else set()
        for phrase in _phrases_of(source):
            owner = self._owners.get(phrase)
            if owner is not None and owner[0] != ref and phrase not in mine:
                raise PhraseTaken(phrase=phrase[1], other=owner[1])
        for phrase in mine:
            self._owners.pop(phrase, None)
        self.seen.add(ref)
        self._own(source)

    def _own(self, source: Fact | FaqEntry) -> None:
        phrases = _phrases_of(source)
        self._phrases[_ref(source)] = phrases
        for phrase in phrases:
            self._owners[phrase] = (_ref(source), _name(source))


def _plan(
    rows: Sequence[Row],
    *,
    read: Callable[[Row], SourceT],
    existing: Callable[[SourceT], SourceT | None],
    adopt: Callable[[SourceT, SourceT], SourceT],
    phrases: _Phrases,
    skip_duplicates: bool,
) -> ImportPlan[SourceT]:
    plan: ImportPlan[SourceT] = ImportPlan()
    for row in rows:
        try:
            source = read(row)
            before = existing(source)
            if before is not None:
                source = adopt(source, before)
            phrases.take(source, before)
        except KnowledgeError as error:
            problem = Problem(line=row.line, error=error)
            leave_out = skip_duplicates and problem.duplicate
            (plan.left_out if leave_out else plan.problems).append(problem)
            continue
        if before is None:
            plan.new.append(source)
        else:
            (plan.unchanged if source == before else plan.changed).append(source)
    return plan


def _phrases_of(source: Fact | FaqEntry) -> list[tuple[str, str]]:
    """Language and normalised words of everything it is asked for by, word for word."""
    known = Knowledge(
        entries=(source,) if isinstance(source, FaqEntry) else (),
        facts=(source,) if isinstance(source, Fact) else (),
    )
    return [
        (language.value, normalise(phrase, language))
        for language in Language
        for phrase in known.index(language).phrases()
    ]


def _question_of(entry: FaqEntry) -> tuple[str, str]:
    return entry.language, normalise(entry.question, entry.language)


def _ref(source: Fact | FaqEntry) -> str:
    return source.key if isinstance(source, Fact) else source.id


def _name(source: Fact | FaqEntry) -> str:
    return source.key if isinstance(source, Fact) else source.question
