"""How well documents answer: our handbooks, our questions, and how many find their section."""

from dataclasses import dataclass
from pathlib import Path

import yaml

from secretary_app.features.knowledge.documents.models import Passage
from secretary_app.features.knowledge.documents.service import DocumentsService

FOLDER = Path(__file__).parent
LANGUAGES = ("en", "ru")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question, where its answer stands, and what was found."""

    question: str
    section: str
    """Empty where no section answers."""
    found: tuple[Passage, ...]

    @property
    def place(self) -> int | None:
        """Of the right section among those found, from 1."""
        sections = [passage.section for passage in self.found]
        return sections.index(self.section) + 1 if self.section in sections else None

    @property
    def sure(self) -> bool:
        return bool(self.found) and self.found[0].sure


def handbooks(language: str | None = None) -> list[Path]:
    """The documents that are asked about."""
    return sorted(FOLDER.glob(f"*.{language or '*'}.md"))


def questions(language: str) -> list[tuple[str, str]]:
    """Each with its section."""
    stored = yaml.safe_load((FOLDER / f"questions.{language}.yaml").read_text("utf-8"))
    return [(question, section) for section, asked in stored.items() for question in asked]


def unanswered(language: str) -> list[str]:
    """Questions that no section answers."""
    stored: list[str] = yaml.safe_load((FOLDER / f"unanswered.{language}.yaml").read_text("utf-8"))
    return stored


async def ask_all(service: DocumentsService, language: str) -> tuple[list[Asked], list[Asked]]:
    """Every question that has an answer, and every one that has none."""

    async def ask(question: str, section: str) -> Asked:
        found = await service.search(question, language, limit=3)
        return Asked(question=question, section=section, found=found)

    answered = [await ask(*each) for each in questions(language)]
    return answered, [await ask(each, "") for each in unanswered(language)]


def hit_share(asked: list[Asked], *, within: int) -> float:
    """Of the questions, those whose section is among the first ``within``."""
    return sum(each.place is not None and each.place <= within for each in asked) / len(asked)


def sure_share(asked: list[Asked]) -> float:
    """Of the questions, those whose first passage would be said as the answer."""
    return sum(each.sure for each in asked) / len(asked)


def wrongly_sure_share(asked: list[Asked]) -> float:
    """Of the questions, those to which another section would be said as the answer."""
    return sum(each.sure and each.place != 1 for each in asked) / len(asked)
