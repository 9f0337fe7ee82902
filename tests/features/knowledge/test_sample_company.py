"""The sample company of the demo: enough of it, found by its own words, and told apart."""

from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from secretary_app.features.knowledge.exchange import facts_format, faq_format
from secretary_app.features.knowledge.exchange.plan import plan_facts, plan_faq
from secretary_app.features.knowledge.exchange.reading import read_rows
from secretary_app.features.knowledge.normalise import normalise
from secretary_app.features.knowledge.service import Knowledge
from secretary_app.features.knowledge.telling import FactTeller
from secretary_app.features.knowledge.values import FactKind
from secretary_app.features.voices.spoken import speakable
from secretary_app.foundation.i18n import Translator

pytestmark = pytest.mark.unit

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
LANGUAGES = ("ru", "en")


@pytest.fixture(scope="module")
def company(repository: Path) -> Knowledge:
    folder = repository / "resources" / "demo"
    read_fact = partial(facts_format.read_fact, zone=UTC)
    facts = plan_facts(read_rows(folder / "facts.json"), read=read_fact, known=Knowledge())
    known = Knowledge(facts=tuple(facts.new))
    read_entry = partial(faq_format.read_entry, zone=UTC)
    entries = plan_faq(read_rows(folder / "faq.json"), read=read_entry, known=known)
    assert not facts.problems
    assert not entries.problems
    return Knowledge(facts=tuple(facts.new), entries=tuple(entries.new))


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_is_enough_to_ask(company: Knowledge, language: str) -> None:
    assert sum(language in fact.questions for fact in company.facts) >= 12
    assert sum(entry.language == language for entry in company.entries) >= 20
    assert {fact.kind for fact in company.facts} == set(FactKind)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_phrase_finds_its_own_answer_and_none_close_by(
    company: Knowledge, language: str
) -> None:
    index = company.index(language)
    assert index.shared_phrases() == {}
    for phrase in index.phrases():
        first, *rest = index.match(phrase, NOW)
        assert (first.score, first.expired) == (1, False), phrase
        assert all(other.score < 0.9 for other in rest), (phrase, rest)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_answer_is_said_without_digits(company: Knowledge, language: str) -> None:
    teller = FactTeller(translator=Translator(language))
    answers = [entry.answer for entry in company.entries if entry.language == language]
    for fact in company.facts:
        for question in fact.questions[language]:
            said = teller.tell(fact, aspect=question.aspect, now=NOW)
            assert said
            answers.append(said)
    for answer in answers:
        spoken = speakable(answer, language=language)
        assert not any(char.isdigit() for char in spoken), answer
        assert "{" not in spoken


@pytest.mark.parametrize("language", LANGUAGES)
def test_phrases_are_long_and_different_enough_for_a_telephone(
    company: Knowledge, language: str
) -> None:
    """A recogniser tells phrases apart by whole words: no two may differ by one short word only."""
    phrases = [normalise(phrase, language).split() for phrase in company.index(language).phrases()]
    for at, phrase in enumerate(phrases):
        assert len(phrase) >= 2, phrase
        for other in phrases[at + 1 :]:
            different = set(phrase) ^ set(other)
            assert sum(map(len, different)) >= 4, (phrase, other)
